import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { badge } from '../../../src/simulator/dashboard/parts.ts';
import { openSqliteStore } from '../../../src/simulator/infrastructure/sqlite-store.ts';
import type { Store } from '../../../src/simulator/application/store.ts';
import { transactionFacts, type TransactionState } from '../../../src/simulator/domain/transaction-state.ts';
import { newTransaction } from '../../../src/simulator/domain/transaction.ts';
import { addOrder, saveOrder } from '../gateway/stored-order.ts';

const states = Object.keys(transactionFacts) as TransactionState[];

describe('the dashboard’s search', () => {
  let store: Store;
  before(() => {
    store = openSqliteStore();
  });
  after(() => store.close());

  const addOrderIn = async (state: TransactionState) => {
    const order = await addOrder(store);
    const { merchantId, orderId, amount } = order;
    const instrument = {
      method: 'cash',
      name: 'CASH',
      group: 'cash',
      bankName: '',
      lastFour: '',
    } as const;
    const choice = { instrument, onApproval: 'cod_initiated' as const, begins: state, attempts: 0 };
    const transaction = newTransaction({ uuid: state, merchantId, orderId, attempt: 1, amount, choice, now: 1_000 });
    await saveOrder(store, { ...order, transactions: [transaction] });
    return orderId;
  };

  for (const state of states) {
    const { orderStatus } = transactionFacts[state];
    it(`finds an order that is ${state} by the status that the dashboard shows`, async () => {
      const orderId = await addOrderIn(state);
      const shown = orderStatus.replaceAll('_', ' ').toLowerCase();
      for (const text of [shown, orderStatus]) {
        const found = await store.orders.list({ search: text, limit: 100 });
        assert.ok(
          found.some((order) => order.orderId === orderId),
          text,
        );
      }
    });
  }
});

describe('the badge of a status', () => {
  const tonesOf = (...statuses: Parameters<typeof badge>[0][]) =>
    statuses.map((status) => {
      const shown = badge(status);
      return typeof shown === 'symbol' ? undefined : shown.values[0];
    });

  it('is green where money arrived, in part too, and red where none did or it went back', () => {
    assert.deepEqual(tonesOf('CHARGED', 'PARTIAL_CHARGED', 'charged'), ['good', 'good', 'good']);
    assert.deepEqual(tonesOf('AUTO_REFUNDED', 'JUSPAY_DECLINED', 'api_failure'), ['bad', 'bad', 'bad']);
    assert.deepEqual(tonesOf('AUTHORIZED', 'STARTED', 'authorizing'), ['wait', 'wait', 'wait']);
    assert.deepEqual(tonesOf('NEW', 'nowhere', 'backpressed', ''), ['calm', 'calm', 'calm', undefined]);
  });

  it('tells deliveries and refunds that worked from those that did not', () => {
    assert.deepEqual(tonesOf('204', '500', 'timeout'), ['good', 'bad', 'bad']);
    assert.deepEqual(tonesOf('SUCCESS', 'FAILURE', 'MANUAL_REVIEW'), ['good', 'bad', 'wait']);
  });
});
