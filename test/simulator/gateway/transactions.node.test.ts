import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { orderStatuses } from '../../../src/protocol/order-status.ts';
import { processStatuses } from '../../../src/protocol/process-status.ts';
import { chargedAmount } from '../../../src/simulator/gateway/charged-amount.ts';
import {
  atTime,
  moveTransaction,
  newTransaction,
  trySecret,
  type Transaction,
} from '../../../src/simulator/gateway/transactions.ts';
import {
  inputOfEnding,
  isWithBank,
  mayCharge,
  transactionFacts,
  type TransactionInput,
  type TransactionState,
} from '../../../src/simulator/gateway/transaction-state.ts';
import { transitionsWithin } from '../../support/transitions.ts';

const inputs: readonly TransactionInput[] = [
  'approve',
  'decline',
  'lock-out',
  'leave',
  'stall',
  'replace',
  'hold',
  'promise',
  'break',
  'refuse',
  'reset',
  'expire',
  'settle',
  'send-back',
  'authorize',
  'settle-half',
];
const instrument = {
  method: 'netbanking',
  name: 'NB_SBI',
  group: 'nb',
  bankName: 'SBI',
  lastFour: '',
} as const;
const begun = (begins: TransactionState, more: object = {}) =>
  newTransaction({
    uuid: 'u',
    merchantId: 'acme',
    orderId: 'R1',
    attempt: 1,
    amount: '1.00',
    choice: { instrument, onApproval: 'charged', begins, attempts: 3, ...more },
    now: 1_000,
  });

/** The states in which the shopper is asked: on the bank's page, or on the phone. */
const asked = ['at-bank', 'at-phone'] as const;
const withBank = ['authorizing', 'authorized'] as const;

const moved = (state: TransactionState, input: TransactionInput) => moveTransaction(begun(state), input, 2_000).state;
const steps = asked.flatMap((start) => transitionsWithin(7, { start, inputs, next: moved }));
const told = ({ path }: { path: readonly TransactionInput[] }) => path.join(', ');
/** Whether money of the shopper is with the merchant. */
const isCharged = (state: TransactionState) => chargedAmount(begun(state)) !== undefined;

/** Asserts that an input leads to one state from the named states, and changes nothing in any other. */
function assertOnly(input: TransactionInput, from: readonly TransactionState[], to: TransactionState): void {
  assertLeads(input, Object.fromEntries(from.map((state) => [state, to])));
}

/** Asserts where an input leads from each named state, and that it changes nothing in any other. */
function assertLeads(input: TransactionInput, expected: Partial<Record<TransactionState, TransactionState>>): void {
  for (const step of steps.filter((each) => each.input === input)) {
    assert.equal(step.to, expected[step.from] ?? step.from, told(step));
  }
}

