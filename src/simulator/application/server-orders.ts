import { randomUUID } from 'node:crypto';
import type { Issue, Parsed } from '../../protocol/checkout-error.ts';
import { paymentPageService } from '../../protocol/requests/hyper-request.ts';
import { refundOrder } from '../domain/refund.ts';
import { amendOrder } from '../domain/signed-order.ts';
import { orderAnswer, payLinks, wireTime } from '../juspay-api/order-answer.ts';
import {
  amendedOrder,
  amountParameter,
  instrumentIn,
  parameter,
  type Parameters,
  readOrderParameters,
} from '../juspay-api/parameters.ts';
import { refusedRequest } from '../juspay-api/request-refusal.ts';
import { clientAuthTokenPart, sessionPayload } from '../juspay-api/session-payload.ts';
import { txnAnswer } from '../juspay-api/txn-answer.ts';
import { newSession, openSession } from './client-sessions.ts';
import { ownCustomerId } from './customers.ts';
import { executeMandate } from './mandates.ts';
import { hasClientId, type Merchant } from './merchants.ts';
import { openSignedOrder } from './orders.ts';
import { beginPayment, methodContext, readInstrument } from './pay.ts';
import { payLinkExpiry } from './payment-sessions.ts';
import type { ServerUseCase, Services } from './services.ts';
import type { ClientSession } from './store.ts';

/** Makes an order, or finds the one that the same parameters have made. */
export const createOrder: ServerUseCase = async (services, { merchant, parameters }) => {
  const { store, orders, origin, clock, strict } = services;
  const { merchantId, clientId } = merchant;
  const now = clock();
  const wanted = readOrderParameters(parameters, merchantId, now, { strict, now });
  if (!wanted.ok) return wanted;
  const made = await openSignedOrder(orders, wanted.value);
  if (!made.ok) return made;
  const { orderId, customerId, transactions } = made.order;
  const session = { merchantId, clientId, orderId, customerId, action: 'paymentPage' } as const;
  const isWanted = parameter(parameters, 'options.get_client_auth_token') === 'true';
  return {
    ok: true,
    value: {
      ...orderAnswer(made.order, origin, now),
      // Juspay has a status of its own for this one answer; the order status says NEW.
      ...(transactions.length === 0 && { status: 'CREATED', status_id: 1 }),
      ...(isWanted && clientAuthTokenPart(openSession(store, session, now))),
    },
  };
};

/** Returns the order status. */
export const showOrder: ServerUseCase = async ({ orders, origin, clock }, { merchant, id }) => {
  const order = await orders.find(merchant.merchantId, id);
  return order ? { ok: true, value: orderAnswer(order, origin, clock()) } : noOrder;
};

/** Changes an order that is not paid. */
export const amendByServer: ServerUseCase = async ({ orders, origin, clock }, { merchant, parameters, id }) => {
  const key = { merchantId: merchant.merchantId, orderId: id };
  const amended = await orders.change(key, (order, now) =>
    amendOrder(order, amendedOrder(order, parameters, now), now),
  );
  if (!amended) return noOrder;
  return amended.ok ? { ok: true, value: orderAnswer(amended.order, origin, clock()) } : amended;
};

/** Refunds an order. */
export const refundByServer: ServerUseCase = async (services, { merchant, parameters, id: orderId }) => {
  const { store, orders, origin, clock } = services;
  const { merchantId } = merchant;
  const uniqueRequestId = parameter(parameters, 'unique_request_id') ?? '';
  const amount = amountParameter(parameters, 'amount');
  const id = `rfnd_${randomUUID().replaceAll('-', '')}`;
  const refunded = await orders.change({ merchantId, orderId }, async (order, now) => {
    const holder = await store.orders.find({ merchantId, refund: uniqueRequestId });
    const isTaken = holder !== undefined && holder.orderId !== order.orderId;
    return refundOrder(order, { uniqueRequestId, amount, id, isTaken }, now);
  });
  if (!refunded) return noOrder;
  return refunded.ok ? { ok: true, value: orderAnswer(refunded.order, origin, clock()) } : refunded;
};

const noOrder = refusedRequest({
  http: 404,
  code: 'RESOURCE_NOT_FOUND',
  message: 'This merchant has no such order.',
  fix: 'An order exists once the server API made it or its payment page was opened; its id is compared exactly.',
});

