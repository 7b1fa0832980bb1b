import { randomUUID } from 'node:crypto';
import { sameAmount } from '../../protocol/amount.ts';
import type { Issue } from '../../protocol/checkout-error.ts';
import { refuse } from '../domain/events.ts';
import { changeMandate, debitOf, type Mandate, mandateOf } from '../domain/mandate.ts';
import { lastTransaction, type MandateCommand, mandateCommands, type Order } from '../domain/order.ts';
import { startDebit } from '../domain/payment.ts';
import { openOrder } from '../domain/signed-order.ts';
import { mandateAmounts, unreachableAmount } from '../domain/test-rules.ts';
import type { Transaction } from '../domain/transaction.ts';
import { mandateAnswer } from '../juspay-api/order-answer.ts';
import { newOrderId, parameter, type Parameters, readOrderParameters } from '../juspay-api/parameters.ts';
import { type Answered, refusedRequest } from '../juspay-api/request-refusal.ts';
import { ownCustomerId } from './customers.ts';
import type { Merchant } from './merchants.ts';
import type { OrderRepository } from './orders.ts';
import type { Services, ServerUseCase } from './services.ts';

/** Returns a mandate of a merchant with the order that made it; undefined for an unknown id. */
async function findMandate(
  orders: Pick<OrderRepository, 'findBy'>,
  merchantId: string,
  id: string,
  now: number,
): Promise<{ readonly order: Order; readonly mandate: Mandate } | undefined> {
  const order = await orders.findBy({ id: id.replace(/^mandate_/, 'ordeh_') });
  const mandate = order?.merchantId === merchantId ? mandateOf(order, now) : undefined;
  return order && mandate?.id === id ? { order, mandate } : undefined;
}

/** Returns a mandate. */
export const showMandate: ServerUseCase = async ({ orders, clock }, { merchant, id }) => {
  const found = await findMandate(orders, merchant.merchantId, id, clock());
  const answer = found && mandateAnswer(found.order, clock());
  return answer ? { ok: true, value: answer } : unknownMandate;
};

/** Lists the mandates of a customer. */
export const listMandates: ServerUseCase = async ({ store, orders, clock }, { merchant: { merchantId }, id }) => {
  const customerId = ownCustomerId(store, merchantId, id);
  // Every guest has the same empty id, and each is another person.
  const theirs = customerId === '' ? [] : await orders.withMandates(merchantId, customerId);
  const list = theirs.flatMap((order) => {
    const mandate = mandateOf(order, clock());
    return mandate ? [{ ...mandateAnswer(order, clock()), status: mandate.status }] : [];
  });
  return { ok: true, value: { object: 'list', list, total: list.length, offset: 0, count: list.length } };
};

/** Pauses, resumes or revokes a mandate. */
export const commandMandate: ServerUseCase = async ({ orders, clock }, { merchant, parameters, id }) => {
  const given = parameter(parameters, 'command');
  const command = mandateCommands.find((known) => known === given);
  if (!command) return noCommand;
  const now = clock();
  const pause = command === 'pause';
  const pauseStart = pause ? (secondsIn(parameter(parameters, 'pause_start_date')) ?? now) : 0;
  const pauseEnd = pause ? (secondsIn(parameter(parameters, 'pause_end_date')) ?? 0) : 0;
  if (Number.isNaN(pauseStart) || Number.isNaN(pauseEnd) || (pauseEnd > 0 && pauseEnd <= pauseStart)) return oddPause;
  const found = await findMandate(orders, merchant.merchantId, id, now);
  const changed =
    found &&
    (await orders.change(found.order, (order, at) => changeMandate(order, { command, pauseStart, pauseEnd }, at)));
  if (!changed) return unknownMandate;
  if (!changed.ok) return otherStatus;
  const message = pause && pauseStart > now ? 'Pause mandate is scheduled.' : done[command];
  return { ok: true, value: { ...mandateAnswer(changed.order, now), response_message: message } };
};

const done: Readonly<Record<MandateCommand, string>> = {
  pause: 'Mandate is Paused.',
  resume: 'Mandate is Active.',
  revoke: 'Mandate is Revoked.',
};

/** Seconds since 1970 as ms; NaN if it is no such text, undefined if there is none. */
function secondsIn(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  return /^[1-9]\d{8,10}$/.test(text) ? Number(text) * 1000 : NaN;
}

/**
 * Debits a customer under a mandate, without the customer: makes the order of the `order.*` parameters and charges it.
 *
 * Refused for a mandate that is not ACTIVE, another customer, an amount above the mandate's or, where that is fixed, any
 * other amount, and an order id that exists. Under the vendor's test rules the amount says whether a debit by UPI works.
 */
export async function executeMandate(
  { orders, control, clock }: Services,
  { merchantId }: Merchant,
  parameters: Parameters,
  mandateId: string,
): Promise<Answered<Transaction>> {
  const found = await findMandate(orders, merchantId, mandateId, clock());
  const agreed = found && lastTransaction(found.order);
  if (!agreed) return unknownMandate;
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

const unknownMandate = refusedRequest({
  http: 404,
  code: 'RESOURCE_NOT_FOUND',
  message: 'Mandate not found',
  fix: 'Use the mandate_id of the order status; an order makes one with options.create_mandate REQUIRED, or OPTIONAL and consent.',
});

const noCommand = refusedRequest({
  http: 400,
  code: 'INVALID_INPUT',
  message: 'The simulator has no such command.',
  fix: `Send command as one of: ${mandateCommands.join(', ')}.`,
});

const oddPause = refusedRequest({
  http: 400,
  code: 'INVALID_INPUT',
  message: 'A pause begins and ends at seconds since 1970, and ends later than it begins.',
  fix: 'Send pause_start_date and pause_end_date in seconds, or leave them out.',
});

const otherStatus = refusedRequest({
  http: 409,
  code: 'INVALID_ACTION',
  message: 'The mandate is not in a status in which this can be done.',
  fix: 'Only an ACTIVE mandate can be paused, only a PAUSED one resumed; both can be revoked.',
});