describe('a transaction, after every sequence of up to seven inputs', () => {
  it('can be in each of its states', () => {
    assert.deepEqual([...new Set(steps.map(({ to }) => to))].sort(), Object.keys(transactionFacts).sort());
  });

  it('is the very same where an input changes nothing, and else was changed now', () => {
    for (const { from, input, to } of steps) {
      const before = begun(from);
      const after = moveTransaction(before, input, 2_000);
      assert.deepEqual(after, to === from ? before : { ...before, state: to, updated: 2_000 });
      assert.equal(after === before, to === from);
    }
  });

  it('was charged at most once', () => {
    for (const start of asked) {
      const counted = transitionsWithin<{ state: TransactionState; charges: number }, TransactionInput>(7, {
        start: { state: start, charges: 0 },
        inputs,
        next({ state, charges }, input) {
          const next = moved(state, input);
          return { state: next, charges: charges + (isCharged(next) && !isCharged(state) ? 1 : 0) };
        },
      });
      for (const step of counted) assert.ok(step.to.charges <= 1, told(step));
    }
  });

  it('is charged by the shopper only while asked, or by the bank that has it', () => {
    assertOnly('approve', [...asked, ...withBank], 'charged');
    assertOnly('decline', [...asked, ...withBank], 'authorization-failed');
    assertOnly('authorize', ['authorizing'], 'authorized');
    assertOnly('settle-half', ['authorizing'], 'half-charged');
  });

  it('is charged late by the bank whatever the shopper did, unless the bank never had it or another took its place', () => {
    const never = ['replaced', 'juspay-declined', 'cod-initiated', 'charged', 'half-charged', 'auto-refunded'];
    for (const step of steps.filter(({ input }) => input === 'settle')) {
      assert.equal(step.to, never.includes(step.from) ? step.from : 'charged', told(step));
    }
  });

  it('loses its charge only when the gateway sends the money back', () => {
    assertOnly('send-back', ['charged'], 'auto-refunded');
    for (const step of steps.filter(({ from }) => isCharged(from))) {
      assert.ok(isCharged(step.to) || step.input === 'send-back', told(step));
    }
  });

  it('leaves no end, apart from late money', () => {
    const isEnd = (state: TransactionState) =>
      transactionFacts[state].final && !isWithBank(state) && !['left-bank', 'stalled'].includes(state);
    for (const step of steps.filter(({ from }) => isEnd(from))) {
      assert.ok(step.to === step.from || ['settle', 'send-back'].includes(step.input), told(step));
    }
  });

  it('gives way to another instrument until the bank has it', () => {
    assertOnly('replace', [...asked, 'left-bank', 'stalled'], 'replaced');
  });

  it('ends as every ending says, wherever the shopper is asked', () => {
    for (const from of asked) {
      for (const [ending, input] of Object.entries(inputOfEnding)) {
        const to = moved(from, input);
        assert.equal(transactionFacts[to].status, ending);
        // The states without a name of their own are named as their status.
        if (input !== 'stall') assert.equal(to, ending.replaceAll('_', '-'));
      }
    }
    for (const input of ['lock-out', 'hold', 'promise', 'break', 'refuse', 'reset'] as const) {
      assertOnly(input, asked, moved('at-bank', input));
    }
  });

  it('stays open where the shopper goes away or no answer ever comes', () => {
    assertOnly('leave', ['at-bank'], 'left-bank');
    assertLeads('stall', { 'at-bank': 'left-bank', 'at-phone': 'stalled' });
  });

  it('misses its deadline only while the shopper is asked', () => {
    assertLeads('expire', { 'at-bank': 'authentication-failed', 'at-phone': 'expired' });
  });

  it('may charge exactly where it was charged, or an answer without late money can still charge it', () => {
    const answers = inputs.filter((input) => input !== 'settle');
    for (const state of new Set(steps.map(({ to }) => to))) {
      const reached = transitionsWithin(7, { start: state, inputs: answers, next: moved });
      const isOpen = reached.some(({ from, to }) => !isCharged(from) && to === 'charged');
      const isPaid = processStatuses[transactionFacts[state].status].outcome === 'success';
      assert.equal(mayCharge(state), isOpen || isPaid, state);
    }
  });

  it('is a success on the page exactly where it is one in the order status, and ends on the page once nothing is asked', () => {
    for (const [state, { status, orderStatus, final, waits }] of Object.entries(transactionFacts)) {
      const isSuccess = processStatuses[status].outcome === 'success';
      assert.equal(orderStatuses[orderStatus].outcome === 'success', isSuccess, state);
      assert.equal(final, !asked.some((name) => name === state), state);
      assert.equal(waits !== 'nowhere', !final || state === 'left-bank', state);
    }
  });

  it('keeps its id and amount, and never grows younger, whatever happens when', () => {
    const event = fc.oneof(
      fc
        .constantFrom(...inputs)
        .map((input) => (transaction: Transaction, now: number) => moveTransaction(transaction, input, now)),
      fc
        .boolean()
        .map(
          (isRight) => (transaction: Transaction, now: number) =>
            transactionFacts[transaction.state].final ? transaction : trySecret(transaction, isRight, now),
        ),
    );
    const times = fc.option(fc.integer({ min: 1, max: 400 }), { nil: undefined });
    const sequences = fc.array(fc.tuple(fc.nat(150), event), { maxLength: 7 });
    fc.assert(
      fc.property(fc.constantFrom(...asked), times, times, sequences, (begins, lifetime, settlesAfter, events) => {
        let now = 1_000;
        let charges = 0;
        let before = begun(begins, { lifetime, settlesAfter });
        const check = (after: Transaction) => {
          if (isCharged(after.state) && !isCharged(before.state)) charges++;
          assert.ok(after.updated >= before.updated && after.updated <= now);
          assert.ok(after.attemptsLeft <= before.attemptsLeft && after.attemptsLeft >= 0);
          const { state: _, updated: __, attemptsLeft: ___, ...kept } = after;
          assert.deepEqual({ ...before, ...kept }, before);
          before = after;
        };
        for (const [passed, happen] of events) {
          now += passed;
          check(atTime(before, now));
          check(happen(before, now));
        }
        assert.ok(charges <= 1);
      }),
    );
  });
});

describe('a transaction that ends by the clock', () => {
  const waiting = (more: object) => begun('at-phone', more);

  it('expires at its moment, and says when that was however late one looks', () => {
    const transaction = waiting({ lifetime: 500 });
    assert.equal(atTime(transaction, 1_499), transaction);
    assert.deepEqual(
      [1_500, 9_999].map((now) => atTime(transaction, now).state),
      ['expired', 'expired'],
    );
    assert.equal(atTime(transaction, 9_999).updated, 1_500);
  });

  it('settles by itself as its instrument says', () => {
    const transaction = waiting({ lifetime: 500, settlesAfter: 200 });
    assert.equal(atTime(transaction, 1_199), transaction);
    assert.equal(atTime(transaction, 1_200).state, 'charged');
    assert.equal(atTime(transaction, 9_999).updated, 1_200);
  });

  it('settles also where the bank has it already', () => {
    const held = moveTransaction(waiting({ settlesAfter: 200 }), 'hold', 1_100);
    assert.equal(atTime(held, 1_199), held);
    assert.equal(atTime(held, 1_200).state, 'charged');
  });

  it('expires if that comes first', () => {
    assert.equal(atTime(waiting({ lifetime: 500, settlesAfter: 600 }), 9_999).state, 'expired');
  });

  it('is left alone once it is over', () => {
    const declined = moveTransaction(waiting({ lifetime: 500, settlesAfter: 200 }), 'decline', 1_100);
    assert.equal(atTime(declined, 9_999), declined);
  });

  it('waits for ever where nothing is said', () => {
    const transaction = waiting({});
    assert.equal(atTime(transaction, Number.MAX_SAFE_INTEGER), transaction);
  });

  it('can be charged late, and is locked by the last wrong PIN', () => {
    assert.equal(moveTransaction(atTime(waiting({ lifetime: 1 }), 2_000), 'settle', 2_000).state, 'charged');
    let tried = waiting({});
    for (const left of [2, 1]) {
      tried = trySecret(tried, false, 1_100);
      assert.deepEqual([tried.state, tried.attemptsLeft], ['at-phone', left]);
    }
    assert.equal(trySecret(tried, false, 1_100).state, 'authentication-failed');
    assert.equal(trySecret(tried, true, 1_100).state, 'charged');
  });
});
