import { isEndingName, type EndingName } from './endings.ts';
import type { Choice } from './instruments/instrument.ts';
import { forEnding } from './instruments/for-ending.ts';
import type { Journal } from './journal/journal.ts';
import type { Order } from './orders.ts';
import { endingOfAmount } from './test-instruments/juspay-test-rules.ts';
import { inputOfEnding, transactionFacts, transactionMoves } from './transaction-state.ts';

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
 * What asks nobody, such as cash or a linked wallet, begins where it shall end.
 */
export function withWish(
  journal: Pick<Journal, 'setting'>,
  order: Order,
  choice: Choice,
  juspayTestRules: boolean,
): Choice {
  const byRules = juspayTestRules && isUndecided(choice) ? endingOfAmount(order.amount) : undefined;
  const name = plannedEnding(journal, order) ?? byRules;
  if (!name) return choice;
  const wished = forEnding(choice, name);
  const { final } = transactionFacts[choice.begins];
  return { ...wished, ...(final && { begins: transactionMoves['at-phone'][inputOfEnding[wished.onApproval]] }) };
}

/** An instrument that is there for an ending of its own keeps it; so does the UPI id of a collect request. */
function isUndecided({ instrument, onApproval, scenario }: Choice): boolean {
  return onApproval === 'charged' && scenario === undefined && !('vpa' in instrument);
}

function keyOf({ merchantId, orderId }: OrderKey): string {
  return `end:${JSON.stringify([merchantId, orderId])}`;
}
