import { compareAmounts, sameAmount } from '../../protocol/amount.ts';
import type { Parsed } from '../../protocol/checkout-error.ts';
import type { Merchant } from './merchants.ts';
import { findMandate } from './mandates.ts';
import { bindOrder } from './order-binding.ts';
import { readOrderParameters } from './order-parameters.ts';
import { addTransaction } from './payment-attempts.ts';
import { parameter, type Parameters } from './read-parameters.ts';
import type { Refusal } from './refusal.ts';
import type { Store } from './store.ts';
import { mandateAmounts } from './test-instruments/juspay-test-rules.ts';
import { unreachableAmount } from './test-instruments/mandate-debits.ts';
import { conditionsOf, type Transaction } from './transactions.ts';

/** What came of a debit: a transaction, or a refusal of what was asked for. */
export type Execution = { readonly refusal: Refusal } | Parsed<Transaction>;

/**
 * Debits a customer under a mandate, without the customer: makes the order of the `order.*` parameters and charges it.
 *
 * Refused for a mandate that is not ACTIVE, another customer, an amount above the mandate's or, where that is fixed, any
 * other amount, and an order id that exists. Under the vendor's test rules the amount says whether a debit by UPI works. Must be called inside {@link Store.atomically}.
 */
export function executeMandate(
  store: Store,
  { merchantId }: Merchant,
  parameters: Parameters,
  mandateId: string,
  now: number,
  juspayTestRules = false,
): Execution {
  const mandate = findMandate(store, merchantId, mandateId, now);
  if (!mandate?.transaction) return { refusal: notFound };
  if (mandate.status !== 'ACTIVE') return { refusal: notActive };
  const customerId = parameter(parameters, 'order.customer_id') ?? mandate.order.customerId;
  if (customerId !== mandate.order.customerId) return { refusal: otherCustomer };
  const wanted = readOrderParameters({ ...parameters, 'order.customer_id': customerId }, merchantId, now, {
    prefix: 'order.',
  });
  if (!wanted.ok) return wanted;
  const { order_id: orderId, amount } = wanted.value.details;
  if (store.findOrder(merchantId, orderId)) return { refusal: duplicate };
  const room = compareAmounts(mandate.maxAmount, amount);
  if (room < 0) return { refusal: tooMuch };
  if (room !== 0 && mandate.amountRule === 'FIXED') return { refusal: notTheAmount };
  const order = bindOrder(store, wanted.value, now);
  if (!order.ok) return order;
  const { instrument } = mandate.transaction;
  const byRules = juspayTestRules && instrument.method === 'upi' && !mandateAmounts.includes(order.value.amount);
  const fails = byRules || sameAmount(order.value.amount, unreachableAmount);
  const choice = {
    ...conditionsOf(mandate.transaction),
    instrument,
    debitUnder: mandate.id,
    begins: fails ? 'authorization-failed' : 'charged',
    attempts: 0,
  } as const;
  return { ok: true, value: addTransaction(store, order.value, choice, now) };
}

const notFound: Refusal = {
  http: 404,
  code: 'RESOURCE_NOT_FOUND',
  message: 'Mandate not found',
  fix: 'Use the mandate_id of the order status of an order that was charged.',
};

const notActive: Refusal = {
  http: 400,
  code: 'INVALID_ACTION',
  message: 'Mandate is not in active State',
  fix: 'Only an ACTIVE mandate can be executed.',
};

const otherCustomer: Refusal = {
  http: 400,
  code: 'INVALID_INPUT',
  message: 'The mandate is one of another customer.',
  fix: 'Send the customer_id that agreed to the mandate.',
};

const duplicate: Refusal = {
  http: 400,
  code: 'DUPLICATE_ORDER_ID',
  message: 'Order already exists with the given order_id',
  fix: 'Give every debit an order_id of its own; ask for the order status if you do not know how the last one ended.',
};

const tooMuch: Refusal = {
  http: 400,
  code: 'INVALID_INPUT',
  message: 'Order amount greater than mandate max amount',
  fix: 'Debit at most the max_amount of the mandate.',
};

const notTheAmount: Refusal = {
  http: 400,
  code: 'INVALID_INPUT',
  message: 'Order amount not equal to mandate max amount.',
  fix: 'A mandate with the amount rule FIXED is for exactly its amount.',
};
