import { compareAmounts } from '../amount.ts';
import { dayInIndia, dayText, readDay, secondsForm } from '../calendar.ts';
import { HyperCheckoutError, issueOf } from '../checkout-error.ts';
import { issueInFull } from '../errors/catalogue.ts';
import { type FieldsOf, type Findings, mandateIssue } from './fields.ts';

/** The keys of a mandate inside orderDetails; the dot is part of the key (seed 003, "Mandate Object Parameters"). */
export const mandateFields = {
  'options.create_mandate': 'REQUIRED|OPTIONAL|DISABLED',
  'mandate.max_amount': 'amount',
  'mandate.start_date': 'seconds',
  'mandate.end_date': 'seconds',
  'mandate.frequency': 'ONETIME|DAILY|WEEKLY|FORTNIGHTLY|MONTHLY|BIMONTHLY|QUARTERLY|HALFYEARLY|YEARLY|ASPRESENTED',
  'mandate.rule_value': 'text',
  'mandate.amount_rule': 'FIXED|VARIABLE',
  'mandate.rule_type': 'ON|BEFORE|AFTER',
  'mandate.revokable_by_customer': 'boolean',
  'mandate.block_funds': 'boolean',
} as const;

/** The mandate's part of orderDetails. Dates are seconds since 1970 as text, `max_amount` is rupees as text. */
export type Mandate = FieldsOf<typeof mandateFields>;

/** The interval between two executions of a mandate. Default: `ASPRESENTED`. */
export type MandateFrequency = NonNullable<Mandate['mandate.frequency']>;

/**
 * The last `rule_value` of a frequency, 0 where it takes none: 7 for the days of a week from Monday, 16 for a half of a
 * month, 31 for a month (seed 003, "mandate.rule_value").
 */
export function lastRuleValue(frequency: MandateFrequency): number {
  if (/^[ODA]/.test(frequency)) return 0; // ONETIME, DAILY, ASPRESENTED
  return frequency === 'WEEKLY' ? 7 : frequency === 'FORTNIGHTLY' ? 16 : 31;
}

/**
 * Checks what the fields of a mandate ask of each other, once each is well formed by itself.
 *
 * @param now the current time in ms; false for an order that was taken before
 */
export function checkMandate(
  order: Mandate & { readonly amount: string },
  { issues, warnings }: Findings,
  now: number | false,
): void {
  const frequency = order['mandate.frequency'] ?? 'ASPRESENTED';
  const isOnce = frequency === 'ONETIME';
  const fault = (field: keyof Mandate, isWrong: unknown) => isWrong && issues.push(mandateIssue(field));
  const missing = (field: keyof Mandate, isNeeded: unknown) => isNeeded && issues.push(issueOf('required', field));
  const ignored = (field: keyof Mandate, isIdle: unknown) => isIdle && warnings.push(issueOf('ignored-field', field));

  const last = lastRuleValue(frequency);
  const ruleValue = order['mandate.rule_value'];
  ignored('mandate.rule_value', !last && ruleValue);
  missing('mandate.rule_value', last && !ruleValue);
  fault('mandate.rule_value', last && ruleValue && !(/^[1-9]\d?$/.test(ruleValue) && Number(ruleValue) <= last));

  const most = order['mandate.max_amount'];
  const isWanted = /^[RO]/.test(order['options.create_mandate'] ?? '');
  const rule = order['mandate.amount_rule'] ?? (isWanted && 'VARIABLE');
  missing('mandate.max_amount', !most && rule === 'VARIABLE');
  const room = most ? compareAmounts(most, order.amount) : 0;
  fault('mandate.max_amount', room < 0);
  // A fixed mandate is for the amount itself.
  ignored('mandate.max_amount', room > 0 && rule === 'FIXED');

  const start = Number(order['mandate.start_date'] || NaN);
  const end = Number(order['mandate.end_date'] || NaN);
  fault('mandate.end_date', end <= start || (now !== false && end <= now / 1000));
  fault('mandate.start_date', now !== false && start && dayInIndia(start) !== dayInIndia(now / 1000));
  // Cards carry a mandate without dates, so UPI is the only one that misses them.
  if (isWanted) {
    for (const field of missingForUpi(order)) warnings.push(issueOf('required', field, 'upi'));
  }

  fault('mandate.block_funds', (order['mandate.block_funds'] ?? isOnce) !== isOnce);
  fault('mandate.revokable_by_customer', order['mandate.revokable_by_customer'] === false && !isOnce);
}

const dates = ['mandate.start_date', 'mandate.end_date'] as const;

/** The dates that UPI needs and the mandate of an order does not have (seed 003, "Mandate Object Parameters"). */
export function missingForUpi(order: Readonly<Record<string, unknown>>): readonly (keyof Mandate)[] {
  return dates.filter((field) => !order[field]);
}

