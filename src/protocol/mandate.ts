import { parseAmount } from './amount.ts';
import type { ErrorCode } from './checkout-error.ts';
import type { FieldsOf, Findings } from './fields.ts';
import { issueOf } from './issue-of.ts';

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

/** How often a mandate is executed. Default: `ASPRESENTED`. */
export type MandateFrequency = NonNullable<Mandate['mandate.frequency']>;

/**
 * The last `rule_value` of a frequency, 0 where it takes none: 7 for the days of a week from Monday, 16 for a half of a
 * month, 31 for a month (seed 003, "mandate.rule_value").
 */
export function lastRuleValue(frequency: MandateFrequency): number {
  return /^(ONETIME|DAILY|ASPRESENTED)$/.test(frequency)
    ? 0
    : frequency === 'WEEKLY'
      ? 7
      : frequency === 'FORTNIGHTLY'
        ? 16
        : 31;
}

/**
 * Checks what the fields of a mandate ask of each other, once each is well formed by itself.
 *
 * @param now the current time in ms. With it, `mandate.start_date` must be today in India, as UPI asks; a page leaves
 *   it out, since a shopper's clock may be wrong
 */
export function checkMandate(order: Mandate & { readonly amount: string }, found: Findings, now?: number): void {
  const fault = (name: string, code: ErrorCode = 'mandate', list = found.issues) =>
    list.push(issueOf(code, `mandate.${name}`, code === 'mandate' ? name.replaceAll('_', '-') : undefined));
  const frequency = order['mandate.frequency'] ?? 'ASPRESENTED';
  const isOnce = frequency === 'ONETIME';
  const amountRule = order['mandate.amount_rule'];
  const isWanted = /^(REQUIRED|OPTIONAL)$/.test(order['options.create_mandate'] ?? '');

  const ruleValue = order['mandate.rule_value'];
  const last = lastRuleValue(frequency);
  if (!last) {
    if (ruleValue) fault('rule_value', 'ignored-field', found.warnings);
  } else if (!ruleValue) fault('rule_value', 'required');
  else if (!/^[1-9]\d?$/.test(ruleValue) || Number(ruleValue) > last) fault('rule_value');

  const most = order['mandate.max_amount'];
  if (!most) {
    if (amountRule === 'VARIABLE' || (isWanted && !amountRule)) fault('max_amount', 'required');
  } else {
    const [limit, amount] = [parseAmount(most), parseAmount(order.amount)];
    if (limit.ok && amount.ok && limit.value !== amount.value) {
      if (limit.value < amount.value) fault('max_amount');
      // A fixed mandate is always for the amount itself.
      else if (amountRule === 'FIXED') fault('max_amount', 'ignored-field', found.warnings);
    }
  }

  const start = Number(order['mandate.start_date'] || NaN);
  if (Number(order['mandate.end_date'] || NaN) <= start) fault('end_date');
  if (now !== undefined && start && dayInIndia(start) !== dayInIndia(now / 1000)) fault('start_date');

  const blocks = order['mandate.block_funds'];
  if (blocks !== undefined && blocks !== isOnce) fault('block_funds');
  if (order['mandate.revokable_by_customer'] === false && !isOnce) fault('revokable_by_customer');
}

/** The number of the day in India, five and a half hours ahead of UTC, in which a second falls. */
function dayInIndia(second: number): number {
  return Math.floor((second + 19_800) / 86_400);
}
