import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { orderStatuses } from '../../../src/protocol/order-status.ts';
import { processStatuses } from '../../../src/protocol/process-status.ts';
import {
  inputOfEnding,
  isWithBank,
  mayCharge,
  nextState,
  transactionFacts,
  transactionInputs as inputs,
  transactionStates,
  type TransactionInput,
  type TransactionState,
} from '../../../src/simulator/domain/transaction-state.ts';
import { chargedAmount, ownStep } from '../../../src/simulator/domain/transaction.ts';
import { transitionsWithin } from '../../support/transitions.ts';
import { transactionIn } from './samples.ts';

/** The states in which the shopper is asked: on the bank's page, or on the phone. */
const asked = ['at-bank', 'at-phone'] as const;
const withBank = ['authorizing', 'authorized'] as const;

const steps = asked.flatMap((start) => transitionsWithin(7, { start, inputs, next: nextState }));
const told = ({ path }: { path: readonly TransactionInput[] }) => path.join(', ');
/** Tells whether the merchant has money of the shopper. */
const isCharged = (state: TransactionState) => chargedAmount(transactionIn(state)) !== undefined;

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

  it('was charged at most once', () => {
    for (const start of asked) {
      const counted = transitionsWithin<{ state: TransactionState; charges: number }, TransactionInput>(7, {
        start: { state: start, charges: 0 },
        inputs,
        next({ state, charges }, input) {
          const next = nextState(state, input);
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
        const to = nextState(from, input);
        assert.equal(transactionFacts[to].status, ending);
        // The states without a name of their own are named as their status.
        if (input !== 'stall') assert.equal(to, ending.replaceAll('_', '-'));
      }
    }
    for (const input of ['lock-out', 'hold', 'promise', 'break', 'refuse', 'reset'] as const) {
      assertOnly(input, asked, nextState('at-bank', input));
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
      const reached = transitionsWithin(7, { start: state, inputs: answers, next: nextState });
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
});

describe('the deadline of a transaction', () => {
  const waiting = (more: object) => transactionIn('at-phone', { created: 1_000, ...more });

  it('is the expiry or the late answer of its bank, whichever comes first; at the same moment it expires', () => {
    assert.deepEqual(ownStep(waiting({ expires: 1_500 })), { at: 1_500, input: 'expire' });
    assert.deepEqual(ownStep(waiting({ expires: 1_500, settles: 1_200 })), { at: 1_200, input: 'approve' });
    assert.deepEqual(ownStep(waiting({ expires: 1_500, settles: 1_600 })), { at: 1_500, input: 'expire' });
    assert.deepEqual(ownStep(waiting({ expires: 1_500, settles: 1_500 })), { at: 1_500, input: 'expire' });
    assert.equal(ownStep(waiting({})), undefined);
  });

  it('is none where it would change nothing', () => {
    for (const state of transactionStates) {
      const step = ownStep(transactionIn(state, { expires: 1_500, settles: 1_200 }));
      assert.equal(step !== undefined, state.startsWith('at-') || isWithBank(state), state);
    }
  });
});
