import { Hono } from 'hono';
import { sameAmount } from '../../../protocol/amount.ts';
import type { Merchants } from '../../application/merchants.ts';
import { beginPayment, methodContext, readInstrument } from '../../application/pay.ts';
import { mandateIn, offeredMethods } from '../../application/payment-options.ts';
import {
  lockOfToken,
  openCheckout,
  openOrder,
  orderOfLink,
  orderOfToken,
  shownInApps,
} from '../../application/payment-sessions.ts';
import { readProcessPayload, updatingActions } from '../../application/read-process-payload.ts';
import { standing, transactionAnswer } from '../../application/transaction-answer.ts';
import { judgeAge, readInitiatePayload } from '../../application/verify-payload.ts';
import { wayBack } from '../../application/way-back.ts';
import {
  type Initiated,
  type LeaveResult,
  type OpenedPaymentPage,
  OpenLink,
  type OrderSummary,
  type PaymentStatus,
  ReportResult,
  type ReturnAddress,
  ShowPayload,
  type Terms,
  type TransactionStep,
} from '../../contract/payment-page.ts';
import { parsed } from '../../contract/value.ts';
import { offersFor } from '../../domain/discount.ts';
import { detailsOf, detailText, lastTransaction, type Order } from '../../domain/order.ts';
import { leavePage } from '../../domain/payment.ts';
import { replaceOrder } from '../../domain/signed-order.ts';
import { isDone } from '../../domain/transaction-state.ts';
import { endingOf, type Transaction } from '../../domain/transaction.ts';
import { PayCommand } from '../../methods/contract.ts';
import { readBody, unreadableBody } from '../body.ts';
import type { Gateway } from '../gateway.ts';
import { ownOrigin } from '../middleware.ts';
import { refuseIssue, refuseRequest } from '../refusal.ts';

/** What the payment page talks to. */
export function checkoutRoutes(gateway: Gateway): Hono {
  const { store, orders, merchants, clock, strict } = gateway;
  const routes = new Hono();

  routes.post('/initiate', async (context) => {
    const payload = parsed(ShowPayload, await readBody(context))?.payload;
    if (!payload) return refuseRequest(context, unreadableBody);
    const merchant = await readInitiatePayload(payload, merchants, clock(), strict);
    return merchant.ok ? context.json<Initiated>({ ok: true }) : refuseIssue(context, merchant.issue);
  });

  routes.post('/', async (context) => {
    const payload = parsed(ShowPayload, await readBody(context))?.payload;
    if (!payload) return refuseRequest(context, unreadableBody);
    const opened = await openOrder(gateway, payload);
    if (!opened.ok) return refuseIssue(context, opened.issue);
    const { token, order, updatesOrder } = opened.value;
    return context.json<OpenedPaymentPage>(
      { token, ...checkoutAnswer(gateway, order, updatesOrder, lockOfToken(store, token)) },
      201,
    );
  });

  // A browser that came by a link has nothing but that.
  routes.post('/link', async (context) => {
    const command = parsed(OpenLink, await readBody(context));
    if (!command) return refuseRequest(context, unreadableBody);
    const order = orderOfLink(gateway, command.link);
    if (!order.ok) return refuseIssue(context, order.issue);
    const token = openCheckout(gateway, order.value, clock());
    // There is no merchant page that could answer a paymentAttempt.
    return context.json<OpenedPaymentPage>({ token, ...checkoutAnswer(gateway, order.value, false) }, 201);
  });

  routes.post('/:token/order', async (context) => {
    const order = orderOfToken(gateway, context.req.param('token'));
    if (!order) return refuseIssue(context, unknownToken);
    const payload = parsed(ShowPayload, await readBody(context))?.payload;
    if (!payload) return refuseRequest(context, unreadableBody);
    const { merchantId } = order;
    // The documented payload names neither merchant nor key: they are those of the open order, unless it says otherwise.
    const merchantKeyId = merchants.find({ merchantId, clientId: undefined })?.merchantKeyId;
    const whole = { merchantId, merchantKeyId, ...payload };
    const now = clock();
    const request = await readProcessPayload(whole, merchants, updatingActions, { strict, now });
    if (!request.ok) return refuseIssue(context, request.issue);
    const { signed } = request.value;
    const age = judgeAge(signed.details.timestamp, now);
    if (age) return refuseIssue(context, age);
    const updated = orders.change(order, (known, at) => replaceOrder(known, signed, at));
    if (!updated) return refuseIssue(context, unknownToken);
    if (!updated.ok) return refuseIssue(context, updated.issue);
    return context.json<Terms>(termsOf(gateway, updated.order, lockOfToken(store, context.req.param('token'))));
  });

  routes.post('/:token/transactions', async (context) => {
    const opened = orderOfToken(gateway, context.req.param('token'));
    if (!opened) return refuseIssue(context, unknownToken);
    const body = await readBody(context);
    if (!body) return refuseRequest(context, unreadableBody);
    const token = context.req.param('token');
    const about = (order: Order) =>
      methodContext(gateway, order, { shown: shownInApps(store, token), lock: lockOfToken(store, token) });
    const command = parsed(PayCommand, body);
    const begun = beginPayment(gateway, opened, (order) => {
      const choice = readInstrument(command, about(order));
      const isShown = command?.amount === undefined || sameAmount(command.amount, order.amount);
      return choice.ok && !isShown ? { ok: false, issue: otherAmount } : choice;
    });
    if (!begun) return refuseIssue(context, unknownToken);
    if (!begun.ok) return refuseIssue(context, begun.issue);
    return context.json<TransactionStep>(transactionAnswer(begun.result, about(begun.order)), 201);
  });

  routes.get('/:token/transactions/:uuid', async (context) => {
    const order = orderOfToken(gateway, context.req.param('token'));
    if (!order) return refuseIssue(context, unknownToken);
    const transaction = order.transactions.find(({ uuid }) => uuid === context.req.param('uuid'));
    if (!transaction) return refuseRequest(context, otherTransaction);
    await tellServerFirst(gateway, transaction);
    return context.json<PaymentStatus>(standing(transaction));
  });

  routes.post('/:token/leave', async (context) => {
    const order = orderOfToken(gateway, context.req.param('token'));
    if (!order) return refuseIssue(context, unknownToken);
    if (!(await readBody(context))) return refuseRequest(context, unreadableBody);
    const left = orders.change(order, leavePage);
    return left?.ok ? context.json<LeaveResult>({ status: left.result }) : refuseIssue(context, unknownToken);
  });

  // For the timeline alone: what the shop is told and what is true are two things in a story that goes wrong.
  routes.post('/:token/result', async (context) => {
    const order = orderOfToken(gateway, context.req.param('token'));
    if (!order) return refuseIssue(context, unknownToken);
    const body = await readBody(context);
    if (!body) return refuseRequest(context, unreadableBody);
    const report = parsed(ReportResult, body);
    if (!report) return refuseIssue(context, unknownStatus);
    const { status } = report;
    orders.note(order, { source: 'page', text: 'process_result to the shop', status });
    return context.json<ReportResult>({ status });
  });

  routes.post('/:token/return', async (context) => {
    const token = context.req.param('token');
    const order = orderOfToken(gateway, token);
    if (!order) return refuseIssue(context, unknownToken);
    if (!(await readBody(context))) return refuseRequest(context, unreadableBody);
    const back = await wayBack(gateway, order);
    // A form is posted by a document of the gateway's own, so that a link leads back whatever the merchant's method is.
    return context.json<ReturnAddress>({
      url: back?.form ? `${ownOrigin(context)}/checkout/${token}/return` : (back?.url ?? null),
    });
  });

  return routes;
}

