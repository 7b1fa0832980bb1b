import type { MandateTerms } from '../contract/payment-page.ts';
import { dayInIndia, dayText } from '../../protocol/calendar.ts';
import { lastRuleValue, type MandateFrequency } from '../../protocol/mandate.ts';
import { mandateSchedule } from '../../protocol/mandate-schedule.ts';
import type { OrderDetails } from '../../protocol/order-details.ts';

/**
 * The mandate that an order asks for, or undefined if it asks for none.
 *
 * @param order as `readOrderDetails` gave it: its mandate holds
 * @param now ms since 1970
 */
export function mandateSummary(order: OrderDetails, now: number): MandateTerms | undefined {
  const wanted = order['options.create_mandate'];
  if (wanted !== 'REQUIRED' && wanted !== 'OPTIONAL') return undefined;
  const frequency = order['mandate.frequency'] ?? 'ASPRESENTED';
  const amountRule = order['mandate.amount_rule'] ?? 'VARIABLE';
  const end = order['mandate.end_date'];
  return {
    required: wanted === 'REQUIRED',
    amountRule,
    most: amountRule === 'FIXED' ? order.amount : (order['mandate.max_amount'] ?? order.amount),
    frequency,
    nextDebits: nextDebits(order, frequency, now),
    ...(end && { until: dayText(dayInIndia(Number(end))) }),
    revocable: order['mandate.revokable_by_customer'] ?? true,
  };
}

function nextDebits(order: OrderDetails, frequency: MandateFrequency, now: number): readonly string[] {
  const today = dayText(dayInIndia(now / 1000));
  const start = order['mandate.start_date'];
  const startDate = start ? dayText(dayInIndia(Number(start))) : today;
  const end = order['mandate.end_date'];
  const endDate = end ? dayText(dayInIndia(Number(end))) : undefined;
  // One that is over on the day it begins has no debits; the schedule takes that for a mistake.
  if (endDate !== undefined && endDate <= startDate) return [];
  const ruleValue = lastRuleValue(frequency) ? order['mandate.rule_value'] : undefined;
  const debits: string[] = [];
  for (const day of mandateSchedule({
    startDate,
    frequency,
    ...(ruleValue && { ruleValue }),
    ...(endDate && { endDate }),
  })) {
    // What falls on today is this very payment.
    if (day > today) debits.push(day);
    if (debits.length === 3) break;
  }
  return debits;
}
