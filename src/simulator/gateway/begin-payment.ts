import { randomUUID } from 'node:crypto';
import type { Parsed } from '../../protocol/checkout-error.ts';
import type { Decision } from '../domain/events.ts';
import type { Choice } from '../domain/choice.ts';
import type { Order, OrderKey } from '../domain/order.ts';
import { startPayment } from '../domain/payment.ts';
import { withScenario, type Transaction } from '../domain/transaction.ts';
import { inputOfEnding, nextState, transactionFacts } from '../domain/transaction-state.ts';
import type { Services } from './services.ts';
import { endingOfAmount } from '../domain/test-rules.ts';

/**
 * Begins a payment on the payment page or by the merchant's server: with the scenario that was set, and never a second
 * transaction that could be charged. Undefined if there is no such order.
 *
 * @param read reads the customer's choice, for the order as it stands when the payment begins
 */
export function beginPayment(
  { orders, control }: Pick<Services, 'orders' | 'control'>,
  key: OrderKey,
  read: (order: Order) => Parsed<Choice>,
): Decision<Transaction> | undefined {
  return orders.change(key, (order, now) => {
    const choice = read(order);
    if (!choice.ok) return choice;
    const followed = following(order, choice.value, control.settings().juspayTestRules);
    return startPayment(order, { choice: followed, uuid: randomUUID() }, now);
  });
}

/**
 * The choice with the scenario that was set for the order, or that the vendor's test rules pick.
 *
 * A payment that asks nothing, such as cash or a linked wallet, begins where the scenario ends.
 */
function following(order: Order, choice: Choice, juspayTestRules: boolean): Choice {
  const byRules = juspayTestRules && isUndecided(choice) ? endingOfAmount(order.amount) : undefined;
  const name = order.nextScenario ?? byRules;
  if (!name) return choice;
  const follower = withScenario(choice, name);
  const { final } = transactionFacts[choice.begins];
  return { ...follower, ...(final && { begins: nextState('at-phone', inputOfEnding[follower.onApproval]) }) };
}

/** An instrument with an outcome of its own keeps it; so does the UPI id of a collect request. */
function isUndecided({ instrument, onApproval, scenario }: Choice): boolean {
  return onApproval === 'charged' && scenario === undefined && !('vpa' in instrument);
}
