import * as v from 'valibot';
import { languages } from '../../protocol/language.ts';
import { isOrderStatusName } from '../../protocol/order-status.ts';
import { frameEndings } from '../../protocol/payment-page-messages.ts';
import { endingNames } from '../domain/endings.ts';
import {
  deliveryFailures,
  endResults,
  pageThemes,
  refundStatuses,
  returnMethods,
  timelineSources,
  webhookControls,
  webhookPlans,
  webhookStates,
  type DeliveryAnswer as DeliveryResult,
} from './closed-sets.ts';
import { guarded, Status, type Value } from './value.ts';

/*
 * The messages between the gateway and the dashboard, below `/simulator`. Times are ms since 1970 by the gateway's clock,
 * amounts are decimal texts.
 */

const OrderStatus = guarded(isOrderStatusName);
const DeliveryAnswer = guarded(
  (value): value is DeliveryResult =>
    typeof value === 'string' && (/^\d{3}$/.test(value) || deliveryFailures.some((failure) => failure === value)),
);

/** The status of a timeline's line; empty without one. */
export const TimelineStatus = v.union([OrderStatus, Status, v.picklist(refundStatuses), DeliveryAnswer]);
export type TimelineStatus = Value<typeof TimelineStatus>;

/** One line of an order's timeline. It holds nothing personal: names, statuses, amounts and last four digits. */
export const TimelineLine = v.object({
  /** Counts up over all orders. */
  seq: v.number(),
  merchantId: v.string(),
  orderId: v.string(),
  at: v.number(),
  source: v.picklist(timelineSources),
  /** A short sentence in English: the dashboard is for developers. */
  text: v.string(),
  status: TimelineStatus,
  /** The webhook that the line is about. */
  webhookId: v.exactOptional(v.string()),
});
export type TimelineLine = Value<typeof TimelineLine>;

/** One attempt to deliver a webhook. */
export const Delivery = v.object({
  webhookId: v.string(),
  at: v.number(),
  answer: DeliveryAnswer,
  ok: v.boolean(),
  /** In ms by the machine's clock. */
  took: v.number(),
});
export type Delivery = Value<typeof Delivery>;

/** One event for the merchant's server. */
export const Webhook = v.object({
  /** `evt_V2_…`, the same in every copy and attempt. */
  id: v.string(),
  /** Counts up in the order in which the events happened. */
  seq: v.number(),
  merchantId: v.string(),
  orderId: v.string(),
  /** Such as `ORDER_SUCCEEDED`. */
  name: v.string(),
  /** The JSON text that is sent. */
  body: v.string(),
  state: v.picklist(webhookStates),
  /** When it goes out next. */
  due: v.number(),
  /** The number of deliveries that are left; 2 for a webhook that is delivered twice. */
  copies: v.number(),
  /** Failed attempts since the last delivery or request. */
  failures: v.number(),
  created: v.number(),
});
export type Webhook = Value<typeof Webhook>;

/** A webhook with every attempt to deliver it. */
const WebhookRow = v.object({ ...Webhook.entries, deliveries: v.array(Delivery) });
export type WebhookRow = Value<typeof WebhookRow>;

/** A line of the stream that the inspector follows, with the webhook that it is about. */
export interface TimelineUpdate extends TimelineLine {
  readonly webhook?: Pick<Webhook, 'id' | 'body'>;
}

/** One attempt to pay. */
const TransactionRow = v.object({
  txnId: v.string(),
  merchantId: v.string(),
  orderId: v.string(),
  amount: v.string(),
  status: OrderStatus,
  /** The instrument, with the last four digits of a card. */
  paidWith: v.string(),
  updated: v.number(),
});
export type TransactionRow = Value<typeof TransactionRow>;

const order = {
  merchantId: v.string(),
  orderId: v.string(),
  amount: v.string(),
  currency: v.string(),
  status: OrderStatus,
  paidWith: v.string(),
  /** At most the last two characters of the customer id, which is often a phone number. */
  customer: v.string(),
  created: v.number(),
  updated: v.number(),
};

/** A row of the list of orders. */
const OrderRow = v.object(order);
export type OrderRow = Value<typeof OrderRow>;

/** An order with all that happened to it. */
export const OrderView = v.object({
  ...order,
  description: v.string(),
  /** The title of the ending that its next payment will have; empty without one. */
  planned: v.string(),
  /** The order is paid. */
  done: v.boolean(),
  transactions: v.array(TransactionRow),
  timeline: v.array(TimelineLine),
  webhooks: v.array(WebhookRow),
});
export type OrderView = Value<typeof OrderView>;

