import { randomUUID } from 'node:crypto';
import { sameAmount } from '../../protocol/amount.ts';
import type { Issue } from '../../protocol/checkout-error.ts';
import { debitOf } from '../domain/mandate.ts';
import { refuse } from '../domain/events.ts';
import { lastTransaction } from '../domain/order.ts';
import { startDebit } from '../domain/payment.ts';
import { openOrder } from '../domain/signed-order.ts';
import { mandateAmounts, unreachableAmount } from '../domain/test-rules.ts';
import type { Transaction } from '../domain/transaction.ts';
import { newOrderId, parameter, type Parameters, readOrderParameters } from '../juspay-api/parameters.ts';
import { type Answered, refusedRequest } from '../juspay-api/request-refusal.ts';
import { instrumentIn } from '../juspay-api/parameters.ts';
import { txnAnswer } from '../juspay-api/txn-answer.ts';
import { beginPayment, methodContext, readInstrument } from './pay.ts';
import type { Merchant } from './merchants.ts';
import { findMandate, openSignedOrder } from './orders.ts';
import type { Services } from './services.ts';

/**
 * Starts a payment that a merchant's server asks for: by any method, or under a mandate without the customer. With
 * `order.order_id` it makes the order too.
 */
export async function startFromServer(
  services: Services,
  merchant: Merchant,
  parameters: Parameters,
): Promise<Answered<object>> {
  if ((parameter(parameters, 'merchant_id') ?? merchant.merchantId) !== merchant.merchantId) return otherMerchant;
  const mandateId = parameter(parameters, 'mandate_id') ?? parameter(parameters, 'mandate.mandate_id');
  if (mandateId !== undefined) {
    const debit = await executeMandate(services, merchant, parameters, mandateId);
    return debit.ok ? { ok: true, value: txnAnswer(services.origin, debit.value) } : debit;
  }
  const made = (await orderFor(services, merchant, parameters)) ?? noOrder;
  if (!made.ok) return made;
  const command = instrumentIn(parameters);
  const begun = await beginPayment(services, made.order, (order) =>
    readInstrument(command, methodContext(services, order)),
  );
  if (!begun) return noOrder;
  if (!begun.ok) return begun;
  return { ok: true, value: txnAnswer(services.origin, begun.result, methodContext(services, begun.order)) };
}

async function orderFor({ orders, clock, strict }: Services, { merchantId }: Merchant, parameters: Parameters) {
  if (parameter(parameters, 'order.order_id') === undefined) {
    const order = await orders.find(merchantId, parameter(parameters, 'order_id') ?? '');
    return order && ({ ok: true, order } as const);
  }
  const now = clock();
  const wanted = readOrderParameters(parameters, merchantId, now, { prefix: 'order.', strict, now });
  return wanted.ok ? openSignedOrder(orders, wanted.value) : wanted;
}

const noOrder = refusedRequest({
  http: 404,
  code: 'RESOURCE_NOT_FOUND',
  message: 'This merchant has no such order.',
  fix: 'Make the order first, or send it along as order.order_id, order.amount and order.customer_id.',
});

/**
 * Debits a customer under a mandate, without the customer: makes the order of the `order.*` parameters and charges it.
 *
 * Refused for a mandate that is not ACTIVE, another customer, an amount above the mandate's or, where that is fixed, any
 * other amount, and an order id that exists. Under the vendor's test rules the amount says whether a debit by UPI works.
 */
async function executeMandate(
  { orders, control, clock }: Services,
  { merchantId }: Merchant,
  parameters: Parameters,
  mandateId: string,
): Promise<Answered<Transaction>> {
  const found = await findMandate(orders, merchantId, mandateId, clock());
  const agreed = found && lastTransaction(found.order);
  if (!agreed) return notFound;
  const { mandate } = found;
  const owner = found.order.customerId;
  if (mandate.status !== 'ACTIVE') return notActive;
  const customerId = parameter(parameters, 'order.customer_id') ?? owner;
  if (customerId !== owner) return otherCustomer;
  const wanted = readOrderParameters({ ...parameters, 'order.customer_id': customerId }, merchantId, clock(), {
    prefix: 'order.',
  });
  if (!wanted.ok) return wanted;
  const { order_id: orderId, amount } = wanted.value.details;
  const refusal = refusals[debitOf(mandate, amount)];
  if (refusal) return refusal;
  const { juspayTestRules } = control.settings();
  const debited = await orders.open({ merchantId, orderId }, (known, now) => {
    // The check belongs to the decision: of two debits that come together, one finds the order of the other.
    if (known) return refuse(orderExists);
    const made = openOrder(known, { ...wanted.value, id: newOrderId() }, now);
    if (!made.ok) return made;
    const { order } = made;
    const reached = !sameAmount(order.amount, unreachableAmount);
    const byRules = juspayTestRules && agreed.instrument.method === 'upi' && !mandateAmounts.includes(order.amount);
    const outcome = reached && !byRules ? 'charged' : 'authorization_failed';
    const debit = startDebit(order, { agreed, mandateId, uuid: randomUUID(), reached, outcome }, now);
    return debit.ok ? { ...debit, events: [...made.events, ...debit.events] } : debit;
  });
  if (debited.ok) return { ok: true, value: debited.result };
  return debited.issue === orderExists ? duplicate : debited;
}

const notFound = refusedRequest({
  http: 404,
  code: 'RESOURCE_NOT_FOUND',
  message: 'Mandate not found',
  fix: 'Use the mandate_id of the order status of an order that was charged.',
});

const notActive = refusedRequest({
  http: 400,
  code: 'INVALID_ACTION',
  message: 'Mandate is not in active State',
  fix: 'Only an ACTIVE mandate can be executed.',
});

const otherCustomer = refusedRequest({
  http: 400,
  code: 'INVALID_INPUT',
  message: 'The mandate is one of another customer.',
  fix: 'Send the customer_id that agreed to the mandate.',
});

const orderExists: Issue = {
  code: 'order-reused',
  field: 'order.order_id',
  message: 'Order already exists with the given order_id',
  fix: 'Give every debit an order_id of its own; ask for the order status if you do not know how the last one ended.',
};

const duplicate = refusedRequest({
  http: 400,
  code: 'DUPLICATE_ORDER_ID',
  message: orderExists.message,
  fix: orderExists.fix,
});

const tooMuch = refusedRequest({
  http: 400,
  code: 'INVALID_INPUT',
  message: 'Order amount greater than mandate max amount',
  fix: 'Debit at most the max_amount of the mandate.',
});

const notTheAmount = refusedRequest({
  http: 400,
  code: 'INVALID_INPUT',
  message: 'Order amount not equal to mandate max amount.',
  fix: 'A mandate with the amount rule FIXED is for exactly its amount.',
});

/** The refusal of an amount, by its relation to the mandate's. */
const refusals = { fits: undefined, more: tooMuch, other: notTheAmount } as const;

const otherMerchant = refusedRequest({
  http: 401,
  code: 'UNAUTHORIZED',
  message: 'merchant_id is not the merchant of this API key.',
  fix: 'Send the merchant id to which the API key belongs, or leave merchant_id out.',
});
