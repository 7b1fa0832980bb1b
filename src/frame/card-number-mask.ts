import { isPlainObject, own } from '../protocol/plain-object.ts';
import type { SdkEvent } from '../protocol/sdk-event.ts';

/** Labels of the clickstream whose values are nothing but what the shopper types of a card. */
const cardLabels: readonly unknown[] = ['card_number_changed', 'cvv_changed', 'expiry_date_changed'];

/** Thirteen digits and more, in groups or not: what may hold the number of a card. */
const longDigits = /\d(?:[ \-.]?\d){12,}/g;
const shortest = 13;
const longest = 19;

/** Deeper than any entry is: what goes on beyond it is a circle. */
const deepest = 50;

/**
 * Masks the card numbers in an entry of the clickstream; any other event comes back as it is.
 *
 * Done in the frame, so that they never reach the merchant's page and the other scripts on it. An entry that cannot be
 * searched loses its payload.
 *
 * @param message the object that the event was read from
 */
export function withoutCardNumbers(event: SdkEvent, message: unknown): SdkEvent {
  if (event.event !== 'log_stream') return event;
  try {
    const masked = maskValue(message, '', undefined, 0);
    const payload = isPlainObject(masked) ? own(masked, 'payload') : undefined;
    return {
      ...event,
      payload: isPlainObject(payload) ? Object.freeze(payload) : {},
      raw: typeof event.raw === 'string' ? JSON.stringify(masked) : masked,
    };
  } catch {
    return { event: event.event, payload: {}, raw: { event: event.event, payload: {} } };
  }
}

/**
 * A copy of a value with its card numbers masked. It holds the values of JSON alone.
 *
 * @throws {RangeError} for a circle
 */
function maskValue(value: unknown, key: string, holder: unknown, depth: number): unknown {
  if (depth > deepest) throw new RangeError('too deep');
  if (Array.isArray(value)) return value.map((item, index) => maskValue(item, String(index), value, depth + 1));
  if (isPlainObject(value)) {
    const entries = Object.entries(value).map(([name, item]) => [name, maskValue(item, name, value, depth + 1)]);
    return Object.fromEntries(entries);
  }
  if (typeof value === 'boolean' || value === null) return value;
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const isCardInput = key === 'value' && isPlainObject(holder) && cardLabels.includes(own(holder, 'label'));
  const masked = isCardInput ? String(value).replace(/\d/g, '*') : maskCardNumbers(String(value));
  return masked === String(value) ? value : masked;
}

/** Masks what looks like the number of a card and passes its check digit; at most the last four digits stay. */
function maskCardNumbers(text: string): string {
  return text.replace(longDigits, (run) => {
    const places = [...run.matchAll(/\d/g)].map(({ index }) => index);
    const digits = places.map((place) => Number(run[place]));
    const shown = [...run];
    for (let start = 0; start + shortest <= digits.length; start++) {
      const length = lengthOfCardNumber(digits, start);
      for (const place of places.slice(start, start + Math.max(0, length - 4))) shown[place] = '*';
    }
    return shown.join('');
  });
}

/** Returns the length of the longest card number that begins at `start`, or 0. */
function lengthOfCardNumber(digits: readonly number[], start: number): number {
  // No scheme has numbers that begin with another digit; times in ms begin with 1.
  if (![2, 3, 4, 5, 6, 8].includes(digits[start] ?? 0)) return 0;
  for (let length = Math.min(longest, digits.length - start); length >= shortest; length--) {
    if (passesLuhn(digits.slice(start, start + length))) return length;
  }
  return 0;
}

function passesLuhn(digits: readonly number[]): boolean {
  const sum = digits.reduce((total, digit, index) => {
    const doubled = (digits.length - index) % 2 === 0 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
