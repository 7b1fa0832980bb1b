import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  atTime,
  inputOfEnding,
  moveTransaction,
  newTransaction,
  transactionFacts,
  transactionMoves,
  trySecret,
  type TransactionInput,
  type TransactionState,
} from '../../../src/simulator/gateway/transactions.ts';

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
const states = Object.keys(transactionFacts) as TransactionState[];

/** What an answer makes of a transaction that waits for one. */
const answered: Partial<Record<TransactionInput, TransactionState>> = {
  approve: 'charged',
  decline: 'authorization-failed',
  'lock-out': 'authentication-failed',
  replace: 'replaced',
  hold: 'authorizing',
  promise: 'cod-initiated',
  break: 'api-failure',
  refuse: 'juspay-declined',
  reset: 'new',
  settle: 'charged',
};

/** Written down a second time, on purpose: what each input makes of a state. What is not named changes nothing. */
const decided: Record<TransactionState, Partial<Record<TransactionInput, TransactionState>>> = {
  'at-bank': { ...answered, leave: 'left-bank', stall: 'left-bank', expire: 'authentication-failed' },
  'left-bank': { replace: 'replaced', settle: 'charged' },
  'at-phone': { ...answered, stall: 'stalled', expire: 'expired' },
  stalled: { replace: 'replaced', settle: 'charged' },
  authorizing: {
    approve: 'charged',
    decline: 'authorization-failed',
    settle: 'charged',
    authorize: 'authorized',
    'settle-half': 'half-charged',
  },
  authorized: { approve: 'charged', decline: 'authorization-failed', settle: 'charged' },
  charged: { 'send-back': 'auto-refunded' },
  'half-charged': {},
  'auto-refunded': {},
  'cod-initiated': {},
  'authorization-failed': { settle: 'charged' },
  'authentication-failed': { settle: 'charged' },
  'api-failure': { settle: 'charged' },
  'juspay-declined': {},
  new: { settle: 'charged' },
  expired: { settle: 'charged' },
  replaced: {},
};

describe('the state machine of a transaction', () => {
  const instrument = {
    method: 'netbanking',
    name: 'NB_SBI',
    group: 'nb',
    bankName: 'SBI',
    lastFour: '',
    ending: 'charged',
    details: {},
  } as const;
  const choice = { instrument, begins: 'at-bank', attempts: 0 } as const;
  const fresh = newTransaction({
    uuid: 'u',
    merchantId: 'acme',
    orderId: 'R1',
    attempt: 1,
    amount: '1.00',
    choice,
    now: 1,
  });

  it('decides every state for every input', () => {
    for (const state of states) {
      for (const input of inputs) {
        const moved = moveTransaction({ ...fresh, state }, input, 2);
        assert.equal(moved.state, decided[state][input] ?? state, `${state} × ${input}`);
        assert.equal(moved.updated, moved.state === state ? 1 : 2);
      }
      assert.equal(Object.keys(transactionMoves[state]).length, inputs.length);
    }
  });

  it('leaves charged only for money that goes back by itself, and is led there by an answer only where one is awaited', () => {
    for (const state of states) {
      for (const input of inputs) {
        const to = transactionMoves[state][input];
        if (state === 'charged') assert.equal(to, input === 'send-back' ? 'auto-refunded' : 'charged');
        else if (to === 'charged' && input !== 'settle') {
          assert.deepEqual(
            [['at-bank', 'at-phone', 'authorizing', 'authorized'].includes(state), input],
            [true, 'approve'],
          );
        }
      }
    }
  });

  it('charges nothing that was replaced or never reached the bank, not even by the bank’s late word', () => {
    for (const state of ['replaced', 'juspay-declined', 'cod-initiated'] as const) {
      assert.equal(transactionMoves[state].settle, state);
    }
  });

  it('has an input for every ending', () => {
    for (const [ending, input] of Object.entries(inputOfEnding)) {
      assert.equal(transactionFacts[moveTransaction(fresh, input, 2).state].status, ending);
    }
  });

  it('ends the same whatever the shopper answers after an end', () => {
    for (const first of inputs) {
      const once = moveTransaction(fresh, first, 2);
      if (!transactionFacts[once.state].final || ['left-bank', 'authorizing'].includes(once.state)) continue;
      for (const second of inputs.filter((input) => input !== 'settle' && input !== 'send-back')) {
        assert.equal(moveTransaction(once, second, 3).state, once.state, `${first}, ${second}`);
      }
    }
  });
});

describe('a transaction that ends by the clock', () => {
  const instrument = {
    method: 'netbanking',
    name: 'NB_SBI',
    group: 'nb',
    bankName: 'SBI',
    lastFour: '',
    ending: 'charged',
    details: {},
  } as const;
  const waiting = (more: object) =>
    newTransaction({
      uuid: 'u',
      merchantId: 'acme',
      orderId: 'R1',
      attempt: 1,
      amount: '1.00',
      choice: { instrument, begins: 'at-phone', attempts: 3, ...more },
      now: 1_000,
    });

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
