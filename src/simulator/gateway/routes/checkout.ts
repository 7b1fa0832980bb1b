import { Hono } from 'hono';
import { sameAmount } from '../../../protocol/amount.ts';
import { parseJsonText } from '../../../protocol/json-text.ts';
import { own } from '../../../protocol/plain-object.ts';
import { openCheckout, orderOfToken } from '../checkouts.ts';
import type { Gateway } from '../gateway.ts';
import type { Merchant } from '../merchants.ts';
import { bindOrder, rebindOrder } from '../order-binding.ts';
import { detailText, type Order } from '../orders.ts';
import { leaveCheckout, openTransaction } from '../payment-attempts.ts';
import { payloadOf, readBody, unreadableBody } from '../read-body.ts';
import { readInitiatePayload } from '../read-initiate-payload.ts';
import { readInstrument } from '../read-instrument.ts';
import { openingActions, readProcessPayload, updatingActions, type ProcessRequest } from '../read-process-payload.ts';
import { refuseIssue, refuseRequest } from '../refusal.ts';
import { judgeAge } from '../signed-text-age.ts';
import { testBanks, testCards } from '../test-instruments.ts';
import { transactionFacts, type Transaction } from '../transactions.ts';

/** What the payment page talks to. */
export function checkoutRoutes(gateway: Gateway): Hono {
  const { store, merchants, clock } = gateway;
  const routes = new Hono();

  routes.post('/initiate', async (context) => {
    const payload = payloadOf(await readBody(context));
    if (!payload) return refuseRequest(context, unreadableBody);
    const merchant = await readInitiatePayload(payload, merchants, clock());
    return merchant.ok ? context.json({ ok: true }) : refuseIssue(context, merchant.issue);
  });

  routes.post('/', async (context) => {
    const payload = payloadOf(await readBody(context));
    if (!payload) return refuseRequest(context, unreadableBody);
    const request = await readProcessPayload(payload, merchants, openingActions);
    if (!request.ok) return refuseIssue(context, request.issue);
    const { signed } = request.value;
    const now = clock();
    const known = store.findOrder(signed.merchantId, signed.details.order_id);
    const age = judgeAge(signed.details.timestamp, now);
    // What is paid is paid: the shopper who comes back late is told so, and no new payment can come of it.
    const paid = known && store.findTransaction(known.currentTransaction)?.state === 'charged';
    if (age && !paid) return refuseIssue(context, age);
    const opened = store.atomically(() => {
      const order = bindOrder(store, signed, now);
      return order.ok ? { order, token: openCheckout(store, order.value, now) } : { order };
    });
    if (!opened.order.ok) return refuseIssue(context, opened.order.issue);
    const order = opened.order.value;
    return context.json(
      { token: opened.token, ...checkoutAnswer(order, request.value, store.findTransaction(order.currentTransaction)) },
      201,
    );
  });

  routes.post('/:token/order', async (context) => {
    const order = orderOfToken(store, context.req.param('token'));
    if (!order) return refuseIssue(context, unknownToken);
    const payload = payloadOf(await readBody(context));
    if (!payload) return refuseRequest(context, unreadableBody);
    const { merchantId } = order;
    // The documented payload names neither merchant nor key: they are those of the open order, unless it says otherwise.
    const merchantKeyId = merchants.find({ merchantId, clientId: undefined })?.merchantKeyId;
    const whole = { merchantId, merchantKeyId, ...payload };
    const request = await readProcessPayload(whole, merchants, updatingActions);
    if (!request.ok) return refuseIssue(context, request.issue);
    const { merchant, signed } = request.value;
    const now = clock();
    const age = judgeAge(signed.details.timestamp, now);
    if (age) return refuseIssue(context, age);
    const updated = store.atomically(() => rebindOrder(store, order, signed, now));
    return updated.ok
      ? context.json({ order: orderAnswer(updated.value, merchant) })
      : refuseIssue(context, updated.issue);
  });

  routes.post('/:token/transactions', async (context) => {
    if (!orderOfToken(store, context.req.param('token'))) return refuseIssue(context, unknownToken);
    const body = await readBody(context);
    if (!body) return refuseRequest(context, unreadableBody);
    const instrument = readInstrument(body, clock());
    if (!instrument.ok) return refuseIssue(context, instrument.issue);
    // From here on nothing is awaited, so no update of the order can come between.
    const order = orderOfToken(store, context.req.param('token'));
    if (!order) return refuseIssue(context, unknownToken);
    const shown = own(body, 'amount');
    if (shown !== undefined && !(typeof shown === 'string' && sameAmount(shown, order.amount))) {
      return refuseIssue(context, otherAmount);
    }
    const transaction = openTransaction(store, order, instrument.value, clock());
    return context.json({ transactionId: transaction.uuid, bankUrl: bankUrlOf(transaction) }, 201);
  });

  routes.get('/:token/transactions/:uuid', (context) => {
    const order = orderOfToken(store, context.req.param('token'));
    if (!order) return refuseIssue(context, unknownToken);
    const transaction = store.findTransaction(context.req.param('uuid'));
    if (transaction?.merchantId !== order.merchantId || transaction.orderId !== order.orderId) {
      return refuseRequest(context, otherTransaction);
    }
    return context.json(standing(transaction));
  });

  routes.post('/:token/leave', async (context) => {
    const order = orderOfToken(store, context.req.param('token'));
    if (!order) return refuseIssue(context, unknownToken);
    if (!(await readBody(context))) return refuseRequest(context, unreadableBody);
    const status = leaveCheckout(store, order, clock());
    return context.json({ status });
  });

  return routes;
}

function checkoutAnswer(order: Order, request: ProcessRequest, last: Transaction | undefined): object {
  const { merchant, updatesOrder } = request;
  return {
    order: orderAnswer(order, merchant),
    orderUpdation: updatesOrder,
    cards: testCards.map(({ number, brand, ending }) => ({ number, brand, ending })),
    banks: testBanks,
    // A reload after the payment: nothing is left to do but to say how it ended.
    ...(last?.state === 'charged' && { outcome: { transactionId: last.uuid, ...standing(last) } }),
    // A reload in the middle: the page can go on at the bank, or say why the shopper should try again.
    ...(last &&
      last.state !== 'charged' && {
        previous: { transactionId: last.uuid, bankUrl: bankUrlOf(last), ...standing(last) },
      }),
  };
}

/** What the order says now, which may be more than the text that opened it. */
function orderAnswer(order: Order, merchant: Merchant): object {
  const { orderId, amount, currency, customerId } = order;
  const details = parseJsonText(order.details, 'orderDetails');
  const description = details.ok ? detailText(details.value, 'description') : undefined;
  return {
    orderId,
    amount,
    currency,
    ...(description !== undefined && { description }),
    merchantName: merchant.name,
    customerId,
    guest: customerId === '',
  };
}

function standing(transaction: Transaction): object {
  const { status, final } = transactionFacts[transaction.state];
  const { name, group } = transaction.instrument;
  return { status, final, paymentInstrument: name, paymentInstrumentGroup: group };
}

function bankUrlOf(transaction: Transaction): string {
  return `/bank/${transaction.uuid}`;
}

const unknownToken = {
  code: 'authentication-refused',
  field: 'token',
  message: 'This checkout was not opened here.',
  fix: 'Open the order again with POST /checkout.',
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
