import { isPlainObject, own } from '../protocol/plain-object.ts';
import { parseSdkEvent } from '../protocol/sdk-event.ts';

/** Labels of the clickstream whose values are nothing but what the shopper types of a card. */
const cardLabels: readonly unknown[] = ['card_number_changed', 'cvv_changed', 'expiry_date_changed'];

/** Thirteen digits and more, in groups or not: what may hold the number of a card. */
const longDigits = /\d(?:[ \-.]?\d){12,}/g;
const shortest = 13;
const longest = 19;

/**
 * Takes the card numbers out of an entry of the clickstream; any other event comes back as it is.
 *
 * Done here, so that they never reach the merchant's page, and with it every script on it. An entry that cannot be
 * looked through loses its payload.
 */
export function withoutCardNumbers(raw: unknown): unknown {
  const event = parseSdkEvent(raw);
  if (event?.event !== 'log_stream') return raw;
  try {
    const text = JSON.stringify(typeof raw === 'string' ? JSON.parse(raw) : raw, maskValue);
    return typeof raw === 'string' ? text : JSON.parse(text);
  } catch {
    return { event: 'log_stream', payload: {} };
  }
}

/** For each value of a JSON text, from the outside in. */
function maskValue(this: unknown, key: string, value: unknown): unknown {
  if (typeof value !== 'string' && typeof value !== 'number') return value;
  const isCardInput = key === 'value' && isPlainObject(this) && cardLabels.includes(own(this, 'label'));
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

/** How many digits from `start` on are the number of a card, at most; 0 if none are. */
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
