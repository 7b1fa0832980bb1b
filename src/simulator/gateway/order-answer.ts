import { createHash } from 'node:crypto';
import { formatAmount } from '../../protocol/amount.ts';
import { own } from '../../protocol/plain-object.ts';
import { mandateOf } from '../domain/mandate.ts';
import { detailsOf, detailText, lastTransaction, type Order, type Refund } from '../domain/order.ts';
import type { RefundStatus } from '../contract/closed-sets.ts';
import { refundedPaise, refundStatus } from '../domain/refund.ts';
import { orderStatus } from './order-status.ts';
import { wireNumber, wireTime } from './wire-values.ts';

/**
 * Returns the whole answer of the order status API: the order with its payment, its refunds and its mandate.
 *
 * @param origin the gateway's own, for payment links
 * @param now ms since 1970
 */
export function orderAnswer(order: Order, origin: string, now: number): object {
  const mandate = mandateAnswer(order, now);
  return {
    ...orderStatus(order, lastTransaction(order), origin),
    ...refundParts(order.refunds),
    ...(mandate && { mandate }),
  };
}

/** Returns the refunds of an order as the order status has them, with the sum. */
function refundParts(refunds: readonly Refund[]): {
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

/** Returns the mandate that an order makes, as the order status and the mandate API have it; undefined if it makes none. */
export function mandateAnswer(order: Order, now: number): object | undefined {
  const mandate = mandateOf(order, now);
  if (!mandate) return undefined;
  const transaction = lastTransaction(order);
  const details = detailsOf(order);
  const isCard = transaction?.instrument.method === 'card';
  const paused = order.mandateChange?.command === 'pause' ? order.mandateChange : undefined;
  return {
    mandate_id: mandate.id,
    mandate_token: mandateToken(mandate.id),
    mandate_status: mandate.status,
    mandate_type: isCard ? 'MANDATE' : 'EMANDATE',
    currency: order.currency,
    max_amount: wireNumber(mandate.maxAmount),
    amount_rule: mandate.amountRule,
    frequency: mandate.frequency,
    start_date: detailText(details, 'mandate.start_date') ?? String(Math.floor(order.created / 1000)),
    end_date: detailText(details, 'mandate.end_date') ?? '',
    rule_type: detailText(details, 'mandate.rule_type') ?? '',
    rule_value: detailText(details, 'mandate.rule_value') ?? '',
    revokable_by_customer: own(details, 'mandate.revokable_by_customer') !== false,
    block_fund: own(details, 'mandate.block_funds') === true || mandate.frequency === 'ONETIME',
    ...(transaction?.state === 'charged' && { last_activated_at: wireTime(transaction.updated) }),
    ...(paused && {
      pause_start_date: wireTime(paused.pauseStart),
      ...(paused.pauseEnd > 0 && { pause_end_date: wireTime(paused.pauseEnd) }),
    }),
  };
}

/** Returns the token of a mandate, which no one can guess from an order. */
export function mandateToken(mandateId: string): string {
  return createHash('sha256').update(`token of ${mandateId}`).digest('hex').slice(0, 32);
}
