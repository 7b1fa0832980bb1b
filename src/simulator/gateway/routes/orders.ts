import { Hono } from 'hono';
import { clientAuthTokenPart } from '../client-auth-token.ts';
import type { Gateway } from '../gateway.ts';
import { orderAnswer } from '../order-answer.ts';
import { bindOrder } from '../order-binding.ts';
import { readOrderParameters } from '../order-parameters.ts';
import { amountParameter, parameter, readParameters, unreadableParameters } from '../read-parameters.ts';
import { refundOrder } from '../refunds.ts';
import { refuseIssue, refuseRequest } from '../refusal.ts';
import { serverOnly, type ServerCaller } from '../server-caller.ts';
import { openSession } from '../sessions.ts';
import { updateOrder } from '../update-order.ts';

/** The orders of the server API: make one, look at it, change it, refund it. */
export function orderRoutes(gateway: Gateway): Hono<ServerCaller> {
  const { store, clock, strict } = gateway;
  const routes = new Hono<ServerCaller>();
  routes.use(serverOnly(gateway));

  routes.post('/', async (context) => {
    const parameters = await readParameters(context);
    if (!parameters) return refuseRequest(context, unreadableParameters);
    const { merchantId, clientId } = context.get('merchant');
    const now = clock();
    const wanted = readOrderParameters(parameters, merchantId, now, { strict, now });
    if (!wanted.ok) return refuseIssue(context, wanted.issue);
    const made = store.atomically(() => bindOrder(store, wanted.value, now));
    if (!made.ok) return refuseIssue(context, made.issue);
    const { orderId, customerId } = made.value;
    const session = { merchantId, clientId, orderId, customerId, action: 'paymentPage' } as const;
    const isWanted = parameter(parameters, 'options.get_client_auth_token') === 'true';
    return context.json({
      ...orderAnswer(gateway, made.value),
      // Juspay has a status of its own for this one answer; the order status says NEW.
      ...(made.value.currentTransaction === '' && { status: 'CREATED', status_id: 1 }),
      ...(isWanted && clientAuthTokenPart(openSession(store, session, now))),
    });
  });

  routes.get('/:orderId', (context) => {
    const order = store.findOrder(context.get('merchant').merchantId, context.req.param('orderId'));
    return order ? context.json(orderAnswer(gateway, order)) : refuseRequest(context, noOrder);
  });

  routes.post('/:orderId', async (context) => {
    const parameters = await readParameters(context);
    if (!parameters) return refuseRequest(context, unreadableParameters);
    const { merchantId } = context.get('merchant');
    const updated = store.atomically(() => {
      const order = store.findOrder(merchantId, context.req.param('orderId'));
      return order && updateOrder(store, order, parameters, clock());
    });
    if (!updated) return refuseRequest(context, noOrder);
    return updated.ok ? context.json(orderAnswer(gateway, updated.value)) : refuseIssue(context, updated.issue);
  });

  routes.post('/:orderId/refunds', async (context) => {
    const parameters = await readParameters(context);
    if (!parameters) return refuseRequest(context, unreadableParameters);
    const { merchantId } = context.get('merchant');
    const request = {
      uniqueRequestId: parameter(parameters, 'unique_request_id') ?? '',
      amount: amountParameter(parameters, 'amount'),
    };
    const find = () => store.findOrder(merchantId, context.req.param('orderId'));
    const refund = store.atomically(() => {
      const order = find();
      return order && refundOrder(store, order, request, clock());
    });
    const order = find();
    if (!refund || !order) return refuseRequest(context, noOrder);
    return refund.ok ? context.json(orderAnswer(gateway, order)) : refuseIssue(context, refund.issue);
  });

  return routes;
}

const noOrder = {
  http: 404,
  code: 'RESOURCE_NOT_FOUND',
  message: 'This merchant has no such order.',
  fix: 'An order exists once the server API made it or its payment page was opened; its id is compared exactly.',
} as const;
