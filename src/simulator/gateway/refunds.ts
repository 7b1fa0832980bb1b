import { randomUUID } from 'node:crypto';
import { formatAmount, parseAmount, sameAmount } from '../../protocol/amount.ts';
import type { Issue, Parsed } from '../../protocol/checkout-error.ts';
import type { RefundStatus } from '../contract/closed-sets.ts';
import { chargedAmount } from './charged-amount.ts';
import type { Order } from './orders.ts';
import type { Store } from './store.ts';
import { wireNumber, wireTime } from './wire-values.ts';

/** Money that went back, all of a payment or a part of it. */
export interface Refund {
  readonly merchantId: string;
  readonly orderId: string;
  /** The merchant's own name of the request: the same one again never refunds again. */
  readonly uniqueRequestId: string;
  /** The gateway's id. */
  readonly id: string;
  /** Rupees as text with two decimals. */
  readonly amount: string;
  /** ms since 1970. */
  readonly created: number;
}

/** The amounts whose refund does not simply work: listed in docs/test-instruments.md. Rupees as text. */
export const refundAmounts: Readonly<Record<Exclude<RefundStatus, 'SUCCESS'>, string>> = {
  FAILURE: '1.13',
  MANUAL_REVIEW: '1.17',
};

/** What becomes of a refund of an amount. */
export function refundStatus(amount: string): RefundStatus {
  if (sameAmount(amount, refundAmounts.FAILURE)) return 'FAILURE';
  return sameAmount(amount, refundAmounts.MANUAL_REVIEW) ? 'MANUAL_REVIEW' : 'SUCCESS';
}

/** What a merchant's server asks for. */
export interface RefundRequest {
  readonly uniqueRequestId: string;
  /** Rupees as text; undefined for all that is left. */
  readonly amount: string | undefined;
}

/**
 * Refunds an order, or says why not. The simulator's bank sends the money at once, but for {@link refundAmounts}.
 *
 * The same request again changes nothing and is no error; one that differs under the same name is `order-reused`. Codes
 * further: `field` for a name of 21 characters and more, `wrong-state` if nothing was paid, `amount` with the reason
 * `more-than-paid`, and those of `parseAmount`. Must be called inside {@link Store.atomically}.
 */
export function refundOrder(store: Store, order: Order, request: RefundRequest, now: number): Parsed<Refund> {
  const { uniqueRequestId } = request;
  if (uniqueRequestId === '') return refused(nameMissing);
  if (uniqueRequestId.length > 20) return refused(nameTooLong);
  const wanted = request.amount === undefined ? undefined : parseAmount(request.amount);
  if (wanted && !wanted.ok) return wanted;
  const known = store.findRefund(order.merchantId, uniqueRequestId);
  if (known) {
    const isSame = known.orderId === order.orderId && (!wanted || formatAmount(wanted.value) === known.amount);
    return isSame ? { ok: true, value: known } : refused(nameReused);
  }
  const payment = store.findTransaction(order.currentTransaction);
  const charged = payment && chargedAmount(payment);
  if (charged === undefined) return refused(notPaid);
  const left = paise(charged) - promisedPaise(store.refundsOf(order));
  const amount = wanted?.value ?? left;
  if (amount > left || amount === 0n) return refused(moreThanPaid);
  const { merchantId, orderId } = order;
  const id = `rfnd_${randomUUID().replaceAll('-', '')}`;
  const refund: Refund = { merchantId, orderId, uniqueRequestId, id, amount: formatAmount(amount), created: now };
  // First the order: its webhooks say when it was changed.
  store.saveOrder({ ...order, updated: now });
  store.addRefund(refund);
  return { ok: true, value: refund };
}

/** The refunds of an order as the order status has them, with the sum. */
export function refundParts(refunds: readonly Refund[]): {
  refunds: object[];
  amount_refunded: number;
  refunded: boolean;
} {
  return {
    refunded: refunds.some(({ amount }) => refundStatus(amount) === 'SUCCESS'),
    amount_refunded: wireNumber(formatAmount(refundedPaise(refunds))),
    refunds: refunds.map(({ id, uniqueRequestId, amount, created }) => ({
      id,
      unique_request_id: uniqueRequestId,
      amount: wireNumber(amount),
      ref: id,
      created: wireTime(created),
      ...refundOutcomes[refundStatus(amount)],
      initiated_by: 'API',
      refund_source: 'DUMMY',
      refund_type: 'STANDARD',
      metadata: {},
    })),
  };
}

const refundOutcomes: Readonly<Record<RefundStatus, object>> = {
  SUCCESS: { status: 'SUCCESS', error_code: null, error_message: '', sent_to_gateway: true },
  FAILURE: {
    status: 'FAILURE',
    error_code: 'REFUND_FAILED',
    error_message: 'The bank has refused the refund',
    sent_to_gateway: true,
  },
  MANUAL_REVIEW: { status: 'MANUAL_REVIEW', error_code: null, error_message: '', sent_to_gateway: false },
};

/** What has gone back. */
function refundedPaise(refunds: readonly Refund[]): bigint {
  return sumOf(refunds.filter(({ amount }) => refundStatus(amount) === 'SUCCESS'));
}

/** What has gone back or may still go. */
function promisedPaise(refunds: readonly Refund[]): bigint {
  return sumOf(refunds.filter(({ amount }) => refundStatus(amount) !== 'FAILURE'));
}

function sumOf(refunds: readonly Refund[]): bigint {
  return refunds.reduce((sum, { amount }) => sum + paise(amount), 0n);
}

/** Of an amount of ours, which is well formed. */
function paise(amount: string): bigint {
  const parsed = parseAmount(amount);
  return parsed.ok ? parsed.value : 0n;
}

const nameMissing: Issue = {
  code: 'required',
  field: 'unique_request_id',
  message: 'unique_request_id is missing or empty.',
  fix: 'Give every refund a name of its own, so that asking again cannot refund twice.',
};

const nameTooLong: Issue = {
  code: 'field',
  field: 'unique_request_id',
  reason: 'length',
  message: 'unique_request_id is longer than 20 characters.',
  fix: 'Use fewer than 21 characters.',
};

const nameReused: Issue = {
  code: 'order-reused',
  field: 'unique_request_id',
  message: 'This unique_request_id was used for another refund.',
  fix: 'Give every refund a unique_request_id of its own.',
};

const notPaid: Issue = {
  code: 'wrong-state',
  field: 'order_id',
  message: 'Only an order that is CHARGED or PARTIAL_CHARGED can be refunded.',
  fix: 'Ask for the order status first.',
};

const moreThanPaid: Issue = {
  code: 'amount',
  field: 'amount',
  reason: 'more-than-paid',
  message: 'The refund is more than what was paid and has not gone back yet.',
  fix: 'Refund at most the amount less amount_refunded of the order status.',
};

function refused(issue: Issue): { readonly ok: false; readonly issue: Issue } {
  return { ok: false, issue };
}
