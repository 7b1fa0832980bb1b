import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { orderStatus, signOrder } from 'hyper-checkout/server';
import type { Simulator } from 'hyper-checkout/simulator';
import { listen } from '../../demo/listen.js';
import { sampleOrder } from '../support/sample-order.ts';

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** The server of every shop: it serves the page and signs orders. */
export async function startShopServer(simulator: Simulator) {
  const { merchant, origin: gateway } = simulator;
  const orders: string[] = [];
  let folder = '';

  async function placeOrder(): Promise<object> {
    const order = sampleOrder(merchant.merchantId);
    orders.push(order.order_id);
    const { privateKey, merchantKeyId } = merchant;
    const { orderDetails, signature } = await signOrder(JSON.stringify(order), { privateKey, keyId: merchantKeyId });
    const { clientId } = merchant;
    return { clientId, environment: 'sandbox', frameUrl: `${gateway}/frame/`, merchantKeyId, orderDetails, signature };
  }

  const { port, stop } = await listen(async ({ url, method }) => {
    const { pathname } = new URL(url);
    if (method === 'POST') return Response.json(await placeOrder());
    const path = join(folder, pathname === '/' ? 'index.html' : pathname);
    const content = await readFile(path).catch(() => undefined);
    if (!content) return new Response('Not found', { status: 404 });
    return new Response(content, {
      headers: { 'content-type': `${types[extname(path)] ?? 'text/plain'}; charset=utf-8` },
    });
  }, 0);

  return {
    address: `http://localhost:${port}/`,
    stop,
    /** Serves this folder from now on, to a shopper who has ordered nothing. */
    serve(from: string) {
      folder = from;
      orders.length = 0;
    },
    /** What the gateway says of each order that was placed. */
    statuses: () =>
      Promise.all(
        orders.map(async (orderId) => {
          const options = { baseUrl: gateway, apiKey: merchant.apiKey, merchantId: merchant.merchantId };
          return (await orderStatus(orderId, { ...options, expected: { amount: '1.00' } })).status;
        }),
      ),
  };
}
