import type { ErrorCode, Issue } from './checkout-error.ts';
import { issueOf, refuseNoText } from './issue-of.ts';

/*
 * The sentences of issues, for the frame, the helpers, the command and the simulator. A merchant's page carries the short
 * ones of `issue-of.ts`, and gets these from the frame.
 */

/** The rest of a sentence that begins with the field, and a sentence on what to write where the kind does not say it. */
type Sentences = readonly [wrong: string, fix?: string];

/** By code, and by code and reason. */
const sentences: Readonly<Record<string, Sentences>> = {
  required: ['is missing or empty', 'Give it a value.'],
  'required upi': ['is missing, so UPI cannot carry the mandate', 'Write seconds since 1970; the start must be today.'],
  'half-pair': ['is missing, and its other half is there', 'Set the text and its signature together.'],
  conflict: ['differs from the signed value', 'Leave it out: the signed text has it.'],
  'conflict session': ['has no place beside a clientAuthToken', 'Leave it out, or pay a signed order instead.'],
  'conflict two-forms': ['has no place beside a clientAuthToken', 'Send one form of the request, not both.'],
  'conflict two-lists': ['says the same as offer_payment_methods', 'Keep one of the two lists.'],
  'needs-exact-string': ['is not the signed text itself', 'Pass the text that your server signed, not an object.'],
  type: ['has another JSON type than documented', 'Put texts in quotes, and nothing else.'],
  'type string': ['is not a text'],
  'type boolean': ['is not true or false'],
  'type object': ['is not a JSON object'],
  'type array': ['is not a list, or has something else in it than documented'],
  'not-allowed': ['is none of the documented values'],
  'not-allowed payment-filter': ['has the keys of payment_filter', 'Rename it to payment_filter.'],
  'json-syntax': ['is not JSON', 'Pass the text that JSON.stringify gave, whole and not escaped.'],
  'json-syntax bom': ['begins with a byte order mark', 'Save the text without one.'],
  'json-shape': ['is not one JSON object', 'Pass one object as JSON text.'],
  'json-shape double-encoded': ['was written as JSON twice', 'Call JSON.stringify once.'],
  'json-duplicate-key': ['comes twice in one object', 'Write each key once.'],
  'json-key': ['cannot be the name of a key', 'Rename the key.'],
  'json-text': ['holds half of a character, such as a cut emoji', 'Cut texts by characters.'],
  'json-depth': ['is nested deeper than 32 levels', 'Look for a loop in what builds it.'],
  'json-size': ['is too long', 'Leave pictures and documents out of it.'],
  'text-control': ['holds a control character, such as a line break', 'Remove it.'],
  'text-bidi': ['holds a mark that turns the direction of text', 'Remove the invisible marks.'],
  amount: ['is not a plain decimal number'],
  'amount space': ['has a blank before or after the number'],
  'amount digits': ['has digits of another script than 0 to 9'],
  'amount sign': ['has a sign'],
  'amount separator': ['has a comma or an apostrophe'],
  'amount decimals': ['has more than two decimals'],
  'amount leading-zero': ['begins with a zero'],
  'amount range': ['has more than twelve digits before the point'],
  'amount zero': ['is zero'],
  'amount currency-decimals': [
    'has decimals, which the currency does not have',
    'Write a whole number, such as "249".',
  ],
  'order-id': ['has characters that an order id cannot have'],
  time: ['is not written as documented'],
  'time seconds': ['is in seconds'],
  'url-scheme': ['has a scheme that cannot be used here'],
  'url-form': ['cannot be used as a URL'],
  'url-form length': ['is longer than 2,048 characters', 'Write a shorter URL.'],
  'url-form characters': ['holds blanks, backslashes or invisible characters', 'Encode them, such as %20.'],
  'url-form not-absolute': ['is not an absolute URL'],
  'url-form userinfo': ['has a user name or an @ before the host', 'Write the URL without it.'],
  'url-form host': ['has a host name that cannot be used', 'Write the name of your shop’s host.'],
  'url-form syntax': ['is not a URL'],
  'url-form fragment': ['has a fragment', 'Write the URL without # and what follows it.'],
  'signature-format': ['is neither base64 nor hex', 'Pass the signature as your server made it.'],
  'signature-format line-break': ['has line breaks in it', 'Write base64 on one line.'],
  'signature-format plus-became-space': [
    'has blanks where + stood',
    'Encode it for the form or URL that it goes through.',
  ],
  'signature-format base64url': ['is base64url', 'Write plain base64, with + and /.'],
  'signature-format padding': ['was cut, or has lost its ='],
  'signature-length': ['has not the length of an RSA signature', 'Sign with a key of 2048, 3072 or 4096 bits.'],
  'request-id': ['is no UUID of version 4 in small letters', 'Leave it out: each call gets a new one.'],
  field: ['is not written as documented'],
  'field charset': ['has characters that an id cannot have'],
  'field length': ['is longer than 255 characters'],
  'field source': ['names a source that a font cannot have', 'Write an https URL, or the name of a resource.'],
  'mandate date': ['does not fit the other days', 'Write a day of the calendar, not after the last one.'],
  'mandate start-date': ['is not today in India', 'Let the mandate start on the day on which you sign.'],
  'mandate end-date': ['is over, or not after the start', 'Write a later time, in seconds since 1970.'],
  'mandate max-amount': ['is less than the amount of the order', 'Write at least that amount.'],
  'mandate rule-value': [
    'does not fit mandate.frequency',
    'Write 1 to 7 for WEEKLY, 1 to 16 for FORTNIGHTLY, and 1 to 31 for MONTHLY and longer.',
  ],
  'mandate block-funds': [
    'does not fit mandate.frequency',
    'Write true for ONETIME and false for the others, or leave it out.',
  ],
  'mandate revokable': ['is false for a mandate that is executed again', 'Write true, or leave it out.'],
  'mandate grace-days': [
    'does not fit the cycle',
    'Give it together with SUBSCRIPTION_START_DATE; a daily cycle takes "0".',
  ],
  token: ['is not a token'],
  'token form': ['has blanks or characters outside ASCII'],
  'token expired': ['has expired', 'Fetch a new one from your server.'],
  'unknown-field': ['is not a documented key', 'Look for a misspelling; it is passed on as it is.'],
  'ignored-field': ['has no meaning here', 'Leave it out.'],
  'guest-without-login': ['is missing, so a guest cannot log in', 'Give the address of your login page.'],
};

