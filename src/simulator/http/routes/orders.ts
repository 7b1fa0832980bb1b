import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { openSession } from '../../application/client-sessions.ts';
import { openSignedOrder } from '../../application/orders.ts';
import { refundOrder } from '../../domain/refund.ts';
import { amendOrder } from '../../domain/signed-order.ts';
import { orderAnswer } from '../../juspay-api/order-answer.ts';
import { amendedOrder, amountParameter, parameter, readOrderParameters } from '../../juspay-api/parameters.ts';
import { clientAuthTokenPart } from '../../juspay-api/session-payload.ts';
import { readParameters, unreadableParameters } from '../body.ts';
import type { Gateway } from '../gateway.ts';
import { type ServerCaller, serverOnly } from '../middleware.ts';
import { refuseIssue, refuseRequest } from '../refusal.ts';

/** The orders of the server API: make one, look at it, change it, refund it. */
export function orderRoutes(gateway: Gateway): Hono<ServerCaller> {
  const { store, orders, origin, clock, strict } = gateway;
  const routes = new Hono<ServerCaller>();
  routes.use(serverOnly(gateway));

  routes.post('/', async (context) => {
    const parameters = await readParameters(context);
    if (!parameters) return refuseRequest(context, unreadableParameters);
    const { merchantId, clientId } = context.get('merchant');
    const now = clock();
    const wanted = readOrderParameters(parameters, merchantId, now, { strict, now });
    if (!wanted.ok) return refuseIssue(context, wanted.issue);
    const made = await openSignedOrder(orders, wanted.value);
    if (!made.ok) return refuseIssue(context, made.issue);
    const { orderId, customerId, transactions } = made.order;
    const session = { merchantId, clientId, orderId, customerId, action: 'paymentPage' } as const;
    const isWanted = parameter(parameters, 'options.get_client_auth_token') === 'true';
    return context.json({
      ...orderAnswer(made.order, origin, now),
      // Juspay has a status of its own for this one answer; the order status says NEW.
      ...(transactions.length === 0 && { status: 'CREATED', status_id: 1 }),
      ...(isWanted && clientAuthTokenPart(openSession(store, session, now))),
    });
  });

  routes.get('/:orderId', async (context) => {
    const order = await orders.find(context.get('merchant').merchantId, context.req.param('orderId'));
    return order ? context.json(orderAnswer(order, origin, clock())) : refuseRequest(context, noOrder);
  });

  routes.post('/:orderId', async (context) => {
    const parameters = await readParameters(context);
    if (!parameters) return refuseRequest(context, unreadableParameters);
    const key = { merchantId: context.get('merchant').merchantId, orderId: context.req.param('orderId') };
    const amended = await orders.change(key, (order, now) =>
      amendOrder(order, amendedOrder(order, parameters, now), now),
    );
    if (!amended) return refuseRequest(context, noOrder);
    if (!amended.ok) return refuseIssue(context, amended.issue);
    return context.json(orderAnswer(amended.order, origin, clock()));
  });

  routes.post('/:orderId/refunds', async (context) => {
    const parameters = await readParameters(context);
    if (!parameters) return refuseRequest(context, unreadableParameters);
    const { merchantId } = context.get('merchant');
    const uniqueRequestId = parameter(parameters, 'unique_request_id') ?? '';
    const request = {
      uniqueRequestId,
      amount: amountParameter(parameters, 'amount'),
      id: `rfnd_${randomUUID().replaceAll('-', '')}`,
    };
    const key = { merchantId, orderId: context.req.param('orderId') };
    const refund = await orders.change(key, async (order, now) => {
      const holder = await store.orders.find({ merchantId, refund: uniqueRequestId });
      return refundOrder(order, { ...request, isTaken: holder !== undefined && holder.orderId !== order.orderId }, now);
    });
    if (!refund) return refuseRequest(context, noOrder);
    if (!refund.ok) return refuseIssue(context, refund.issue);
    return context.json(orderAnswer(refund.order, origin, clock()));
  });

  return routes;
}

const noOrder = {
  http: 404,
  code: 'RESOURCE_NOT_FOUND',
  message: 'This merchant has no such order.',
  fix: 'An order exists once the server API made it or its payment page was opened; its id is compared exactly.',
} as const;
