import { endingRow, type EndingRow } from './endings.ts';
import type { Transaction } from './transactions.ts';
import { transactionFacts, type TransactionState } from './transaction-state.ts';

/** The ending on demand that a transaction is for, if it is for one. */
export function endingOf({ scenario }: Transaction): EndingRow | undefined {
  return scenario && endingRow(scenario);
}

/** What only ever comes after an ending, and is none itself. */
function isLater(state: TransactionState): boolean {
  return state === 'auto-refunded' || state === 'authorized';
}

/** True once the shopper has approved and the transaction stands where its ending on demand put it. */
export function hasEndedSo(transaction: Transaction): boolean {
  const row = endingOf(transaction);
  const { status, final } = transactionFacts[transaction.state];
  return row !== undefined && final && status === row.ending && !isLater(transaction.state);
}
