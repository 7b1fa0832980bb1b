import { parseAmount } from './amount.ts';
import type { ErrorCode, Issue, Parsed } from './checkout-error.ts';
import { issueOf } from './issue-of.ts';
import { isPlainObject } from './plain-object.ts';
import { parseSignature } from './signed-text.ts';
import { parseWebUrl } from './web-url.ts';

/**
 * A table of fields: each name with its kind, such as `order_id: 'order-id!'`.
 *
 * A kind is a name out of {@link FieldKind}, or the accepted values with a bar between them. `!` after it: required and
 * not empty; `*`: required, may be empty. Without either the field may be left out, and an empty text counts as left
 * out. From one table come the TypeScript type ({@link FieldsOf}), the check ({@link checkerOf}) and the documentation.
 */
export type FieldTable = Readonly<Record<string, string>>;

type Check = (value: unknown, field: string) => Issue | undefined;

const bidi = /[\u202a-\u202e\u2066-\u2069]/;
const printable = /^[!"$&-.0->@-~]*$/;

// @__NO_SIDE_EFFECTS__
function ofText(pattern: RegExp, code: ErrorCode, reason?: string, longest = 65_536): Check {
  return (value, field) => {
    if (typeof value !== 'string') return issueOf('type', field, 'string');
    if (value.length > longest) return issueOf(code, field, 'length');
    if (pattern.test(value)) return undefined;
    return bidi.test(value) ? issueOf('text-bidi', field) : issueOf(code, field, reason);
  };
}

// @__NO_SIDE_EFFECTS__
function ofParser(parse: (value: unknown, field: string) => Parsed<unknown>): Check {
  return (value, field) => {
    const parsed = parse(value, field);
    return parsed.ok ? undefined : parsed.issue;
  };
}

/** The check of every kind of field. Kinds that read the same text differ in the code or reason of their issue. */
const kinds = {
  /** Visible ASCII without the four characters that have a meaning in URLs: `/ ? # %`. */
  id: /* @__PURE__ */ ofText(printable, 'field', 'charset'),
  'order-id': /* @__PURE__ */ ofText(printable, 'order-id', 'charset'),
  /** Any text that shows in the order in which it is written. */
  name: /* @__PURE__ */ ofText(/^[^\u202a-\u202e\u2066-\u2069]*$/, 'text-bidi'),
  text: /* @__PURE__ */ ofText(/^/, 'field'),
  /** A custom parameter: at most 255 characters. */
  udf: /* @__PURE__ */ ofText(/^/, 'field', undefined, 255),
  email: /* @__PURE__ */ ofText(/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/, 'field', undefined, 254),
  /** 10 to 15 digits. */
  phone: /* @__PURE__ */ ofText(/^\d{10,15}$/, 'field'),
  /** 12 digits, of which the first two are the country code 91. */
  mobile: /* @__PURE__ */ ofText(/^91\d{10}$/, 'field'),
  /** Milliseconds since 1970, 13 digits. */
  time: /* @__PURE__ */ ofText(/^[1-9]\d{12}$/, 'time', 'form'),
  /** An instant of ISO 8601 with its zone. */
  instant: /* @__PURE__ */ ofText(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/, 'time', 'form'),
  /** Seconds since 1970, up to the year 5138. */
  seconds: (value, field) =>
    ofText(/^[1-9]\d{8,10}$/, 'mandate', field.replace(/.*\./, '').replace('_', '-'))(value, field),
  /** A day as `YYYY-MM-DD`, in the calendar. */
  day: (value, field) =>
    typeof value !== 'string'
      ? issueOf('type', field, 'string')
      : /^\d{4}-\d\d-\d\d$/.test(value) && `${new Date(value).toJSON()}`.startsWith(value)
        ? undefined
        : issueOf('mandate', field, 'date'),
  /** An ISO 4217 code in capitals. */
  currency: /* @__PURE__ */ ofText(/^(?!XXX|XTS)[A-Z]{3}$/, 'not-allowed'),
  /** A whole number from 1 without leading zeros, as text. */
  count: /* @__PURE__ */ ofText(/^[1-9]\d{0,8}$/, 'field'),
  /** A whole number from 0, as text. */
  days: /* @__PURE__ */ ofText(/^\d{1,4}$/, 'mandate', 'grace-days'),
  /** A token without blanks. */
  token: /* @__PURE__ */ ofText(/^[!-~]+$/, 'token', 'form'),
  /** A UUID of version 4 in either case. */
  uuid: /* @__PURE__ */ ofText(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i, 'request-id'),
  /** Rupees as text, see {@link parseAmount}. */
  amount: /* @__PURE__ */ ofParser(parseAmount),
  /** An absolute http(s) URL. */
  url: /* @__PURE__ */ ofParser(parseWebUrl),
  /** An absolute http(s) URL without query and fragment. */
  'bare-url': /* @__PURE__ */ ofParser((value, field) => parseWebUrl(value, field, { bare: true })),
  /** An RSA signature in base64 or hex. */
  signature: /* @__PURE__ */ ofParser(parseSignature),
  boolean: (value, field) => (typeof value === 'boolean' ? undefined : issueOf('type', field, 'boolean')),
  object: (value, field) => (isPlainObject(value) ? undefined : issueOf('type', field, 'object')),
} satisfies Record<string, Check>;

/** The kinds of field that are not lists of values. */
export type FieldKind = keyof typeof kinds;

type Values<Kind extends string> = Kind extends `${infer First}|${infer Rest}` ? First | Values<Rest> : Kind;

type ValueOf<Kind extends string> = Kind extends 'boolean'
  ? boolean
  : Kind extends 'object'
    ? Readonly<Record<string, unknown>>
    : Kind extends FieldKind
      ? string
      : Values<Kind>;

/** The TypeScript type of an object that passed the check of a {@link FieldTable}. */
export type FieldsOf<Table extends FieldTable> = {
  readonly [F in keyof Table as Table[F] extends `${string}${'!' | '*'}` ? F : never]: Table[F] extends `${infer Kind}${'!' | '*'}`
    ? ValueOf<Kind>
    : never;
} & {
  readonly [F in keyof Table as Table[F] extends `${string}${'!' | '*'}` ? never : F]?: ValueOf<Table[F]>;
};

/** What a check found: issues stop the payment, warnings do not. */
export interface Findings {
  readonly issues: Issue[];
  readonly warnings: Issue[];
}

/** The check that a {@link FieldTable} stands for: true if the object passed, else its issues are in `found`. */
export type FieldCheck<Table extends FieldTable> = (
  object: Record<string, unknown>,
  found: Findings,
) => object is Record<string, unknown> & FieldsOf<Table>;

/**
 * Makes the check of a table. All issues are found, in the order of the object's keys, missing fields first; keys that
 * the table does not have are kept and warned of as `unknown-field`.
 */
// @__NO_SIDE_EFFECTS__
export function checkerOf<const Table extends FieldTable>(table: Table): FieldCheck<Table> {
  const required: [field: string, mayBeEmpty: boolean][] = [];
  const checks = new Map<string, readonly [check: Check, isOptional: boolean]>();
  for (const [field, spec] of Object.entries(table)) {
    const kind = spec.replace(/[!*]$/, '');
    if (kind !== spec) required.push([field, spec.endsWith('*')]);
    checks.set(field, isFieldKind(kind) ? [kinds[kind], true] : [ofValues(kind), false]);
  }
  return (object, found): object is Record<string, unknown> & FieldsOf<Table> => {
    const before = found.issues.length;
    for (const [field, mayBeEmpty] of required) {
      const value = Object.hasOwn(object, field) ? object[field] : undefined;
      if (value === undefined || value === null || (value === '' && !mayBeEmpty)) {
        found.issues.push(issueOf('required', field));
      }
    }
    for (const field of Object.keys(object)) {
      const value = object[field];
      const rule = checks.get(field);
      if (!rule) found.warnings.push(issueOf('unknown-field', field));
      else if (value !== undefined && (value !== '' || !rule[1])) {
        const issue = rule[0](value, field);
        if (issue) found.issues.push(issue);
      }
    }
    return found.issues.length === before;
  };
}

function isFieldKind(kind: string): kind is FieldKind {
  return Object.hasOwn(kinds, kind);
}

function ofValues(kind: string): Check {
  const values: readonly unknown[] = kind.split('|');
  return (value, field) =>
    values.includes(value)
      ? undefined
      : typeof value === 'string'
        ? issueOf('not-allowed', field)
        : issueOf('type', field, 'string');
}
