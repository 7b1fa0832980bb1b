import { HyperCheckoutError } from '../protocol/checkout-error.ts';
import type { OrderOutcome } from '../protocol/order-status.ts';
import { isPlainObject } from '../protocol/plain-object.ts';
import { isLoopbackHostname } from '../protocol/web-url.ts';
import { base64Of } from './base64.ts';
import { orderMismatches, readGatewayOrder, type GatewayOrder, type OrderMismatch } from './gateway-order.ts';
import { orderStage } from './order-lifecycle.ts';
import { sleep } from './sleep.ts';

/** Where the gateway is and how to speak to it. */
export interface OrderStatusOptions {
  /** `https://api.juspay.in`, `https://sandbox.juspay.in`, or the simulator's origin. */
  readonly baseUrl: string;
  /** The API key, a secret of the server. Goes out by https, or in the clear to this machine only. */
  readonly apiKey: string;
  readonly merchantId: string;
  /** What your books say; compared with what the gateway says. Amount in rupees as decimal text, currency `INR` by default. */
  readonly expected?: { readonly amount: string; readonly currency?: string };
  /** Sent as `x-routing-id`: the customer's id, or the order's for a guest. */
  readonly routingId?: string;
  /** Sent as `version`, such as `2023-06-30`: pins the API version. */
  readonly version?: string;
  /** Gives up after this many ms. Default: 10,000. */
  readonly deadline?: number;
  readonly signal?: AbortSignal;
  /** Default: the platform's. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
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
  /** What differs from `expected`. The order id is always compared. */
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
  const request = requestFor(orderId, options);
  const end = clock() + deadline;
  let reason = 'timeout';
  for (let pause = firstPause; clock() < end; pause = Math.min(pause * 2, longestPause)) {
    signal?.throwIfAborted();
    const answer = await ask(request, options, end - clock());
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

interface StatusRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

type Answer =
  | { readonly order: GatewayOrder }
  | { readonly reason: string; readonly mayPass: boolean; readonly retryAfter?: number };

async function ask(request: StatusRequest, options: OrderStatusOptions, left: number): Promise<Answer> {
  const { signal } = options;
  const timeout = AbortSignal.timeout(Math.min(Math.max(Math.ceil(left), 1), attemptLimit));
  let response: Response;
  let body: unknown;
  try {
    response = await (options.fetch ?? fetch)(request.url, {
      headers: request.headers,
      redirect: 'manual',
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
    body =
      response.status === 200 || response.status === 404 ? await response.json().catch(() => undefined) : undefined;
  } catch {
    // Whether the network or the limit ended it, the answer is the same; the platform's error may name the address.
    signal?.throwIfAborted();
    return { reason: timeout.aborted ? 'timeout' : 'network', mayPass: true };
  }
  const { status } = response;
  if (status === 401 || status === 403) {
    const message = 'The gateway refuses the API key or the merchant id.';
    const fix = 'Check both, and that they belong to this environment.';
    throw new HyperCheckoutError({ code: 'authentication-refused', field: 'apiKey', message, fix });
  }
  // A wrong address answers 404 as well, but not in JSON.
  if (status === 404 && isPlainObject(body)) return { order: notFound };
  if (status === 200) {
    const order = readGatewayOrder(body);
    return order.ok ? { order: order.value } : { reason: 'malformed', mayPass: true };
  }
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN) * 1000;
  const mayPass = status === 429 || status >= 500;
  return { reason: `http-${status}`, mayPass, ...(retryAfter > 0 && { retryAfter }) };
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

function requestFor(orderId: string, options: OrderStatusOptions): StatusRequest {
  const { apiKey, merchantId, routingId, version } = options;
  for (const [field, value] of Object.entries({ orderId, apiKey, merchantId })) {
    if (typeof value !== 'string' || value === '') {
      const fix = `Pass ${field} as text.`;
      throw new HyperCheckoutError({ code: 'required', field, message: `${field} is missing.`, fix });
    }
  }
  return {
    url: `${baseOf(options.baseUrl)}/orders/${encodeURIComponent(orderId)}`,
    headers: {
      accept: 'application/json',
      // The colon ends the user name; the password is empty.
      authorization: `Basic ${base64Of(new TextEncoder().encode(`${apiKey}:`))}`,
      'x-merchantid': merchantId,
      ...(routingId !== undefined && { 'x-routing-id': routingId }),
      ...(version !== undefined && { version }),
    },
  };
}

function baseOf(text: string): string {
  const field = 'baseUrl';
  const fix = 'Pass an origin such as https://api.juspay.in.';
  if (!URL.canParse(text))
    throw new HyperCheckoutError({ code: 'url-form', field, message: 'baseUrl is no URL.', fix });
  const { protocol, hostname, origin, pathname } = new URL(text);
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopbackHostname(hostname))) {
    const message = 'baseUrl is not https, so it would show the API key to the network.';
    throw new HyperCheckoutError({ code: 'url-scheme', field, message, fix });
  }
  return origin + pathname.replace(/\/+$/, '');
}
