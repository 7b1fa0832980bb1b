import type { Transaction } from '../transactions.ts';
import type { TransactionInput } from '../transaction-state.ts';

/** Who did what a timeline tells. `you` is whoever pressed something on the dashboard or called the simulator. */
export type TimelineSource = 'page' | 'sdk' | 'gateway' | 'bank' | 'webhook' | 'you';

/** One line of an order's timeline. It holds nothing personal: names, statuses, amounts and last four digits. */
export interface TimelineEntry {
  /** Counts up over all orders. */
  readonly seq: number;
  readonly merchantId: string;
  readonly orderId: string;
  /** ms since 1970, by the gateway's clock. */
  readonly at: number;
  readonly source: TimelineSource;
  /** A short sentence in English: the dashboard is for developers. */
  readonly text: string;
  /** Such as `CHARGED` or `200`; empty where there is none. */
  readonly status: string;
}

/**
 * Where a webhook stands.
 *
 * - `waiting`: it goes out when it is due
 * - `held`: it waits for those that shall come before it
 * - `delivered`: the shop answered 2xx; `given-up`: it never did
 * - `dropped`: lost on purpose
 * - `nowhere`: the merchant has no address for webhooks
 */
export type WebhookState = 'waiting' | 'held' | 'delivered' | 'given-up' | 'dropped' | 'nowhere';

/** One event for the merchant's server. */
export interface Webhook {
  /** `evt_V2_…`, the same in every copy and try. */
  readonly id: string;
  /** Counts up in the order in which the events happened. */
  readonly seq: number;
  readonly merchantId: string;
  readonly orderId: string;
  /** Such as `ORDER_SUCCEEDED`. */
  readonly name: string;
  /** The JSON text that is sent. */
  readonly body: string;
  readonly state: WebhookState;
  /** When it goes out next, ms since 1970. */
  readonly due: number;
  /** How many times it is still to be delivered; 2 for one that comes twice. */
  readonly copies: number;
  /** How many times the shop did not take it since it was last delivered or asked for. */
  readonly failures: number;
  /** ms since 1970. */
  readonly created: number;
}

/** One try to hand a webhook over. */
export interface Delivery {
  readonly webhookId: string;
  /** ms since 1970. */
  readonly at: number;
  /** The HTTP status as text, or `timeout`, `unreachable`, `redirect`. */
  readonly answer: string;
  readonly ok: boolean;
  /** How long it took, in ms by the machine's clock. */
  readonly took: number;
}

/** What will happen to a transaction by itself. */
export interface ScheduledMove {
  readonly uuid: string;
  /** ms since 1970. */
  readonly due: number;
  readonly input: TransactionInput;
}

/** What the gateway remembers beside orders and transactions: for the dashboard, webhooks and the clock. */
export interface Journal {
  addEntry(entry: Omit<TimelineEntry, 'seq'>): void;
  /** The oldest first. */
  timeline(merchantId: string, orderId: string): readonly TimelineEntry[];

  addWebhook(webhook: Omit<Webhook, 'seq'>): void;
  saveWebhook(webhook: Webhook): void;
  findWebhook(id: string): Webhook | undefined;
  /** The latest first. */
  recentWebhooks(limit: number): readonly Webhook[];
  /** The oldest first. */
  webhooksOf(merchantId: string, orderId: string): readonly Webhook[];
  /** Those that wait, the first to go out first. */
  waitingWebhooks(): readonly Webhook[];
  addDelivery(delivery: Delivery): void;
  /** The oldest first. */
  deliveries(webhookId: string): readonly Delivery[];

  schedule(move: ScheduledMove): void;
  unschedule(move: ScheduledMove): void;
  /** The first to happen first. */
  scheduledMoves(): readonly ScheduledMove[];
  /** Transactions that can still end by themselves. */
  openTransactions(): readonly Transaction[];
  /** Every attempt of an order, the first one first. */
  transactionsOf(merchantId: string, orderId: string): readonly Transaction[];
  /** The latest first. */
  recentTransactions(limit: number): readonly Transaction[];

  /** A setting of the simulator, or of one order under `plan:MERCHANT:ORDER`; undefined if it was never set. */
  setting(name: string): string | undefined;
  saveSetting(name: string, value: string): void;
}
