import { endingOf, hasEndedSo } from './ending-of.ts';
import type { TimelineStatus } from '../contract/dashboard.ts';
import type { TimelineSource } from '../contract/closed-sets.ts';
import type { Merchants } from './merchants.ts';
import { offerOf } from './offers.ts';
import type { Order } from './orders.ts';
import { planEnding, plannedEnding } from './planned-ending.ts';
import { refundStatus } from './refunds.ts';
import type { Store } from './store.ts';
import type { Transaction } from './transactions.ts';
import { transactionFacts } from './transaction-state.ts';
import { webhookQueue } from './webhooks/queue-webhooks.ts';

/**
 * The same store, which notes what happens: a timeline for the dashboard, webhooks for the merchant's server, and what
 * an ending on demand brings later. All of it is written in the very step that moves the transaction, so a kill loses
 * none of it.
 *
 * @param changed called after each write
 */
export function recordingStore(
  store: Store,
  of: { merchants: Pick<Merchants, 'find'>; clock: () => number; origin: () => string; changed: () => void },
): Store {
  const { merchants, clock, origin, changed } = of;

  const note = (
    { merchantId, orderId }: Pick<Order, 'merchantId' | 'orderId'>,
    at: number,
    source: TimelineSource,
    text: string,
    status: TimelineStatus = '',
  ) => store.addEntry({ merchantId, orderId, at, source, text, status });

  const webhooks = webhookQueue(store, {
    merchants,
    origin,
    note: (order, at, text) => note(order, at, 'webhook', text),
  });

  const moved = (before: Transaction, after: Transaction) => {
    const at = after.updated;
    const { source, text } = words(before, after);
    const { orderStatus } = transactionFacts[after.state];
    note(after, at, source, text, after.state === 'replaced' ? '' : orderStatus);
    webhooks.moved(after);
    fulfil(after, at);
  };

  /** What an ending on demand brings later, once it is there. */
  const fulfil = (transaction: Transaction, at: number) => {
    if (!hasEndedSo(transaction)) return;
    for (const { after, input } of endingOf(transaction)?.then ?? []) {
      store.schedule({ uuid: transaction.uuid, due: at + after, input });
    }
    if (plannedEnding(store, transaction) === transaction.scenario) planEnding(store, transaction, undefined);
  };

  return {
    ...store,
    addOrder(order) {
      store.addOrder(order);
      note(order, order.created, 'gateway', `Order of ${order.currency} ${order.amount} taken`, 'NEW');
      changed();
    },
    saveOrder(order) {
      const before = store.findOrder(order.merchantId, order.orderId);
      store.saveOrder(order);
      if (before && before.payloadHash !== order.payloadHash) {
        note(order, order.updated, 'sdk', `Order updated: ${order.currency} ${order.amount}`);
      }
      changed();
    },
    addCheckout(checkout) {
      store.addCheckout(checkout);
      note(checkout, checkout.created, 'sdk', 'process opened the payment page');
      changed();
    },
    addTransaction(transaction) {
      store.addTransaction(transaction);
      const { instrument, attempt, created } = transaction;
      note(transaction, created, 'page', `Pay pressed with ${instrumentText(transaction)}, attempt ${attempt}`);
      const { waits, orderStatus } = transactionFacts[transaction.state];
      // What asks nobody, such as a linked wallet, begins at its end.
      if (waits === 'nowhere') {
        const { source, text } = words({ ...transaction, state: 'at-phone' }, transaction);
        note(transaction, created, source, text, orderStatus);
      } else note(transaction, created, 'bank', `${instrument.bankName} asks the shopper`);
      webhooks.begun(transaction);
      fulfil(transaction, created);
      changed();
    },
    saveTransaction(transaction) {
      const before = store.findTransaction(transaction.uuid);
      store.saveTransaction(transaction);
      if (before && before.state !== transaction.state) moved(before, transaction);
      else if (before && before.attemptsLeft > transaction.attemptsLeft) {
        note(transaction, clock(), 'bank', `Wrong password, ${transaction.attemptsLeft} left`);
      }
      changed();
    },
    addRefund(refund) {
      store.addRefund(refund);
      note(refund, refund.created, 'gateway', `Refund of ${refund.amount}`, refundStatus(refund.amount));
      webhooks.refunded(refund);
      changed();
    },
    saveMandateChange(change) {
      store.saveMandateChange(change);
      note(change, change.updated, 'gateway', `Mandate: ${change.command}`);
      webhooks.mandateChanged(change);
      changed();
    },
    addEntry(entry) {
      store.addEntry(entry);
      changed();
    },
    saveWebhook(webhook) {
      store.saveWebhook(webhook);
      changed();
    },
    saveSetting(name, value) {
      store.saveSetting(name, value);
      changed();
    },
  };
}

function words(before: Transaction, after: Transaction): { source: TimelineSource; text: string } {
  const bank = after.instrument.bankName;
  const by = (text: string): { source: TimelineSource; text: string } => ({ source: 'bank', text: `${bank} ${text}` });
  switch (after.state) {
    case 'charged':
      return by(transactionFacts[before.state].final ? 'says late: the money has arrived' : 'has debited the shopper');
    case 'authorization-failed':
      return by('declined');
    case 'authentication-failed':
      return by('could not make sure of the shopper');
    case 'left-bank':
      return { source: 'page', text: 'The shopper left without deciding' };
    case 'stalled':
      return { source: 'gateway', text: 'Nobody decides' };
    case 'at-bank':
    case 'at-phone':
      return by('asks the shopper');
    case 'authorized':
      return by('holds the money');
    case 'half-charged':
      return by('has debited half of the amount');
    case 'auto-refunded':
      return { source: 'gateway', text: 'The money has gone back by itself' };
    case 'authorizing':
      return by('does not answer yet');
    case 'expired':
      return by('had no answer in time');
    case 'replaced':
      return { source: 'page', text: `Attempt ${after.attempt} replaced by another one` };
    default:
      return { source: 'gateway', text: `The transaction ended: ${after.state.replaceAll('-', ' ')}` };
  }
}

function instrumentText(transaction: Transaction): string {
  const { name, lastFour } = transaction.instrument;
  const offer = offerOf(transaction);
  return `${name}${lastFour && ` •••• ${lastFour}`}${offer ? ` and the offer ${offer.code}` : ''}`;
}
