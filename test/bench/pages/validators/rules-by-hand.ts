// What the hand-written checks have in common beside the fields: how a text is read and what fields ask of each other.

/** An object whose keys are looked at one by one. */
export type Loose = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads the text of a flat order, or undefined if it cannot be trusted: too long, no JSON, a key that comes twice. */
export function readFlatOrder(text: unknown): Loose | undefined {
  if (typeof text !== 'string' || text.length > 65_536) return undefined;
  // Most texts have none of these, and a class alone is looked for quickest.
  if (/[\\\x7f-\uffff]/.test(text) && /\\[^"\\/]|[\x7f-\x9f\ud800-\udfff]/u.test(text)) return undefined;
  let order: unknown;
  try {
    order = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(order) || Object.hasOwn(order, '__proto__')) return undefined;
  if (Object.hasOwn(order, 'constructor') || Object.hasOwn(order, 'prototype')) return undefined;
  let colons = 0;
  for (let at = text.indexOf('":'); at >= 0; at = text.indexOf('":', at + 2)) colons++;
  // One more than there are keys means that a key came twice, or hides in a value: no order of these tests does that.
  return colons === Object.keys(order).length ? order : undefined;
}

const amount = /^(?:0|[1-9]\d{0,11})(?:\.\d\d?)?$/;

/** An amount in rupees as text, and not zero. */
export function isAmount(value: unknown): value is string {
  return typeof value === 'string' && amount.test(value) && /[1-9]/.test(value);
}

/** Compares two amounts by their texts: -1, 0 or 1. */
function compareAmounts(a: string, b: string): number {
  const [first, second] = [paise(a), paise(b)];
  if (first.length !== second.length) return first.length - second.length;
  return first < second ? -1 : first > second ? 1 : 0;
}

function paise(text: string): string {
  const dot = text.indexOf('.');
  if (dot < 0) return `${text}00`;
  return text.slice(0, dot) + text.slice(dot + 1).padEnd(2, '0');
}

/** Absolute http(s) without query and fragment. */
export function isBareUrl(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > 2048) return false;
  if (/^https?:\/\/[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)*\/[\w/.~-]*$/.test(value))
    return true;
  if (!/^https?:\/\/[^/?#\s@%]+(?:\/[^?#\s\\]*)?$/i.test(value)) return false;
  try {
    return new URL(value).hostname !== '';
  } catch {
    return false;
  }
}

const base64 = /^[A-Za-z\d+/]*={0,2}$/;

/** A base64 signature of 2,048, 3,072 or 4,096 bits without unused bits, or hex of the same. */
export function isSignature(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  switch (value.length) {
    case 344:
      return base64.test(value) && value.endsWith('==') && 'AQgw'.includes(value.charAt(341));
    case 512:
      return /^[\da-f]{512}$/i.test(value) || (base64.test(value) && !value.includes('='));
    case 684:
      return base64.test(value) && /[AEIMQUYcgkosw048]=$/.test(value);
    case 768:
    case 1024:
      return /^[\da-f]+$/i.test(value);
    default:
      return false;
  }
}

/** The first key of an order with a mandate that does not go with the others. */
export function mandateFault(order: Loose): string | undefined {
  const frequency = order['mandate.frequency'] ?? 'ASPRESENTED';
  const isOnce = frequency === 'ONETIME';
  const last =
    frequency === 'WEEKLY'
      ? 7
      : frequency === 'FORTNIGHTLY'
        ? 16
        : isOnce || frequency === 'DAILY' || frequency === 'ASPRESENTED'
          ? 0
          : 31;
  const ruleValue = order['mandate.rule_value'];
  if (last > 0) {
    if (typeof ruleValue !== 'string' || !/^[1-9]\d?$/.test(ruleValue) || Number(ruleValue) > last)
      return 'mandate.rule_value';
  }
  const most = order['mandate.max_amount'];
  const creates = order['options.create_mandate'];
  const rule = order['mandate.amount_rule'] ?? (creates === 'REQUIRED' || creates === 'OPTIONAL' ? 'VARIABLE' : '');
  if (!most && rule === 'VARIABLE') return 'mandate.max_amount';
  if (typeof most === 'string' && most && compareAmounts(most, String(order['amount'])) < 0)
    return 'mandate.max_amount';
  const [start, end] = [order['mandate.start_date'], order['mandate.end_date']];
  if (start && end && Number(end) <= Number(start)) return 'mandate.end_date';
  if ((order['mandate.block_funds'] ?? isOnce) !== isOnce) return 'mandate.block_funds';
  if (order['mandate.revokable_by_customer'] === false && !isOnce) return 'mandate.revokable_by_customer';
  return undefined;
}

/** The first key of the payload that says otherwise than the signed order. */
export function copyFault(payload: Loose, order: Loose): string | undefined {
  if (payload['merchantId'] !== order['merchant_id']) return 'merchantId';
  if (payload['orderId'] !== order['order_id']) return 'orderId';
  if (payload['customerId'] !== order['customer_id']) return 'customerId';
  return compareAmounts(String(payload['amount']), String(order['amount'])) === 0 ? undefined : 'amount';
}
