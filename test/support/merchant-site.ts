import { sign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { HyperCheckoutError } from '../../src/protocol/checkout-error.ts';
import { orderStatus, type OrderStatus } from '../../src/server/order-status.ts';
import { verifyReturn, type ReturnedParameters } from '../../src/server/verify.ts';
import type { TestMerchant } from '../../src/simulator/index.ts';

/** A page of the site. `shop-redirect` goes where the query `by` says: to the order's `link`, or by the `sdk`. */
export type MerchantPage = 'vendor-iframe' | 'vendor-redirection' | 'shop-element' | 'shop-redirect';

/** Pages of a merchant, each written for one documented way to integrate, and the server behind them. */
export interface MerchantSite {
  readonly origin: string;
  /** The address of a page for a fresh order. */
  address(page: MerchantPage, orderId: string): string;
  /** A fresh order, which ends at `/return` unless it says otherwise; `/posted` takes a POST and nothing else. */
  newOrder(more?: Readonly<Record<string, string | undefined>>): string;
  /** The payment link of an order, as the Session API writes it. */
  linkTo(orderId: string): Promise<string>;
  /** Reads the order status as the merchant's server gets it. */
  status(orderId: string): Promise<OrderStatus>;
  stop(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};
let orders = 0;

/**
 * Starts the site on a free port, or on the given one.
 *
 * @param gateway the origin at which browsers find the simulator
 */
export async function startMerchantSite(
  gateway: string,
  merchant: Omit<TestMerchant, 'privateKeyPkcs1'>,
  { port = 0, host = 'localhost' } = {},
): Promise<MerchantSite> {
  const details = new Map<string, string>();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname === '/posted') {
      void takePost(request).then((headers) => response.writeHead(headers ? 303 : 405, headers).end());
      return;
    }
    void answer(url)
      .catch(() => undefined)
      .then((found) => {
        const { type, body } = found ?? { type: 'text/plain', body: 'Not found' };
        const headers = { 'content-type': type, 'cache-control': 'no-store', ...isolationIn(url) };
        response.writeHead(found ? 200 : 404, headers).end(body);
      });
  });
  await new Promise<void>((resolve) => server.listen(port, resolve));
  const origin = `http://${host}:${portOf(server)}`;

  async function answer(url: URL): Promise<{ type: string; body: string } | undefined> {
    if (url.pathname === '/favicon.ico') return { type: 'image/x-icon', body: '' };
    if (url.pathname === '/return') return { type: types['html'] ?? '', body: returnPage(await verified(url)) };
    if (url.pathname === '/said')
      return { type: types['html'] ?? '', body: returnPage(url.searchParams.get('text') ?? '') };
    if (url.pathname === '/payloads') {
      const orderId = url.searchParams.get('order') ?? '';
      const link = url.searchParams.get('by') === 'link' ? await linkTo(orderId) : undefined;
      return { type: 'application/json', body: JSON.stringify({ ...payloads(orderId), link }) };
    }
    const [, name = '', ending = ''] = /^\/([a-z-]+)\.(html|js)$/.exec(url.pathname) ?? [];
    const text = await readFile(new URL(`fixtures/${name}.${ending}`, import.meta.url), 'utf8');
    const body = text
      .replace(
        '<html lang="en">',
        `<html lang="en" style="color-scheme: ${url.searchParams.get('scheme') ?? 'normal'}">`,
      )
      .replace('SDK_SCRIPT', `${gateway}/HyperServices.js`)
      .replace('ELEMENT_SCRIPT', `${gateway}/hyper-checkout.js`);
    return { type: types[ending] ?? '', body };
  }

  /** The payment link of an order, as the Session API writes it. */
  async function linkTo(orderId: string): Promise<string> {
    const { apiKey, merchantId, clientId } = merchant;
    const answer = await fetch(`${gateway}/session`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`,
        'x-merchantid': merchantId,
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        ...JSON.parse(details.get(orderId) ?? '{}'),
        payment_page_client_id: clientId,
        action: 'paymentPage',
      }),
    });
    const { payment_links: links } = (await answer.json()) as { payment_links: { web: string } };
    return links.web;
  }

  /** Takes a return by POST alone, and sends the browser on to another origin, as many shops do. */
  async function takePost(request: IncomingMessage): Promise<{ location: string } | undefined> {
    if (request.method !== 'POST') return undefined;
    const text = await verified(await textOf(request));
    return { location: `http://127.0.0.1:${portOf(server)}/said?${new URLSearchParams({ text }).toString()}` };
  }

  /** Verifies the signature of the returned parameters, and then asks the gateway all the same. */
  async function verified(returned: ReturnedParameters): Promise<string> {
    return verifyReturn(returned, merchant.responseKey).then(
      ({ orderId, status }) => `Verified ${status} of ${orderId}`,
      (error: unknown) => `Not verified: ${error instanceof HyperCheckoutError ? error.code : String(error)}`,
    );
  }

  function returnPage(said: string): string {
    return `<!doctype html><html lang="en"><title>Thank you</title><link rel="icon" href="data:," /><h1>${said}</h1></html>`;
  }

  function payloads(orderId: string): object {
    const text = details.get(orderId) ?? '';
    const { merchantId, clientId, merchantKeyId, privateKey } = merchant;
    const common = { merchantId, clientId, environment: 'sandbox' };
    const service = 'in.juspay.hyperpay';
    const view = { integrationType: 'iframe', hyperSDKDiv: 'merchantViewId' };
    const signature = sign('sha256', Buffer.from(text), privateKey).toString('base64');
    const { amount, customer_id: customerId } = JSON.parse(text) as { amount: string; customer_id: string };
    const order = { orderId, amount, customerId, orderDetails: text, signature, merchantKeyId };
    return {
      initiate: { requestId: crypto.randomUUID(), service, payload: { action: 'initiate', ...common, ...view } },
      process: { requestId: crypto.randomUUID(), service, payload: { action: 'paymentPage', ...common, ...order } },
    };
  }

  return {
    origin,
    address: (page, orderId) => `${origin}/${page}.html?order=${orderId}`,
    linkTo,
    newOrder(more = {}) {
      const orderId = `J${Date.now().toString(36)}${(orders++).toString(36)}`.toUpperCase();
      const order = {
        order_id: orderId,
        merchant_id: merchant.merchantId,
        amount: '10.00',
        customer_id: 'cust77',
        timestamp: String(Date.now()),
        return_url: `${origin}/return`,
        ...more,
      };
      details.set(orderId, JSON.stringify(order));
      return orderId;
    },
    status: (orderId) =>
      orderStatus(orderId, {
        baseUrl: gateway,
        apiKey: merchant.apiKey,
        merchantId: merchant.merchantId,
        expected: { amount: '10.00' },
      }),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The headers of a page that is cross-origin isolated in the way that its address asks for. */
function isolationIn(url: URL): Readonly<Record<string, string>> {
  const policy = url.searchParams.get('coep');
  return policy === null ? {} : { 'cross-origin-embedder-policy': policy, 'cross-origin-opener-policy': 'same-origin' };
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The site has no port');
  return address.port;
}
