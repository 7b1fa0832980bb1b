import { compareAmounts } from '../amount.ts';
import { dayInIndia } from '../calendar.ts';
import { issueOf } from '../checkout-error.ts';
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
