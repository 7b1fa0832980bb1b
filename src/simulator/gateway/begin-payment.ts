import type { Gateway } from './gateway.ts';
import type { Choice } from './instruments/instrument.ts';
import type { Order } from './orders.ts';
import { openTransaction } from './payment-attempts.ts';
import { withWish } from './planned-ending.ts';
import type { Transaction } from './transactions.ts';

/**
 * The transaction for whoever pays an order, on the payment page or by the merchant's server: with the ending that was
 * wished for, and never a second one that could be charged.
 */
export function beginPayment(
  { store, control }: Pick<Gateway, 'store' | 'control'>,
  order: Order,
  choice: Choice,
  now: number,
): Transaction {
  return openTransaction(store, order, withWish(store, order, choice, control.settings().juspayTestRules), now);
}
