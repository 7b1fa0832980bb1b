// @ts-check
import { Hono } from 'hono';
import { httpStatusOf, parseWebhook, signOrder, verifyReturn } from 'hyper-checkout/server';

/**
 * Sign, return and webhook with Hono, on any of its runtimes.
 *
 * @param {import('./settings.js').Settings} settings
 */
export function createShop({ signing, responseKey, credentials, newOrder, settle }) {
  const shop = new Hono();
  shop.post('/sign', async (context) => context.json(await signOrder(newOrder(), signing)));
  shop.get('/done', async (context) => {
    const { orderId } = await verifyReturn(context.req.url, responseKey);
    return context.text((await settle(orderId)) ? 'Thank you!' : 'We are waiting for your bank.');
  });
  shop.post('/webhook', async (context) => {
    const { order } = await parseWebhook(await context.req.text(), context.req.raw.headers, credentials);
    return context.text(order && (await settle(order.orderId)) ? 'paid' : 'noted');
  });
  shop.onError((error, context) => context.body(null, httpStatusOf(error)));
  return shop;
}