/** The Session API: makes an order, and what the shopper's page needs to pay it without a signature. */
export const createSession: ServerUseCase = async (services, { merchant, parameters }) => {
  const { store, orders, clock, origin, strict } = services;
  const purpose = readPurpose(parameters, merchant);
  if (!purpose.ok) return purpose;
  const { clientId, action } = purpose.value;
  const { merchantId } = merchant;
  const now = clock();
  const envelope = (payload: object, expires: number) => ({
    requestId: randomUUID().replaceAll('-', ''),
    service: paymentPageService,
    payload,
    expiry: wireTime(expires),
  });
  if (action === 'paymentManagement') {
    const customerId = ownCustomerId(store, merchantId, parameter(parameters, 'customer_id') ?? '');
    if (customerId === '') return { ok: false, issue: customerMissing };
    const session = openSession(store, { merchantId, clientId, orderId: '', customerId, action }, now);
    const payload = sessionPayload({ merchantId, clientId, action, session, parameters });
    return { ok: true, value: { status: 'NEW', sdk_payload: envelope(payload, session.expires) } };
  }
  const wanted = readOrderParameters(parameters, merchantId, now, { strict, now });
  if (!wanted.ok) return wanted;
  const { opened: session, kept } = newSession(now);
  const made = await openSignedOrder(orders, wanted.value, ({ orderId, customerId }) => [
    { type: 'session', session: kept({ merchantId, clientId, orderId, customerId, action }) },
  ]);
  if (!made.ok) return made;
  const { order } = made;
  const payload = sessionPayload({ merchantId, clientId, action, session, order, parameters });
  return {
    ok: true,
    value: {
      status: 'NEW',
      id: order.id,
      order_id: order.orderId,
      payment_links: { web: payLinks(origin, order).web, expiry: wireTime(payLinkExpiry(order)), deep_link: null },
      sdk_payload: envelope(payload, session.expires),
    },
  };
};

function readPurpose(parameters: Parameters, merchant: Merchant): Parsed<Pick<ClientSession, 'clientId' | 'action'>> {
  const clientId = parameter(parameters, 'payment_page_client_id') ?? merchant.clientId;
  if (!hasClientId(merchant, clientId)) return { ok: false, issue: otherClient };
  const given = parameter(parameters, 'action') ?? 'paymentPage';
  const action = actions.find((known) => known === given);
  return action ? { ok: true, value: { clientId, action } } : { ok: false, issue: otherAction };
}

const actions = ['paymentPage', 'quickPay', 'paymentManagement'] as const;

const otherClient: Issue = {
  code: 'conflict',
  field: 'payment_page_client_id',
  message: 'This client id does not belong to the merchant of the API key.',
  fix: 'Use the client id that was given out for this merchant.',
};

const otherAction: Issue = {
  code: 'not-allowed',
  field: 'action',
  message: 'A session has no such action.',
  fix: `Use one of: ${actions.join(', ')}.`,
};

const customerMissing: Issue = {
  code: 'required',
  field: 'customer_id',
  message: 'Saved methods are those of a customer, and customer_id is missing or empty.',
  fix: 'Send the customer_id; a guest has nothing saved.',
};

/**
 * Starts a payment that a merchant's server asks for: by any method, or under a mandate without the customer. With
 * `order.order_id` it makes the order too.
 */
export const startFromServer: ServerUseCase = async (services, { merchant, parameters }) => {
  if ((parameter(parameters, 'merchant_id') ?? merchant.merchantId) !== merchant.merchantId) return otherMerchant;
  const mandateId = parameter(parameters, 'mandate_id') ?? parameter(parameters, 'mandate.mandate_id');
  if (mandateId !== undefined) {
    const debit = await executeMandate(services, merchant, parameters, mandateId);
    return debit.ok ? { ok: true, value: txnAnswer(services.origin, debit.value) } : debit;
  }
  const made = (await orderFor(services, merchant, parameters)) ?? noOrderToPay;
  if (!made.ok) return made;
  const command = instrumentIn(parameters);
  const begun = await beginPayment(services, made.order, (order) =>
    readInstrument(command, methodContext(services, order)),
  );
  if (!begun) return noOrderToPay;
  if (!begun.ok) return begun;
  return { ok: true, value: txnAnswer(services.origin, begun.result, methodContext(services, begun.order)) };
};

async function orderFor({ orders, clock, strict }: Services, { merchantId }: Merchant, parameters: Parameters) {
  if (parameter(parameters, 'order.order_id') === undefined) {
    const order = await orders.find(merchantId, parameter(parameters, 'order_id') ?? '');
    return order && ({ ok: true, order } as const);
  }
  const now = clock();
  const wanted = readOrderParameters(parameters, merchantId, now, { prefix: 'order.', strict, now });
  return wanted.ok ? openSignedOrder(orders, wanted.value) : wanted;
}

const noOrderToPay = refusedRequest({
  http: 404,
  code: 'RESOURCE_NOT_FOUND',
  message: 'This merchant has no such order.',
  fix: 'Make the order first, or send it along as order.order_id, order.amount and order.customer_id.',
});

const otherMerchant = refusedRequest({
  http: 401,
  code: 'UNAUTHORIZED',
  message: 'merchant_id is not the merchant of this API key.',
  fix: 'Send the merchant id to which the API key belongs, or leave merchant_id out.',
});
