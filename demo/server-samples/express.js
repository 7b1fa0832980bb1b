// @ts-check
import express from 'express';
import { httpStatusOf, parseWebhook, signOrder, verifyReturn } from 'hyper-checkout/server';

/**
 * Sign, return and webhook with Express 5. The webhook's body is read as text: no `express.json()` before it.
 *
 * @param {import('./settings.js').Settings} settings
 */
export function createShop({ signing, responseKey, credentials, newOrder, settle }) {
  const shop = express();
  shop.post('/sign', async (_request, response) => {
    response.json(await signOrder(newOrder(), signing));
  });
  shop.get('/done', async (request, response) => {
    const { orderId } = await verifyReturn(request.url, responseKey);
    response.send((await settle(orderId)) ? 'Thank you!' : 'We are waiting for your bank.');
  });
  shop.post('/webhook', express.text({ type: '*/*', limit: '1mb' }), async (request, response) => {
    const { order } = await parseWebhook(request.body, request.headers, credentials);
    response.send(order && (await settle(order.orderId)) ? 'paid' : 'noted');
  });
  return shop.use(refuse);
}

/**
 * Express knows an error handler by its four parameters.
 *
 * @param {unknown} error
 * @param {import('express').Request} _request
 * @param {import('express').Response} response
 * @param {import('express').NextFunction} _next
 */
function refuse(error, _request, response, _next) {
  response.status(httpStatusOf(error)).end();
}
