import { createPrivateKey, randomUUID, sign } from 'node:crypto';
import { orderStatus, verifyReturn } from 'hyper-checkout/server';
import type { Simulator } from 'hyper-checkout/simulator';
import { listen } from '../../demo/listen.js';
import type { FrameEnding } from '../../src/protocol/payment-page-messages.ts';
import { bundlePages, scriptOf, type ReactVersion } from './bundle-pages.ts';

/** Options for opening a merchant's page. */
export interface VisitOptions {
  /** The name of the page, such as `r1`. */
  readonly page: string;
  readonly react: ReactVersion;
  readonly strict?: boolean;
  /** The end of the merchant's payments in a frame. */
  readonly ending: FrameEnding;
  /** The server signs `initiate` wrongly. */
  readonly refused?: boolean;
}

/** One opened page with what its server has to say afterwards. */
export interface Visit {
  readonly address: string;
  /** The status that the gateway has for the latest order of the page. */
  status(): Promise<string>;
}

/** A merchant of the simulator with the secrets of its server. */
export interface SiteMerchant {
  readonly merchantId: string;
  readonly clientId: string;
  readonly merchantKeyId: string;
  readonly privateKey: string;
  readonly apiKey: string;
  readonly responseKey: string;
}

interface Order {
  readonly id: string;
  readonly amount: string;
}

/** An opened page, as the server behind it knows it. */
interface Opened {
  readonly options: VisitOptions;
  /** The address of its folder, without the origin. */
  readonly base: string;
  order?: Order;
}

type Body = Readonly<Record<string, unknown>>;

const customer = { customer_id: 'cust77', customer_phone: '9876543210', customer_email: 'buyer@shop.example' };

/** The merchants' pages and the servers behind them, on one origin. A page and the routes of its server share a folder. */
export class ShopSite {
  readonly #simulator: Simulator;
  readonly #merchants: Readonly<Record<FrameEnding, SiteMerchant>>;
  readonly #opened: Opened[] = [];
  #scripts: Awaited<ReturnType<typeof bundlePages>> = new Map();
  #server: Awaited<ReturnType<typeof listen>> | undefined;

  constructor(simulator: Simulator, merchants: Readonly<Record<FrameEnding, SiteMerchant>>) {
    this.#simulator = simulator;
    this.#merchants = merchants;
  }

  async start(): Promise<void> {
    this.#scripts = await bundlePages();
    this.#server = await listen((request) => this.#answer(request), 0);
  }

  async stop(): Promise<void> {
    await this.#server?.stop();
  }

  /** Prepares a page for one shopper. */
  open(options: VisitOptions): Visit {
    const opened: Opened = { options, base: `/${this.#opened.length}/` };
    this.#opened.push(opened);
    return {
      address: this.#origin + opened.base,
      status: async () => {
        if (!opened.order) throw new Error('The page has placed no order.');
        return (await this.#ask(options, opened.order)).status;
      },
    };
  }

  get #origin(): string {
    return `http://localhost:${this.#server?.port}`;
  }

  async #answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const script = this.#scripts.get(url.pathname);
    if (script) {
      const headers = { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'max-age=600' };
      return new Response(script.text, { headers });
    }
    const [, number = '', route = ''] = /^\/(\d+)\/([^]*)$/.exec(url.pathname) ?? [];
    const opened = this.#opened[Number(number)];
    if (number === '' || !opened) return new Response('Not found', { status: 404 });
    if (request.method === 'POST') {
      return Response.json(await this.#serve(route, (await request.json()) as Body, opened));
    }
    if (route === 'return' || route === 'order') return htmlOf(await this.#orderPage(opened, url));
    return htmlOf(this.#page(opened));
  }

  #serve(route: string, body: Body, opened: Opened): Promise<object> | object {
    const { options, order } = opened;
    switch (route) {
      case 'order': {
        const { id, ...signed } = this.#signedOrder(body, opened);
        opened.order = { id, amount: Number(body['amount'] ?? 10).toFixed(2) };
        return { ...signed, orderId: id };
      }
      case 'session': {
        const id = newOrderId();
        opened.order = { id, amount: '10.00' };
        return this.#session(id, opened);
      }
      case 'confirm_order':
        return order && order.id === body['order_id'] ? this.#ask(options, order) : { status: 'unknown' };
      default:
        throw new Error(`The merchant's server has no route ${route}.`);
    }
  }

  /** Signs what the page wants signed: these servers ask no questions. */
  #signedOrder(body: Body, { options: { ending, refused }, base }: Opened) {
    const { merchantId, clientId, merchantKeyId, privateKey } = this.#merchants[ending];
    const order = {
      order_id: newOrderId(),
      merchant_id: merchantId,
      amount: '10.00',
      timestamp: String(Date.now()),
      return_url: `${this.#origin}${base}return`,
      ...customer,
      ...body,
    };
    const orderDetails = JSON.stringify(order);
    const { customer_id, timestamp } = order;
    const signaturePayload = JSON.stringify({ merchant_id: merchantId, customer_id, timestamp });
    return {
      id: order.order_id,
      merchantId,
      clientId,
      merchantKeyId,
      environment: 'sandbox',
      orderDetails,
      signature: signatureOf(orderDetails, privateKey),
      initiate: {
        signaturePayload,
        signature: signatureOf(refused ? `${signaturePayload} ` : signaturePayload, privateKey),
      },
    };
  }

