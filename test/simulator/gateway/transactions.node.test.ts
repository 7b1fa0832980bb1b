import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  moveTransaction,
  newTransaction,
  transactionFacts,
  transactionMoves,
  type TransactionInput,
  type TransactionState,
} from '../../../src/simulator/gateway/transactions.ts';

const inputs: readonly TransactionInput[] = ['approve', 'decline', 'lock-out', 'leave', 'replace'];
const states = Object.keys(transactionFacts) as TransactionState[];

/** Written down a second time, on purpose: state, then what each input makes of it, in the order of `inputs`. */
const decided: Record<TransactionState, readonly TransactionState[]> = {
  'at-bank': ['charged', 'authorization-failed', 'authentication-failed', 'left-bank', 'replaced'],
  'left-bank': ['left-bank', 'left-bank', 'left-bank', 'left-bank', 'replaced'],
  charged: ['charged', 'charged', 'charged', 'charged', 'charged'],
  'authorization-failed': Array.from(inputs, () => 'authorization-failed'),
  'authentication-failed': Array.from(inputs, () => 'authentication-failed'),
  replaced: ['replaced', 'replaced', 'replaced', 'replaced', 'replaced'],
};

describe('the state machine of a transaction', () => {
  const instrument = {
    method: 'netbanking',
    name: 'NB_SBI',
    group: 'nb',
    bankName: 'SBI',
    lastFour: '',
    ending: 'charged',
  } as const;
  const fresh = newTransaction({
    uuid: 'u',
    merchantId: 'acme',
    orderId: 'R1',
    attempt: 1,
    amount: '1.00',
    instrument,
    now: 1,
  });

  it('decides every state for every input', () => {
    for (const state of states) {
      for (const [index, input] of inputs.entries()) {
        const moved = moveTransaction({ ...fresh, state }, input, 2);
        assert.equal(moved.state, decided[state][index], `${state} × ${input}`);
        assert.equal(moved.updated, moved.state === state ? 1 : 2);
      }
      assert.equal(Object.keys(transactionMoves[state]).length, inputs.length);
    }
  });

  it('never leaves charged, and reaches it only from the bank by approval', () => {
    for (const state of states) {
      for (const input of inputs) {
        const to = transactionMoves[state][input];
        if (state === 'charged') assert.equal(to, 'charged');
        else if (to === 'charged') assert.deepEqual([state, input], ['at-bank', 'approve']);
      }
    }
  });

  it('ends the same for every order of the first three inputs', () => {
    for (const first of inputs) {
      for (const second of inputs) {
        const once = moveTransaction(fresh, first, 2);
        const twice = moveTransaction(once, second, 3);
        const overwritten = once.state === 'left-bank' && second === 'replace';
        assert.equal(twice.state, overwritten ? 'replaced' : once.state);
      }
    }
  });
});
