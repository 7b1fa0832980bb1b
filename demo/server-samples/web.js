// @ts-check
import { httpStatusOf, parseWebhook, signOrder, verifyReturn } from 'hyper-checkout/server';

/**
 * Sign, return and webhook by the Request and Response of the Web.
 *
 * @param {import('./settings.js').Settings} settings
 */
export function createShop({ signing, responseKey, credentials, newOrder, settle }) {
  /** @type {Readonly<Record<string, (request: Request) => Promise<Response>>>} */
  const routes = {
    sign: async () => Response.json(await signOrder(newOrder(), signing)),
    done: async ({ url }) => {
      const { orderId } = await verifyReturn(url, responseKey);
      return new Response((await settle(orderId)) ? 'Thank you!' : 'We are waiting for your bank.');
    },
    webhook: async (request) => {
      const { order } = await parseWebhook(await request.text(), request.headers, credentials);
      return new Response(order && (await settle(order.orderId)) ? 'paid' : 'noted');
    },
  };
  return (/** @type {Request} */ request) => answer(routes, request);
}

/**
 * @param {Readonly<Record<string, (request: Request) => Promise<Response>>>} routes by the last part of the path
 * @param {Request} request
 */
async function answer(routes, request) {
  const route = routes[new URL(request.url).pathname.split('/').pop() ?? ''];
  if (!route) return new Response(null, { status: 404 });
  return route(request).catch((/** @type {unknown} */ error) => new Response(null, { status: httpStatusOf(error) }));
}
