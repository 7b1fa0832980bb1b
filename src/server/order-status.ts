import { parseAmount } from '../protocol/amount.ts';
import { HyperCheckoutError } from '../protocol/checkout-error.ts';
import { valueOrThrow } from '../protocol/errors/catalogue.ts';
import { type OrderOutcome, orderStage } from '../protocol/order-status.ts';
import { isPlainObject } from '../protocol/plain-object.ts';
import { parseOrderId } from '../protocol/requests/field-kinds.ts';
import { type GatewayOrder, type OrderMismatch, orderMismatches, readGatewayOrder } from './gateway-orders.ts';
import { askGateway, type GatewayOptions } from './gateway-request.ts';

/** Options for {@link orderStatus}. */
export interface OrderStatusOptions extends GatewayOptions {
  /** The order as your books have it, to be compared with the answer of the gateway. Amount in rupees as decimal text, currency `INR` by default. */
  readonly expected?: { readonly amount: string; readonly currency?: string };
  /** Now, in ms since 1970. Default: the machine's clock. */
  readonly clock?: () => number;
  /** Waits some ms, or rejects when the signal aborts. Default: a timer. */
  readonly sleep?: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

/** An order as the gateway has it now. This, and never the page, decides whether money moved. */
export interface OrderStatus extends GatewayOrder {
  readonly outcome: OrderOutcome;
  /** True if the status will not change by itself. */
  readonly isFinal: boolean;
  /** The fields that differ from `expected`. The order id is always compared. */
  readonly mismatches: readonly OrderMismatch[];
  /** True if the order is charged in full or to be paid in cash, not refunded, and nothing differs. */
  readonly canFulfil: boolean;
}

const attemptLimit = 5_000;
const firstPause = 250;
const longestPause = 4_000;

/**
 * Asks the gateway for the status of an order.
 *
 * Answers that may be better next time (429, 5xx, no answer, no JSON) are asked for again with growing pauses until
 * the deadline. An order that the gateway does not have yet is a reading with the status `NOT_FOUND`. Redirects are not
 * followed, since they would carry the key elsewhere.
 * @throws {HyperCheckoutError} `result-unknown` (`reason` `timeout`, `network`, `malformed`, `http-503`, …),
 * `authentication-refused`, `required`, `url-scheme`, `url-form`; and the signal's own reason once it aborts
 */
export async function orderStatus(orderId: string, options: OrderStatusOptions): Promise<OrderStatus> {
  const { clock = Date.now, deadline = 10_000, signal, sleep: wait = sleep } = options;
  valueOrThrow(parseOrderId(orderId, 'orderId'));
  if (options.expected) valueOrThrow(parseAmount(options.expected.amount, 'expected.amount'));
  const path = `/orders/${encodeURIComponent(orderId)}`;
  const end = clock() + deadline;
  let reason = 'timeout';
  for (let pause = firstPause; clock() < end; pause = Math.min(pause * 2, longestPause)) {
    signal?.throwIfAborted();
    const answer = await ask(path, options, end - clock());
    if ('order' in answer) return readingOf(answer.order, orderId, options);
    reason = answer.reason;
    if (!answer.mayPass) break;
    // Half of each pause is by chance, so that many servers do not come back in step.
    const delay = Math.max(answer.retryAfter ?? 0, pause * (0.5 + Math.random() / 2));
    if (clock() + delay >= end) break;
    await wait(delay, signal);
  }
  throw new HyperCheckoutError({
    code: 'result-unknown',
    reason,
    message: `The gateway did not tell the status of the order (${reason}).`,
    fix: 'Ask again later, and leave the order open until then: the payment may have happened.',
  });
}

type Answer =
  | { readonly order: GatewayOrder }
  | { readonly reason: string; readonly mayPass: boolean; readonly retryAfter?: number };

async function ask(path: string, options: OrderStatusOptions, left: number): Promise<Answer> {
  const answer = await askGateway({ path }, options, Math.min(left, attemptLimit));
  if ('reason' in answer) return { reason: answer.reason, mayPass: true };
  const { status, body, retryAfter } = answer;
  // A wrong address answers 404 as well, but not in JSON.
  if (status === 404 && isPlainObject(body)) return { order: notFound };
  if (status === 200) {
    const order = readGatewayOrder(body);
    return order.ok ? { order: order.value } : { reason: 'malformed', mayPass: true };
  }
  const mayPass = status === 429 || status >= 500;
  return { reason: `http-${status}`, mayPass, ...(retryAfter !== undefined && { retryAfter }) };
}

const notFound: GatewayOrder = Object.freeze({
  orderId: '',
  status: 'NOT_FOUND',
  statusId: undefined,
  amount: undefined,
  currency: undefined,
  refunded: false,
  txnId: undefined,
  raw: Object.freeze({}),
});

function readingOf(order: GatewayOrder, orderId: string, { expected }: OrderStatusOptions): OrderStatus {
  const isMissing = order === notFound;
  const found = isMissing ? { ...order, orderId } : order;
  const books = { orderId, amount: expected?.amount ?? found.amount ?? '', currency: expected?.currency ?? 'INR' };
  const all = isMissing ? [] : orderMismatches(found, books);
  const mismatches = expected === undefined ? all.filter((mismatch) => mismatch === 'order_id') : all;
  const { outcome, isFinal } = orderStage(found.status);
  const isComplete = found.status === 'CHARGED' || found.status === 'COD_INITIATED';
  const canFulfil = isComplete && !found.refunded && mismatches.length === 0;
  return Object.freeze({ ...found, outcome, isFinal, mismatches, canFulfil });
}

/** Options for {@link pollOrder}, beside those of `orderStatus`. */
export interface PollOrderOptions extends OrderStatusOptions {
  /** Gives up after this many ms. Default: 120,000. */
  readonly deadline?: number;
  /** The first pause between two readings, in ms; each next one is half as long again, up to 15,000. Default: 1,000. */
  readonly interval?: number;
  /** Is handed every reading as it comes. */
  readonly onReading?: (reading: OrderStatus) => void;
}

const longestInterval = 15_000;

/**
 * Asks for the status of an order until it is final.
 *
 * At the deadline it returns the last reading, final or not: look at `isFinal`. A gateway that is away for a while does
 * no harm; one that was never reached before the deadline ends in `result-unknown`.
 * @throws {HyperCheckoutError} as `orderStatus`
 */
export async function pollOrder(orderId: string, options: PollOrderOptions): Promise<OrderStatus> {
  const { clock = Date.now, deadline = 120_000, interval = 1_000, signal, sleep: wait = sleep } = options;
  const end = clock() + deadline;
  let latest: OrderStatus | undefined;
  for (let pause = interval; ; pause = Math.min(pause * 1.5, longestInterval)) {
    try {
      latest = await orderStatus(orderId, { ...options, deadline: Math.min(end - clock(), 10_000) });
      options.onReading?.(latest);
      if (latest.isFinal) return latest;
    } catch (error) {
      const isPassing = error instanceof HyperCheckoutError && error.recoverable;
      if (!isPassing || (latest === undefined && clock() + pause >= end)) throw error;
    }
    if (latest !== undefined && clock() + pause >= end) return latest;
    await wait(pause, signal);
  }
}

/**
 * Waits some milliseconds, and throws the signal's reason as soon as it aborts.
 */
export async function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(end, ms);
    function end() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    }
    signal?.addEventListener('abort', end);
    if (signal?.aborted) end();
  });
  signal?.throwIfAborted();
}
