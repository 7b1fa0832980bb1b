import { sign } from 'node:crypto';
import { request } from 'node:http';
import { keepsContract } from '../contract/keeps-contract.ts';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../../src/simulator/index.ts';

/** The answer to a request. The body is JSON, or the text itself under `text`. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** A simulator on a free port and a shop's way to it. */
export interface Shop {
  readonly simulator: Simulator;
  /** The clock of the simulator, ms since 1970; set it to move it. */
  now: number;
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Reply>;
  /** A signed process payload. Keys of `more` go over those of the order. */
  payload(more?: Record<string, string | undefined>): Record<string, unknown>;
  /** A process payload around any text, signed as it is. */
  payloadOf(text: string): Record<string, unknown>;
  /** Opens an order and returns its token. */
  open(more?: Record<string, string | undefined>): Promise<string>;
  orderStatus(orderId: string, headers?: Record<string, string>): Promise<Reply>;
}

let orders = 0;

/** A new order id, different in every call. */
export function newOrderId(): string {
  return `T${Date.now().toString(36)}${(orders++).toString(36)}`.toUpperCase();
}

/** A card of the list that is charged. */
export const goodCard = {
  number: '4242 4242 4242 4242',
  expiryMonth: '12',
  expiryYear: String(new Date().getFullYear() + 2),
  cvv: '123',
} as const;

/** A scope with cleanup: a test, so that a failed one leaves no server that keeps the process alive. */
export interface Scope {
  after(stop: () => Promise<void>): void;
}

/** Starts a simulator for one test, or for a file that stops it itself. */
export async function openShop(options: SimulatorOptions = {}, test?: Scope, start = startSimulator): Promise<Shop> {
  // The simulator looks at its clock while it starts, when there is no shop yet.
  const running: { shop?: Shop } = {};
  const simulator = await start({ clock: () => running.shop?.now ?? Date.now(), ...options });
  test?.after(() => simulator.stop());
  const { merchant } = simulator;
  const send = async (path: string, init: RequestInit): Promise<Reply> => {
    const response = await fetch(new URL(path, simulator.origin), { redirect: 'manual', ...init });
    const text = await response.text();
    const body: unknown = /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : { text };
    const isJson = !('text' in recordOf(body));
    if (isJson) keepsContract(init.method ?? 'GET', path, body, response.ok);
    return { status: response.status, headers: response.headers, body: recordOf(body) };
  };
  const shop: Shop = {
    simulator,
    now: Date.now(),
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, body, headers = {}) =>
      send(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    payload: (more = {}) =>
      shop.payloadOf(
        JSON.stringify({
          order_id: newOrderId(),
          merchant_id: merchant.merchantId,
          amount: '249.00',
          customer_id: 'cust-77',
          timestamp: String(shop.now),
          ...more,
        }),
      ),
    payloadOf: (text) => ({
      action: 'paymentPage',
      merchantId: merchant.merchantId,
      clientId: merchant.clientId,
      orderDetails: text,
      signature: sign('sha256', Buffer.from(text), merchant.privateKey).toString('base64'),
      merchantKeyId: merchant.merchantKeyId,
      environment: 'sandbox',
    }),
    async open(more) {
      const { status, body } = await shop.post('/checkout', { payload: shop.payload(more) });
      if (status !== 201) throw new Error(`The order was refused: ${String(body['code'])} ${String(body['field'])}`);
      return String(body['token']);
    },
    orderStatus: (orderId, headers = {}) =>
      shop.get(`/orders/${encodeURIComponent(orderId)}`, {
        authorization: `Basic ${Buffer.from(`${merchant.apiKey}:`).toString('base64')}`,
        'x-merchantid': merchant.merchantId,
        ...headers,
      }),
  };
  running.shop = shop;
  return shop;
}

/** Pays with an instrument up to the bank's page; returns the transaction's id and the path of its bank page. */
export async function submit(
  shop: Shop,
  token: string,
  instrument: object,
): Promise<{ transactionId: string; bankUrl: string }> {
  const { status, body } = await shop.post(`/checkout/${token}/transactions`, instrument);
  if (status !== 201) throw new Error(`The instrument was refused: ${String(body['code'])} ${String(body['field'])}`);
  return { transactionId: String(body['transactionId']), bankUrl: String(body['bankUrl']) };
}

/** A GET with headers that `fetch` does not let one choose, such as `Host`. */
export function rawGet(origin: string, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const sent = request({ hostname, port, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.once('error', reject);
    sent.end();
  });
}

/** An object whose keys can be read; an empty one for anything else. */
export function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
