/** Parts of the names of keys whose values are secrets or personal data. Compared in lower case, without hyphens and underscores. */
const secretNames = [
  // Secrets
  ...['signature', 'token', 'secret', 'password', 'otp', 'mpin', 'apikey', 'authorization', 'privatekey', 'cookie'],
  // Cards and accounts
  ...[
    'cardnumber',
    'cardno',
    'cardisin',
    'cardexp',
    'cardreference',
    'fingerprint',
    'cvv',
    'securitycode',
    'nameoncard',
  ],
  ...['expirydate', 'expirymonth', 'expiryyear', 'accountnumber', 'accountno', 'vpa', 'upiid'],
  // People
  ...['customer', 'email', 'phone', 'mobile', 'contact', 'firstname', 'lastname', 'fullname', 'address', 'birth'],
  // Fields of the merchant, which may hold anything
  'udf',
];

/** Keys of ids that support asks for. Their digits stay. */
const idNames = [
  'orderid',
  'requestid',
  'txnid',
  'txnuuid',
  'eventid',
  'id',
  'merchantid',
  'clientid',
  'merchantkeyid',
];

/** Names that end so hold a JSON text with keys of its own. */
const holdsKeys = /(?:payload|details|body)$/;

/**
 * Returns a copy of a value with secrets and personal data masked. It holds the values of JSON alone. A text that is JSON
 * itself comes back as its value.
 *
 * @param name the key or attribute of the value
 * @param around the objects that the value lies in
 */
export function masked(value: unknown, name = '', around: readonly unknown[] = []): unknown {
  if (value === null || typeof value === 'boolean') return value;
  if (around.includes(value)) return '…';
  const within = [...around, value];
  const key = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const inner = typeof value === 'string' ? jsonIn(value) : undefined;
  const isSecret = secretNames.some((part) => key.includes(part));
  if (isSecret && !(holdsKeys.test(key) && (inner ?? value) instanceof Object)) return coverOf(value);
  if (inner !== undefined) return masked(inner, name, within);
  if (typeof value === 'string') return idNames.includes(key) ? value : maskedText(value);
  if (typeof value === 'number')
    return Number.isFinite(value) && !hasLongDigits(String(value)) ? value : coverOf(value);
  if (Array.isArray(value)) return value.map((item: unknown) => masked(item, name, within));
  if (typeof value !== 'object') return undefined;
  const entries = Object.entries(value).map(([each, item]) => [each, masked(item, each, within)] as const);
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
}

/** Masks what looks like a secret or personal data in a text: tokens, addresses of people, long numbers, values of a query. */
export function maskedText(text: string): string {
  return text
    .replace(/([?&#][\w.~-]+=)[^&#\s]+/g, '$1••••')
    .replace(/[\w.+-]+@[\w.-]+/g, '••••@••••')
    .replace(/[\w+/=-]{40,}/g, (run) => (/(?=.*\d)(?=.*[a-z])(?=.*[A-Z])/.test(run) ? coverOf(run) : run))
    .replace(longDigits, (run) => (isTime(run) ? run : '••••'));
}

/** Ten digits and more, in groups or not: numbers of phones, cards and accounts. Those inside a longer word are part of an id. */
const longDigits = /(?<![A-Za-z0-9])\d(?:[ .-]?\d){9,}(?![A-Za-z0-9])/g;

function hasLongDigits(text: string): boolean {
  return (text.match(longDigits) ?? []).some((run) => !isTime(run));
}

/** True for a time in s or ms since 1970. Phone numbers in India begin with another digit. */
function isTime(digits: string): boolean {
  return /^1\d{9}(?:\d{3})?$/.test(digits);
}

function coverOf(value: unknown): string {
  return typeof value === 'string' && value !== '' ? `•••• (${value.length} characters)` : value === '' ? '' : '••••';
}

/** Returns the object or array that a text holds as JSON; undefined for any other text. */
function jsonIn(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return value instanceof Object ? value : undefined;
  } catch {
    return undefined;
  }
}
