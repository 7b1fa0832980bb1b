import type { EndResult } from '../contract/closed-sets.ts';
import { endingRow, type EndingName } from './endings.ts';
import { forEnding } from './instruments/for-ending.ts';
import type { Order } from './orders.ts';
import { pushTransaction } from './payment-attempts.ts';
import { planEnding } from './planned-ending.ts';
import type { Store } from './store.ts';
import type { Transaction } from './transactions.ts';
import {
  inputOfEnding,
  isDone,
  isWithBank,
  transactionFacts,
  transactionMoves,
  type TransactionInput,
} from './transaction-state.ts';

/** Ends an order as is wished: at once where a transaction waits for the shopper or its bank, else with the next one. */
export function endOrder(store: Store, order: Order, name: EndingName, now: number): EndResult {
  const current = store.findTransaction(order.currentTransaction);
  const note = (text: string) => {
    const { merchantId, orderId } = order;
    store.addEntry({ merchantId, orderId, at: now, source: 'you', text, status: '' });
  };
  if (current && isDone(current.state)) return 'too-late';
  const row = endingRow(name);
  const input = current && inputFor(current, name);
  if (input) {
    note(`Ended on demand: ${row.title}`);
    store.atomically(() => store.saveTransaction(forEnding(current, name)));
    pushTransaction(store, current.uuid, input, now);
    return 'now';
  }
  // No other payment can take its place, so a plan would wait for ever.
  if (current && isWithBank(current.state)) return 'at-the-bank';
  note(`The next payment will end on demand: ${row.title}`);
  planEnding(store, order, name);
  return 'next-payment';
}

/** What brings the ending about at once; undefined where the transaction has ended otherwise, or cannot end so. */
function inputFor({ state }: Transaction, name: EndingName): TransactionInput | undefined {
  const { ending } = endingRow(name);
  const isOver = transactionFacts[state].final;
  // What has ended without money can only be charged late, or what waits at the bank be decided.
  const input = isOver && ending === 'charged' ? 'settle' : inputOfEnding[ending];
  if (isOver && input !== 'settle' && !isWithBank(state)) return undefined;
  return transactionMoves[state][input] === state ? undefined : input;
}
