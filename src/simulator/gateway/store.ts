import type { Checkout } from './checkouts.ts';
import type { CustomerFact } from '../methods/payment-method.ts';
import type { Journal } from './journal/journal.ts';
import type { OrderKey } from '../domain/order.ts';
import type { OrderApiStore } from './order-api-store.ts';
import type { StoredOrder } from './stored-order.ts';
import type { ManagementVisit, MethodOwner } from './saved-methods.ts';
import type { Transaction } from '../domain/transaction.ts';

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
