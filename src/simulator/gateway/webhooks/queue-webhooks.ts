import { sameAmount } from '../../../protocol/amount.ts';
import type { WebhookEventName } from '../../../server/parse-webhook.ts';
import { endingOf } from '../ending-of.ts';
import { webhookPlans, type WebhookPlan } from '../../contract/closed-sets.ts';
import { mandateAnswer, mandateOf, mandateOfOrder, type Mandate, type MandateChange } from '../mandates.ts';
import type { Merchants } from '../merchants.ts';
import { orderAnswer } from '../order-answer.ts';
import type { Order } from '../orders.ts';
import { refundStatus, type Refund } from '../refunds.ts';
import type { Store } from '../store.ts';
import type { Transaction } from '../transactions.ts';
import { transactionFacts } from '../transaction-state.ts';
import { unreachableAmount } from '../test-instruments/mandate-debits.ts';
import { wireNumber } from '../wire-values.ts';
import { newEventId, webhookBody, withoutContact } from './webhook-body.ts';
import { eventsOf, eventsOfMandateChange, eventsOfRefund } from './webhook-names.ts';

/** How late webhooks are under the plan `late`, and how far apart under `reversed`, in ms. */
const pause = { late: 10_000, between: 1_000 } as const;

/** What the merchant's server is told of, each in the very step in which it happens. */
export interface WebhookQueue {
  /** Pay was pressed; what asks nobody has ended as well. */
  begun(transaction: Transaction): void;
  /** A transaction stands somewhere else. */
  moved(transaction: Transaction): void;
  refunded(refund: Refund): void;
  /** The merchant's server has changed a mandate. */
  mandateChanged(change: MandateChange): void;
}

/**
 * Makes the queue of a store.
 *
 * @param note takes a sentence for the order's timeline
 */
