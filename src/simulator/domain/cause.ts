import type { Cause } from '../contract/closed-sets.ts';
import { offerOf } from './discount.ts';
import type { TransactionState } from './transaction-state.ts';
import { endingOf, hasEndedSo, type Transaction } from './transaction.ts';

/** The cause of each state, where the transaction says nothing more. */
const causeOfState: Readonly<Record<TransactionState, Cause>> = {
  'at-bank': 'bank-open',
  'left-bank': 'bank-open',
  'at-phone': 'bank-open',
  stalled: 'bank-open',
  authorizing: 'bank-silent',
  authorized: 'bank-silent',
  charged: 'paid',
  'half-charged': 'partly-paid',
  'auto-refunded': 'sent-back',
  'cod-initiated': 'placed',
  'authorization-failed': 'bank-declined',
  'authentication-failed': 'not-confirmed',
  'api-failure': 'not-reached',
  'juspay-declined': 'not-accepted',
  new: 'not-started',
  expired: 'expired',
  replaced: 'replaced',
};

/** The cause of each status that a scenario makes the page report. */
const causeOfReport = { backpressed: 'left-before', user_aborted: 'left-while', '': 'unknown' } as const;

/** Returns why a transaction stands as it does, as far as its page may know: of a scenario, what that wants it to say. */
export function causeOf(transaction: Transaction): Cause {
  const { state, instrument, expires, updated } = transaction;
  const says = hasEndedSo(transaction) ? endingOf(transaction)?.says : undefined;
  if (says !== undefined && says in causeOfReport) return causeOfReport[says as keyof typeof causeOfReport];
  if (state === 'juspay-declined' && offerOf(transaction)?.fails) return 'discount-gone';
  // An expiry runs at its own moment, and no answer comes at the same one.
  if (state === 'authentication-failed' && expires > 0 && updated === expires) return 'bank-expired';
  if (state === 'authorization-failed' && instrument.method === 'upi' && instrument.declined) return 'you-declined';
  return causeOfState[state];
}
