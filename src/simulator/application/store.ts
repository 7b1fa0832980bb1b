import type { Delivery, TimelineLine, Webhook } from '../contract/dashboard.ts';
import type { MandateChange, Order, OrderKey, Refund, ScheduledStep } from '../domain/order.ts';
import type { Transaction } from '../domain/transaction.ts';
import type { CustomerFact } from '../methods/payment-method.ts';
import type { TestSavedMethod } from './test-customers.ts';

/**
 * Where the gateway keeps what it knows: orders, checkouts and transactions.
 *
 * All calls are synchronous, so that nothing can come between the steps of {@link Store.atomically}. With a file, what was
 * written survives a kill after {@link Store.commit} or {@link Store.watch}: nobody may be told of it before.
 */
export interface Store extends OrderApiStore, Journal {
  /**
   * Runs the work as one step: all of it is written or, if it throws, none of it. Reads inside see the writes inside.
   */
  atomically<T>(work: () => T): T;

  /**
   * Returns a function that resolves once all that was written since is kept, and rejects if any of it could not be. What
   * a request has read may be what another one has written, so both wait.
   */
  watch(): () => Promise<void>;
  /** Keeps all that was written until now at once. Throws, and undoes it all, if it cannot be kept. */
  commit(): void;

  addOrder(order: StoredOrder): void;
  saveOrder(order: StoredOrder): void;
  /** Order ids are compared without case. */
  findOrder(merchantId: string, orderId: string): StoredOrder | undefined;
  /** The latest orders first. */
  recentOrders(limit: number): readonly StoredOrder[];
  /** Those of which id, merchant, amount, status or instrument hold the text, the latest first; all for an empty one. */
  searchOrders(text: string, limit: number): readonly StoredOrder[];

  /** Notes a text that stood for the order before another took its place. */
  addOrderText(order: OrderKey, payloadHash: string): void;
  /** The latest texts of {@link Store.addOrderText}, the oldest first. */
  orderTexts(order: OrderKey): readonly string[];

  addCheckout(checkout: Checkout): void;
  findCheckout(tokenHash: string): Checkout | undefined;

  addTransaction(transaction: Transaction): void;
  saveTransaction(transaction: Transaction): void;
  findTransaction(uuid: string): Transaction | undefined;

  addManagementVisit(visit: ManagementVisit): void;
  findManagementVisit(tokenHash: string): ManagementVisit | undefined;
  /** Notes that a customer does not want a saved method any more. */
  removeMethod(owner: MethodOwner, methodId: string): void;
  removedMethods(owner: MethodOwner): readonly string[];

  /** Remembers something of a customer, in place of what has the same kind and id. */
  keep(owner: MethodOwner, fact: CustomerFact): void;
  forget(owner: MethodOwner, kind: CustomerFact['kind'], id: string): void;
  /** The newest first. */
  keptOf(owner: MethodOwner, kind: CustomerFact['kind']): readonly CustomerFact[];

  /** @throws {StoreError} if nothing can be read or written any more */
  assertOpen(): void;
  /** Lets go of the file. Nothing may be called after it. */
  close(): void;
}

/** The part of the store that only the server API writes: sessions, refunds, customers and changes of mandates. */
export interface OrderApiStore {
  addSession(session: ClientSession): void;
  findSession(tokenHash: string): ClientSession | undefined;

  /** The order with the gateway's own id, `ordeh_…`. */
  findOrderById(id: string): StoredOrder | undefined;
  /** Returns the orders of one customer that ask for a mandate, the oldest first. */
  ordersWithMandates(merchantId: string, customerId: string): readonly StoredOrder[];

  addRefund(refund: Refund): void;
  /** The refunds of one order, the oldest first. */
  refundsOf(order: OrderKey): readonly Refund[];
  findRefund(merchantId: string, uniqueRequestId: string): Refund | undefined;

  saveCustomer(customer: Customer): void;
  /** The customer with the gateway's id (`cst_…`) or with the merchant's own. */
  findCustomer(merchantId: string, id: string): Customer | undefined;

  /** Gives a customer a saved method from a seed file, in place of one with the same id. */
  seedMethod(owner: MethodOwner, method: TestSavedMethod): void;
  seededMethods(owner: MethodOwner): readonly TestSavedMethod[];

  saveMandateChange(change: MandateChange): void;
  /** What was changed about the mandate that an order made. */
  findMandateChange(order: OrderKey): MandateChange | undefined;
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

/** An order's own row. */
export interface StoredOrder
  extends
    OrderKey,
    Pick<Order, 'id' | 'payloadHash' | 'details' | 'amount' | 'currency' | 'customerId' | 'created' | 'updated'> {
  /** How many transactions it has had. */
  readonly attempts: number;
  /** The uuid of the latest transaction; empty if there is none. */
  readonly currentTransaction: string;
}

/** One opening of the payment page for one order. A reload is another one for the same order. */
export interface Checkout {
  /** SHA-256 of the token, in hex: a copy of the store opens nobody's checkout. */
  readonly tokenHash: string;
  readonly merchantId: string;
  readonly orderId: string;
  readonly shown: ShownInApps;
  /** The lock in the unsigned part of the payload, as JSON text; empty without one. */
  readonly lock: string;
  /** ms since 1970. */
  readonly created: number;
}

/** What the shop wants to be read in an app, from the unsigned part of its payload; empty where it said nothing. */
export interface ShownInApps {
  readonly payeeName: string;
  readonly displayNote: string;
}

/** One `clientAuthToken`: what the merchant's server let a shopper's page do. */
export interface ClientSession {
  /** SHA-256 of the token, in hex, as with checkouts. */
  readonly tokenHash: string;
  readonly merchantId: string;
  readonly clientId: string;
  /** Empty if it is for no order. */
  readonly orderId: string;
  /** Empty for a guest. */
  readonly customerId: string;
  readonly action: 'paymentPage' | 'quickPay' | 'paymentManagement';
  /** ms since 1970. */
  readonly created: number;
  /** ms since 1970. */
  readonly expires: number;
}

/** One opening of the screen where a customer manages saved methods. */
export interface ManagementVisit {
  /** SHA-256 of the token, in hex, as with checkouts. */
  readonly tokenHash: string;
  readonly merchantId: string;
  /** Empty for a guest, who has nothing saved. */
  readonly customerId: string;
  /** ms since 1970. */
  readonly created: number;
}

/** Whose saved methods they are: those of one customer at one merchant. */
export type MethodOwner = Pick<ManagementVisit, 'merchantId' | 'customerId'>;

/** A customer that a merchant's server made known. Every field but the ids may be empty. */
export interface Customer {
  /** The gateway's id, `cst_…`. */
  readonly id: string;
  readonly merchantId: string;
  /** The merchant's own id: the `customer_id` of orders. */
  readonly objectReferenceId: string;
  readonly mobileCountryCode: string;
  readonly mobileNumber: string;
  readonly emailAddress: string;
  readonly firstName: string;
  readonly lastName: string;
  /** ms since 1970. */
  readonly created: number;
  /** ms since 1970. */
  readonly updated: number;
}
