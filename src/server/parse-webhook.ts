import { HyperCheckoutError, type ErrorCode } from '../protocol/checkout-error.ts';
import { parseJsonBody } from '../protocol/json-text.ts';
import { isPlainObject, own, ownText } from '../protocol/plain-object.ts';
import { equalInConstantTime } from './bytes.ts';
import {
  orderMismatches,
  readGatewayOrder,
  type ExpectedOrder,
  type GatewayOrder,
  type OrderMismatch,
} from './gateway-orders.ts';

/** The events that the gateway documents. Others may come, and are passed on as they are. */
export const webhookEventNames = [
  'ORDER_SUCCEEDED',
  'ORDER_FAILED',
  'ORDER_AUTHORIZED',
  'ORDER_PARTIAL_CHARGED',
  'ORDER_REFUNDED',
  'ORDER_REFUND_FAILED',
  'TXN_CREATED',
  'TXN_CHARGED',
  'TXN_FAILED',
  'REFUND_INITIATED',
  'REFUND_MANUAL_REVIEW_NEEDED',
  'AUTO_REFUND_SUCCEEDED',
  'AUTO_REFUND_FAILED',
  'MANDATE_CREATED',
  'MANDATE_ACTIVATED',
  'MANDATE_FAILED',
  'MANDATE_PAUSED',
  'MANDATE_REVOKED',
  'MANDATE_EXPIRED',
  'NOTIFICATION_SUCCEEDED',
  'NOTIFICATION_FAILED',
] as const;

/** The name of a documented event. */
export type WebhookEventName = (typeof webhookEventNames)[number];

/** A webhook that really came from the gateway. It may come twice and out of order: remember `id`. */
export interface WebhookEvent {
  /** The gateway's id of the event, such as `evt_V2_…`. The same id again is the same event again. */
  readonly id: string;
  readonly name: WebhookEventName | (string & {});
  /** False for a name that is not documented: answer 200 and do nothing. */
  readonly isKnown: boolean;
  /** When it happened, in ms since 1970. */
  readonly createdAt: number;
  /** Present where the event is about an order. */
  readonly order?: GatewayOrder;
  /** Present where the event is about a mandate; the gateway's own keys. */
  readonly mandate?: Readonly<Record<string, unknown>>;
  /** All of the event's content. Holds personal data: not for logs. */
  readonly content: Readonly<Record<string, unknown>>;
  /** The fields that differ from `expected`. Empty without `expected`. Never fulfil an order with a mismatch. */
  readonly mismatches: readonly OrderMismatch[];
}

/** User name and password as the dashboard has them for webhooks. */
export interface WebhookCredentials {
  readonly username: string;
  readonly password: string;
}

/** Headers as a `Request` has them, or as Node's `request.headers` does. */
export type WebhookHeaders =
  { get(name: string): string | null } | Readonly<Record<string, string | readonly string[] | undefined>>;

/** Options for {@link parseWebhook}. */
export interface ParseWebhookOptions {
  /** The order as your books have it, to be compared; or a function that looks it up by the order's id. */
  readonly expected?:
    ExpectedOrder | ((orderId: string) => ExpectedOrder | undefined | Promise<ExpectedOrder | undefined>);
  /** Refuse events older than this, in ms. Default: no limit, since the gateway sends again for hours. */
  readonly maxAge?: number;
  /** Now, in ms since 1970. Default: the machine's clock. */
  readonly clock?: () => number;
}

const longestBody = 1_048_576;
const clockSkew = 5 * 60_000;
const names: ReadonlySet<string> = new Set(webhookEventNames);

/**
 * Checks who sent a webhook and reads it.
 *
 * The credentials are compared in constant time before the body is looked at. An event of a name that is not known is
 * passed on, not refused. The event is a reason to ask the order status, not a proof by itself.
 * @param rawBody the body as text or bytes, before any middleware parsed it
 * @throws {HyperCheckoutError} `authentication-refused` (answer 401, without detail), `needs-exact-string` for a body
 * that was parsed, `not-allowed` with `field` `content-type` (415), `json-size` (413); `json-syntax`, `json-text`,
 * `json-shape`, `json-duplicate-key`, `json-key`, `json-depth`, `required`, `type`, `amount`, `time`, `time-future`, `time-expired` (400)
 */
export async function parseWebhook(
  rawBody: string | Uint8Array,
  headers: WebhookHeaders,
  credentials: WebhookCredentials,
  options: ParseWebhookOptions = {},
): Promise<WebhookEvent> {
  await authenticate(headerOf(headers, 'authorization'), credentials);
  refuseOtherTypes(headerOf(headers, 'content-type'));
  const body = jsonObject(textOfBody(rawBody));
  const id = requiredText(body, 'id');
  const name = requiredText(body, 'event_name');
  const createdAt = timeOf(requiredText(body, 'date_created'), options);
  const content = own(body, 'content');
  if (!isPlainObject(content)) throw refusal('required', 'content', 'The webhook has no content.');
  const order = own(content, 'order') === undefined ? undefined : orderOf(own(content, 'order'));
  const mandate = own(content, 'mandate');
  return Object.freeze({
    id,
    name,
    isKnown: names.has(name),
    createdAt,
    ...(order !== undefined && { order }),
    ...(isPlainObject(mandate) && { mandate: Object.freeze(mandate) }),
    content: Object.freeze(content),
    mismatches: order === undefined ? [] : await mismatchesOf(order, options.expected),
  });
}

