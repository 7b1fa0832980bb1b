import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { Issue, Parsed } from '../../../protocol/checkout-error.ts';
import { paymentPageService } from '../../../protocol/hyper-request.ts';
import { newSession, openSession } from '../../application/client-sessions.ts';
import { ownCustomerId } from '../../application/customers.ts';
import { hasClientId, type Merchant } from '../../application/merchants.ts';
import { openSignedOrder } from '../../application/orders.ts';
import { payLinkExpiry } from '../../application/payment-sessions.ts';
import type { ClientSession } from '../../application/store.ts';
import { payLinks } from '../../juspay-api/order-answer.ts';
import { parameter, type Parameters, readOrderParameters } from '../../juspay-api/parameters.ts';
import { sessionPayload } from '../../juspay-api/session-payload.ts';
import { wireTime } from '../../juspay-api/wire-values.ts';
import { readParameters, unreadableParameters } from '../body.ts';
import type { Gateway } from '../gateway.ts';
import { type ServerCaller, serverOnly } from '../middleware.ts';
import { refuseIssue, refuseRequest } from '../refusal.ts';

/** The Session API: makes an order, and what the shopper's page needs to pay it without a signature. */
export function sessionRoutes(gateway: Gateway): Hono<ServerCaller> {
  const { store, orders, clock, origin, strict } = gateway;
  const routes = new Hono<ServerCaller>();
  routes.use(serverOnly(gateway));

  routes.post('/', async (context) => {
    const parameters = await readParameters(context);
    if (!parameters) return refuseRequest(context, unreadableParameters);
    const merchant = context.get('merchant');
    const wish = readWish(parameters, merchant);
    if (!wish.ok) return refuseIssue(context, wish.issue);
    const { clientId, action } = wish.value;
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
      if (customerId === '') return refuseIssue(context, customerMissing);
      const session = openSession(store, { merchantId, clientId, orderId: '', customerId, action }, now);
      const payload = sessionPayload({ merchantId, clientId, action, session, parameters });
      return context.json({ status: 'NEW', sdk_payload: envelope(payload, session.expires) });
    }
    const wanted = readOrderParameters(parameters, merchantId, now, { strict, now });
    if (!wanted.ok) return refuseIssue(context, wanted.issue);
    const { opened: session, kept } = newSession(now);
    const made = await openSignedOrder(orders, wanted.value, ({ orderId, customerId }) => [
      { type: 'session', session: kept({ merchantId, clientId, orderId, customerId, action }) },
    ]);
    if (!made.ok) return refuseIssue(context, made.issue);
    const { order } = made;
    const payload = sessionPayload({ merchantId, clientId, action, session, order, parameters });
    return context.json({
      status: 'NEW',
      id: order.id,
      order_id: order.orderId,
      payment_links: { web: payLinks(origin, order).web, expiry: wireTime(payLinkExpiry(order)), deep_link: null },
      sdk_payload: envelope(payload, session.expires),
    });
  });

  return routes;
}

function readWish(parameters: Parameters, merchant: Merchant): Parsed<Pick<ClientSession, 'clientId' | 'action'>> {
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
