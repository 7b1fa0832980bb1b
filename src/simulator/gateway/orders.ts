import { createHash, randomUUID } from 'node:crypto';
import { formatAmount, parseAmount } from '../../protocol/amount.ts';
import type { Parsed } from '../../protocol/checkout-error.ts';
import type { OrderDetails } from '../../protocol/order-details.ts';
import type { Store } from './store.ts';
import { transactionFacts, type Transaction } from './transactions.ts';

/** One order, bound for good to the text that first named it. */
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

/** `NEW` until there is a transaction; from then on what the latest one says. */
export type OrderStatusName = 'NEW' | (typeof transactionFacts)['charged']['orderStatus'];

/** The status of an order by its latest transaction. */
export function orderStatusName(transaction: Transaction | undefined): OrderStatusName {
  return transaction ? transactionFacts[transaction.state].orderStatus : 'NEW';
}

/**
 * The order that a signed text stands for: a new one, or the one that the same bytes made before.
 *
 * Other bytes under the same order id are refused with `order-reused`, whatever differs: a signature lasts for
 * minutes, and whoever saw it must not be able to pay a second time or another amount with it. Must be called inside
 * {@link Store.atomically}.
 */
export function bindOrder(store: Store, signed: SignedOrder, now: number): Parsed<Order> {
  const orderId = signed.details.order_id;
  const payloadHash = createHash('sha256').update(signed.text, 'utf8').digest('hex');
  const known = store.findOrder(signed.merchantId, orderId);
  if (known) return known.payloadHash === payloadHash ? { ok: true, value: known } : { ok: false, issue: orderReused };
  const paise = parseAmount(signed.details.amount, 'amount');
  if (!paise.ok) return paise;
  const order: Order = {
    merchantId: signed.merchantId,
    orderId,
    id: `ordeh_${randomUUID().replaceAll('-', '')}`,
    payloadHash,
    details: signed.text,
    amount: formatAmount(paise.value),
    currency: detailText(signed.details, 'currency') ?? 'INR',
    customerId: signed.details.customer_id,
    attempts: 0,
    currentTransaction: '',
    created: now,
    updated: now,
  };
  store.addOrder(order);
  return { ok: true, value: order };
}

/** A text of the signed details, or undefined if the key is missing, empty or no text. */
export function detailText(details: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = Object.hasOwn(details, key) ? details[key] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

const orderReused = {
  code: 'order-reused',
  field: 'order_id',
  message: 'This order id was used before with other content.',
  fix: 'Give every order its own order_id; to show the same order again, send the very same text and signature.',
} as const;
