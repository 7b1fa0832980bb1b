import type { OrderStatusName } from '../../protocol/order-status.ts';
import { parseJsonText } from '../../protocol/json-text.ts';
import { orderFields, type OrderDetails } from '../../protocol/order-details.ts';
import { readTolerated } from '../../protocol/tolerated-forms.ts';
import type { Transaction } from './transactions.ts';
import { transactionFacts } from './transaction-state.ts';

/** One order, as the latest of its signed texts has it. Which text may take the place of another: `order-binding.ts`. */
export interface Order {
  readonly merchantId: string;
  readonly orderId: string;
  /** The gateway's own id of it, `ordeh_…`. */
  readonly id: string;
  /** SHA-256 of the signed text's UTF-8 bytes, in hex. */
  readonly payloadHash: string;
  /** The signed text, byte for byte. Holds the shopper's contact data, which the order status gives back. */
  readonly details: string;
  /** Rupees (or the unit of the currency) with two decimals, such as `249.00`. */
  readonly amount: string;
  readonly currency: string;
  /** Empty for a guest. */
  readonly customerId: string;
  /** How many transactions it has had. */
  readonly attempts: number;
  /** The uuid of the latest transaction; empty if there is none. The only one that can still be charged. */
  readonly currentTransaction: string;
  /** ms since 1970. */
  readonly created: number;
  /** ms since 1970. */
  readonly updated: number;
}

/** A signed text that holds, with what it says. */
export interface SignedOrder {
  readonly merchantId: string;
  readonly text: string;
  readonly details: OrderDetails;
}

/** The status of an order: `NEW` until there is a transaction; from then on what the latest one says. */
export function orderStatusName(transaction: Transaction | undefined): OrderStatusName {
  return transaction ? transactionFacts[transaction.state].orderStatus : 'NEW';
}

/** What the signed text of an order says, with the tolerated forms read: it was checked when the order came. */
export function detailsOf({ details }: Pick<Order, 'details'>): Readonly<Record<string, unknown>> {
  const read = parseJsonText(details, 'orderDetails');
  const nobody = { issues: [], warnings: [] };
  return read.ok ? readTolerated(read.value, orderFields, nobody, { text: details }) : {};
}

/** A text of the signed details, or undefined if the key is missing, empty or no text. */
export function detailText(details: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = Object.hasOwn(details, key) ? details[key] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
