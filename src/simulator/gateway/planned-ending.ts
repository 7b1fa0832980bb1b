import { isEndingName, type EndingName } from './endings.ts';
import type { Choice } from './instruments/instrument.ts';
import { forEnding } from './instruments/for-ending.ts';
import type { Journal } from './journal/journal.ts';
import type { Order } from './orders.ts';

type OrderKey = Pick<Order, 'merchantId' | 'orderId'>;

/** The ending that the next payment of an order shall have, if somebody has wished for one. */
export function plannedEnding(journal: Pick<Journal, 'setting'>, order: OrderKey): EndingName | undefined {
  const name = journal.setting(keyOf(order));
  return name !== undefined && isEndingName(name) ? name : undefined;
}

/** Wishes for an ending of the next payment of an order; undefined takes the wish back. */
export function planEnding(journal: Pick<Journal, 'saveSetting'>, order: OrderKey, name: EndingName | undefined): void {
  journal.saveSetting(keyOf(order), name ?? '');
}

/**
 * What the shopper chose, with the ending that was wished for: for this order, or by the vendor's test rules.
 *
 * @param juspayTestRules below 500 charged, from 500 declined, from 700 pending and then charged, as the vendor's dummy
 * gateway for banks picks it
 */
export function withWish(
  journal: Pick<Journal, 'setting'>,
  order: Order,
  choice: Choice,
  juspayTestRules: boolean,
): Choice {
  const { ending, details } = choice.instrument;
  // An instrument that is there for an ending of its own keeps it.
  const byAmount = juspayTestRules && ending === 'charged' && details['onDemand'] === undefined;
  const name = plannedEnding(journal, order) ?? (byAmount ? bandOf(order.amount) : undefined);
  return name ? { ...choice, instrument: forEnding(choice.instrument, name) } : choice;
}

/** By the digits before the point: 499.99 is below 500. */
function bandOf(amount: string): EndingName {
  const whole = BigInt(amount.split('.')[0] ?? '0');
  return whole < 500n ? 'charged' : whole < 700n ? 'authorization_failed' : 'pending-two-minutes';
}

function keyOf({ merchantId, orderId }: OrderKey): string {
  return `end:${JSON.stringify([merchantId, orderId])}`;
}
