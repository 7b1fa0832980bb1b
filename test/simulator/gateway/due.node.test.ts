import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openSqliteStore } from '../../../src/simulator/infrastructure/sqlite-store.ts';
import { newTransaction, type Transaction } from '../../../src/simulator/domain/transaction.ts';
import type { Store, StoredOrder } from '../../../src/simulator/application/store.ts';
import { addOrder, stored } from './stored-order.ts';

/** A payment that waits at the bank and ends by itself after so many ms. */
function addPayment(store: Store, order: StoredOrder, ends: { lifetime?: number; settlesAfter?: number }): Transaction {
  const { merchantId, orderId, amount } = order;
  const transaction = newTransaction({
    uuid: `uuid-of-${orderId}`,
    merchantId,
    orderId,
    attempt: 1,
    amount,
    now: 1_000,
    choice: {
      begins: 'at-bank',
      attempts: 1,
      ...ends,
      instrument: {
        method: 'netbanking',
        name: 'NB_HDFC',
        group: '',
        bankName: 'HDFC Bank',
        lastFour: '',
      },
      onApproval: 'charged',
    },
  });
  store.addTransaction(transaction);
  store.saveOrder({ ...order, attempts: 1, currentTransaction: transaction.uuid });
  return transaction;
}

describe('what is due', () => {
  const keyOf = ({ merchantId, orderId }: Transaction) => ({ merchantId, orderId });

  it('is nothing in an empty store', () => {
    const store = openSqliteStore();
    assert.equal(store.nextDue(), undefined);
    assert.deepEqual(store.dueOrders(Number.MAX_SAFE_INTEGER), []);
    store.close();
  });

  it('are the orders whose payment has a deadline that has come, the earliest first, and none that waits', () => {
    const store = openSqliteStore();
    const late = addPayment(store, addOrder(store), { lifetime: 500 });
    const early = addPayment(store, addOrder(store), { lifetime: 900, settlesAfter: 100 });
    addPayment(store, addOrder(store), {});
    assert.equal(store.nextDue(), 1_100);
    assert.deepEqual(store.dueOrders(1_099), []);
    assert.deepEqual(store.dueOrders(1_100), [early].map(keyOf));
    assert.deepEqual(store.dueOrders(9_999), [early, late].map(keyOf));
    store.close();
  });

  it('is a transaction no longer once it has moved', () => {
    const store = openSqliteStore();
    const waiting = addPayment(store, addOrder(store), { lifetime: 500 });
    store.saveTransaction({ ...waiting, state: 'authentication-failed' });
    assert.equal(store.nextDue(), undefined);
    store.close();
  });

  it('is no transaction that its time would not change', () => {
    const store = openSqliteStore();
    const waiting = addPayment(store, addOrder(store), { lifetime: 500 });
    store.saveTransaction({ ...waiting, state: 'left-bank' });
    assert.equal(store.nextDue(), undefined);
    assert.deepEqual(store.dueOrders(9_999), []);
    store.close();
  });

  it('are scheduled steps and waiting webhooks, too', () => {
    const store = openSqliteStore();
    const order = addOrder(store);
    const { merchantId, orderId } = order;
    const webhook = { merchantId, orderId, name: 'ORDER_SUCCEEDED', body: '{}', copies: 1, failures: 0, created: 1 };
    store.addWebhook({ ...webhook, id: 'later', state: 'waiting', due: 3_000 });
    store.addWebhook({ ...webhook, id: 'held', state: 'held', due: 1 });
    const { uuid } = addPayment(store, order, {});
    const step = { uuid, at: 4_000, input: 'settle' } as const;
    store.schedule(step);
    assert.deepEqual(store.scheduledSteps(order), [step]);
    assert.equal(store.nextDue(), 3_000);
    assert.deepEqual(store.ordersWithDueWebhooks(2_999), []);
    assert.deepEqual(store.ordersWithDueWebhooks(3_000), [{ merchantId, orderId }]);
    assert.equal(store.dueWebhook(order, 2_999), undefined);
    assert.equal(store.dueWebhook(order, 3_000)?.id, 'later');
    assert.deepEqual(store.dueOrders(3_999), []);
    assert.deepEqual(store.dueOrders(4_000), [{ merchantId, orderId }]);
    store.unschedule(step);
    assert.deepEqual(store.dueOrders(4_000), []);
    store.close();
  });
});

describe('the search of the dashboard', () => {
  it('finds an order by its id, merchant, amount, status and instrument, as they are now', () => {
    const store = openSqliteStore();
    const order = addOrder(store);
    const finds = (search: string) => store.searchOrders(search, 10).some(({ id }) => id === order.id);
    assert.deepEqual([order.orderId.slice(3, 9), 'ACME', '249.00', 'new'].map(finds), [true, true, true, true]);
    const waiting = addPayment(store, order, { lifetime: 500 });
    assert.deepEqual(['pending_vbv', 'Pending VBV', 'nb_hdfc', 'new'].map(finds), [true, true, true, false]);
    store.saveTransaction({ ...waiting, state: 'charged' });
    assert.deepEqual(['charged', 'pending'].map(finds), [true, false]);
    store.saveOrder({ ...stored(store, order), amount: '17.50' });
    assert.deepEqual(['17.50', '249.00', 'charged'].map(finds), [true, false, true]);
    store.close();
  });

  it('takes percent signs, underscores and backslashes as they are', () => {
    const store = openSqliteStore();
    addOrder(store);
    assert.deepEqual(
      ['%', 'a_me', '\\'].map((search) => store.searchOrders(search, 10).length),
      [0, 0, 0],
    );
    assert.equal(store.searchOrders('', 10).length, 1);
    store.close();
  });

  it('gives the latest first, and as many as are wanted', () => {
    const store = openSqliteStore();
    const orders = [2_000, 1_000, 3_000].map((now) => addOrder(store, {}, now));
    const found = store.searchOrders('acme', 2).map(({ id }) => id);
    assert.deepEqual(found, [orders[2]?.id, orders[0]?.id]);
    store.close();
  });
});
