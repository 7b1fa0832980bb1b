import type { OrderStatusName } from '../../protocol/order-status.ts';
import type { Delivery, TimelineLine, Webhook } from '../contract/dashboard.ts';
import type { Order, OrderKey } from '../domain/order.ts';
import type { Transaction } from '../domain/transaction.ts';
import type { WaitingWebhooks } from '../juspay-api/webhooks.ts';
import type { CustomerFact } from '../methods/payment-method.ts';
import type { TestSavedMethod } from './test-customers.ts';

/**
 * Persistent storage of the gateway.
 *
 * Orders are behind promises and compare a version, so that any number of processes may share them. Everything else is
 * synchronous: nothing can come between the steps of {@link Store.atomically}. With a file, what was written survives a
 * kill after {@link Store.commit} or {@link Store.watch}: report nothing as done before that.
 */
export interface Store extends CustomerStore, Journal {
  readonly orders: OrderStore;

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

  findCheckout(tokenHash: string): Checkout | undefined;
  addSession(session: ClientSession): void;
  findSession(tokenHash: string): ClientSession | undefined;

  /** @throws {StoreError} if nothing can be read or written any more */
  assertOpen(): void;
  /** Lets go of the file. Nothing may be called after it. */
  close(): void;
}

/** The orders, each with all that belongs to it. */
export interface OrderStore {
  /** Order ids are compared without case. */
  load(key: OrderKey): Promise<VersionedOrder | undefined>;
  find(by: OrderReference): Promise<OrderKey | undefined>;
  list(query: OrderQuery): Promise<readonly Order[]>;
  /** The latest first. */
  recentTransactions(limit: number): Promise<readonly Transaction[]>;
  due(now: number): Promise<DueOrders>;
  /**
   * Saves a change of an order with its rows: all of it or, as a `conflict`, nothing. It is a conflict if the order has
   * changed since it was loaded, or if another order has a refund of the same name.
   */
  commit(change: OrderCommit): Promise<'saved' | 'conflict'>;
}

/** An order with the number of its changes. */
export interface VersionedOrder {
  readonly order: Order;
  readonly version: number;
}

/** The orders that change by themselves. */
export interface DueOrders {
  /** Those with a step or a deadline that is due, the earliest first. Not always all of them, but never none. */
  readonly keys: readonly OrderKey[];
  /** When the first step of all is due, ms since 1970; undefined if no order waits. */
  readonly next: number | undefined;
}

/** Another name of an order: the gateway's id of it, a transaction, or the merchant's name of a refund. */
export type OrderReference =
  { readonly id: string } | { readonly transaction: string } | { readonly merchantId: string; readonly refund: string };

/** A query for orders. */
export type OrderQuery =
  | {
      /** In id, merchant, amount, status or instrument. The latest orders first; all for an empty text. */
      readonly search: string;
      /** Only orders of one of these statuses; all without it. */
      readonly statuses?: readonly OrderStatusName[];
      readonly limit: number;
    }
  | {
      /** The orders of this customer that ask for a mandate, the oldest first. */
      readonly withMandateOf: MethodOwner;
    };

/** A change of one order, with what is kept together with it. */
export interface OrderCommit {
  /** The order as it was loaded; undefined if there was none. */
  readonly before: VersionedOrder | undefined;
  /** The very same as before, if only rows are added. */
  readonly after: Order;
  /** In the order in which they are written. */
  readonly rows: readonly CommitRow[];
}

/** A row that is written in the commit of an order. */
export type CommitRow =
  | { readonly type: 'line'; readonly line: Omit<TimelineLine, 'seq'> }
  | { readonly type: 'webhook'; readonly webhook: Omit<Webhook, 'seq'> }
  | { readonly type: 'waiting-webhooks'; readonly change: WaitingWebhooks }
  | { readonly type: 'customer-fact'; readonly owner: MethodOwner; readonly fact: CustomerFact }
  | { readonly type: 'checkout'; readonly checkout: Checkout }
  | { readonly type: 'session'; readonly session: ClientSession };

/** Customers and their saved methods. */
export interface CustomerStore {
  saveCustomer(customer: Customer): void;
  /** The customer with the gateway's id (`cst_…`) or with the merchant's own. */
  findCustomer(merchantId: string, id: string): Customer | undefined;

  /** Gives a customer a saved method from a seed file, in place of one with the same id. */
  seedMethod(owner: MethodOwner, method: TestSavedMethod): void;
  seededMethods(owner: MethodOwner): readonly TestSavedMethod[];

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
}

/** The gateway's data beside orders: for the dashboard, webhooks and the clock. */
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

  /** When the next webhook is due, ms since 1970; undefined if none waits. */
  nextWebhookDue(): number | undefined;

  /** A setting of the simulator; undefined if it was never set. */
  setting(name: string): string | undefined;
  saveSetting(name: string, value: string): void;
}

/** One opening of the payment page for one order. A reload is another one for the same order. */
export interface Checkout {
  /** SHA-256 of the token, in hex: a copy of the store opens no checkout. */
  readonly tokenHash: string;
  readonly merchantId: string;
  readonly orderId: string;
  readonly shown: ShownInApps;
  /** The lock in the unsigned part of the payload, as JSON text; empty without one. */
  readonly lock: string;
  /** ms since 1970. */
  readonly created: number;
}

/** The shop's texts for a payment app, from the unsigned part of its payload. A missing text is empty. */
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
