/** The sentences of a reason: the fix is left out where that of the code fits, and both where both fit. */
export type ReasonSentences = readonly [message?: string, fix?: string];

/** Everything that this package says about one code. */
export interface ErrorRow {
  /** The problem. `{field}` stands for the attribute, parameter or key. */
  readonly message: string;
  /** The advice, where the kind of the field does not give one. */
  readonly fix: string;
  /** The finer causes. */
  readonly reasons?: Readonly<Record<string, ReasonSentences>>;
  /** The explanation in `docs/error-codes.md`, as Markdown. The build leaves it out. */
  readonly docs: string;
  /** An example for the documentation. The build leaves it out. */
  readonly example?: Example;
}

/** A block of code with its language. */
export type Example = readonly [language: string, code: string];

/** The advice about the form of a value, by kind of field. */
export const forms = {
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
  origin: 'Write scheme, host and port as browsers do and nothing else, such as https://shop.example.',
  host: 'Write one name or address as browsers do, without a port, such as payments.',
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
} satisfies Readonly<Record<string, string>>;

/** Returns what to write for a kind of field. A list of values says itself. */
export function formOf(kind: string | undefined): string | undefined {
  if (kind === undefined) return undefined;
  const named: Readonly<Record<string, string>> = forms;
  if (Object.hasOwn(named, kind)) return named[kind];
  const values = kind.split('|');
  return values.length > 1 ? `Write one of ${values.join(', ')}.` : `Write ${kind}.`;
}
