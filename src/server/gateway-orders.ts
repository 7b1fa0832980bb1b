import { parseAmount, sameAmount } from '../protocol/amount.ts';
import { HyperCheckoutError, isErrorCode, type Issue, type Parsed } from '../protocol/checkout-error.ts';
import { isPlainObject, own, ownText } from '../protocol/plain-object.ts';
import { type HyperRequest, parseHyperRequest } from '../protocol/requests/hyper-request.ts';
import { askGateway, assertTexts, type GatewayCall, type GatewayOptions } from './gateway-request.ts';

/** The parameters of an order, as the gateway names them (`POST /orders`, `POST /session`). Texts; others are sent as JSON. */
export interface GatewayOrderInput {
  readonly order_id: string;
  /** Rupees as decimal text, such as `"249.00"`. */
  readonly amount: string;
  /** Empty or absent for a guest. */
  readonly customer_id?: string;
  readonly [parameter: string]: unknown;
}

/** A session that the gateway opened. */
export interface CreatedSession {
  readonly orderId: string;
  /** For `sdk-payload` of the element, unchanged. Good for 15 minutes. */
  readonly sdkPayload: HyperRequest;
  /** The payment page as a link; undefined where the gateway sent none. */
  readonly paymentLink: string | undefined;
  /** Everything that the gateway sent. Holds personal data: not for logs. */
  readonly raw: Readonly<Record<string, unknown>>;
}

/** A refund that the gateway has taken. */
export interface CreatedRefund extends GatewayOrder {
  readonly uniqueRequestId: string;
  /** The status of this refund, such as `PENDING`; undefined where the gateway left it out. */
  readonly refundStatus: string | undefined;
}

/**
 * Opens a session for an order (`POST /session`): what the page needs to pay it without a signature.
 *
 * It is asked for once: after `result-unknown` call it again with the same parameters.
 * @throws {HyperCheckoutError} `required`, `amount`, `authentication-refused`, `result-unknown` (`reason` `timeout`,
 * `network`, `malformed`, `http-503`, …), `url-scheme`, `url-form`; the code of the gateway for parameters that it refuses,
 * or `field`
 */
export async function createSession(session: GatewayOrderInput, options: GatewayOptions): Promise<CreatedSession> {
  checkInput(session);
  const body = { payment_page_client_id: options.merchantId, ...session };
  const raw = await answered({ path: '/session', body }, options);
  const request = parseHyperRequest(own(raw, 'sdk_payload'));
  if (!request) throw unknownResult('malformed');
  const links = own(raw, 'payment_links');
  return Object.freeze({
    orderId: ownText(raw, 'order_id') ?? session.order_id,
    sdkPayload: request,
    paymentLink: isPlainObject(links) ? ownText(links, 'web') : undefined,
    raw,
  });
}

/**
 * Makes an order (`POST /orders`).
 *
 * It is asked for once: after `result-unknown` call it again with the same parameters, or ask `orderStatus`.
 * @throws {HyperCheckoutError} as `createSession`
 */
export async function createOrder(order: GatewayOrderInput, options: GatewayOptions): Promise<GatewayOrder> {
  checkInput(order);
  return orderIn(await answered({ path: '/orders', body: formOf(order) }, options));
}

/**
 * Gives money of an order back (`POST /orders/{order_id}/refunds`).
 *
 * `uniqueRequestId` makes it safe to call again: the gateway refunds once for each.
 * @throws {HyperCheckoutError} as `createSession`
 */
export async function refundOrder(
  orderId: string,
  refund: { readonly uniqueRequestId: string; readonly amount: string },
  options: GatewayOptions,
): Promise<CreatedRefund> {
  const { uniqueRequestId, amount } = refund;
  assertTexts({ orderId, uniqueRequestId });
  checkAmount(amount);
  const body = formOf({ unique_request_id: uniqueRequestId, amount });
  const raw = await answered({ path: `/orders/${encodeURIComponent(orderId)}/refunds`, body }, options);
  const refunds = own(raw, 'refunds');
  const all: readonly unknown[] = Array.isArray(refunds) ? refunds : [];
  const found = all.find((one) => isPlainObject(one) && own(one, 'unique_request_id') === uniqueRequestId);
  return Object.freeze({
    ...orderIn(raw),
    uniqueRequestId,
    refundStatus: isPlainObject(found) ? ownText(found, 'status') : undefined,
  });
}

function checkInput({ order_id, amount }: GatewayOrderInput): void {
  assertTexts({ order_id });
  checkAmount(amount);
}

function checkAmount(amount: unknown): void {
  const parsed = parseAmount(amount);
  if (!parsed.ok) throw new HyperCheckoutError(parsed.issue);
}

function formOf(parameters: Readonly<Record<string, unknown>>): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null)
      form.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return form;
}

/** The JSON object of an answer of 200 or 201. Whatever else comes is an error with a code. */
async function answered(call: GatewayCall, options: GatewayOptions): Promise<Record<string, unknown>> {
  const answer = await askGateway(call, options, options.deadline ?? 10_000);
  if ('reason' in answer) throw unknownResult(answer.reason);
  const { status, body } = answer;
  if (status === 200 || status === 201) {
    if (!isPlainObject(body)) throw unknownResult('malformed');
    return body;
  }
  if (status < 400 || status === 429 || status >= 500 || !isPlainObject(body)) throw unknownResult(`http-${status}`);
  const code = ownText(body, 'code');
  const field = ownText(body, 'field');
  const reason = ownText(body, 'error_code')?.toLowerCase().replaceAll('_', '-');
  throw new HyperCheckoutError({
    code: isErrorCode(code) ? code : 'field',
    ...(field !== undefined && { field }),
    ...(reason !== undefined && { reason }),
    message: `The gateway refused ${field ?? 'the request'} (${[reason, `http-${status}`].filter(Boolean).join(', ')}).`,
    fix: 'Compare the parameters with the documentation of the gateway.',
  });
}

function orderIn(raw: Record<string, unknown>): GatewayOrder {
  const order = readGatewayOrder(raw);
  if (!order.ok) throw unknownResult('malformed');
  return order.value;
}

function unknownResult(reason: string): HyperCheckoutError {
  return new HyperCheckoutError({
    code: 'result-unknown',
    reason,
    message: `The gateway did not say whether it took the request (${reason}).`,
    fix: 'Call again with the same ids: the gateway does the same thing once.',
  });
}

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
