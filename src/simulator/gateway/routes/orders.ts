import { Hono } from 'hono';
import type { Gateway } from '../gateway.ts';
import { orderStatus } from '../order-status.ts';
import { refuseRequest } from '../refusal.ts';

/** The order status API, for the merchant's server. */
export function orderRoutes(gateway: Gateway): Hono {
  const { store, merchants, origin } = gateway;
  const routes = new Hono();

  routes.get('/:orderId', (context) => {
    const merchant = merchants.authenticate(context.req.header('authorization'));
    if (!merchant) {
      context.header('www-authenticate', 'Basic realm="simulator"');
      return refuseRequest(context, unauthenticated);
    }
    if (context.req.header('x-merchantid') !== merchant.merchantId) return refuseRequest(context, otherMerchant);
    const order = store.findOrder(merchant.merchantId, context.req.param('orderId'));
    if (!order) return refuseRequest(context, noOrder);
    return context.json(orderStatus(order, store.findTransaction(order.currentTransaction), origin));
  });

  return routes;
}

const unauthenticated = {
  http: 401,
  code: 'UNAUTHENTICATED',
  message: 'The API key is missing or not known here.',
  fix: 'Send the header authorization: Basic base64("<api key>:"), with the colon and no password.',
} as const;

const otherMerchant = {
  http: 401,
  code: 'UNAUTHORIZED',
  message: 'x-merchantid is missing or is not the merchant of this API key.',
  fix: 'Send the merchant id to which the API key belongs in the header x-merchantid.',
} as const;

const noOrder = {
  http: 404,
  code: 'RESOURCE_NOT_FOUND',
  message: 'This merchant has no such order.',
  fix: 'An order exists from the moment at which its payment page was opened; its id is compared exactly.',
} as const;
