import { checkAmount } from '../amount.ts';
import { readDay, secondsForm } from '../calendar.ts';
import { type ErrorCode, issueOf, type Parsed, refuse } from '../checkout-error.ts';
import { issueInFull, refuseInFull, refuseNoTextInFull } from '../errors/catalogue.ts';
import { parseJsonText } from '../json-text.ts';
import { isPlainObject } from '../plain-object.ts';
import { checkSignature } from '../signature.ts';
import { parseReturnUrl, parseWebUrl } from '../web-url.ts';

/**
 * Visible ASCII without the four characters that have a meaning in URLs, `/ ? # %`. A text of dots alone is a path that
 * leads elsewhere, so it cannot name an order.
 */
export const orderIdForm = /^(?!\.{1,2}$)[!"$&-.0->@-~]*$/;

/** The check of one kind of field: a pattern, if any, with the code and reason of its issue, or a function. */
export type FieldCheck =
  | readonly [pattern: RegExp | undefined, code: ErrorCode, reason?: string]
  | ((value: unknown, field: string) => Parsed<unknown>);

/** The kinds of field that orderDetails has. Other payloads bring more of their own. */
export const orderKinds = {
  /** Visible ASCII without the four characters that have a meaning in URLs: `/ ? # %`. */
  id: [/^[!"$&-.0->@-~]*$/, 'field', 'charset'],
  /** An `id` of an order. A warning names those that are not under 18 letters and digits. */
  'order-id': [orderIdForm, 'order-id', 'charset'],
  /** Any text. */
  text: [undefined, 'type'],
  /** A text that shows in the order in which it is written. */
  name: [/^[^\u202a-\u202e\u2066-\u2069]*$/, 'text-bidi'],
  /** A custom parameter: at most 255 characters. */
  udf: [/^.{0,255}$/s, 'field', 'length'],
  /** An email address. */
  email: [/^(?!.{255})[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/, 'field'],
  /** 10 to 15 digits. Other usual forms of a phone number are tolerated. */
  phone: [/^\+?(?:[ ().-]*\d){6,15}[ ().-]*$/, 'field'],
  /** Milliseconds since 1970. */
  time: (value, field) =>
    typeof value !== 'string'
      ? refuse('type', field, 'string')
      : /^[1-9]\d{12}$/.test(value)
        ? { ok: true, value }
        : refuse('time', field, /^\d{10}$/.test(value) ? 'seconds' : 'form'),
  /** Seconds since 1970, up to the year 5138. */
  seconds: [secondsForm, 'mandate'],
  /** An ISO 4217 code. */
  currency: [/^(?!XXX|XTS)[A-Z]{3}$/, 'not-allowed'],
  /** The number of a gateway, without leading zeros. */
  gateway: [/^[1-9]\d{0,5}$/, 'field'],
  /** A number of times or days. */
  count: [/^[1-9]\d{0,3}$/, 'mandate'],
  /** A number of days, perhaps zero. */
  days: [/^\d{1,4}$/, 'mandate'],
  /** A day of the calendar, such as `2035-12-31`. */
  day: (value, field) => {
    if (typeof value !== 'string') return refuse('type', field, 'string');
    return readDay(value) === undefined ? refuse('mandate', field, 'date') : { ok: true, value };
  },
  /** Rupees with at most two decimals, above zero. */
  amount: checkAmount,
  /** An absolute http(s) URL. */
  url: (value, field) => parseWebUrl(value, field),
  /** A `url` to which the payment page returns. */
  'return-url': (value, field) => parseReturnUrl(value, field),
  /** True or false, without quotes. */
  boolean: (value, field) => ofType(typeof value === 'boolean', field, 'boolean'),
  /** A payment lock: a JSON object, or its JSON text. */
  lock: (value, field) => ofType(isPlainObject(value) || typeof value === 'string', field, 'object'),
  /** A JSON object. */
  object: (value, field) => ofType(isPlainObject(value), field, 'object'),
} satisfies Readonly<Record<string, FieldCheck>>;

function ofType(isRight: boolean, field: string, name: string): Parsed<unknown> {
  return isRight ? { ok: true, value: isRight } : { ok: false, issue: issueOf('type', field, name) };
}

/** The kinds of field that the requests to HyperSDK have, beside those of orderDetails. */
export const requestKinds = {
  ...orderKinds,
  /** A UUID of version 4, in lower case. */
  uuid: [/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/, 'request-id'],
  /** 12 digits, of which the first two are the country code 91. */
  mobile: [/^91\d{10}$/, 'field'],
  /** An instant of ISO 8601 with its zone. */
  instant: [/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/, 'time', 'form'],
  /** A token without blanks. */
  token: [/^[!-~]+$/, 'token', 'form'],
  /** An RSA signature in base64 or hex. */
  signature: checkSignature,
  /** Fonts by weight, as an object or as its JSON text. */
  fonts: parseMerchantFonts,
} satisfies Readonly<Record<string, FieldCheck>>;

/** Reads the id of an order and returns it verbatim. Codes: `required`, `type`, `order-id` with the reason `charset`. */
export function parseOrderId(text: unknown, field: string): Parsed<string> {
  if (!text || typeof text !== 'string') return refuseNoTextInFull(text, field, 'order-id');
  return orderIdForm.test(text) ? { ok: true, value: text } : refuseInFull('order-id', field, 'charset');
}

/** One font file: its name, and where the merchant's app has it, as a resource id or a path. */
export interface MerchantFont {
  readonly name: string;
  readonly resId?: string | number;
  readonly path?: string | number;
}

/** The merchant's own fonts by weight. Documented for Android (seed 003, `merchantFonts`). */
export interface MerchantFonts {
  readonly bold?: MerchantFont;
  readonly regular?: MerchantFont;
  readonly semiBold?: MerchantFont;
}

/**
 * Reads `merchantFonts`, given as an object or as its JSON text.
 *
 * A font is cosmetic, so callers warn and go on with their own fonts. Codes: `type`, `unknown-field`, `field` with the
 * reason `source` for a path that is a URL of another scheme than https.
 */
export function parseMerchantFonts(value: unknown, field = 'merchantFonts'): Parsed<MerchantFonts> {
  if (typeof value === 'string') {
    const parsed = parseJsonText(value, field);
    return parsed.ok ? parseMerchantFonts(parsed.value, field) : parsed;
  }
  if (!isPlainObject(value)) return { ok: false, issue: issueInFull('type', field, 'object', 'fonts') };
  for (const [weight, font] of Object.entries(value)) {
    const at = `${field}.${weight}`;
    if (!/^(bold|regular|semiBold)$/.test(weight)) return { ok: false, issue: issueInFull('unknown-field', at) };
    if (!isPlainObject(font)) return { ok: false, issue: issueInFull('type', at, 'object') };
    if (typeof font['name'] !== 'string') return { ok: false, issue: issueInFull('required', `${at}.name`) };
    for (const source of [font['resId'], font['path']]) {
      if (source !== undefined && typeof source !== 'string' && typeof source !== 'number') {
        return { ok: false, issue: issueInFull('type', at, 'string') };
      }
      if (/[()\\]|^(?!https:)[^/]*:/i.test(`${source ?? ''}`)) {
        return { ok: false, issue: issueInFull('field', at, 'source') };
      }
    }
  }
  return { ok: true, value };
}