/** A request to the gateway, of a merchant's server or of a page that opens an order, with its answer. */
const RequestRow = v.object({
  seq: v.number(),
  at: v.number(),
  method: v.string(),
  path: v.string(),
  status: v.number(),
  /** In ms by the machine's clock. */
  took: v.number(),
  /** The body as it was sent, without card data and tokens; empty without one. */
  request: v.string(),
  /** The JSON text of the answer, in the same way. */
  answer: v.string(),
});
export type RequestRow = Value<typeof RequestRow>;

export const Orders = v.object({ orders: v.array(OrderRow) });
export type Orders = Value<typeof Orders>;

export const Transactions = v.object({ transactions: v.array(TransactionRow) });
export type Transactions = Value<typeof Transactions>;

export const Webhooks = v.object({ webhooks: v.array(WebhookRow) });
export type Webhooks = Value<typeof Webhooks>;

export const Requests = v.object({ requests: v.array(RequestRow) });
export type Requests = Value<typeof Requests>;

/** An ending that the developer can force. */
const EndingOption = v.object({
  name: v.picklist(endingNames),
  kind: v.picklist(['status', 'story']),
  title: v.string(),
  what: v.string(),
  /** Digits only. */
  card: v.string(),
});
export type EndingOption = Value<typeof EndingOption>;

const settings = {
  /** The delivery of webhooks for payments whose scenario does not set it. */
  webhooks: v.picklist(webhookPlans),
  theme: v.picklist(pageThemes),
  /** The language of the payment page; empty: the one that the merchant's page asks for. */
  language: v.picklist(['', ...languages]),
  /** The vendor's test rules: amounts and UPI ids that pick the ending. */
  juspayTestRules: v.boolean(),
  /** The end of checkouts in a frame; empty: the merchant's own setting. */
  frameEnding: v.picklist(['', ...frameEndings]),
  /** The way of browsers back to `return_url`; empty: the merchant's own setting. */
  returnMethod: v.picklist(['', ...returnMethods]),
};

/** The settings of the whole simulator. They stay set across restarts with a store file. */
const SimulatorSettings = v.object(settings);
export type SimulatorSettings = Value<typeof SimulatorSettings>;

/** The simulator itself. */
export const SimulatorState = v.object({
  origin: v.string(),
  now: v.number(),
  /** The lead of the gateway's clock over the machine's, in ms. */
  ahead: v.number(),
  settings: SimulatorSettings,
  endings: v.array(EndingOption),
  merchants: v.array(v.object({ merchantId: v.string(), name: v.string(), webhookUrl: v.string() })),
});
export type SimulatorState = Value<typeof SimulatorState>;

/** The answer to {@link ForceEnding}. */
export const ForcedEnding = v.object({ result: v.picklist(endResults) });
export type ForcedEnding = Value<typeof ForcedEnding>;

/** The answer to the command that reverses the webhooks of an order: how many there are. */
export const ReversedWebhooks = v.object({ reversed: v.number() });
export type ReversedWebhooks = Value<typeof ReversedWebhooks>;

/** The answer to {@link ControlWebhook}. */
export const ControlledWebhook = v.object({ ok: v.literal(true) });
export type ControlledWebhook = Value<typeof ControlledWebhook>;

/** Command: end an order, or its next payment. */
export const ForceEnding = v.object({ ending: v.picklist(endingNames) });
export type ForceEnding = Value<typeof ForceEnding>;

/** Command: send, delay, duplicate or drop a webhook. */
export const ControlWebhook = v.object({ control: v.picklist(webhookControls) });
export type ControlWebhook = Value<typeof ControlWebhook>;

/** Ten years, in ms. */
const longestStep = 10 * 366 * 24 * 3_600_000;

/** Command: move the clock forward by so many ms, or put it back to the machine's. */
export const MoveClock = v.union([
  v.object({ reset: v.literal(true) }),
  v.object({ advance: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(longestStep)) }),
]);
export type MoveClock = Value<typeof MoveClock>;

/** Command: change some settings. */
export const ChangeSettings = v.object({
  webhooks: v.exactOptional(settings.webhooks),
  theme: v.exactOptional(settings.theme),
  language: v.exactOptional(settings.language),
  juspayTestRules: v.exactOptional(settings.juspayTestRules),
  frameEnding: v.exactOptional(settings.frameEnding),
  returnMethod: v.exactOptional(settings.returnMethod),
});
export type ChangeSettings = Value<typeof ChangeSettings>;
