import type { ErrorCode, Issue } from '../checkout-error.ts';
import { numberTextIn } from '../json-text.ts';
import { parseReturnUrl } from '../web-url.ts';
import { orderIdForm } from './field-kinds.ts';
import type { FieldTable, Findings } from './fields.ts';

/** A way of writing a value that the documentation does not have, and that merchants who are live use. */
export interface ToleratedForm {
  readonly code: ErrorCode;
  readonly reason: string;
  /** The rest of a sentence that begins with the field. */
  readonly wrong: string;
  /** The form to write instead. */
  readonly fix: string;
  /** Tells if Juspay is known to take the form. */
  readonly vendor: NonNullable<Issue['vendor']>;
  /** The fields that may have the form, for the reference. */
  readonly fields: string;
}

/**
 * Every form that is taken with a warning, and refused by `strict`: one list for the element, the helpers, the command and
 * the simulator.
 */
export const toleratedForms = {
  'amount-number': {
    code: 'type',
    reason: 'string',
    wrong: 'is a JSON number',
    fix: 'Write the amount as text, such as "249.00".',
    vendor: 'takes',
    fields: 'amount, mandate.max_amount',
  },
  number: {
    code: 'type',
    reason: 'string',
    wrong: 'is a JSON number',
    fix: 'Write it in quotes, with the same digits.',
    vendor: 'unknown',
    fields: 'timestamp, the ids, udf1 to udf10 and every other text',
  },
  null: {
    code: 'type',
    reason: 'null',
    wrong: 'is null',
    fix: 'Leave the key out when there is no value.',
    vendor: 'unknown',
    fields: 'every optional field',
  },
  query: {
    code: 'url-form',
    reason: 'query',
    wrong: 'has a query',
    fix: 'Put your own parameters into the path, or keep them under the order id.',
    vendor: 'takes',
    fields: 'return_url',
  },
  phone: {
    code: 'field',
    reason: 'phone',
    wrong: 'has other characters than digits, or too few digits',
    fix: 'Write 10 digits without +91, blanks and dashes, such as "9876543210".',
    vendor: 'takes',
    fields: 'customer_phone, mobile_number, customerMobile',
  },
  currency: {
    code: 'not-allowed',
    reason: 'case',
    wrong: 'is not in capitals',
    fix: 'Write the ISO 4217 code in capitals, such as "INR".',
    vendor: 'unknown',
    fields: 'currency',
  },
  'order-id-length': {
    code: 'order-id',
    reason: 'length',
    wrong: 'has more than 17 characters',
    fix: 'Use under 18 letters and digits.',
    vendor: 'unknown',
    fields: 'order_id',
  },
  'order-id-characters': {
    code: 'order-id',
    reason: 'charset',
    wrong: 'has other characters than letters and digits',
    fix: 'Use under 18 letters and digits.',
    vendor: 'takes',
    fields: 'order_id',
  },
  'order-id-case': {
    code: 'conflict',
    reason: 'case',
    wrong: 'differs in capital and small letters from the same id elsewhere, and means the same order',
    fix: 'Write the order id alike everywhere, and give every order an id of its own.',
    vendor: 'takes',
    fields: 'order_id, orderId',
  },
  'unsigned-lock': {
    code: 'unknown-field',
    reason: 'unsigned',
    wrong: 'is documented inside orderDetails only; here it is not signed',
    fix: 'Sign it with the order, as payment_filter, and leave it out here.',
    vendor: 'unknown',
    fields: 'offer_details of process, which the attribute offer-details sets',
  },
} satisfies Readonly<Record<string, ToleratedForm>>;

/** Options for reading an object. */
export interface Tolerance {
  /** Refuse the forms instead of warning of them. */
  readonly strict?: boolean | undefined;
  /** The signed text that the object was parsed from: numbers are read from it. */
  readonly text?: string;
}

/** Puts a tolerated form among the warnings, or among the issues if it is refused. */
export function findForm(
  name: keyof typeof toleratedForms,
  field: string,
  { issues, warnings }: Findings,
  strict = false,
): void {
  const { code, reason, wrong, fix, vendor } = toleratedForms[name];
  (strict ? issues : warnings).push({ code, field, reason, message: `${field} ${wrong}.`, fix, vendor });
}

/**
 * Reads the tolerated forms of an object: returns it with each in the documented form, and finds each once.
 *
 * The object itself is not changed, and comes back as it is where nothing is tolerated. A form that is refused is
 * written in the documented form too, so that no check finds it again.
 */
export function readTolerated(
  object: Record<string, unknown>,
  table: FieldTable,
  found: Findings,
  { strict, text }: Tolerance = {},
): Record<string, unknown> {
  let read: Record<string, unknown> | undefined;
  for (const [field, given] of Object.entries(object)) {
    const spec = Object.hasOwn(table, field) ? table[field] : undefined;
    if (spec === undefined) continue;
    const kind = spec.replace(/[!*~]$/, '');
    let value: unknown = given;
    if (given === null) {
      value = undefined;
      // A required field without a value is missing, which its check says.
      if (!/[!*]$/.test(spec)) findForm('null', field, found, strict);
    } else if (typeof given === 'number' && !/\||^(boolean|object|fonts|signature|token)/.test(kind)) {
      const digits = text === undefined ? String(given) : (numberTextIn(text, field) ?? '');
      // Any other number, such as 1e3, is left to the check, which asks for a text.
      if (!/^(0|[1-9]\d*)(\.\d+)?$/.test(digits)) continue;
      value = digits;
      findForm(kind === 'amount' ? 'amount-number' : 'number', field, found, strict);
    }
    if (typeof value === 'string') value = readText(value, kind, field, found, { strict, ...(text && { text }) });
    if (value === given) continue;
    read ??= { ...object };
    if (value === undefined) Reflect.deleteProperty(read, field);
    else read[field] = value;
  }
  return read ?? object;
}

/** True if both are ids of one order, as the vendor compares them: without regard to case. */
export function sameOrderId(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function readText(value: string, kind: string, field: string, found: Findings, { strict, text }: Tolerance): string {
  switch (kind) {
    case 'phone':
      if (isUsualPhone(value)) findForm('phone', field, found, strict);
      return value;
    case 'currency':
      if (!/^[a-z]{3}$/i.test(value) || /^[A-Z]{3}$/.test(value)) return value;
      findForm('currency', field, found, strict);
      return value.toUpperCase();
    case 'return-url':
      if (value.includes('?') && parseReturnUrl(value, field).ok) findForm('query', field, found, strict);
      return value;
    case 'order-id':
      // Its copies say the same once more.
      if (text === undefined || /^[A-Za-z0-9]{0,17}$/.test(value) || !orderIdForm.test(value)) return value;
      findForm(value.length > 17 ? 'order-id-length' : 'order-id-characters', field, found, strict);
      return value;
    default:
      return value;
  }
}

/** A number with its country code, blanks, dashes or brackets, or that of a landline. */
function isUsualPhone(value: string): boolean {
  const digits = value.replace(/\D/g, '').length;
  return !/^\d{10,15}$/.test(value) && /^\+?[\d ().-]+$/.test(value) && digits >= 6 && digits <= 15;
}