/** The terms from which the days of execution of a mandate follow. */
export interface MandateTerms {
  /** The first day that counts: seconds since 1970 as text, as `mandate.start_date` has it, or a day in India such as `2018-01-24`. */
  readonly startDate: string;
  readonly frequency: MandateFrequency;
  /** The day of the week (1 is Monday), of the half month or of the month. None for ONETIME, DAILY and ASPRESENTED. */
  readonly ruleValue?: string;
  /** The day on which the mandate has expired, written as `startDate` is: no execution falls on it. Without it the year 9999 is the end. */
  readonly endDate?: string;
}

const secondsOfDay = 86_400;
/** The first day that no longer has a year of four digits. */
const yearTenThousand = 2_932_897;

/** Months from one execution to the next. */
const months: { readonly [F in MandateFrequency]?: number } = {
  MONTHLY: 1,
  BIMONTHLY: 2,
  QUARTERLY: 3,
  HALFYEARLY: 6,
  YEARLY: 12,
};

/**
 * The days on which a mandate is executed, in order, as `YYYY-MM-DD` in India, whatever zone the machine is in.
 *
 * A lazy sequence: take as many as you need. The first is the first fitting day on or after the start. A value beyond the
 * end of a month means its last day; FORTNIGHTLY counts the second half from the 16th. Periods longer than a month
 * are counted from the first execution. ONETIME gives the start day. ASPRESENTED gives none, since the merchant chooses
 * each day. Source: seed 003, "mandate.frequency / mandate.rule_value definitions" and its special considerations.
 *
 * @throws {HyperCheckoutError} `mandate` (reasons `start-date`, `end-date`, `rule-value`) or `required`
 */
export function mandateSchedule(terms: MandateTerms): Generator<string, void, undefined> {
  const first = dayNumber(terms.startDate, 'start_date');
  const end = terms.endDate === undefined ? yearTenThousand : dayNumber(terms.endDate, 'end_date');
  if (end <= first) throw faulty('end_date');
  const last = lastRuleValue(terms.frequency);
  const { ruleValue } = terms;
  if (last && !ruleValue) throw new HyperCheckoutError(issueInFull('required', 'mandate.rule_value'));
  if (last && !(/^[1-9]\d?$/.test(ruleValue ?? '') && Number(ruleValue) <= last)) throw faulty('rule_value');
  return between(first, end, candidates(terms.frequency, first, Number(ruleValue)));
}

/** Those of the days that count, as texts. The candidates rise, and start at most one period before the first day. */
function* between(first: number, end: number, days: Iterable<number>): Generator<string, void, undefined> {
  for (const day of days) {
    if (day >= end) return;
    if (day >= first) yield dayText(day);
  }
}

/** Rising day numbers that fit the rule, from about the first day on. */
function* candidates(frequency: MandateFrequency, first: number, value: number): Generator<number, void, undefined> {
  switch (frequency) {
    case 'ASPRESENTED':
      return;
    case 'ONETIME':
      yield first;
      return;
    case 'DAILY':
      yield* every(1, first);
      return;
    case 'WEEKLY':
      // Day 0, 1 January 1970, was a Thursday.
      yield* every(7, first + ((value + 3 - first) % 7) - 7);
      return;
    case 'FORTNIGHTLY':
      for (const [year, month] of monthsFrom(first, 1)) {
        yield dayIn(year, month, Math.min(value, 15));
        yield dayIn(year, month, 15 + value);
      }
      return;
    default: {
      const [year, month] = monthOf(first);
      // If this month's day has gone by, the first execution is next month's, and the count starts there.
      const start = dayIn(year, month, value) < first ? dayIn(year, month + 1, 1) : first;
      for (const [y, m] of monthsFrom(start, months[frequency] ?? 1)) yield dayIn(y, m, value);
    }
  }
}

function* every(days: number, first: number): Generator<number, void, undefined> {
  for (let day = first; ; day += days) yield day;
}

function* monthsFrom(day: number, step: number): Generator<readonly [year: number, month: number], void, undefined> {
  const [year, month] = monthOf(day);
  for (let next = month; ; next += step) yield [year, next];
}

/** The number of a day of a month, or of the month's last day if it is shorter. Months from 0, and may exceed 11. */
function dayIn(year: number, month: number, day: number): number {
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(day, length)) / 1000 / secondsOfDay;
}

function monthOf(day: number): readonly [year: number, month: number] {
  const date = new Date(day * secondsOfDay * 1000);
  return [date.getUTCFullYear(), date.getUTCMonth()];
}

/** Days since 1970 in India. */
function dayNumber(text: string, name: 'start_date' | 'end_date'): number {
  const day = secondsForm.test(text) ? dayInIndia(Number(text)) : readDay(text);
  if (day === undefined) throw faulty(name, 'day');
  return day;
}

/** @param kind of a value that is not well formed */
function faulty(name: 'start_date' | 'end_date' | 'rule_value', kind?: string): HyperCheckoutError {
  return new HyperCheckoutError(issueInFull('mandate', `mandate.${name}`, name.replace('_', '-'), kind));
}
