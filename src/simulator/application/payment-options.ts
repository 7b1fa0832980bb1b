import { dayInIndia, dayText } from '../../protocol/calendar.ts';
import { parseJsonText } from '../../protocol/json-text.ts';
import {
  lastRuleValue,
  type MandateFrequency,
  mandateSchedule,
  missingForUpi,
} from '../../protocol/requests/mandate.ts';
import { type OrderDetails, readOrderDetails } from '../../protocol/requests/order-details.ts';
import type { MandateTerms } from '../contract/payment-page.ts';
import { detailsOf, type Order } from '../domain/order.ts';
import type { ReadFilter } from '../domain/payment-filter.ts';
import { methodNames, type MethodOption } from '../methods/contract.ts';
import { paymentMethod } from '../methods/gateway-parts.ts';
import type { MethodContext } from '../methods/payment-method.ts';
import { carriesMandate, lockedOption, locksIn } from './lock-methods.ts';

/** The payment methods of an order, with sentences for the developer of the shop. */
export interface OfferedMethods {
  /** One entry for each method, in the order in which they are shown. */
  readonly methods: readonly MethodOption[];
  /** Sentences for the shop's developer about what the order says of methods. */
  readonly mistakes: readonly string[];
}

/**
 * Returns the payment methods of an order: all that the simulator has, without those that its lock or mandate excludes.
 */
export function offeredMethods(about: MethodContext): OfferedMethods {
  const locks = locksOf(about);
  const order = detailsOf(about.order);
  const mandate = mandateIn(about.order, about.now);
  const needsMandate = mandate?.required === true;
  const methods = methodNames.flatMap((method) => {
    const carries = carriesMandate(method, order);
    const option = needsMandate && !carries ? undefined : paymentMethod(method).option(about);
    const left = locks.reduce((rest, { filter }) => rest && lockedOption(filter, rest), option);
    if (!left) return [];
    const lastUsed = method === about.lastMethod && left.locked === undefined;
    return [
      { ...left, ...(carries && { carriesMandate: true as const }), ...(lastUsed && { lastUsed: true as const }) },
    ];
  });
  return {
    methods: methods.sort((one, other) => Number(other.lastUsed ?? false) - Number(one.lastUsed ?? false)),
    mistakes: [
      ...locks.flatMap(({ mistakes }) => mistakes),
      ...(about.unsignedLock === '' ? [] : [unsigned]),
      ...(mandate ? missingForUpi(order).map((field) => `UPI cannot carry the mandate without ${field}.`) : []),
      ...(methods.some(({ locked }) => locked === undefined) ? [] : [nothingLeft]),
    ],
  };
}

const nothingLeft =
  'Nothing is left to pay with: loosen payment_filter, or what the order’s mandate and amount rule out.';

const unsigned = 'The lock of the process payload is not signed: put it into orderDetails as payment_filter.';

/** The locks that the order was signed with, and those that came with its payload. */
export function locksOf({ order, unsignedLock }: MethodContext): readonly ReadFilter[] {
  const beside = parseJsonText(unsignedLock === '' ? '{}' : unsignedLock, 'payment_filter');
  return [...locksIn(detailsOf(order)), ...locksIn(beside.ok ? beside.value : {})];
}

/** The mandate that the shopper is asked to agree to, if the order asks for one. */
export function mandateIn(order: Order, now: number): MandateTerms | undefined {
  const details = readOrderDetails(order.details, { now: false });
  return details.ok ? mandateSummary(details.value, now) : undefined;
}

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
  const fixed = order['mandate.amount_rule'] === 'FIXED';
  const end = order['mandate.end_date'];
  return {
    required: wanted === 'REQUIRED',
    recurring: { most: fixed ? order.amount : (order['mandate.max_amount'] ?? order.amount), fixed, frequency },
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