export function webhookQueue(
  store: Store,
  of: {
    merchants: Pick<Merchants, 'find'>;
    origin: () => string;
    note: (order: Pick<Order, 'merchantId' | 'orderId'>, at: number, text: string) => void;
  },
): WebhookQueue {
  const { merchants, origin, note } = of;

  const add = (
    name: WebhookEventName,
    { merchantId, orderId }: Pick<Order, 'merchantId' | 'orderId'>,
    content: object,
    times: { at: number; due?: number; plan?: WebhookPlan },
  ) => {
    const { at, due = at, plan = 'once' } = times;
    const id = newEventId();
    const hasTarget = merchants.find({ merchantId, clientId: undefined })?.webhook !== undefined;
    store.addWebhook({
      id,
      merchantId,
      orderId,
      name,
      body: webhookBody({ id, name, at: due, content }),
      state: plan === 'lost' ? 'dropped' : !hasTarget ? 'nowhere' : plan === 'reversed' ? 'held' : 'waiting',
      due: plan === 'late' ? due + pause.late : due,
      copies: plan === 'twice' ? 2 : 1,
      failures: 0,
      created: at,
    });
    const words = plan === 'lost' ? 'lost on purpose' : hasTarget ? 'queued' : 'not sent: no address';
    note({ merchantId, orderId }, at, `${name} ${words}`);
  };

  const addOrderEvent = (name: WebhookEventName, transaction: Transaction, at: number) => {
    const order = store.findOrder(transaction.merchantId, transaction.orderId);
    if (!order) return;
    const answer = orderAnswer({ store, origin: origin(), clock: () => at }, order, transaction);
    const content = { order: withoutContact(answer) };
    add(name, order, content, { at, plan: webhookPlan(store, transaction) });
  };

  const addMandateEvent = (
    name: WebhookEventName,
    mandate: Mandate,
    times: { at: number; due?: number; plan?: WebhookPlan },
  ) => {
    const { merchantId, orderId, customerId } = mandate.order;
    const content = {
      mandate: { ...mandateAnswer(mandate), merchant_id: merchantId, order_id: orderId, customer_id: customerId },
    };
    add(name, mandate.order, content, times);
  };

  /** The mandate that a transaction's order makes, as it will stand at a time. */
  const mandateBy = (transaction: Transaction, at: number) => {
    const order = store.findOrder(transaction.merchantId, transaction.orderId);
    return order && mandateOf(order, transaction, store.findMandateChange(order), at);
  };

  /** The customer is told of every debit to come, or cannot be reached; then there is none. */
  const notify = (transaction: Transaction, mandateId: string) => {
    const { merchantId, orderId, amount, created } = transaction;
    const reached = !sameAmount(amount, unreachableAmount);
    const notification = {
      id: `ntf_${newEventId().slice(-24)}`,
      mandate_id: mandateId,
      order_id: orderId,
      amount: wireNumber(amount),
      status: reached ? 'SUCCESS' : 'FAILURE',
    };
    const name = reached ? 'NOTIFICATION_SUCCEEDED' : 'NOTIFICATION_FAILED';
    add(name, { merchantId, orderId }, { notification }, { at: created });
  };

  /** With the last word about the order there, what was held for the reverse goes out, the latest first. */
  const release = ({ merchantId, orderId }: Transaction, at: number) => {
    const held = store.webhooksOf(merchantId, orderId).filter(({ state }) => state === 'held');
    [...held].reverse().forEach((webhook, place) => {
      store.saveWebhook({ ...webhook, state: 'waiting', due: at + place * pause.between });
    });
  };

  const told = (transaction: Transaction) => {
    const at = transaction.updated;
    const { orderStatus } = transactionFacts[transaction.state];
    const stumbles = transaction.state === 'auto-refunded' && endingOf(transaction)?.refundStumbles;
    const names = [...(stumbles ? (['AUTO_REFUND_FAILED'] as const) : []), ...eventsOf(transaction.state, orderStatus)];
    if (names.length === 0) return;
    for (const name of names) addOrderEvent(name, transaction, at);
    const mandate = mandateBy(transaction, at);
    const plan = webhookPlan(store, transaction);
    if (mandate?.status === 'FAILURE') addMandateEvent('MANDATE_FAILED', mandate, { at, plan });
    if (mandate?.status === 'ACTIVE') {
      addMandateEvent('MANDATE_ACTIVATED', mandate, { at, plan });
      const over = mandate.ends === undefined ? undefined : mandateBy(transaction, mandate.ends + 1);
      if (over) addMandateEvent('MANDATE_EXPIRED', over, { at, due: (over.ends ?? 0) + 1 });
    }
    release(transaction, at);
  };

  return {
    begun(transaction) {
      const { merchantId, orderId, created, debitUnder } = transaction;
      if (debitUnder !== undefined) notify(transaction, debitUnder);
      addOrderEvent('TXN_CREATED', transaction, created);
      const mandate = mandateBy(transaction, created);
      // A mandate is the order's: a second attempt makes no second one.
      const isNew = !store.webhooksOf(merchantId, orderId).some(({ name }) => name === 'MANDATE_CREATED');
      if (mandate && isNew)
        addMandateEvent('MANDATE_CREATED', mandate, { at: created, plan: webhookPlan(store, transaction) });
      told(transaction);
    },
    moved: told,
    refunded(refund) {
      const order = store.findOrder(refund.merchantId, refund.orderId);
      const transaction = order && store.findTransaction(order.currentTransaction);
      if (!transaction) return;
      for (const name of eventsOfRefund[refundStatus(refund.amount)]) addOrderEvent(name, transaction, refund.created);
    },
    mandateChanged({ merchantId, orderId, command, pauseStart, updated }) {
      const order = store.findOrder(merchantId, orderId);
      const due = Math.max(updated, pauseStart);
      const mandate = order && mandateOfOrder(store, order, due);
      if (!mandate) return;
      for (const name of eventsOfMandateChange[command]) addMandateEvent(name, mandate, { at: updated, due });
      if (command !== 'revoke') return;
      // What is revoked neither begins a pause nor expires any more.
      for (const webhook of store.webhooksOf(merchantId, orderId)) {
        const isToCome = webhook.due > updated && ['MANDATE_EXPIRED', 'MANDATE_PAUSED'].includes(webhook.name);
        if (!isToCome || webhook.state === 'delivered') continue;
        store.saveWebhook({ ...webhook, state: 'dropped', copies: 0 });
      }
    },
  };
}

function webhookPlan(store: Store, transaction: Transaction): WebhookPlan {
  const wanted = endingOf(transaction)?.webhooks ?? store.setting('webhooks');
  return webhookPlans.find((plan) => plan === wanted) ?? 'once';
}
