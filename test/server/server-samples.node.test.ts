import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { createShop as createExpressShop } from '../../demo/server-samples/express.js';
import { createShop as createHonoShop } from '../../demo/server-samples/hono.js';
import { createShop as createNodeShop } from '../../demo/server-samples/node-http.js';
import { createSettle } from '../../demo/server-samples/settle-order.js';
import { createShop as createWebShop } from '../../demo/server-samples/web.js';
import { generateKeyPair, importPrivateKey, type SignedOrder, verifyOrder } from '../../src/server/index.ts';

const pair = await generateKeyPair();
const responseKey = 'TESTRESPONSEKEY0123456789ABCDEF0';
const credentials = { username: 'shop', password: 'word' };
const signing = { privateKey: await importPrivateKey(pair.privateKey), keyId: '2980' };
const books = new Map<string, { amount: string; paid: boolean }>();

/** The gateway's order status API: every order is charged as ordered, but R2 is charged for another amount. */
const gateway = createServer((request, response) => {
  const orderId = request.url?.split('/').pop() ?? '';
  const amount = orderId === 'R2' ? 1 : 249;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ order_id: orderId, status: 'CHARGED', amount, currency: 'INR' }));
});

const settings = {
  signing,
  responseKey,
  credentials,
  newOrder: () => ({ order_id: 'R1', merchant_id: 'acme', amount: '249.00', customer_id: '' }),
  settle: async (orderId: string) =>
    createSettle(books, { baseUrl: originOf(gateway), apiKey: 'key', merchantId: 'acme' })(orderId),
};

async function listen(server: Server): Promise<Server> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function originOf(server: Server): string {
  const address = server.address();
  return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
}

/** A way to send a request to a sample, and to end it. */
interface Running {
  readonly send: (path: string, init?: RequestInit) => Promise<Response>;
  readonly stop: () => void;
}

async function overHttp(server: Server): Promise<Running> {
  return running(await listen(server));
}

