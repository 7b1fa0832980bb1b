import type { ProcessStatus } from '../../protocol/process-status.ts';
import { otpAttempts, testOtp } from './test-instruments.ts';

/**
 * Where a transaction stands.
 *
 * - `at-bank`: the shopper is on the bank's page
 * - `left-bank`: the shopper went away from it without deciding
 * - `charged`, `authorization-failed`, `authentication-failed`: over
 * - `replaced`: the shopper chose another instrument first; this one can never be charged
 */
export type TransactionState =
  'at-bank' | 'left-bank' | 'charged' | 'authorization-failed' | 'authentication-failed' | 'replaced';

/** What can happen to a transaction. */
export type TransactionInput = 'approve' | 'decline' | 'lock-out' | 'leave' | 'replace';

/** What the shopper does on the bank's page. */
export type BankAnswer = { readonly otp: string } | { readonly choice: 'succeed' | 'fail' | 'leave' };

/** What a transaction is paid with: never more of a card than its brand and last four digits. */
export interface Instrument {
  readonly method: 'card' | 'netbanking';
  /** `VISA`, `NB_HDFC`: the `paymentInstrument` of events. */
  readonly name: string;
  /** `card`, `nb`: the `paymentInstrumentGroup` of events. */
  readonly group: 'card' | 'nb';
  readonly bankName: string;
  /** Of a card; empty for a bank. */
  readonly lastFour: string;
  /** What the bank says once it knows the shopper. */
  readonly ending: 'charged' | 'authorization_failed';
}

/** One attempt to pay one order. */
export interface Transaction {
  /** Random; the name under which pages know it. Whoever has it may answer for the shopper. */
  readonly uuid: string;
  /** `<merchant>-<order>-<attempt>`: the name under which the merchant's server knows it. */
  readonly txnId: string;
  readonly merchantId: string;
  readonly orderId: string;
  /** Counts from 1 within one order. */
  readonly attempt: number;
  /** That of the order when the shopper pressed Pay: with two decimals. */
  readonly amount: string;
  readonly instrument: Instrument;
  readonly state: TransactionState;
  /** Of a card: how many one-time passwords may still be tried. */
  readonly otpAttemptsLeft: number;
  /** ms since 1970. */
  readonly created: number;
  /** ms since 1970. */
  readonly updated: number;
}

/** What the world is told about a state. */
export interface TransactionFacts {
  /** In events. */
  readonly status: ProcessStatus;
  /** In the order status API. */
  readonly orderStatus: 'PENDING_VBV' | 'CHARGED' | 'AUTHORIZATION_FAILED' | 'AUTHENTICATION_FAILED';
  /** True when the bank's page has nothing more to ask: the payment page may report. */
  readonly final: boolean;
}

/** The facts of each state. */
export const transactionFacts: Readonly<Record<TransactionState, TransactionFacts>> = {
  'at-bank': { status: 'pending_vbv', orderStatus: 'PENDING_VBV', final: false },
  'left-bank': { status: 'pending_vbv', orderStatus: 'PENDING_VBV', final: true },
  charged: { status: 'charged', orderStatus: 'CHARGED', final: true },
  'authorization-failed': { status: 'authorization_failed', orderStatus: 'AUTHORIZATION_FAILED', final: true },
  'authentication-failed': { status: 'authentication_failed', orderStatus: 'AUTHENTICATION_FAILED', final: true },
  replaced: { status: 'authentication_failed', orderStatus: 'AUTHENTICATION_FAILED', final: true },
};

/**
 * The state machine. Every pair is decided; a state that maps to itself takes no notice of the input.
 *
 * Nothing leads out of an end, so a late or second answer of the shopper cannot charge, and nothing that was
 * charged can be lost again.
 */
export const transactionMoves: Readonly<
  Record<TransactionState, Readonly<Record<TransactionInput, TransactionState>>>
> = {
  'at-bank': {
    approve: 'charged',
    decline: 'authorization-failed',
    'lock-out': 'authentication-failed',
    leave: 'left-bank',
    replace: 'replaced',
  },
  'left-bank': { ...remain('left-bank'), replace: 'replaced' },
  charged: remain('charged'),
  'authorization-failed': remain('authorization-failed'),
  'authentication-failed': remain('authentication-failed'),
  replaced: remain('replaced'),
};

function remain(state: TransactionState): Record<TransactionInput, TransactionState> {
  return { approve: state, decline: state, 'lock-out': state, leave: state, replace: state };
}

/** True if a transaction in this state was charged or can still be. */
export function mayCharge(state: TransactionState): boolean {
  return transactionMoves[state].approve === 'charged';
}

/** The transaction after an input; the very same object if the input changes nothing. */
export function moveTransaction(transaction: Transaction, input: TransactionInput, now: number): Transaction {
  const state = transactionMoves[transaction.state][input];
  return state === transaction.state ? transaction : { ...transaction, state, updated: now };
}

/** The transaction after the shopper's answer on the bank's page; the very same object if that changes nothing. */
export function answerBank(transaction: Transaction, answer: BankAnswer, now: number): Transaction {
  if (transaction.state !== 'at-bank') return transaction;
  if ('otp' in answer)
    return transaction.instrument.method === 'card' ? tryOtp(transaction, answer.otp, now) : transaction;
  if (answer.choice === 'leave') return moveTransaction(transaction, 'leave', now);
  // A card's page has no such buttons: success there takes the password.
  if (transaction.instrument.method === 'card') return transaction;
  return moveTransaction(transaction, answer.choice === 'succeed' ? 'approve' : 'decline', now);
}

function tryOtp(transaction: Transaction, otp: string, now: number): Transaction {
  if (otp === testOtp) {
    return moveTransaction(transaction, transaction.instrument.ending === 'charged' ? 'approve' : 'decline', now);
  }
  const tried = { ...transaction, otpAttemptsLeft: transaction.otpAttemptsLeft - 1, updated: now };
  return tried.otpAttemptsLeft > 0 ? tried : moveTransaction(tried, 'lock-out', now);
}

/** A new transaction that waits at the bank. */
export function newTransaction(of: {
  uuid: string;
  merchantId: string;
  orderId: string;
  attempt: number;
  amount: string;
  instrument: Instrument;
  now: number;
}): Transaction {
  const { uuid, merchantId, orderId, attempt, amount, instrument, now } = of;
  return {
    uuid,
    txnId: `${merchantId}-${orderId}-${attempt}`,
    merchantId,
    orderId,
    attempt,
    amount,
    instrument,
    state: 'at-bank',
    otpAttemptsLeft: instrument.method === 'card' ? otpAttempts : 0,
    created: now,
    updated: now,
  };
}
