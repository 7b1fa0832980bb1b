import { randomUUID } from 'node:crypto';
import type { Store, StoredOrder } from '../../../src/simulator/application/store.ts';

/** Puts an order into a store as if the shop had signed it, and returns it. */
export function addOrder(store: Store, details: Readonly<Record<string, string>> = {}, now = 1_000): StoredOrder {
  const id = randomUUID().replaceAll('-', '');
  const order: StoredOrder = {
    merchantId: 'acme',
    orderId: id.slice(0, 18),
    id: `ordeh_${id}`,
    payloadHash: id,
    details: JSON.stringify(details),
    amount: '249.00',
    currency: 'INR',
    customerId: 'cust-77',
    attempts: 0,
    currentTransaction: '',
    created: now,
    updated: now,
  };
  store.addOrder(order);
  return order;
}

/** The order as the store has it now. */
export function stored(store: Store, { merchantId, orderId }: StoredOrder): StoredOrder {
  const order = store.findOrder(merchantId, orderId);
  if (!order) throw new Error(`The store has lost the order ${orderId}.`);
  return order;
}
