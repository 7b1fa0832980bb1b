import { randomUUID } from 'node:crypto';
import { sameAmount } from '../../protocol/amount.ts';
import type { Parsed } from '../../protocol/checkout-error.ts';
import { debitOf } from '../domain/mandate.ts';
import { lastTransaction } from '../domain/order.ts';
import { startDebit } from '../domain/payment.ts';
import { openOrder } from '../domain/signed-order.ts';
import { mandateAmounts, unreachableAmount } from '../domain/test-rules.ts';
import type { Transaction } from '../domain/transaction.ts';
import { newOrderId, parameter, type Parameters, readOrderParameters } from '../juspay-api/parameters.ts';
import type { RequestRefusal } from '../juspay-api/request-refusal.ts';
import type { Merchant } from './merchants.ts';
import { findMandate } from './orders.ts';
import type { Services } from './services.ts';

/** What came of a debit: a transaction, or a refusal of what was asked for. */
export type Execution = { readonly refusal: RequestRefusal } | Parsed<Transaction>;

/**
 * Debits a customer under a mandate, without the customer: makes the order of the `order.*` parameters and charges it.
 *
 * Refused for a mandate that is not ACTIVE, another customer, an amount above the mandate's or, where that is fixed, any
 * other amount, and an order id that exists. Under the vendor's test rules the amount says whether a debit by UPI works.
 */
export function executeMandate(
  { orders, control, clock }: Pick<Services, 'orders' | 'control' | 'clock'>,
  { merchantId }: Merchant,
  parameters: Parameters,
  mandateId: string,
): Execution {
  const found = findMandate(orders, merchantId, mandateId, clock());
  const agreed = found && lastTransaction(found.order);
  if (!agreed) return { refusal: notFound };
  const { mandate } = found;
  const owner = found.order.customerId;
  if (mandate.status !== 'ACTIVE') return { refusal: notActive };
  const customerId = parameter(parameters, 'order.customer_id') ?? owner;
  if (customerId !== owner) return { refusal: otherCustomer };
  const wanted = readOrderParameters({ ...parameters, 'order.customer_id': customerId }, merchantId, clock(), {
    prefix: 'order.',
  });
  if (!wanted.ok) return wanted;
  const { order_id: orderId, amount } = wanted.value.details;
  if (orders.find(merchantId, orderId)) return { refusal: duplicate };
  const refusal = refusals[debitOf(mandate, amount)];
  if (refusal) return { refusal };
  const { juspayTestRules } = control.settings();
  const debited = orders.open(
    { merchantId, orderId },
    (known, now) => {
      const made = openOrder(known, { ...wanted.value, id: newOrderId() }, now);
      if (!made.ok) return made;
      const { order } = made;
      const reached = !sameAmount(order.amount, unreachableAmount);
      const byRules = juspayTestRules && agreed.instrument.method === 'upi' && !mandateAmounts.includes(order.amount);
      const outcome = reached && !byRules ? 'charged' : 'authorization_failed';
      const debit = startDebit(order, { agreed, mandateId, uuid: randomUUID(), reached, outcome }, now);
      return debit.ok ? { ...debit, events: [...made.events, ...debit.events] } : debit;
    },
    () => undefined,
  );
  return debited.ok ? { ok: true, value: debited.result } : debited;
}

const notFound: RequestRefusal = {
  http: 404,
  code: 'RESOURCE_NOT_FOUND',
  message: 'Mandate not found',
  fix: 'Use the mandate_id of the order status of an order that was charged.',
};

const notActive: RequestRefusal = {
  http: 400,
  code: 'INVALID_ACTION',
  message: 'Mandate is not in active State',
  fix: 'Only an ACTIVE mandate can be executed.',
};

const otherCustomer: RequestRefusal = {
  http: 400,
  code: 'INVALID_INPUT',
  message: 'The mandate is one of another customer.',
  fix: 'Send the customer_id that agreed to the mandate.',
};

const duplicate: RequestRefusal = {
  http: 400,
  code: 'DUPLICATE_ORDER_ID',
  message: 'Order already exists with the given order_id',
  fix: 'Give every debit an order_id of its own; ask for the order status if you do not know how the last one ended.',
};

const tooMuch: RequestRefusal = {
  http: 400,
  code: 'INVALID_INPUT',
  message: 'Order amount greater than mandate max amount',
  fix: 'Debit at most the max_amount of the mandate.',
};

const notTheAmount: RequestRefusal = {
  http: 400,
  code: 'INVALID_INPUT',
  message: 'Order amount not equal to mandate max amount.',
  fix: 'A mandate with the amount rule FIXED is for exactly its amount.',
};

/** The refusal of an amount, by its relation to the mandate's. */
const refusals = { fits: undefined, more: tooMuch, other: notTheAmount } as const;
