import type { WebhookEventName } from '../../server/parse-webhook.ts';
import { endingNameOf, endingOf, hasEndedSo } from './ending-of.ts';
import { webhookPlans, type WebhookPlan } from './endings.ts';
import type { TimelineSource } from './journal/journal.ts';
import type { Merchants } from './merchants.ts';
import { offerOf } from './offers.ts';
import type { Order } from './orders.ts';
import { planEnding, plannedEnding } from './planned-ending.ts';
import type { Store } from './store.ts';
import { transactionFacts, type Transaction } from './transactions.ts';
import { webhookBody, newEventId } from './webhooks/webhook-body.ts';
import { eventsOf } from './webhooks/webhook-names.ts';

/** How late webhooks are under the plan `late`, and how far apart under `reversed`, in ms. */
const pause = { late: 10_000, between: 1_000 } as const;

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
    status = '',
  ) => store.addEntry({ merchantId, orderId, at, source, text, status });

  const queue = (name: WebhookEventName, transaction: Transaction, at: number) => {
    const { merchantId, orderId } = transaction;
    const order = store.findOrder(merchantId, orderId);
    if (!order) return;
    const id = newEventId();
    const plan = webhookPlan(store, transaction);
    const hasTarget = merchants.find({ merchantId, clientId: undefined })?.webhook !== undefined;
    store.addWebhook({
      id,
      merchantId,
      orderId,
      name,
      body: webhookBody({ id, name, at, order, transaction, refunds: store.refundsOf(order), origin: origin() }),
      state: plan === 'lost' ? 'dropped' : !hasTarget ? 'nowhere' : plan === 'reversed' ? 'held' : 'waiting',
      due: plan === 'late' ? at + pause.late : at,
      copies: plan === 'twice' ? 2 : 1,
      failures: 0,
      created: at,
    });
    const words = plan === 'lost' ? 'lost on purpose' : hasTarget ? 'queued' : 'not sent: no address';
    note(order, at, 'webhook', `${name} ${words}`);
  };

  /** With the last word about the order there, what was held for the reverse goes out, the latest first. */
  const release = ({ merchantId, orderId }: Transaction, at: number) => {
    const held = store.webhooksOf(merchantId, orderId).filter(({ state }) => state === 'held');
    [...held].reverse().forEach((webhook, place) => {
      store.saveWebhook({ ...webhook, state: 'waiting', due: at + place * pause.between });
    });
  };

  const moved = (before: Transaction, after: Transaction) => {
    const at = after.updated;
    const { source, text } = words(before, after);
    const { orderStatus } = transactionFacts[after.state];
    note(after, at, source, text, after.state === 'replaced' ? '' : orderStatus);
    const names = eventsOf(after.state, orderStatus);
    for (const name of names) queue(name, after, at);
    if (names.length > 0) release(after, at);
    fulfil(after, at);
  };

  /** What an ending on demand brings later, once it is there. */
  const fulfil = (transaction: Transaction, at: number) => {
    if (!hasEndedSo(transaction)) return;
    for (const { after, input } of endingOf(transaction)?.then ?? []) {
      store.schedule({ uuid: transaction.uuid, due: at + after, input });
    }
    if (plannedEnding(store, transaction) === endingNameOf(transaction)) planEnding(store, transaction, undefined);
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
      queue('TXN_CREATED', transaction, created);
      const names = eventsOf(transaction.state, orderStatus);
      for (const name of names) queue(name, transaction, created);
      if (names.length > 0) release(transaction, created);
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
      const order = store.findOrder(refund.merchantId, refund.orderId);
      const transaction = order && store.findTransaction(order.currentTransaction);
      note(refund, refund.created, 'gateway', `Refund of ${refund.amount}`);
      if (transaction) {
        queue('REFUND_INITIATED', transaction, refund.created);
        queue('ORDER_REFUNDED', transaction, refund.created);
      }
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

function webhookPlan(store: Store, transaction: Transaction): WebhookPlan {
  const wanted = endingOf(transaction)?.webhooks ?? store.setting('webhooks');
  return webhookPlans.find((plan) => plan === wanted) ?? 'once';
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