/** What to write, by kind of field. A list of values says itself. */
const forms: Readonly<Record<string, string>> = {
  id: 'Write the id as it was given to you, without blanks and without / ? # %.',
  'order-id': 'Write under 18 letters and digits, such as "R1096438018".',
  text: 'Write a text in quotes.',
  name: 'Write a text in quotes, without invisible marks.',
  udf: 'Write a text of at most 255 characters.',
  email: 'Write one address, such as "asha@shop.example".',
  phone: 'Write 10 digits without +91, such as "9876543210".',
  time: 'Write milliseconds since 1970 as text, such as "1571922200845".',
  seconds: 'Write seconds since 1970 as text, such as "1644420442".',
  currency: 'Write an ISO 4217 code in capitals, such as "INR".',
  gateway: 'Write the number of the gateway as text, such as "12".',
  count: 'Write a whole number as text, from "1" to "9999".',
  days: 'Write a whole number as text, from "0" to "9999".',
  day: 'Write a day of the calendar, such as "2035-12-31".',
  amount: 'Write rupees as text with at most two decimals, such as "249.00".',
  url: 'Write an absolute https URL, such as "https://shop.example/login".',
  'return-url': 'Write an absolute https URL without query and fragment, such as "https://shop.example/return".',
  boolean: 'Write true or false, without quotes.',
  object: 'Write a JSON object.',
  lock: 'Write a JSON object.',
  objects: 'Write a list of JSON objects.',
  texts: 'Write a list of texts in quotes.',
  uuid: 'Write a UUID of version 4 in small letters.',
  mobile: 'Write 91 and ten digits, such as "919876543210".',
  instant: 'Write ISO 8601 with the zone, such as "2030-01-31T12:00:00Z".',
  token: 'Pass the token as the Session API gave it.',
  signature: 'Pass the signature as your server made it, in base64.',
  fonts: 'Write fonts by weight: bold, regular and semiBold, each with a name.',
};

/** What Juspay is known to do with a value that is refused here, by field and code or by code and reason. */
const vendors: Readonly<Record<string, Issue['vendor']>> = {
  // Seed 003: "100.1532" is not valid.
  'amount decimals': 'refuses',
  // Every text but `sandbox` is taken for live.
  'environment not-allowed': 'takes',
  'unknown-field': 'takes',
};

/** The kind that a reader of one value stands for, where no table names it. */
const kindsOfCodes: Readonly<Partial<Record<ErrorCode, string>>> = {
  amount: 'amount',
  'order-id': 'order-id',
  'url-scheme': 'url',
  'url-form': 'url',
  'signature-format': 'signature',
};

/**
 * Returns an issue with whole sentences, and with what is known of Juspay. One that has its own words keeps them.
 *
 * @param kind of the field, by which the fix says what to write
 */
export function inFull(issue: Issue, kind?: string): Issue {
  const { code, field = '', reason } = issue;
  const short = issueOf(code, field, reason);
  if (issue.message !== short.message) return issue;
  const key = `${code} ${reason ?? ''}`;
  // A rule of mandates has the reason of its key, and so has a value that is not well formed.
  const special = code === 'mandate' && kind !== undefined ? undefined : sentences[key];
  const general = sentences[code];
  const [, meant] = /^did-you-mean-(.+)$/.exec(reason ?? '') ?? [];
  return {
    ...short,
    message: `${field} ${special?.[0] ?? general?.[0] ?? 'is not written as documented'}${meant ? `: did you mean ${meant}?` : '.'}`,
    fix: special?.[1] ?? formOf(kind ?? kindsOfCodes[code]) ?? general?.[1] ?? short.fix,
    vendor: vendors[`${field} ${code}`] ?? vendors[key] ?? vendors[code] ?? 'unknown',
  };
}

/** Refuses one input as {@link refuse} does, with whole sentences. */
export function refuseInFull(code: ErrorCode, field: string, reason?: string) {
  return { ok: false, issue: inFull(issueOf(code, field, reason)) } as const;
}

/** Refuses what has to be a text and is not, with whole sentences: `required` if it is missing or empty, else `type`. */
export function refuseNoTextInFull(value: unknown, field: string, kind: string) {
  return { ok: false, issue: inFull(refuseNoText(value, field).issue, kind) } as const;
}

function formOf(kind: string | undefined): string | undefined {
  if (kind === undefined) return undefined;
  const values = kind.split('|');
  return forms[kind] ?? (values.length > 1 ? `Write one of ${values.join(', ')}.` : `Write ${kind}.`);
}