async function mismatchesOf(
  order: GatewayOrder,
  expected: ParseWebhookOptions['expected'],
): Promise<readonly OrderMismatch[]> {
  if (expected === undefined) return [];
  const books = typeof expected === 'function' ? await expected(order.orderId) : expected;
  return books === undefined ? ['order_id'] : orderMismatches(order, books);
}

async function authenticate(header: string | undefined, credentials: WebhookCredentials): Promise<void> {
  const { username, password } = credentials;
  if (typeof username !== 'string' || typeof password !== 'string' || username === '' || password === '') {
    const fix = 'Pass the user name and the password that the dashboard has for webhooks.';
    throw new HyperCheckoutError({ code: 'required', field: 'credentials', message: 'credentials are missing.', fix });
  }
  const given = basicCredentials(header ?? '') ?? '';
  if (!(await equalInConstantTime(given, `${username}:${password}`))) {
    throw refusal('authentication-refused', 'authorization', 'The webhook does not carry the right credentials.');
  }
}

/** Returns the credentials after `Basic` in an Authorization header, decoded, as `name:password`. */
function basicCredentials(header: string): string | undefined {
  const base64 = /^basic +([A-Za-z0-9+/]+={0,2}) *$/i.exec(header)?.[1];
  if (base64 === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Neither base64 nor UTF-8 is a wrong password, and is answered like one.
    return undefined;
  }
}

function refuseOtherTypes(header: string | undefined): void {
  const [type = '', ...parameters] = (header ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.replace(/^charset="?([^"]*)"?$/, '$1');
  if (type === 'application/json' && (charset === undefined || charset === 'utf-8')) return;
  throw refusal('not-allowed', 'content-type', 'A webhook is application/json in UTF-8.');
}

function textOfBody(rawBody: unknown): string {
  if (typeof rawBody === 'string') {
    if (rawBody.length > longestBody) throw refusal('json-size', 'rawBody', 'The webhook is longer than 1 MiB.');
    return rawBody;
  }
  if (!(rawBody instanceof Uint8Array)) {
    throw new HyperCheckoutError({
      code: 'needs-exact-string',
      field: 'rawBody',
      message: 'rawBody must be the body as it arrived, not an object made from it.',
      fix: 'Read it as text before any middleware parses it: await request.text(), or express.text({ type: "*/*" }).',
    });
  }
  if (rawBody.length > longestBody) throw refusal('json-size', 'rawBody', 'The webhook is longer than 1 MiB.');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(rawBody);
  } catch {
    throw refusal('json-text', 'rawBody', 'The webhook is not UTF-8.');
  }
}

function jsonObject(text: string): Record<string, unknown> {
  const body = parseJsonBody(text, 'rawBody');
  if (body.ok) return body.value;
  const { code, field = 'rawBody' } = body.issue;
  const what = webhookFaults[code] ?? `names ${field} in a way that two readers would read differently`;
  throw refusal(code, field, `The webhook ${what}.`);
}

const webhookFaults: { readonly [C in ErrorCode]?: string } = {
  'json-syntax': 'is not JSON',
  'json-shape': 'is not a JSON object',
  'json-depth': 'is nested too deeply',
};

function requiredText(body: Record<string, unknown>, field: string): string {
  const text = ownText(body, field);
  if (text === undefined || text === '') throw refusal('required', field, `The webhook has no ${field}.`);
  return text;
}

function timeOf(text: string, { clock = Date.now, maxAge = Infinity }: ParseWebhookOptions): number {
  const field = 'date_created';
  const [, day, hour, zone] = /^(\d{4}-\d\d-\d\d)[T ]([\d:.]+)(Z|[+-]\d\d:?\d\d)?$/.exec(text) ?? [];
  // The gateway's times without a zone are UTC; a bare Date.parse would take them for the machine's own.
  const time = Date.parse(`${day}T${hour}${zone ?? 'Z'}`);
  if (Number.isNaN(time)) throw refusal('time', field, 'date_created is not a time.');
  const age = clock() - time;
  if (age < -clockSkew) throw refusal('time-future', field, 'The webhook says that it was made in the future.');
  if (age > maxAge) throw refusal('time-expired', field, 'The webhook is too old.');
  return time;
}

function orderOf(value: unknown): GatewayOrder {
  const order = readGatewayOrder(value);
  if (!order.ok) throw new HyperCheckoutError(order.issue);
  return order.value;
}

function headerOf(headers: WebhookHeaders, name: string): string | undefined {
  if (typeof headers.get === 'function') return headers.get(name) ?? undefined;
  const fields: readonly (readonly [string, unknown])[] = Object.entries(headers);
  const values = fields.filter(([field]) => field.toLowerCase() === name).map(([, value]) => value);
  return values.length === 1 && typeof values[0] === 'string' ? values[0] : undefined;
}

function refusal(code: ErrorCode, field: string, message: string): HyperCheckoutError {
  const fix =
    code === 'authentication-refused' ? 'Answer 401 and nothing else.' : 'Answer 400; the gateway sends it again.';
  return new HyperCheckoutError({ code, field, message, fix });
}
