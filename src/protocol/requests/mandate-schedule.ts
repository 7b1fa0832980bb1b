import { dayInIndia, dayText, readDay, secondsForm } from '../calendar.ts';
import { HyperCheckoutError } from '../checkout-error.ts';
import { issueInFull } from '../errors/catalogue.ts';
import { lastRuleValue, type MandateFrequency } from './mandate.ts';

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
