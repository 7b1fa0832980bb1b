import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { BankAnswer } from '../contract/bank.ts';
import type { Order } from './orders.ts';
import type { Store } from './store.ts';
import type { Choice } from './instruments/instrument.ts';
import { paymentMethod } from './instruments/payment-methods.ts';
import { bankPatience } from './test-instruments/one-time-password.ts';
import { moveTransaction, newTransaction, type Transaction } from './transactions.ts';
import { isDone, isWithBank, transactionFacts, type TransactionInput } from './transaction-state.ts';

/**
 * The transaction for a shopper who presses Pay.
 *
 * An order has at most one transaction that can be charged, whoever asks and how often:
 * - already paid, or the bank has it and has not answered: that one, so that a late second submit ends where the first did
 * - one waits for the shopper, with the same instrument: that one
 * - one waits with another instrument, or the shopper had left it: it is replaced and a new attempt begins
 * - the last one failed, or there is none: a new attempt begins
 */
export function openTransaction(store: Store, wanted: Order, choice: Choice, now: number): Transaction {
  return store.atomically(() => {
    // Read again inside the step: another submit may have come first.
    const order = store.findOrder(wanted.merchantId, wanted.orderId) ?? wanted;
    const current = store.findTransaction(order.currentTransaction);
    if (current && (isDone(current.state) || isWithBank(current.state))) return current;
    if (current && isAwaited(current) && isSameChoice(current, choice)) return current;
    if (current) save(store, current, moveTransaction(current, 'replace', now));
    return addTransaction(store, order, choice, now);
  });
}

/**
 * A new attempt to pay an order, whatever came before it. Must be called inside {@link Store.atomically}, and only for an
 * order that has no transaction which was or can be charged.
 */
export function addTransaction(store: Store, order: Order, choice: Choice, now: number): Transaction {
  const attempt = order.attempts + 1;
  const { merchantId, orderId } = order;
  const amount = choice.amount ?? order.amount;
  const transaction = newTransaction({ uuid: randomUUID(), merchantId, orderId, attempt, amount, choice, now });
  // First the order: its webhooks say when it was changed.
  store.saveOrder({ ...order, attempts: attempt, currentTransaction: transaction.uuid, updated: now });
  store.addTransaction(transaction);
  remember(store, order, transaction);
  return transaction;
}

/** The transaction after the shopper's answer at the bank or on the phone; undefined if there is none with this uuid. */
export function answerTransaction(
  store: Store,
  uuid: string,
  answer: BankAnswer,
  now: number,
): Transaction | undefined {
  return store.atomically(() => {
    const before = store.findTransaction(uuid);
    return before && save(store, before, answered(before, answer, now));
  });
}

/**
 * The transaction after something that nobody asked the shopper for, such as the bank's late word; undefined if there is
 * none with this uuid.
 *
 * `settle` reaches only the order's latest transaction: of one that another has followed the money would go back.
 */
export function pushTransaction(
  store: Store,
  uuid: string,
  input: TransactionInput,
  now: number,
): Transaction | undefined {
  return store.atomically(() => {
    const before = store.findTransaction(uuid);
    if (!before) return undefined;
    const order = store.findOrder(before.merchantId, before.orderId);
    if (input === 'settle' && order?.currentTransaction !== uuid) return before;
    return save(store, before, moveTransaction(before, input, now));
  });
}

/**
 * The transaction after the shopper asked the bank to send the password again, which gives as much time as there was at
 * first; undefined if there is none with this uuid.
 */
export function renewTransaction(store: Store, uuid: string, now: number): Transaction | undefined {
  return store.atomically(() => {
    const before = store.findTransaction(uuid);
    return before?.state === 'at-bank'
      ? save(store, before, { ...before, expires: now + bankPatience, updated: now })
      : before;
  });
}

/** An answer that comes too late changes nothing. */
function answered(transaction: Transaction, answer: BankAnswer, now: number): Transaction {
  if (!isAwaited(transaction)) return transaction;
  if ('choice' in answer && answer.choice === 'leave') return moveTransaction(transaction, 'leave', now);
  return paymentMethod(transaction.instrument.method).answer(transaction, answer, now);
}

function isAwaited({ state }: Transaction): boolean {
  return !transactionFacts[state].final;
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
    const after = current && moveTransaction(current, 'leave', now);
    if (current && after && after !== current) save(store, current, after);
    else {
      const { merchantId, orderId } = order;
      const text = current ? 'The shopper left' : 'The shopper left without paying';
      store.addEntry({ merchantId, orderId, at: now, source: 'page', text, status: '' });
    }
    return current ? 'user_aborted' : 'backpressed';
  });
}

function save(store: Store, before: Transaction, after: Transaction): Transaction {
  if (after === before) return before;
  const order = store.findOrder(after.merchantId, after.orderId);
  // First the order: its webhooks say when it was changed.
  if (order) store.saveOrder({ ...order, updated: after.updated });
  store.saveTransaction(after);
  if (order) remember(store, order, after);
  return after;
}

/** A guest is nobody of whom something could be remembered. */
function remember(store: Store, order: Order, transaction: Transaction): void {
  const fact = paymentMethod(transaction.instrument.method).remembers?.(transaction);
  if (fact && order.customerId !== '') store.keep(order, fact);
}

/** Another discount, scenario or consent is another choice, as another instrument is. */
function isSameChoice(one: Transaction, other: Choice): boolean {
  const chosen = ({ instrument, scenario, discount, mandateConsent }: Transaction | Choice) => ({
    instrument,
    scenario,
    discount,
    mandateConsent,
  });
  return isDeepStrictEqual(chosen(one), chosen(other));
}
