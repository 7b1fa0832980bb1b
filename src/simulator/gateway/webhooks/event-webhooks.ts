import { webhookPlans, type WebhookPlan } from '../../contract/closed-sets.ts';
import type { Webhook } from '../../contract/dashboard.ts';
import type { DomainEvent } from '../../domain/events.ts';
import { mandateOf } from '../../domain/mandate.ts';
import { lastTransaction, type Order } from '../../domain/order.ts';
import { refundStatus } from '../../domain/refund.ts';
import { transactionFacts } from '../../domain/transaction-state.ts';
import { endingOf } from '../../domain/transaction.ts';
import type { WebhookEventName } from '../../../server/parse-webhook.ts';
import { mandateAnswer, orderAnswer } from '../order-answer.ts';
import { wireNumber } from '../wire-values.ts';
import { newEventId, webhookBody, withoutContact } from './webhook-body.ts';
import { eventsOf, eventsOfMandateChange, eventsOfRefund } from './webhook-names.ts';

/** How late webhooks are under the plan `late`, and how far apart under `reversed`, in ms. */
const pause = { late: 10_000, between: 1_000 } as const;

/** A webhook that an event makes, with its line in the order's timeline. */
export interface EventWebhook {
  readonly webhook: Omit<Webhook, 'seq'>;
  readonly line: string;
}

/** The circumstances of a webhook. */
export interface WebhookContext {
  /** The gateway's own, for payment links. */
  readonly origin: string;
  /** Whether the merchant has an address for webhooks. */
  readonly hasTarget: boolean;
  /** The plan that is set for the whole simulator. */
  readonly plan: string | undefined;
}

/**
 * Returns the webhooks of an event, with the order as it stands right after it.
 *
 * A mandate's last webhook is made with its first, and waits for the mandate's end.
 */
export function webhooksFor(event: DomainEvent, order: Order, context: WebhookContext): readonly EventWebhook[] {
  const { at } = event;
  const last = lastTransaction(order);
  const plan = planOf(order, context);
  const make = (
    name: WebhookEventName,
    content: object,
    times: { readonly due?: number; readonly plan?: WebhookPlan } = {},
  ) => made(name, order, content, { at, due: at, plan: 'once', ...times }, context.hasTarget);
  const ofOrder = (names: readonly WebhookEventName[]) => {
    const content = { order: withoutContact(orderAnswer(order, context.origin, at)) };
    return names.map((name) => make(name, content, { plan }));
  };
  const ofMandate = (name: WebhookEventName, due: number, its?: WebhookPlan) => {
    const mandate = mandateAnswer(order, due);
    if (!mandate) return [];
    const { merchantId, orderId, customerId } = order;
    const content = { mandate: { ...mandate, merchant_id: merchantId, order_id: orderId, customer_id: customerId } };
    return [make(name, content, { due, ...(its && { plan: its }) })];
  };

  switch (event.type) {
    case 'transaction-started':
      return ofOrder(['TXN_CREATED']);
    case 'transaction-moved': {
      const stumbles = event.to === 'auto-refunded' && last && endingOf(last)?.refundStumbles;
      return ofOrder([...(stumbles ? (['AUTO_REFUND_FAILED'] as const) : []), ...orderEventsOf(event)]);
    }
    case 'refund-made':
      return ofOrder(eventsOfRefund[refundStatus(event.amount)]);
    case 'debit-notified': {
      const notification = {
        id: `ntf_${newEventId().slice(-24)}`,
        mandate_id: event.mandateId,
        order_id: order.orderId,
        amount: wireNumber(order.amount),
        status: event.reached ? 'SUCCESS' : 'FAILURE',
      };
      return [make(event.reached ? 'NOTIFICATION_SUCCEEDED' : 'NOTIFICATION_FAILED', { notification })];
    }
    case 'mandate-created':
      return ofMandate('MANDATE_CREATED', at, plan);
    case 'mandate-failed':
      return ofMandate('MANDATE_FAILED', at, plan);
    case 'mandate-activated': {
      const ends = mandateOf(order, at)?.ends;
      const active = ofMandate('MANDATE_ACTIVATED', at, plan);
      return ends === undefined ? active : [...active, ...ofMandate('MANDATE_EXPIRED', ends + 1)];
    }
    case 'mandate-changed':
      return eventsOfMandateChange[event.command].flatMap((name) => ofMandate(name, event.takesEffect));
    default:
      return [];
  }
}

/**
 * Returns the webhooks that an event changes: with the last word about the order, those that were held go out, the latest
 * first; and a revoked mandate neither begins a pause nor expires any more.
 *
 * @param webhooks of the order, the oldest first
 */
export function changedBy(event: DomainEvent, webhooks: () => readonly Webhook[]): readonly Webhook[] {
  const { at } = event;
  if (event.type === 'transaction-moved' && orderEventsOf(event).length > 0) {
    return webhooks()
      .filter(({ state }) => state === 'held')
      .reverse()
      .map((webhook, place) => ({ ...webhook, state: 'waiting', due: at + place * pause.between }));
  }
  if (event.type === 'mandate-changed' && event.command === 'revoke') {
    return webhooks()
      .filter(({ name, due }) => due > at && ['MANDATE_EXPIRED', 'MANDATE_PAUSED'].includes(name))
      .filter(({ state }) => state !== 'delivered')
      .map((webhook) => ({ ...webhook, state: 'dropped', copies: 0 }));
  }
  return [];
}

function orderEventsOf({ to }: Extract<DomainEvent, { type: 'transaction-moved' }>): readonly WebhookEventName[] {
  return eventsOf(to, transactionFacts[to].orderStatus);
}

function made(
  name: WebhookEventName,
  { merchantId, orderId }: Order,
  content: object,
  { at, due, plan }: { readonly at: number; readonly due: number; readonly plan: WebhookPlan },
  hasTarget: boolean,
): EventWebhook {
  const id = newEventId();
  const webhook = {
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
  } as const;
  const fate = plan === 'lost' ? 'lost on purpose' : hasTarget ? 'queued' : 'not sent: no address';
  return { webhook, line: `${name} ${fate}` };
}

/** The plan of the scenario that the order's payment follows, else the one that is set for all. */
function planOf(order: Order, { plan }: WebhookContext): WebhookPlan {
  const last = lastTransaction(order);
  const wanted = (last && endingOf(last)?.webhooks) ?? plan;
  return webhookPlans.find((known) => known === wanted) ?? 'once';
}
