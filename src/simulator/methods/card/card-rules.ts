// By file: the index of the package brings every rule that it has.

import { cardNumber } from 'card-validator/dist/card-number.js';
import { cvv } from 'card-validator/dist/cvv.js';
import { expirationDate } from 'card-validator/dist/expiration-date.js';
import { expirationMonth } from 'card-validator/dist/expiration-month.js';
import creditCardType from 'credit-card-type';
import { onlyDigits } from '../../ui/form-controls.ts';
import type { PaymentDraft } from '../payment-draft.ts';

/** The brand that a card number belongs to. */
export interface TypedBrand {
  /** For people, such as `Visa`. */
  readonly name: string;
  /** As the SDK names it, such as `VISA`. */
  readonly instrument: string;
  readonly gaps: readonly number[];
  /** The possible numbers of digits, ascending. */
  readonly lengths: readonly number[];
  /** The number of the CVV's digits. */
  readonly codeSize: number;
}

/** The faults of a field. `unlisted` is a valid number that is no test card: it must not leave the page. */
export type FieldFault = 'missing' | 'incomplete' | 'invalid' | 'unlisted' | 'past';

const instruments: Readonly<Record<string, string>> = {
  visa: 'VISA',
  mastercard: 'MASTERCARD',
  'american-express': 'AMEX',
  rupay: 'RUPAY',
  'diners-club': 'DINERS',
  maestro: 'MAESTRO',
  discover: 'DISCOVER',
  jcb: 'JCB',
  unionpay: 'UNIONPAY',
};

// The library does not know India's own scheme, and knows some that no Indian acquirer takes.
creditCardType.addCard({
  niceType: 'RuPay',
  type: 'rupay',
  patterns: [
    [508500, 508999],
    [606985, 607984],
    [608001, 608500],
    [652150, 653149],
    [817200, 820199],
  ],
  gaps: [4, 8, 12],
  lengths: [16],
  code: { name: 'CVV', size: 3 },
});
// Its ranges lie within those of others, and of two equal matches the first one counts.
creditCardType.changeOrder('rupay', 0);
for (const brand of ['elo', 'hiper', 'hipercard', 'mir', 'naranja', 'troy', 'verve']) creditCardType.removeCard(brand);

const plainGaps = [4, 8, 12, 16];
const longestNumber = 19;

/** Returns the only brand that the digits typed so far can belong to, or undefined. */
export function brandOf(number: string): TypedBrand | undefined {
  const digits = onlyDigits(number);
  const [type, another] = digits === '' ? [] : creditCardType(digits);
  if (!type || another) return undefined;
  return {
    name: type.niceType,
    instrument: instruments[type.type] ?? type.niceType.toUpperCase(),
    gaps: type.gaps,
    lengths: type.lengths,
    codeSize: type.code.size,
  };
}

/** Returns the name for people of a brand as the SDK names it: `Visa` for `VISA`. An unknown brand keeps its name. */
export function brandNameOf(instrument: string): string {
  const type = Object.keys(instruments).find((key) => instruments[key] === instrument);
  return type === undefined ? instrument : creditCardType.getTypeInfo(type).niceType;
}

/** Groups a card number as it is printed on a card of its brand. */
export function groupCardNumber(typed: TypedText): TypedText {
  const brand = brandOf(typed.text);
  return groupDigits(typed, brand?.gaps ?? plainGaps, brand?.lengths.at(-1) ?? longestNumber);
}

/** Groups an expiry date as `MM / YY`, or `MM / YYYY` if the year is written out. */
export function groupExpiry(given: TypedText): TypedText {
  const written = writtenExpiry(given.text);
  const typed = written === undefined ? given : { text: written, caret: written.length };
  // "5" can only be May: typing goes on with the year.
  const early = /^\s*[2-9]/.test(typed.text) || /^\s*\d\s*[^\d\s]/.test(typed.text);
  const text = early ? `0${typed.text.trimStart()}` : typed.text;
  const caret = early ? typed.caret + 1 : typed.caret;
  const most = onlyDigits(text).slice(2, 4) === '20' ? 6 : 4;
  return groupDigits({ text, caret }, [2], most, ' / ');
}