/** Where the story wants it so, the merchant's server hears of the ending before the page does. */
async function tellServerFirst({ control }: Gateway, transaction: Transaction): Promise<void> {
  const plan = endingOf(transaction)?.webhooks ?? control.settings().webhooks;
  if (plan === 'first') await control.tellServerFirst(transaction.merchantId, transaction.orderId);
}

/** What the payment page is told of an order that is open. */
function checkoutAnswer(
  gateway: Gateway,
  order: Order,
  updatesOrder: boolean,
  lock = '',
): Omit<OpenedPaymentPage, 'token'> {
  const last = lastTransaction(order);
  const merchant = gateway.merchants.find({ merchantId: order.merchantId, clientId: undefined });
  const frameEnding = gateway.control.settings().frameEnding || merchant?.frameEnding;
  const about = methodContext(gateway, order, { lock });
  return {
    ...termsOf(gateway, order, lock),
    orderUpdation: updatesOrder,
    ...(frameEnding && { frameEnding }),
    // A reload after the payment: nothing is left to do but to say how it ended.
    ...(last && isDone(last.state) && { outcome: { transactionId: last.uuid, ...standing(last) } }),
    // A reload in the middle: the page can go on at the bank, or say why the shopper should try again.
    ...(last && !isDone(last.state) && { previous: { ...transactionAnswer(last, about), ...standing(last) } }),
  };
}

/** What is to be paid, and how that can be done. */
function termsOf(gateway: Gateway, order: Order, lock: string): Terms {
  const about = methodContext(gateway, order, { lock });
  return {
    order: orderAnswer(order, gateway.merchants),
    ...offeredMethods(about),
    mandate: mandateIn(order, about.now) ?? null,
  };
}

/** What the order says now, which may be more than the text that opened it. */
function orderAnswer(order: Order, merchants: Merchants): OrderSummary {
  const { merchantId, orderId, amount, currency, customerId } = order;
  const offers = offersFor(order);
  const description = detailText(detailsOf(order), 'description');
  return {
    orderId,
    amount,
    currency,
    ...(description !== undefined && { description }),
    merchantName: merchants.find({ merchantId, clientId: undefined })?.name ?? merchantId,
    customerId,
    guest: customerId === '',
    ...(offers.length > 0 && { offers }),
  };
}

const unknownToken = {
  code: 'authentication-refused',
  field: 'token',
  message: 'This checkout was not opened here.',
  fix: 'Open the order again with POST /checkout.',
} as const;

const unknownStatus = {
  code: 'not-allowed',
  field: 'status',
  message: 'This is none of the twelve statuses of process_result.',
  fix: 'Send one of them, such as charged.',
} as const;

const otherAmount = {
  code: 'conflict',
  field: 'amount',
  message: 'The order was updated: its amount is not the one that the shopper saw.',
  fix: 'Show the shopper the new amount first.',
} as const;

const otherTransaction = {
  http: 404,
  code: 'RESOURCE_NOT_FOUND',
  message: 'The order of this checkout has no such transaction.',
  fix: 'Use the transactionId that this checkout was given.',
} as const;
