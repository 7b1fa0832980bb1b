// @ts-check
import { httpStatusOf, parseWebhook, signOrder, verifyReturn } from 'hyper-checkout/server';

/**
 * Sign, return and webhook as Next route handlers. In `app/sign/route.js`: `export const POST = createShop(settings).sign`,
 * and so on: `GET` for `done`, `POST` for `webhook`.
 *
 * @param {import('./settings.js').Settings} settings
 */
export function createShop({ signing, responseKey, credentials, newOrder, settle }) {
  return {
    sign: guarded(async () => Response.json(await signOrder(newOrder(), signing))),
    done: guarded(async (request) => {
      const { orderId } = await verifyReturn(request.url, responseKey);
      return new Response((await settle(orderId)) ? 'Thank you!' : 'We are waiting for your bank.');
    }),
    webhook: guarded(async (request) => {
      const { order } = await parseWebhook(await request.text(), request.headers, credentials);
      return new Response(order && (await settle(order.orderId)) ? 'paid' : 'noted');
    }),
  };
}

/** @param {(request: Request) => Promise<Response>} route */
function guarded(route) {
  return (/** @type {Request} */ request) =>
    route(request).catch((/** @type {unknown} */ error) => new Response(null, { status: httpStatusOf(error) }));
}
