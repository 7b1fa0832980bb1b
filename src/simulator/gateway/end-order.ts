import { endingRow, type EndingName } from './endings.ts';
import { forEnding } from './instruments/for-ending.ts';
import type { Order } from './orders.ts';
import { pushTransaction } from './payment-attempts.ts';
import { planEnding } from './planned-ending.ts';
import type { Store } from './store.ts';
import { inputOfEnding, isDone, transactionFacts, type Transaction } from './transactions.ts';

/**
 * What became of a wish for an ending.
 *
 * - `now`: the transaction that the order had has ended so
 * - `next-payment`: there is none that could; the next one of this order ends so, once the shopper has approved
 * - `too-late`: the order is paid
 */
export type EndResult = 'now' | 'next-payment' | 'too-late';

/** Ends an order as is wished: at once where a transaction waits for the shopper or its bank, else with the next one. */
export function endOrder(store: Store, order: Order, name: EndingName, now: number): EndResult {
  const current = store.findTransaction(order.currentTransaction);
  const note = (text: string) => {
    const { merchantId, orderId } = order;
    store.addEntry({ merchantId, orderId, at: now, source: 'you', text, status: '' });
  };
  if (current && isDone(current.state)) return 'too-late';
  const row = endingRow(name);
  if (current && canEndNow(current, name)) {
    note(`Ended on demand: ${row.title}`);
    const input = canSettle(current, name) ? 'settle' : inputOfEnding[row.ending];
    store.atomically(() => store.saveTransaction({ ...current, instrument: forEnding(current.instrument, name) }));
    pushTransaction(store, current.uuid, input, now);
    return 'now';
  }
  note(`The next payment will end on demand: ${row.title}`);
  planEnding(store, order, name);
  return 'next-payment';
}

function canEndNow(current: Transaction, name: EndingName): boolean {
  return !transactionFacts[current.state].final || canSettle(current, name);
}

/** What has ended without money can only be charged late, or what waits at the bank be decided. */
function canSettle(current: Transaction, name: EndingName): boolean {
  const { final } = transactionFacts[current.state];
  return final && current.state !== 'replaced' && endingRow(name).ending === 'charged';
}
