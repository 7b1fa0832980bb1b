import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { orderStatus } from 'hyper-checkout/server';
import type { Simulator } from 'hyper-checkout/simulator';
import { listen } from '../../demo/listen.js';
import { placeOrder } from './place-order.ts';

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** Returns the merchant's settings that `placeOrder` needs. */
export function settingsOf({ merchant, origin }: Simulator) {
  const { clientId, merchantId, merchantKeyId, privateKey } = merchant;
  return {
    CLIENT_ID: clientId,
    FRAME_URL: `${origin}/frame/`,
    KEY_ID: merchantKeyId,
    MERCHANT_ID: merchantId,
    PRIVATE_KEY: privateKey,
  };
}

/** Asks the gateway for the status of an order that `placeOrder` has signed. */
export async function statusOf(orderId: string | undefined, { merchant, origin }: Simulator): Promise<string> {
  const options = { baseUrl: origin, apiKey: merchant.apiKey, merchantId: merchant.merchantId };
  return (await orderStatus(orderId ?? '', { ...options, expected: { amount: '1.00' } })).status;
}

/** The server of each shop that has none of its own: it serves the page and signs orders. */
export async function startShopServer(simulator: Simulator) {
  let folder = '';

  const { port, stop } = await listen(async ({ url, method }) => {
    const { pathname } = new URL(url);
    if (method === 'POST') return Response.json(await placeOrder(settingsOf(simulator)));
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
    /** Serves this folder from now on. */
    serve(from: string) {
      folder = from;
    },
  };
}
