import type { Delivery, TimelineLine, Webhook } from '../../contract/dashboard.ts';
import type { Order } from '../orders.ts';
import type { Transaction } from '../transactions.ts';
import type { TransactionInput } from '../transaction-state.ts';

/** What will happen to a transaction by itself. */
export interface ScheduledMove {
  readonly uuid: string;
  /** ms since 1970. */
  readonly due: number;
  readonly input: TransactionInput;
}

/** The two ids that name an order. */
export type OrderKey = Pick<Order, 'merchantId' | 'orderId'>;

/** What the gateway remembers beside orders and transactions: for the dashboard, webhooks and the clock. */
export interface Journal {
  addEntry(entry: Omit<TimelineLine, 'seq'>): void;
  /** The oldest first. */
  timeline(merchantId: string, orderId: string): readonly TimelineLine[];

  addWebhook(webhook: Omit<Webhook, 'seq'>): void;
  saveWebhook(webhook: Webhook): void;
  findWebhook(id: string): Webhook | undefined;
  /** The latest first. */
  recentWebhooks(limit: number): readonly Webhook[];
  /** The oldest first. */
  webhooksOf(merchantId: string, orderId: string): readonly Webhook[];
  /** Orders with webhooks that are due, those that have waited longest first. Not always all of them, but never none. */
  ordersWithDueWebhooks(now: number): readonly OrderKey[];
  /** The webhook of an order that goes out next, if it is due. */
  dueWebhook(order: OrderKey, now: number): Webhook | undefined;
  addDelivery(delivery: Delivery): void;
  /** The oldest first. */
  deliveries(webhookId: string): readonly Delivery[];

  schedule(move: ScheduledMove): void;
  unschedule(move: ScheduledMove): void;
  /** Scheduled moves that are due, the first to happen first. Not always all of them, but never none. */
  dueMoves(now: number): readonly ScheduledMove[];
  /** Transactions that expire or settle by now, as they are stored. Not always all of them, but never none. */
  dueTransactions(now: number): readonly Transaction[];
  /** When the next webhook, scheduled move or transaction is due, ms since 1970; undefined if nothing waits. */
  nextDue(): number | undefined;
  /** Every attempt of an order, the first one first. */
  transactionsOf(merchantId: string, orderId: string): readonly Transaction[];
  /** The latest first. */
  recentTransactions(limit: number): readonly Transaction[];

  /** A setting of the simulator, or of one order under `plan:MERCHANT:ORDER`; undefined if it was never set. */
  setting(name: string): string | undefined;
  saveSetting(name: string, value: string): void;
}