  async #session(orderId: string, { options: { ending }, base }: Opened): Promise<object> {
    const { merchantId, clientId, apiKey } = this.#merchants[ending];
    const answer = await fetch(`${this.#simulator.origin}/session`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${btoa(`${apiKey}:`)}`,
        'x-merchantid': merchantId,
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        order_id: orderId,
        amount: '10.00',
        payment_page_client_id: clientId,
        action: 'paymentPage',
        return_url: `${this.#origin}${base}return`,
        ...customer,
      }),
    });
    return (await answer.json()) as object;
  }

  #ask({ ending }: VisitOptions, { id, amount }: Order) {
    const { apiKey, merchantId } = this.#merchants[ending];
    return orderStatus(id, { baseUrl: this.#simulator.origin, apiKey, merchantId, expected: { amount } });
  }

  /** The page after a payment. Whether it ships the order, the gateway says and never the address. */
  async #orderPage({ options, order }: Opened, url: URL): Promise<string> {
    if (order?.id !== url.searchParams.get('order_id')) return '<h1>No such order</h1>';
    const signed =
      url.searchParams.has('signature') && (await verifyReturn(url, this.#merchants[options.ending].responseKey));
    const { status, canFulfil } = await this.#ask(options, order);
    return `<h1>Order ${order.id}</h1><p>${status}, ${canFulfil ? 'on its way' : 'not shipped'}${signed ? ', return verified' : ''}</p>`;
  }

  #page({ options: { page, react, strict = false, ending }, base }: Opened): string {
    const { clientId, merchantId, merchantKeyId } = this.#merchants[ending];
    const { origin } = this.#simulator;
    const sdk = `${origin}/HyperServices.js`;
    const shop = { name: page, isStrict: strict, sdk, clientId, merchantId, merchantKeyId };
    const isElement = page.endsWith('-element');
    const loadsScript = page === 'r1' || page === 'r4';
    return `<!doctype html>
<html lang="en">
  <base href="${base}" />
  <meta charset="utf-8" />
  <title>Shop</title>
  <link rel="icon" href="data:," />
  ${page.startsWith('r4') ? clock : ''}
  <script>window.shop = ${JSON.stringify(shop)};</script>
  ${isElement ? `<script src="${origin}/hyper-checkout.js" defer></script>` : ''}
  ${isElement || loadsScript ? '' : `<script src="${sdk}"></script>`}
  <div id="root"></div>
  <script type="module" src="${scriptOf(react)}"></script>
</html>`;
  }
}

/** Intervals of the page run when its button is pressed, so that no test waits for them. */
const clock = `<button onclick="for (const run of [...intervals.values()]) run()">400 ms later</button>
  <script>
    const intervals = new Map();
    window.setInterval = (run) => {
      const id = crypto.randomUUID();
      intervals.set(id, run);
      return id;
    };
    window.clearInterval = (id) => intervals.delete(id);
  </script>`;

function htmlOf(text: string): Response {
  return new Response(text, { headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' } });
}

function newOrderId(): string {
  return `M${randomUUID().replaceAll('-', '').slice(0, 15)}`;
}

/** Signs with the key as PKCS#1, the one form that many signers of merchants read. */
function signatureOf(text: string, privateKey: string): string {
  return sign('sha256', Buffer.from(text), privateKey).toString('base64');
}

/** The merchant's key in the form that its signer reads. */
export function asPkcs1(privateKey: string): string {
  return createPrivateKey(privateKey).export({ type: 'pkcs1', format: 'pem' }).toString();
}
