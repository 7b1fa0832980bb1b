/// <reference lib="es2023.intl" />

import type { Parsed } from './checkout-error.ts';
import { refuseInFull, refuseNoTextInFull } from './errors/catalogue.ts';

/** The grammar: up to twelve digits without a leading zero, then at most two decimals (seed 003, `amount`). */
const grammar = /^(?:0|[1-9]\d{0,11})(?:\.\d\d?)?$/;

/** Why a text is outside the grammar: the first that fits, else `form`. */
const faults: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^\s|\s$/, 'space'],
  [/(?!\d)\p{Nd}/u, 'digits'],
  [/^[-+]/, 'sign'],
  [/[,']/, 'separator'],
  [/^\d+\.\d{3,}$/, 'decimals'],
  [/^0\d/, 'leading-zero'],
  [/^\d{13}/, 'range'],
  [/^/, 'form'],
];

/**
 * Reads an amount in rupees, such as `"100"` or `"100.15"`, as paise: exactly, without a float.
 *
 * Codes: `required`, `type` and `amount` with the reason `space`, `digits`, `sign`, `separator`, `decimals`,
 * `leading-zero`, `range`, `zero` or `form`. Source: seed 003, "Order Details parameters", `amount`.
 */
export function parseAmount(text: unknown, field = 'amount'): Parsed<bigint> {
  if (!text || typeof text !== 'string') return refuseNoTextInFull(text, field, 'amount');
  if (!grammar.test(text)) return refuseInFull('amount', field, faults.find(([pattern]) => pattern.test(text))?.[1]);
  const value = paiseOf(text);
  return value ? { ok: true, value } : refuseInFull('amount', field, 'zero');
}

/** Checks an amount, and returns it as it is. Codes: those of {@link parseAmount}. */
export function checkAmount(text: unknown, field = 'amount'): Parsed<unknown> {
  return typeof text === 'string' && grammar.test(text) && /[1-9]/.test(text)
    ? { ok: true, value: text }
    : parseAmount(text, field);
}

/** True if both are amounts of the same number of paise: `10.00` and `10.0` are, `10` and a blank are not. */
export function sameAmount(a: string, b: string): boolean {
  return checkAmount(a).ok && checkAmount(b).ok && compareAmounts(a, b) === 0;
}

/** Compares two amounts, both checked before: below, at or above 0 as the first is less, the same or more. */
export function compareAmounts(a: string, b: string): number {
  const [first, second] = [paiseText(a), paiseText(b)];
  // Without leading zeros the longer is the greater, and of one length the digits decide.
  return first.length - second.length || (first < second ? -1 : first > second ? 1 : 0);
}

/** Returns the paise of an amount that was checked before; also of `0`. */
export function paiseOf(amount: string): bigint {
  return BigInt(paiseText(amount));
}

function paiseText(amount: string): string {
  const dot = amount.indexOf('.');
  if (dot < 0) return `${amount}00`;
  return (amount.startsWith('0') ? '' : amount.slice(0, dot)) + amount.slice(dot + 1).padEnd(2, '0');
}

/** Prints paise as rupees with two decimals: `24900n` is `249.00`. */
export function formatAmount(paise: bigint): string {
  const digits = `${paise < 0n ? -paise : paise}`.padStart(3, '0');
  return `${paise < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * For every language: by lakh and crore, in Latin digits, as payment apps in India write. The data of Malayalam would
 * group by thousands, those of Marathi and Bengali have digits of their own.
 */
const locale = 'en-IN-u-nu-latn';

const decimal = /^\d+(\.\d+)?$/;

/**
 * The amount as the shopper reads it, such as `₹1,00,000.00`.
 *
 * The digits go into `Intl` as text, so no float ever stands between what was signed and what is shown.
 *
 * @param amount - a decimal string in units of the currency (rupees for INR)
 * @param currency - an ISO 4217 code; one that `Intl` refuses is put before the bare amount
 */
export function amountText(amount: string, currency: string): string {
  if (!isDecimal(amount)) return `${currency} ${amount}`;
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount);
  } catch {
    return `${currency} ${amount}`;
  }
}

function isDecimal(text: string): text is `${number}` {
  return decimal.test(text);
}
