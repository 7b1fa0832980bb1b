import { type Parsed, refuse } from '../../protocol/checkout-error.ts';
import { isOrderStatusName, type OrderOutcome, orderStage, type OrderStatusName } from '../../protocol/order-status.ts';
import { isPlainObject, own, ownText } from '../../protocol/plain-object.ts';
import { isOtherId } from '../checkout/requests-from-properties.ts';

/** The answer of `order-status-url`, as JSON of at most 64 KiB. What `orderStatus()` of the server helpers returns is one. */
export interface OrderStatusAnswer {
  /** A status of the order status API, such as `CHARGED`, in upper or lower case. */
  readonly status: string;
  /** The order that the answer is about. An answer about another order than the paid one is ignored with a warning. */
  readonly orderId?: string | undefined;
  /** False asks the element to go on asking, whatever the status is. */
  readonly isFinal?: boolean | undefined;
  /** False means that the order must not be fulfilled though it is charged: another amount, or money sent back. */
  readonly canFulfil?: boolean | undefined;
  /** Anything else, for your own listeners. */
  readonly [field: string]: unknown;
}

/** The status of an order, as the merchant's server tells it. */
export interface OrderReading {
  /** The order that was paid for; undefined if neither the page nor the answer names one. */
  readonly orderId: string | undefined;
  /** The documented status, in capitals. */
  readonly status: OrderStatusName;
  /** `unknown` if the order is charged and the answer forbids to fulfil it. */
  readonly outcome: OrderOutcome;
  /** True if the status does not change any more. */
  readonly isFinal: boolean;
  /** The whole answer. */
  readonly answer: OrderStatusAnswer;
}

/**
 * Parses an answer of `order-status-url`. The field of each issue is the attribute.
 *
 * Codes: `json-size`, `json-syntax`, `json-shape`, `type` (reason `order-id`, `is-final` or `can-fulfil`), `not-allowed` (reason
 * `status`), `conflict` (reason `other-order`).
 *
 * @param text undefined if the answer was too long
 * @param orderId the order that was asked for, if it is known
 */
export function parseOrderAnswer(text: string | undefined, orderId: string | undefined): Parsed<OrderStatusAnswer> {
  if (text === undefined) return refuse('json-size', field);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('json-syntax', field);
  }
  if (!isPlainObject(value)) return refuse('json-shape', field);
  const status = ownText(value, 'status');
  if (status === undefined || !isOrderStatusName(status.toUpperCase())) return refuse('not-allowed', field, 'status');
  const named = own(value, 'orderId') ?? undefined;
  const isFinal = own(value, 'isFinal') ?? undefined;
  const canFulfil = own(value, 'canFulfil') ?? undefined;
  if (named !== undefined && typeof named !== 'string') return refuse('type', field, 'order-id');
  if (isOtherId(named, orderId)) return refuse('conflict', field, 'other-order');
  if (isFinal !== undefined && typeof isFinal !== 'boolean') return refuse('type', field, 'is-final');
  if (canFulfil !== undefined && typeof canFulfil !== 'boolean') return refuse('type', field, 'can-fulfil');
  return { ok: true, value: Object.freeze({ ...value, status, orderId: named, isFinal, canFulfil }) };
}

const field = 'order-status-url';

/** The failures that a bank may still take back: a payment that looked declined arrives after all. */
const revocable: readonly OrderStatusName[] = ['AUTHENTICATION_FAILED', 'AUTHORIZATION_FAILED'];

/**
 * Returns the reading that an answer amounts to.
 *
 * @param hasStood true once a failure has stood for so long that it will not be taken back
 */
export function readingOf(answer: OrderStatusAnswer, orderId: string | undefined, hasStood: boolean): OrderReading {
  const status = answer.status.toUpperCase();
  if (!isOrderStatusName(status)) throw new TypeError('The answer was not parsed.');
  const { outcome, isFinal } = orderStage(status);
  const isWithheld = outcome === 'success' && answer.canFulfil === false;
  return Object.freeze({
    orderId: orderId ?? answer.orderId,
    status,
    outcome: isWithheld ? 'unknown' : outcome,
    isFinal: isFinal && answer.isFinal !== false && (hasStood || !revocable.includes(status)),
    answer,
  });
}
