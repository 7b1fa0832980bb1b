import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { formatAmount, parseAmount } from '../../../src/protocol/amount.ts';
import type { Order, Refund } from '../../../src/simulator/domain/order.ts';
import { refundedPaise, refundOrder, refundStatus } from '../../../src/simulator/domain/refund.ts';
import { chargedAmount } from '../../../src/simulator/domain/transaction.ts';
import { transactionStates, type TransactionState } from '../../../src/simulator/domain/transaction-state.ts';
import { propertyRuns } from '../../support/test-files.js';
import { newOrder, transactionIn } from './samples.ts';

const paise = (amount: string | undefined) => {
  const parsed = parseAmount(amount ?? '0.00');
  return parsed.ok ? parsed.value : 0n;
};
const sumOf = (refunds: readonly Refund[]) => refunds.reduce((sum, { amount }) => sum + paise(amount), 0n);

describe('the refunds of an order', () => {
  const orderIn = (state: TransactionState): Order => ({
    ...newOrder(),
    transactions: [transactionIn(state, { amount: '40.00' })],
  });
  /** The order after a request, or the code of its refusal. The name of a refund is an id as good as any. */
  const refund = (order: Order, uniqueRequestId: string, amount: string | undefined, now: number) =>
    refundOrder(order, { uniqueRequestId, amount, id: `rfnd_${uniqueRequestId}`, isTaken: false }, now);
  /** A few names, so that some requests come twice, and amounts around what was paid, two of them with a fate of their own. */
  const names = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const amounts = fc.oneof(
    fc.bigInt(1n, 4_500n).map(formatAmount),
    fc.constantFrom('1.13', '1.17', '20.00', '40.00', undefined),
  );

  it('never add up to more than has arrived, and one name makes one refund', () => {
    const sequences = fc.array(fc.tuple(names, amounts), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(fc.constantFrom('charged', 'half-charged'), sequences, (state, sequence) => {
        let order = orderIn(state);
        const charged = paise(order.transactions.map(chargedAmount)[0]);
        assert.ok(charged > 0n);
        let now = 1_000;
        for (const [name, amount] of sequence) {
          const before = order;
          const known = before.refunds.find((each) => each.uniqueRequestId === name);
          const answer = refund(before, name, amount, ++now);
          if (answer.ok) order = answer.order;
          if (known) {
            const isSame = amount === undefined || amount === known.amount;
            assert.deepEqual(answer.ok ? answer.result : answer.issue.code, isSame ? known : 'order-reused');
            assert.equal(order, before);
          }
          // A refund that failed has moved nothing, so its amount is free again.
          const given = sumOf(order.refunds.filter((each) => refundStatus(each.amount) !== 'FAILURE'));
          const left = charged - sumOf(before.refunds.filter((each) => refundStatus(each.amount) !== 'FAILURE'));
          assert.ok(given <= charged, 'more was refunded than was charged');
          assert.ok(refundedPaise(order.refunds) <= given);
          const isRoom = amount === undefined ? left > 0n : paise(amount) <= left;
          assert.equal(answer.ok, known ? answer.ok : isRoom);
          assert.equal(order.refunds.length, before.refunds.length + (answer.ok && !known ? 1 : 0));
          if (answer.ok && !known) {
            assert.equal(paise(answer.result.amount), amount === undefined ? left : paise(amount));
            assert.deepEqual(answer.events, [
              { type: 'refund-made', at: now, id: answer.result.id, amount: answer.result.amount },
            ]);
          }
        }
      }),
      { numRuns: propertyRuns(10_000) },
    );
  });

  it('are for money that has arrived, and for no other', () => {
    for (const state of transactionStates) {
      const answer = refund(orderIn(state), 'one', '1.00', 2_000);
      const isPaid = state === 'charged' || state === 'half-charged';
      assert.equal(answer.ok ? 'refunded' : answer.issue.code, isPaid ? 'refunded' : 'wrong-state', state);
    }
  });

  it('have a name of 1 to 20 characters, and a name of another order is taken', () => {
    const order = orderIn('charged');
    const codeOf = (answer: ReturnType<typeof refund>) => (answer.ok ? '' : answer.issue.code);
    assert.equal(codeOf(refund(order, '', '1.00', 2_000)), 'required');
    assert.equal(codeOf(refund(order, 'n'.repeat(21), '1.00', 2_000)), 'field');
    assert.equal(codeOf(refund(order, 'n'.repeat(20), '1.00', 2_000)), '');
    const request = { uniqueRequestId: 'one', amount: '1.00', id: 's', isTaken: true };
    assert.equal(codeOf(refundOrder(order, request, 2_000)), 'order-reused');
  });
});
