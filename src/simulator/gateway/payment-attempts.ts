import { randomUUID } from 'node:crypto';
import type { Order } from './orders.ts';
import type { Store } from './store.ts';
import {
  answerBank,
  moveTransaction,
  newTransaction,
  type BankAnswer,
  type Instrument,
  type Transaction,
} from './transactions.ts';

/**
 * The transaction for a shopper who presses Pay.
 *
 * An order has at most one transaction that can be charged, whoever asks and how often:
 * - already charged: that one, so that a late second submit ends where the first did
 * - one waits at the bank, with the same instrument: that one
 * - one waits with another instrument, or the shopper had left it: it is replaced and a new attempt begins
 * - the last one failed, or there is none: a new attempt begins
 */
export function openTransaction(store: Store, wanted: Order, instrument: Instrument, now: number): Transaction {
  return store.atomically(() => {
    // Read again inside the step: another submit may have come first.
    const order = store.findOrder(wanted.merchantId, wanted.orderId) ?? wanted;
    const current = store.findTransaction(order.currentTransaction);
    if (current?.state === 'charged') return current;
    if (current?.state === 'at-bank' && sameInstrument(current.instrument, instrument)) return current;
    if (current) save(store, current, moveTransaction(current, 'replace', now));
    const attempt = order.attempts + 1;
    const { merchantId, orderId, amount } = order;
    const transaction = newTransaction({ uuid: randomUUID(), merchantId, orderId, attempt, amount, instrument, now });
    store.addTransaction(transaction);
    store.saveOrder({ ...order, attempts: attempt, currentTransaction: transaction.uuid, updated: now });
    return transaction;
  });
}

/** The transaction after the shopper's answer at the bank; undefined if there is none with this uuid. */
export function answerTransaction(
  store: Store,
  uuid: string,
  answer: BankAnswer,
  now: number,
): Transaction | undefined {
  return store.atomically(() => {
    const before = store.findTransaction(uuid);
    return before && save(store, before, answerBank(before, answer, now));
  });
}

/**
 * The shopper leaves the payment page.
 *
 * Returns `backpressed` if the order never had a transaction, else `user_aborted`: then money may have moved, and
 * the merchant's server must ask.
 */
export function leaveCheckout(store: Store, left: Order, now: number): 'backpressed' | 'user_aborted' {
  return store.atomically(() => {
    const order = store.findOrder(left.merchantId, left.orderId) ?? left;
    const current = store.findTransaction(order.currentTransaction);
    if (!current) return 'backpressed';
    save(store, current, moveTransaction(current, 'leave', now));
    return 'user_aborted';
  });
}

function save(store: Store, before: Transaction, after: Transaction): Transaction {
  if (after === before) return before;
  store.saveTransaction(after);
  const order = store.findOrder(after.merchantId, after.orderId);
  if (order) store.saveOrder({ ...order, updated: after.updated });
  return after;
}

function sameInstrument(one: Instrument, other: Instrument): boolean {
  return one.name === other.name && one.lastFour === other.lastFour && one.ending === other.ending;
}
