import type { Delivery, TimelineLine, Webhook } from '../../contract/dashboard.ts';
import type { OrderKey, ScheduledStep } from '../../domain/order.ts';
import type { Transaction } from '../../domain/transaction.ts';

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

  /** Whether an order has had a webhook of this name. */
  hasWebhook(order: OrderKey, name: string): boolean;

  schedule(step: ScheduledStep): void;
  unschedule(step: ScheduledStep): void;
  /** The scheduled steps of an order, the earliest first. */
  scheduledSteps(order: OrderKey): readonly ScheduledStep[];
  /** Orders with a step or a deadline that is due, the earliest first. Not always all of them, but never none. */
  dueOrders(now: number): readonly OrderKey[];
  /** When the next webhook, scheduled step or transaction is due, ms since 1970; undefined if nothing waits. */
  nextDue(): number | undefined;
  /** Every attempt of an order, the first one first. */
  transactionsOf(merchantId: string, orderId: string): readonly Transaction[];
  /** The latest first. */
  recentTransactions(limit: number): readonly Transaction[];

  /** A setting of the simulator, or of one order under `plan:MERCHANT:ORDER`; undefined if it was never set. */
  setting(name: string): string | undefined;
  saveSetting(name: string, value: string): void;
}
