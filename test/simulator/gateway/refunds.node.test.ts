import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import { formatAmount, parseAmount } from '../../../src/protocol/amount.ts';
import { chargedAmount } from '../../../src/simulator/gateway/charged-amount.ts';
import type { Order } from '../../../src/simulator/gateway/orders.ts';
import { addTransaction } from '../../../src/simulator/gateway/payment-attempts.ts';
import { refundOrder, refundParts, refundStatus, type Refund } from '../../../src/simulator/gateway/refunds.ts';
import { openSqliteStore } from '../../../src/simulator/gateway/sqlite-store.ts';
import { transactionFacts, type TransactionState } from '../../../src/simulator/gateway/transaction-state.ts';
import { sample } from '../../support/test-files.js';
import { addOrder, stored } from './stored-order.ts';

const instrument = {
  method: 'netbanking',
  name: 'NB_SBI',
  group: 'nb',
  bankName: 'SBI',
  lastFour: '',
} as const;

const paise = (amount: string | undefined) => {
  const parsed = parseAmount(amount ?? '0.00');
  return parsed.ok ? parsed.value : 0n;
};
const sumOf = (refunds: readonly Refund[]) => refunds.reduce((sum, { amount }) => sum + paise(amount), 0n);

describe('the refunds of an order', () => {
  const store = openSqliteStore();
  after(() => store.close());

  const orderIn = (state: TransactionState): Order => {
    const order = addOrder(store);
    addTransaction(
      store,
      order,
      { instrument, onApproval: 'charged', begins: state, attempts: 0, amount: '40.00' },
      1_000,
    );
    return stored(store, order);
  };
  const chargedOf = (order: Order) => {
    const transaction = store.findTransaction(order.currentTransaction);
    return transaction && chargedAmount(transaction);
  };
  const states = Object.keys(transactionFacts).filter((name): name is TransactionState =>
    Object.hasOwn(transactionFacts, name),
  );
  let requests = 0;
  /** A few names, so that some requests come twice, and amounts around what was paid, two of them with a fate of their own. */
  const names = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const amounts = fc.oneof(
    fc.bigInt(1n, 4_500n).map(formatAmount),
    fc.constantFrom('1.13', '1.17', '20.00', '40.00', undefined),
  );

  it('never add up to more than was charged, and none is paid twice', () => {
    const sequences = fc.array(fc.tuple(names, amounts), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(fc.constantFrom('charged', 'half-charged'), sequences, (state, sequence) => {
        const order = orderIn(state);
        const prefix = String(requests++);
        const charged = paise(chargedOf(order));
        assert.ok(charged > 0n);
        let now = 1_000;
        for (const [name, amount] of sequence) {
          const uniqueRequestId = `${prefix}-${name}`;
          const before = store.refundsOf(order);
          const known = before.find((each) => each.uniqueRequestId === uniqueRequestId);
          const answer = refundOrder(store, stored(store, order), { uniqueRequestId, amount }, ++now);
          const refunds = store.refundsOf(order);
          if (known) {
            const isSame = amount === undefined || amount === known.amount;
            assert.deepEqual(answer.ok ? answer.value : answer.issue.code, isSame ? known : 'order-reused');
          }
          // A refund that failed has moved nothing, so its amount is free again.
          const given = sumOf(refunds.filter((each) => refundStatus(each.amount) !== 'FAILURE'));
          const left = charged - sumOf(before.filter((each) => refundStatus(each.amount) !== 'FAILURE'));
          assert.ok(given <= charged, 'more was refunded than was charged');
          assert.ok(paise(refundParts(refunds).amount_refunded.toFixed(2)) <= given);
          const isRoom = amount === undefined ? left > 0n : paise(amount) <= left;
          assert.equal(answer.ok, known ? answer.ok : isRoom);
          assert.equal(refunds.length, before.length + (answer.ok && !known ? 1 : 0));
          if (answer.ok && !known)
            assert.equal(paise(answer.value.amount), amount === undefined ? left : paise(amount));
          assert.equal(new Set(refunds.map(({ id }) => id)).size, refunds.length);
        }
      }),
      { numRuns: sample(200, 2_000) },
    );
  });

  it('are for money that has arrived, and for no other', () => {
    for (const state of states) {
      const order = orderIn(state);
      const answer = refundOrder(store, order, { uniqueRequestId: `state-${requests++}`, amount: '1.00' }, 2_000);
      const isPaid = state === 'charged' || state === 'half-charged';
      assert.equal(answer.ok ? 'refunded' : answer.issue.code, isPaid ? 'refunded' : 'wrong-state', state);
      assert.equal(store.refundsOf(order).length, isPaid ? 1 : 0, state);
    }
  });
});
