import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Store } from '../../../src/simulator/application/store.ts';
import type { Order } from '../../../src/simulator/domain/order.ts';
import { newOrder } from '../domain/samples.ts';

/** Puts an order into a store as if the shop had signed it, and returns it. */
export async function addOrder(
  store: Pick<Store, 'orders'>,
  details: Readonly<Record<string, string>> = {},
  now = 1_000,
): Promise<Order> {
  const id = randomUUID().replaceAll('-', '');
  return saveOrder(store, { ...newOrder({ order_id: id.slice(0, 18), ...details }, now), id: `ordeh_${id}` });
}

/** Saves an order over what the store has of it, and returns it. */
export async function saveOrder(store: Pick<Store, 'orders'>, order: Order): Promise<Order> {
  const before = await store.orders.load(order);
  assert.equal(await store.orders.commit({ before, after: order, rows: [] }), 'saved');
  return order;
}
