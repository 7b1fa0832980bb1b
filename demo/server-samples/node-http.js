// @ts-check
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { httpStatusOf, parseWebhook, signOrder, verifyReturn } from 'hyper-checkout/server';

/**
 * Sign, return and webhook on Node's own server.
 *
 * @param {import('./settings.js').Settings} settings
 */
export function createShop({ signing, responseKey, credentials, newOrder, settle }) {
  /** @type {Record<string, Route>} */
  const routes = {
    '/sign': async () => JSON.stringify(await signOrder(newOrder(), signing)),
    '/done': async ({ url = '' }) => {
      const { orderId } = await verifyReturn(url, responseKey);
      return (await settle(orderId)) ? 'Thank you!' : 'We are waiting for your bank.';
    },
    '/webhook': async (request) => {
      const { order } = await parseWebhook(await text(request), request.headers, credentials);
      return order && (await settle(order.orderId)) ? 'paid' : 'noted';
    },
  };
  return createServer((request, response) => {
    void answer(routes[request.url?.split('?', 1)[0] ?? ''], request, response);
  });
}

/** @typedef {(request: import('node:http').IncomingMessage) => Promise<string>} Route */

/**
 * @param {Route | undefined} route
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(route, request, response) {
  try {
    const body = await route?.(request);
    response.writeHead(route ? 200 : 404).end(body);
  } catch (error) {
    response.writeHead(httpStatusOf(error)).end();
  }
}
