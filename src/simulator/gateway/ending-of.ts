import { endingRow, isEndingName, type EndingName, type EndingRow } from './endings.ts';
import type { Transaction } from './transactions.ts';
import { transactionFacts, type TransactionState } from './transaction-state.ts';

/** The name of the ending on demand that a transaction is for, if it is for one. */
export function endingNameOf({ instrument }: Transaction): EndingName | undefined {
  const name = instrument.details['onDemand'];
  return name !== undefined && isEndingName(name) ? name : undefined;
}

/** The ending on demand that a transaction is for, if it is for one. */
export function endingOf(transaction: Transaction): EndingRow | undefined {
  const name = endingNameOf(transaction);
  return name && endingRow(name);
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
