import { createHash } from 'node:crypto';
import { formatAmount, sameAmount } from '../../protocol/amount.ts';
import { orderStatuses, type OrderStatusName } from '../../protocol/order-status.ts';
import { own } from '../../protocol/plain-object.ts';
import type { RefundStatus } from '../contract/closed-sets.ts';
import { offerFailure, offerOf } from '../domain/discount.ts';
import { mandateOf } from '../domain/mandate.ts';
import { detailsOf, detailText, lastTransaction, type Order, orderStatusName, type Refund } from '../domain/order.ts';
import { refundedPaise, refundStatus } from '../domain/refund.ts';
import { isDone, transactionFacts } from '../domain/transaction-state.ts';
import { chargedAmount, endingOf, type Transaction } from '../domain/transaction.ts';
import { paymentMethod } from '../methods/gateway-parts.ts';

/** Returns the bank's code and message for a transaction; empty while it is open. */
function bankWords(transaction: Transaction, status: OrderStatusName): { code: string; message: string } {
  const { state } = transaction;
  if (state === 'juspay-declined' && offerOf(transaction)?.fails) {
    return { code: offerFailure.errorCode, message: offerFailure.errorMessage };
  }
  // The code of the UPI network for a request without an answer.
  if (state === 'expired') return { code: 'U69', message: 'The request expired' };
  switch (orderStatuses[status].outcome) {
    case 'success':
      return { code: 'SUCCESS', message: 'Transaction is successful' };
    case 'failed':
      return { code: status, message: orderStatuses[status].meaning };
    default:
      return { code: '', message: '' };
  }
}

const userFields = Array.from({ length: 10 }, (_, index) => `udf${index + 1}`);

/**
 * The answer of the order status API, in the shape that Juspay documents. It is JSON: amounts are numbers there.
 *
 * @param transaction the order's latest one, if it had any
 * @param origin the gateway's own, for the payment links
 */
function orderStatus(order: Order, transaction: Transaction | undefined, origin: string): object {
  const status = orderStatusName(transaction);
  const details = detailsOf(order);
  const amount = statedAmount(order, transaction);
  return {
    order_id: order.orderId,
    id: order.id,
    merchant_id: order.merchantId,
    customer_id: order.customerId === '' ? null : order.customerId,
    customer_email: detailText(details, 'customer_email') ?? null,
    customer_phone: detailText(details, 'customer_phone') ?? null,
    status,
    status_id: orderStatuses[status].id,
    amount: wireNumber(amount),
    effective_amount: wireNumber(transaction ? effectiveAmount(transaction, amount) : amount),
    amount_refunded: 0,
    refunded: false,
    currency: order.currency,
    date_created: wireTime(order.created),
    last_updated: wireTime(order.updated),
    return_url: detailText(details, 'return_url') ?? null,
    product_id: detailText(details, 'product_id') ?? '',
    ...Object.fromEntries(userFields.map((name) => [name, detailText(details, name) ?? ''])),
    payment_links: payLinks(origin, order),
    ...(transaction ? transactionPart(order, transaction, status) : {}),
    offers: transaction ? offersPart(transaction) : [],
    refunds: [],
    metadata: {},
  };
}

