import { randomBytes } from 'node:crypto';
import type { OrderStatusName } from '../../protocol/order-status.ts';
import type { WebhookEventName } from '../../server/parse-webhook.ts';
import { type RefundStatus, type WebhookPlan, webhookPlans } from '../contract/closed-sets.ts';
import type { Webhook } from '../contract/dashboard.ts';
import type { DomainEvent } from '../domain/events.ts';
import { mandateOf } from '../domain/mandate.ts';
import { lastTransaction, type MandateCommand, type Order } from '../domain/order.ts';
import { refundAmounts, refundStatus } from '../domain/refund.ts';
import { unreachableAmount } from '../domain/test-rules.ts';
import { transactionFacts, type TransactionState } from '../domain/transaction-state.ts';
import { endingOf } from '../domain/transaction.ts';
import { mandateAnswer, orderAnswer, wireNumber, wireTime } from './order-answer.ts';

/** The steps in the simulator that cause each documented webhook, as a sentence. */
export const webhookRoutes: Readonly<Record<WebhookEventName, string>> = {
  TXN_CREATED: 'Press Pay: it comes before the bank has asked anything.',
  TXN_CHARGED: 'Pay, and let the bank approve.',
  TXN_FAILED: 'Pay, and let the bank decline.',
  ORDER_SUCCEEDED: 'Pay, and let the bank approve; or place the order with cash on delivery.',
  ORDER_FAILED: 'Pay, and let the bank decline.',
  ORDER_AUTHORIZED: 'The ending `authorized-first`.',
  ORDER_PARTIAL_CHARGED: 'The ending `partly-charged`.',
  ORDER_REFUNDED: 'Refund an order that is charged.',
  ORDER_REFUND_FAILED: `Refund ${refundAmounts.FAILURE} of it.`,
  REFUND_INITIATED: 'Refund an order that is charged.',
  REFUND_MANUAL_REVIEW_NEEDED: `Refund ${refundAmounts.MANUAL_REVIEW} of it.`,
  AUTO_REFUND_SUCCEEDED: 'The ending `sent-back`.',
  AUTO_REFUND_FAILED: 'The ending `sent-back`, whose first try fails.',
  MANDATE_CREATED: 'Press Pay for an order with `options.create_mandate`.',
  MANDATE_ACTIVATED: 'Pay such an order, and let the bank approve.',
  MANDATE_FAILED: 'Pay such an order, and let the bank decline.',
  MANDATE_PAUSED: '`POST /mandates/:id` with `command=pause`.',
  MANDATE_REVOKED: '`POST /mandates/:id` with `command=revoke`.',
  MANDATE_EXPIRED: 'Move the clock past the `mandate.end_date`.',
  NOTIFICATION_SUCCEEDED: 'Debit under a mandate: `POST /txns` with its `mandate_id`.',
  NOTIFICATION_FAILED: `Debit ${unreachableAmount} under a mandate; then it is declined.`,
};

const paid: readonly WebhookEventName[] = ['TXN_CHARGED', 'ORDER_SUCCEEDED'];
const failed: readonly WebhookEventName[] = ['TXN_FAILED', 'ORDER_FAILED'];

/** The events of each order status; none for the ones in between. */
const byStatus: { readonly [S in OrderStatusName]?: readonly WebhookEventName[] } = {
  CHARGED: paid,
  COD_INITIATED: ['ORDER_SUCCEEDED'],
  AUTHORIZED: ['ORDER_AUTHORIZED'],
  PARTIAL_CHARGED: ['ORDER_PARTIAL_CHARGED'],
  AUTHORIZATION_FAILED: failed,
  AUTHENTICATION_FAILED: failed,
  JUSPAY_DECLINED: failed,
  AUTO_REFUNDED: ['AUTO_REFUND_SUCCEEDED'],
};

/** Returns the events of a transaction that has moved. A transaction that another has replaced has none. */
function eventsOf(state: TransactionState, status: OrderStatusName): readonly WebhookEventName[] {
  return state === 'replaced' ? [] : (byStatus[status] ?? []);
}

/** The events of a refund, by what became of it. */
const eventsOfRefund: Readonly<Record<RefundStatus, readonly WebhookEventName[]>> = {
  SUCCESS: ['REFUND_INITIATED', 'ORDER_REFUNDED'],
  FAILURE: ['REFUND_INITIATED', 'ORDER_REFUND_FAILED'],
  MANUAL_REVIEW: ['REFUND_INITIATED', 'REFUND_MANUAL_REVIEW_NEEDED'],
};

/** The events of a mandate that the merchant's server has changed. None is documented for one that goes on. */
const eventsOfMandateChange: Readonly<Record<MandateCommand, readonly WebhookEventName[]>> = {
  pause: ['MANDATE_PAUSED'],
  resume: [],
  revoke: ['MANDATE_REVOKED'],
};

/** A new id of an event, in the documented form. */
function newEventId(): string {
  return `evt_V2_${randomBytes(16).toString('hex')}`;
}

/**
 * The documented body of a webhook, as JSON text.
 *
 * @param of.at when it happened, ms since 1970
 * @param of.content under `order`, `mandate` or `notification`
 */
function webhookBody({
  id,
  name,
  at,
  content,
}: {
  id: string;
  name: WebhookEventName;
  at: number;
  content: object;
}): string {
  return JSON.stringify({ id, event_name: name, date_created: wireTime(at), content });
}

/**
 * An order as the order status has it, but for the shopper's contact data, which reads `FILTERED` as the vendor
 * documents that it may: so neither the store nor the dashboard repeats it.
 */
function withoutContact(order: object): object {
  return { ...order, customer_email: 'FILTERED', customer_phone: 'FILTERED' };
}

/** The delay of webhooks under the plan `late`, in ms. */
const lateness = 10_000;

/** A webhook that an event makes, with its line in the order's timeline. */
export interface EventWebhook {
  readonly webhook: Omit<Webhook, 'seq'>;
  readonly line: string;
}

/** The circumstances of a webhook. */
export interface WebhookContext {
  /** The gateway's own, for payment links. */
  readonly origin: string;
  /** True if the merchant has an address for webhooks. */
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

/** A change of the webhooks that wait for an order. */
export type WaitingWebhooks =
  | {
      /** Those that were held go out from this time on, the latest first, a second apart. ms since 1970. */
      readonly releaseAt: number;
    }
  | {
      /** Those of these names that are due after this time are dropped. ms since 1970. */
      readonly dropAfter: number;
      readonly names: readonly string[];
    };

/**
 * Returns what an event changes about the webhooks that wait: with the last word about the order, those that were held go
 * out; and a revoked mandate neither begins a pause nor expires any more.
 */
export function waitingAfter(event: DomainEvent): WaitingWebhooks | undefined {
  const { at } = event;
  if (event.type === 'transaction-moved' && orderEventsOf(event).length > 0) return { releaseAt: at };
  if (event.type === 'mandate-changed' && event.command === 'revoke') {
    return { dropAfter: at, names: ['MANDATE_EXPIRED', 'MANDATE_PAUSED'] satisfies WebhookEventName[] };
  }
  return undefined;
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
    due: plan === 'late' ? due + lateness : due,
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