/** Returns `MM / YYYY` for a date that was pasted or filled in with its year first or the name of its month in English. */
function writtenExpiry(text: string): string | undefined {
  const [, year, month] = /^\s*(20\d\d)\s*[^\d\s]\s*(\d{1,2})\s*$/.exec(text) ?? [];
  if (year && month) return `${month.padStart(2, '0')} / ${year}`;
  const [, name = '', end] = /^\s*([a-z]{3,9})[.,']?\s*[-/]?\s*(\d{2}|20\d\d)\s*$/i.exec(text) ?? [];
  const place = months.indexOf(name.slice(0, 3).toLowerCase());
  return end === undefined || place < 0 ? undefined : `${String(place + 1).padStart(2, '0')} / ${end}`;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Returns the fault of a card number, or undefined. Only the listed numbers pass. */
export function numberFault(number: string, listed: readonly string[]): FieldFault | undefined {
  const digits = onlyDigits(number);
  if (digits === '') return 'missing';
  const { isValid, isPotentiallyValid } = cardNumber(digits);
  // A brand may have longer numbers too, but one of a proper length with a wrong check digit is mistyped.
  const whole = brandOf(digits)?.lengths.includes(digits.length) ?? false;
  if (!isValid) return isPotentiallyValid && !whole ? 'incomplete' : 'invalid';
  return listed.includes(digits) ? undefined : 'unlisted';
}

/** Returns the fault of an expiry date, or undefined. */
export function expiryFault(expiry: string): FieldFault | undefined {
  const digits = onlyDigits(expiry);
  if (digits === '') return 'missing';
  const { isValid, isPotentiallyValid } = expirationDate(expiry);
  if (isValid) return undefined;
  const whole = digits.length === 4 || digits.length === 6;
  // The library rejects a year too far ahead, too, and such a card has not expired.
  const isAhead = Number(digits.slice(-2)) > new Date().getFullYear() % 100;
  if (whole && !isAhead && expirationMonth(digits.slice(0, 2)).isValid) return 'past';
  return isPotentiallyValid ? 'incomplete' : 'invalid';
}

/** Returns the two parts of a valid expiry date: `MM` and `YYYY`. */
export function expiryParts(expiry: string): { month: string; year: string } {
  const digits = onlyDigits(expiry);
  return { month: digits.slice(0, 2), year: `20${digits.slice(-2)}` };
}

/** Returns the fault of a CVV that must have `size` digits, or undefined. */
export function codeFault(code: string, size: number): FieldFault | undefined {
  if (code === '') return 'missing';
  const { isValid, isPotentiallyValid } = cvv(code, size);
  if (isValid) return undefined;
  return isPotentiallyValid ? 'incomplete' : 'invalid';
}

/** A text field's content and where its caret stands. */
export interface TypedText {
  readonly text: string;
  readonly caret: number;
}

/**
 * Puts separators between groups of digits and keeps the caret behind the digit it was behind.
 *
 * @param typed - what the field holds after the shopper's last key, and the caret in it
 * @param gaps - after how many digits a separator stands, ascending
 * @param most - digits beyond this many are dropped
 */
export function groupDigits(typed: TypedText, gaps: readonly number[], most: number, separator = ' '): TypedText {
  const digits = onlyDigits(typed.text).slice(0, most);
  const before = Math.min(onlyDigits(typed.text.slice(0, typed.caret)).length, digits.length);
  let text = '';
  let caret = 0;
  for (const [index, digit] of [...digits].entries()) {
    if (gaps.includes(index)) text += separator;
    text += digit;
    if (index + 1 === before) caret = text.length;
  }
  return { text, caret };
}

/** The valid values of the form. */
export interface TypedCard {
  /** Digits only. */
  readonly number: string;
  /** `01` to `12`. */
  readonly expiryMonth: string;
  /** Four digits. */
  readonly expiryYear: string;
  readonly cvv: string;
  /** As the SDK names it, such as `VISA`. */
  readonly brand: string;
  /** The customer has chosen the brand, since the card has two. */
  readonly isChosen?: boolean;
  /** Months of the chosen plan as text; empty or absent for payment in full. */
  readonly emi?: string;
  /** The customer wants the card to be saved. */
  readonly save?: boolean;
}

/** Returns a payment by card. */
export function cardDraft({ brand, isChosen = false, emi = '', save = false, ...card }: TypedCard): PaymentDraft {
  return {
    command: {
      method: 'card',
      card: { ...card, ...(isChosen && { network: brand }) },
      ...(emi !== '' && { emi }),
      ...(save && { save }),
    },
    type: 'CARD',
    paid: { paymentInstrument: brand, paymentInstrumentGroup: 'card' },
  };
}
