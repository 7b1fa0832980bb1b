import type { Choice, PaymentConditions } from './instruments/instrument.ts';
import type { Instrument } from '../methods/contract.ts';
import {
  inputOfEnding,
  isWithBank,
  transactionFacts,
  transactionMoves,
  type TransactionInput,
  type TransactionState,
} from './transaction-state.ts';

/** One attempt to pay one order. */
export interface Transaction extends PaymentConditions {
  /** Random; the name under which pages know it. Whoever has it may answer for the shopper. */
  readonly uuid: string;
  /** `<merchant>-<order>-<attempt>`: the name under which the merchant's server knows it. */
  readonly txnId: string;
  readonly merchantId: string;
  readonly orderId: string;
  /** Counts from 1 within one order. */
  readonly attempt: number;
  /** That of the order when the shopper pressed Pay, less what an offer takes off: with two decimals. */
  readonly amount: string;
  readonly instrument: Instrument;
  readonly state: TransactionState;
  /** How many one-time passwords or PINs may still be tried. */
  readonly attemptsLeft: number;
  /** When it expires if it still waits at the bank or the phone, ms since 1970; 0: never. */
  readonly expires: number;
  /** When it ends by itself as its instrument says, ms since 1970; 0: never. */
  readonly settles: number;
  /** ms since 1970. */
  readonly created: number;
  /** ms since 1970. */
  readonly updated: number;
}

/** The transaction after an input; the very same object if the input changes nothing. */
export function moveTransaction(transaction: Transaction, input: TransactionInput, now: number): Transaction {
  const state = transactionMoves[transaction.state][input];
  return state === transaction.state ? transaction : { ...transaction, state, updated: now };
}

/** The transaction after a password or PIN: the right one ends it as its instrument says, the last wrong one locks it. */
export function trySecret(transaction: Transaction, right: boolean, now: number): Transaction {
  if (right) return moveTransaction(transaction, inputOfEnding[transaction.onApproval], now);
  const tried = { ...transaction, attemptsLeft: transaction.attemptsLeft - 1, updated: now };
  return tried.attemptsLeft > 0 ? tried : moveTransaction(tried, 'lock-out', now);
}

/** What a transaction does by itself, and when. */
export interface OwnMove {
  /** ms since 1970. */
  readonly due: number;
  readonly input: TransactionInput;
}

/** Returns what a transaction does by itself if nothing else comes first; undefined if that changes nothing. */
export function ownMove({ expires, settles, onApproval, state }: Transaction): OwnMove | undefined {
  if (transactionFacts[state].final && !isWithBank(state)) return undefined;
  const settlesFirst = settles > 0 && (expires === 0 || settles < expires);
  const due = settlesFirst ? settles : expires;
  const input = settlesFirst ? inputOfEnding[onApproval] : 'expire';
  return due > 0 && transactionMoves[state][input] !== state ? { due, input } : undefined;
}

/**
 * The transaction as it stands at a time. What ends by itself ends by this clock and at its own moment, whether or not
 * somebody looked then; so it needs no timer, survives a restart, and moves when the clock is moved.
 *
 * @param now ms since 1970
 */
export function atTime(transaction: Transaction, now: number): Transaction {
  const move = ownMove(transaction);
  return move && move.due <= now ? moveTransaction(transaction, move.input, move.due) : transaction;
}

/** Returns the conditions of a choice or a transaction alone. */
export function conditionsOf(payment: PaymentConditions): PaymentConditions {
  const { onApproval, scenario, discount, mandateConsent, debitUnder, bankRefusesFrames } = payment;
  return {
    onApproval,
    ...(scenario && { scenario }),
    ...(discount && { discount }),
    ...(mandateConsent && { mandateConsent }),
    ...(debitUnder !== undefined && { debitUnder }),
    ...(bankRefusesFrames && { bankRefusesFrames }),
  };
}

/** A new transaction, where the instrument says that it begins. */
export function newTransaction(of: {
  uuid: string;
  merchantId: string;
  orderId: string;
  attempt: number;
  amount: string;
  choice: Choice;
  now: number;
}): Transaction {
  const { uuid, merchantId, orderId, attempt, amount, choice, now } = of;
  return {
    uuid,
    txnId: `${merchantId}-${orderId}-${attempt}`,
    merchantId,
    orderId,
    attempt,
    amount,
    instrument: choice.instrument,
    ...conditionsOf(choice),
    state: choice.begins,
    attemptsLeft: choice.attempts,
    expires: choice.lifetime === undefined ? 0 : now + choice.lifetime,
    settles: choice.settlesAfter === undefined ? 0 : now + choice.settlesAfter,
    created: now,
    updated: now,
  };
}