function transactionPart(order: Order, transaction: Transaction, status: OrderStatusName): object {
  const { instrument } = transaction;
  const names = paymentMethod(instrument.method).wire(transaction);
  const words = bankWords(transaction, status);
  const failed = orderStatuses[status].outcome === 'failed';
  const deduction = transaction.discount?.deduction;
  const amount = wireNumber(
    statedAmount(order, transaction) === order.amount ? transaction.amount : statedAmount(order, transaction),
  );
  return {
    txn_id: transaction.txnId,
    txn_uuid: transaction.uuid,
    payment_method_type: names.paymentMethodType,
    payment_method: instrument.name,
    auth_type: names.authType,
    gateway_id: dummyGateway.id,
    gateway_reference_id: null,
    resp_code: words.code || null,
    resp_message: words.message || null,
    bank_error_code: failed ? words.code : '',
    bank_error_message: failed ? words.message : '',
    bank_pg: null,
    txn_detail: {
      txn_id: transaction.txnId,
      txn_uuid: transaction.uuid,
      order_id: order.orderId,
      status,
      error_code: failed ? words.code : null,
      error_message: failed ? words.message : '',
      net_amount: amount,
      txn_amount: deduction === undefined ? amount : wireNumber(order.amount),
      surcharge_amount: null,
      tax_amount: null,
      offer_deduction_amount: deduction === undefined ? null : wireNumber(deduction),
      gateway_id: dummyGateway.id,
      gateway: dummyGateway.name,
      currency: order.currency,
      express_checkout: false,
      redirect: true,
      created: wireTime(transaction.created),
      last_updated: wireTime(transaction.updated),
      txn_flow_type: names.txnFlowType,
      response_code: words.code || null,
      response_message: words.message || null,
      txn_object_type: 'ORDER_PAYMENT',
      source_object: 'ORDER',
      source_object_id: order.orderId,
    },
    payment_gateway_response: {
      resp_code: words.code || 'NA',
      resp_message: words.message || 'NA',
      txn_id: transaction.txnId,
      epg_txn_id: status === 'CHARGED' ? transaction.uuid : 'NA',
      rrn: 'NA',
      auth_id_code: 'NA',
      created: transactionFacts[transaction.state].final ? wireTime(transaction.updated) : null,
    },
    ...names.more,
  };
}

/** Juspay's own name and number for the gateway that moves no money. */
const dummyGateway = { id: 100, name: 'DUMMY' } as const;

/** Returns the amount paid, which an offer may have reduced. An offer is lost with a failed attempt. */
function effectiveAmount(transaction: Transaction, amount: string): string {
  if (transaction.state === 'half-charged') return chargedAmount(transaction) ?? amount;
  const { outcome } = orderStatuses[transactionFacts[transaction.state].orderStatus];
  return offerOf(transaction) !== undefined && outcome !== 'failed' ? transaction.amount : amount;
}

/** Returns the amount that the gateway reports as paid. It differs from the signed one in one scenario. */
function statedAmount(order: Order, transaction: Transaction | undefined): string {
  const differs = transaction && isDone(transaction.state) && endingOf(transaction)?.amountDiffers;
  if (!differs) return order.amount;
  return sameAmount(order.amount, '1.00') ? '2.00' : '1.00';
}

/** The payment links of an order, as the server API gives them out. */
export function payLinks(origin: string, order: Order): { web: string; mobile: string; iframe: string } {
  const link = `${origin}/pay/${order.id}`;
  return { web: link, mobile: link, iframe: link };
}

/** Returns the part of the order status about a transaction's offer. */
function offersPart(transaction: Transaction): object[] {
  const offer = offerOf(transaction);
  const deduction = transaction.discount?.deduction;
  if (!offer || deduction === undefined) return [];
  const { id, code, rule, value, most } = offer;
  return [
    {
      offer_id: id,
      offer_code: code,
      status: isDone(transaction.state) ? 'AVAILED' : offer.fails ? 'FAILED' : 'INITIATED',
      benefits: [
        {
          type: 'DISCOUNT',
          amount: wireNumber(deduction),
          calculation_info: {
            value: wireNumber(value),
            calculation_rule: rule,
            max_amount: most === undefined ? null : wireNumber(most),
          },
        },
      ],
    },
  ];
}

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

/**
 * An amount for the wire. Juspay's answers have amounts as JSON numbers, and this is the only place where one becomes a
 * number: as the last step. Parsing `249.10` here or in the reader's JSON parser gives the very same number.
 *
 * @param amount decimal text
 */
export function wireNumber(amount: string): number {
  return Number(amount);
}

/**
 * A time for the wire: seconds and a `Z`, as the documented samples have it.
 *
 * @param ms since 1970
 */
export function wireTime(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
