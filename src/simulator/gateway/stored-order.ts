import type { Order, OrderKey } from '../domain/order.ts';

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
