import { createHash } from 'node:crypto';
import { formatAmount, parseAmount } from '../../protocol/amount.ts';
import type { Issue, Parsed } from '../../protocol/checkout-error.ts';
import { changeableParameters, readOrderParameters } from './order-parameters.ts';
import { detailsOf, type Order } from './orders.ts';
import type { Parameters } from './read-parameters.ts';
import type { Store } from './store.ts';
import { mayCharge } from './transaction-state.ts';

/**
 * The order after a change by the merchant's server: of its amount, its addresses or its custom parameters. Everything
 * else is passed over.
 *
 * `wrong-state` if the order is paid or its bank may still charge it, so that nobody pays another amount than they saw;
 * else the codes of `readOrderDetails`. Must be called inside {@link Store.atomically}.
 */
export function updateOrder(store: Store, order: Order, parameters: Parameters, now: number): Parsed<Order> {
  const current = store.findTransaction(order.currentTransaction);
  if (current && mayCharge(current.state)) return { ok: false, issue: underPayment };
  const said = { ...detailsOf(order), ...changeableParameters(parameters) };
  const wanted = readOrderParameters(said, order.merchantId, now, { now: false });
  if (!wanted.ok) return wanted;
  const paise = parseAmount(wanted.value.details.amount, 'amount');
  if (!paise.ok) return paise;
  const { text } = wanted.value;
  const updated: Order = {
    ...order,
    payloadHash: createHash('sha256').update(text, 'utf8').digest('hex'),
    details: text,
    amount: formatAmount(paise.value),
    updated: now,
  };
  // Whoever still has the text before it opens the order as it stands now.
  store.addOrderText(order, order.payloadHash);
  store.saveOrder(updated);
  return { ok: true, value: updated };
}

const underPayment: Issue = {
  code: 'wrong-state',
  field: 'order_id',
  reason: 'paying',
  message: 'The order is paid, or its bank may still charge it, so it cannot change.',
  fix: 'Update the order before the shopper pays; afterwards, ask for the order status.',
};
