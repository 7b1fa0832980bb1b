import type { Delivery, TimelineLine, Webhook } from '../../contract/dashboard.ts';
import type { Transaction } from '../transactions.ts';
import type { TransactionInput } from '../transaction-state.ts';

/** What will happen to a transaction by itself. */
export interface ScheduledMove {
  readonly uuid: string;
  /** ms since 1970. */
  readonly due: number;
  readonly input: TransactionInput;
}

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