function running(server: Server): Running {
  return {
    send: async (path, init) => fetch(originOf(server) + path, init),
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function inProcess(answer: (request: Request) => Response | Promise<Response>): Running {
  return {
    send: async (path, init) => answer(new Request(`https://shop.example${path}`, init)),
    stop: () => undefined,
  };
}

const samples: Readonly<Record<string, () => Promise<Running>>> = {
  'node-http': async () => overHttp(createNodeShop(settings)),
  express: async () => overHttp(createServer(createExpressShop(settings) as RequestListener)),
  hono: async () => {
    const shop = createHonoShop(settings);
    return inProcess((request) => shop.request(request));
  },
  web: async () => inProcess(createWebShop(settings)),
};

/** Each runtime starts a sample by importing one file. The secrets are environment variables, or bindings of the worker. */
const entries: Readonly<Record<string, (secrets: Record<string, string>) => Promise<Running>>> = {
  'deno-and-bun': async () => {
    const { default: entry } = await import('../../demo/server-samples/deno-and-bun.js');
    return inProcess((request) => entry.fetch(request));
  },
  worker: async (secrets) => {
    const { default: entry } = await import('../../demo/server-samples/worker.js');
    return inProcess((request) => entry.fetch(request, secrets));
  },
  'next-route': async () => {
    const { GET, POST } = await import('../../demo/server-samples/next-route.js');
    return inProcess((request) => (request.method === 'GET' ? GET(request) : POST(request)));
  },
  node: async () => {
    const { server } = await import('../../demo/server-samples/node.js');
    if (!server.listening) await once(server, 'listening');
    return running(server);
  },
};

function secretsOf(server: Server): Record<string, string> {
  return {
    HYPER_CHECKOUT_BASE_URL: originOf(server),
    HYPER_CHECKOUT_PRIVATE_KEY: pair.privateKey,
    HYPER_CHECKOUT_API_KEY: 'key',
    HYPER_CHECKOUT_RESPONSE_KEY: responseKey,
    HYPER_CHECKOUT_WEBHOOK_PASSWORD: credentials.password,
  };
}

function returned(orderId: string): string {
  const text = encodeURIComponent(`order_id=${orderId}&status=CHARGED&status_id=21`);
  const signature = createHmac('sha256', responseKey).update(text).digest('base64');
  const parameters = {
    order_id: orderId,
    status: 'CHARGED',
    status_id: '21',
    signature,
    signature_algorithm: 'HMAC-SHA256',
  };
  return `/done?${new URLSearchParams(parameters).toString()}`;
}

function webhook(orderId: string, password = credentials.password): RequestInit {
  const order = { order_id: orderId, status: 'CHARGED', amount: 249, currency: 'INR' };
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(`shop:${password}`)}` },
    body: JSON.stringify({
      id: 'evt_V2_1',
      event_name: 'ORDER_SUCCEEDED',
      date_created: new Date().toISOString(),
      content: { order },
    }),
  };
}

describe('the samples of a shop’s server', () => {
  before(async () => listen(gateway));
  after(() => gateway.close());

  for (const [name, start] of Object.entries(samples)) {
    describe(`the ${name} sample`, () => {
      let shop: Running;
      before(async () => {
        shop = await start();
        books.set('R1', { amount: '249.00', paid: false }).set('R2', { amount: '249.00', paid: false });
      });
      after(() => {
        shop.stop();
      });

      it('signs the order that the shop has in its books', async () => {
        const response = await shop.send('/sign', { method: 'POST' });
        const signed: unknown = await response.json();
        assert.ok(typeof signed === 'object' && signed !== null && 'orderDetails' in signed && 'signature' in signed);
        const { orderDetails, signature } = signed;
        assert.ok(
          await verifyOrder({
            orderDetails: String(orderDetails),
            signature: String(signature),
            publicKey: pair.publicKey,
          }),
        );
      });

      it('thanks the shopper whose return is signed and whose order is paid, and nobody else', async () => {
        assert.equal(await (await shop.send(returned('R2'))).text(), 'We are waiting for your bank.');
        assert.equal(books.get('R2')?.paid, false);
        assert.equal(await (await shop.send(returned('R1'))).text(), 'Thank you!');
        assert.equal(books.get('R1')?.paid, true);
        const forged = await shop.send(returned('R1').replace('R1', 'R3'));
        assert.deepEqual([forged.status, await forged.text()], [400, '']);
      });

      it('F39: marks an order as paid once when its return and its webhook come together', async () => {
        let paid = false;
        let times = 0;
        books.set('R1', {
          amount: '249.00',
          get paid() {
            return paid;
          },
          set paid(isPaid) {
            if (isPaid) times++;
            paid = isPaid;
          },
        });
        const visits = Array.from({ length: 5 }, () => [
          shop.send(returned('R1')),
          shop.send('/webhook', webhook('R1')),
        ]);
        const answers = await Promise.all(visits.flat());
        const said = new Set(await Promise.all(answers.map((answer) => answer.text())));
        assert.deepEqual(said, new Set(['Thank you!', 'paid']));
        assert.equal(times, 1);
      });

      it('takes the gateway’s webhooks, twice if need be, and no others', async () => {
        assert.equal(await (await shop.send('/webhook', webhook('R1'))).text(), 'paid');
        assert.equal(await (await shop.send('/webhook', webhook('R1'))).text(), 'paid');
        assert.equal(await (await shop.send('/webhook', webhook('R2'))).text(), 'noted');
        const forged = await shop.send('/webhook', webhook('R1', 'guess'));
        assert.deepEqual([forged.status, await forged.text()], [401, '']);
        assert.equal((await shop.send('/webhook', { ...webhook('R1'), body: '{' })).status, 400);
      });

      it('needs 15 lines', async () => {
        const source = await readFile(new URL(`../../demo/server-samples/${name}.js`, import.meta.url), 'utf8');
        const body = /createShop\(.*\{\n([^]*?)\n\}/.exec(source)?.[1]?.split('\n') ?? [];
        const lines = body.filter((line) => !/^\s*(?:\/\*\*.*)?$/.test(line));
        assert.ok(lines.length > 0 && lines.length <= 15, `${lines.length} lines`);
      });
    });
  }

  for (const [name, start] of Object.entries(entries)) {
    it(`the entry ${name} is enough to sign an order and to see it paid`, async () => {
      const secrets = secretsOf(gateway);
      Object.assign(process.env, secrets, { PORT: '0' });
      const shop = await start(secrets);
      const signed = (await (await shop.send('/sign', { method: 'POST' })).json()) as SignedOrder;
      assert.ok(await verifyOrder({ ...signed, publicKey: pair.publicKey }));
      const { order_id: orderId } = JSON.parse(signed.orderDetails) as { order_id: string };
      assert.equal(await (await shop.send(returned(orderId))).text(), 'Thank you!');
      assert.equal(await (await shop.send('/webhook', webhook(orderId))).text(), 'paid');
      assert.equal((await shop.send('/webhook', webhook(orderId, 'guess'))).status, 401);
      assert.equal((await shop.send('/elsewhere')).status, 404);
      shop.stop();
    });
  }
});
