import { formatAmount, parseAmount, sameAmount } from '../../protocol/amount.ts';
import type { Issue } from '../../protocol/checkout-error.ts';
import type { RefundStatus } from '../contract/closed-sets.ts';
import { refuse, type Decision } from './events.ts';
import { lastTransaction, type Order, type Refund } from './order.ts';
import { chargedAmount } from './transaction.ts';

/** The amounts whose refund does not simply work: listed in docs/test-instruments.md. Rupees as text. */
export const refundAmounts: Readonly<Record<Exclude<RefundStatus, 'SUCCESS'>, string>> = {
  FAILURE: '1.13',
  MANUAL_REVIEW: '1.17',
};

/** Returns the status of a refund of an amount. */
export function refundStatus(amount: string): RefundStatus {
  if (sameAmount(amount, refundAmounts.FAILURE)) return 'FAILURE';
  return sameAmount(amount, refundAmounts.MANUAL_REVIEW) ? 'MANUAL_REVIEW' : 'SUCCESS';
}

/** A merchant's request of a refund. */
export interface RefundRequest {
  readonly uniqueRequestId: string;
  /** Rupees as text; undefined for all that is left. */
  readonly amount: string | undefined;
  /** The gateway's id of the refund, if one is made. */
  readonly id: string;
  /** True if another order of this merchant has a refund with this `uniqueRequestId`. */
  readonly isTaken: boolean;
}

/**
 * Refunds an order, or says why not. The simulator's bank sends the money at once, but for {@link refundAmounts}.
 *
 * The same request again changes nothing and is no error; one that differs under the same name is `order-reused`. Codes
 * further: `field` for a name of 21 characters and more, `wrong-state` if nothing was paid, `amount` with the reason
 * `more-than-paid`, and those of `parseAmount`.
 */
export function refundOrder(order: Order, request: RefundRequest, now: number): Decision<Refund> {
  const { uniqueRequestId, id, isTaken } = request;
  if (uniqueRequestId === '') return refuse(nameMissing);
  if (uniqueRequestId.length > 20) return refuse(nameTooLong);
  const wanted = request.amount === undefined ? undefined : parseAmount(request.amount);
  if (wanted && !wanted.ok) return wanted;
  if (isTaken) return refuse(nameReused);
  const known = order.refunds.find((each) => each.uniqueRequestId === uniqueRequestId);
  if (known) {
    const isSame = !wanted || formatAmount(wanted.value) === known.amount;
    return isSame ? { ok: true, order, events: [], result: known } : refuse(nameReused);
  }
  const payment = lastTransaction(order);
  const charged = payment && chargedAmount(payment);
  if (charged === undefined) return refuse(notPaid);
  const left = paise(charged) - promisedPaise(order.refunds);
  const amount = wanted?.value ?? left;
  if (amount > left || amount === 0n) return refuse(moreThanPaid);
  const refund: Refund = { uniqueRequestId, id, amount: formatAmount(amount), created: now };
  return {
    ok: true,
    order: { ...order, refunds: [...order.refunds, refund], updated: now },
    events: [{ type: 'refund-made', at: now, id, amount: refund.amount }],
    result: refund,
  };
}

/** Returns the amount that has gone back. */
export function refundedPaise(refunds: readonly Refund[]): bigint {
  return sumOf(refunds.filter(({ amount }) => refundStatus(amount) === 'SUCCESS'));
}

/** Returns the amount that has gone back or may still go back. */
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
