import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Store } from '../../../src/simulator/application/store.ts';
import type { Order, OrderKey } from '../../../src/simulator/domain/order.ts';
import { startPayment } from '../../../src/simulator/domain/payment.ts';
import type { TransactionState } from '../../../src/simulator/domain/transaction-state.ts';
import { openSqliteStore } from '../../../src/simulator/infrastructure/sqlite-store.ts';
import { choice } from '../domain/samples.ts';
import { addOrder, saveOrder } from './stored-order.ts';

let store: Store;
beforeEach(() => {
  store = openSqliteStore();
});
afterEach(() => store.close());

/** Saves an order with a payment that waits at the bank and ends by itself after so many ms. */
async function pay(order: Order, ends: { lifetime?: number; settlesAfter?: number }): Promise<Order> {
  const started = startPayment(order, { choice: { ...choice, ...ends }, uuid: `uuid-of-${order.orderId}` }, 1_000);
  if (!started.ok) return assert.fail(started.issue.message);
  return saveOrder(store, started.order);
}

const moved = (order: Order, state: TransactionState) =>
  saveOrder(store, { ...order, transactions: order.transactions.map((each) => ({ ...each, state })) });
const keyOf = ({ merchantId, orderId }: OrderKey) => ({ merchantId, orderId });

describe('what is due', () => {
  it('is nothing in an empty store', async () => {
    assert.deepEqual(await store.orders.due(Number.MAX_SAFE_INTEGER), { keys: [], next: undefined });
    assert.equal(store.nextWebhookDue(), undefined);
  });

  it('are the orders whose payment has a deadline that has come, the earliest first, and none that waits', async () => {
    const late = await pay(await addOrder(store), { lifetime: 500 });
    const early = await pay(await addOrder(store), { lifetime: 900, settlesAfter: 100 });
    await pay(await addOrder(store), {});
    assert.deepEqual(await store.orders.due(1_099), { keys: [], next: 1_100 });
    assert.deepEqual((await store.orders.due(1_100)).keys, [early].map(keyOf));
    assert.deepEqual((await store.orders.due(9_999)).keys, [early, late].map(keyOf));
  });

  it('is an order no longer once its payment has moved', async () => {
    await moved(await pay(await addOrder(store), { lifetime: 500 }), 'authentication-failed');
    assert.deepEqual(await store.orders.due(9_999), { keys: [], next: undefined });
  });

  it('is no order whose payment its time would not change', async () => {
    await moved(await pay(await addOrder(store), { lifetime: 500 }), 'left-bank');
    assert.deepEqual(await store.orders.due(9_999), { keys: [], next: undefined });
  });

  it('are scheduled steps, which are kept with their order', async () => {
    const order = await pay(await addOrder(store), {});
    const schedule = [{ uuid: `uuid-of-${order.orderId}`, at: 4_000, input: 'settle' as const }];
    const planned = await saveOrder(store, { ...order, schedule });
    assert.deepEqual((await store.orders.load(order))?.order, planned);
    assert.deepEqual(await store.orders.due(3_999), { keys: [], next: 4_000 });
    assert.deepEqual(await store.orders.due(4_000), { keys: [keyOf(order)], next: 4_000 });
    await saveOrder(store, { ...planned, schedule: [] });
    assert.deepEqual(await store.orders.due(4_000), { keys: [], next: undefined });
  });

  it('are waiting webhooks', async () => {
    const { merchantId, orderId } = await addOrder(store);
    const webhook = { merchantId, orderId, name: 'ORDER_SUCCEEDED', body: '{}', copies: 1, failures: 0, created: 1 };
    store.addWebhook({ ...webhook, id: 'later', state: 'waiting', due: 3_000 });
    store.addWebhook({ ...webhook, id: 'held', state: 'held', due: 1 });
    assert.equal(store.nextWebhookDue(), 3_000);
    assert.deepEqual(store.ordersWithDueWebhooks(2_999), []);
    assert.deepEqual(store.ordersWithDueWebhooks(3_000), [{ merchantId, orderId }]);
    assert.equal(store.dueWebhook({ merchantId, orderId }, 2_999), undefined);
    assert.equal(store.dueWebhook({ merchantId, orderId }, 3_000)?.id, 'later');
  });
});

describe('the search of the dashboard', () => {
  const search = (text: string, limit = 10) => store.orders.list({ search: text, limit });

  it('finds an order by its id, merchant, amount, status and instrument, as they are now', async () => {
    const order = await addOrder(store);
    const finds = (...texts: string[]) =>
      Promise.all(texts.map(async (text) => (await search(text)).some(({ id }) => id === order.id)));
    assert.deepEqual(await finds(order.orderId.slice(3, 9), 'ACME', '249.00', 'new'), [true, true, true, true]);
    const waiting = await pay(order, { lifetime: 500 });
    assert.deepEqual(await finds('pending_vbv', 'Pending VBV', 'nb_sbi', 'new'), [true, true, true, false]);
    const charged = await moved(waiting, 'charged');
    assert.deepEqual(await finds('charged', 'pending'), [true, false]);
    await saveOrder(store, { ...charged, amount: '17.50' });
    assert.deepEqual(await finds('17.50', '249.00', 'charged'), [true, false, true]);
  });

  it('takes percent signs, underscores and backslashes as they are', async () => {
    await addOrder(store);
    const found = await Promise.all(['%', 'a_me', '\\', ''].map(async (text) => (await search(text)).length));
    assert.deepEqual(found, [0, 0, 0, 1]);
  });

  it('gives the latest first, and as many as are wanted', async () => {
    const orders = [];
    for (const now of [2_000, 1_000, 3_000]) orders.push(await addOrder(store, {}, now));
    const found = (await search('acme', 2)).map(({ id }) => id);
    assert.deepEqual(found, [orders[2]?.id, orders[0]?.id]);
  });
});
