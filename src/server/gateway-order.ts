import type { Issue, Parsed } from '../protocol/checkout-error.ts';
import { parseAmount, sameAmount } from '../protocol/amount.ts';
import { isPlainObject, own, ownText } from '../protocol/plain-object.ts';

/** An order as the gateway knows it: in the answer of the order status API, and in webhooks. */
export interface GatewayOrder {
  readonly orderId: string;
  /** In capitals, such as `CHARGED`; the set is open. */
  readonly status: string;
  /** Such as 21; undefined where the gateway left it out. Decide by `status`: two names share the number 40. */
  readonly statusId: number | undefined;
  /** Rupees as decimal text. The gateway sends a number or a text, and drops zeros: compare with `sameAmount`. */
  readonly amount: string | undefined;
  readonly currency: string | undefined;
  /** True once money went back; the status of such an order stays `CHARGED`. */
  readonly refunded: boolean;
  readonly txnId: string | undefined;
  /** Everything that the gateway sent. Holds personal data: not for logs. */
  readonly raw: Readonly<Record<string, unknown>>;
}

/** An order as the merchant's own books have it. */
export interface ExpectedOrder {
  readonly orderId: string;
  /** Rupees as decimal text, compared exactly: `10.00` equals `10.0`. */
  readonly amount: string;
  /** Default `INR`. */
  readonly currency?: string;
}

/** A part of an order that is not what the merchant's books say. */
export type OrderMismatch = 'order_id' | 'amount' | 'currency';

/**
 * Reads an order out of the gateway's JSON.
 * @returns `type` or `required` with the field if it is no order
 */
export function readGatewayOrder(value: unknown): Parsed<GatewayOrder> {
  if (!isPlainObject(value)) return { ok: false, issue: malformed('type', 'order') };
  const orderId = ownText(value, 'order_id');
  const status = ownText(value, 'status');
  if (orderId === undefined || orderId === '') return { ok: false, issue: malformed('required', 'order_id') };
  if (status === undefined || status === '') return { ok: false, issue: malformed('required', 'status') };
  const amount = decimalText(own(value, 'amount'));
  if (amount !== undefined && !parseAmount(amount).ok) return { ok: false, issue: malformed('amount', 'amount') };
  const statusId = decimalText(own(value, 'status_id'));
  return {
    ok: true,
    value: Object.freeze({
      orderId,
      status: status.toUpperCase(),
      statusId: statusId !== undefined && /^\d{1,6}$/.test(statusId) ? Number.parseInt(statusId, 10) : undefined,
      amount,
      currency: ownText(value, 'currency'),
      refunded: own(value, 'refunded') === true || own(value, 'refunded') === 'true',
      txnId: ownText(value, 'txn_id'),
      raw: Object.freeze(value),
    }),
  };
}

/**
 * Compares what the gateway says with the merchant's books. What the gateway does not say counts as different.
 *
 * Order ids are compared in any case of letters, as the gateway itself does.
 */
export function orderMismatches(order: GatewayOrder, expected: ExpectedOrder): readonly OrderMismatch[] {
  const mismatches: OrderMismatch[] = [];
  if (order.orderId.toLowerCase() !== expected.orderId.toLowerCase()) mismatches.push('order_id');
  if (order.amount === undefined || !sameAmount(order.amount, expected.amount)) mismatches.push('amount');
  if ((order.currency ?? '').toUpperCase() !== (expected.currency ?? 'INR').toUpperCase()) mismatches.push('currency');
  return mismatches;
}

/** A number of the gateway's JSON as the shortest text that means it: no arithmetic, so nothing is rounded. */
function decimalText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function malformed(code: 'type' | 'required' | 'amount', field: string): Issue {
  const fix = 'Check that the address is the gateway’s and that nothing between rewrites its answers.';
  return { code, field, message: `${field} in what the gateway sent cannot be read.`, fix };
}
