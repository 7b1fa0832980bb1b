import type { Customer } from './customers.ts';
import type { MandateChange, OrderKey, Refund } from '../domain/order.ts';
import type { StoredOrder } from './stored-order.ts';
import type { MethodOwner } from './saved-methods.ts';
import type { ClientSession } from './sessions.ts';
import type { TestSavedMethod } from './test-instruments/saved-methods.ts';

/** The part of the store that only the server API writes: sessions, refunds, customers and changes of mandates. */
export interface OrderApiStore {
  addSession(session: ClientSession): void;
  findSession(tokenHash: string): ClientSession | undefined;

  /** The order with the gateway's own id, `ordeh_…`. */
  findOrderById(id: string): StoredOrder | undefined;
  /** All orders of one customer, the oldest first. */
  ordersOfCustomer(merchantId: string, customerId: string): readonly StoredOrder[];

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
