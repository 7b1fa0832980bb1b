import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { createShop as createExpressShop } from '../../demo/server-samples/express.js';
import { createShop as createHonoShop } from '../../demo/server-samples/hono.js';
import { createShop as createNextShop } from '../../demo/server-samples/next-route.js';
import { createShop as createNodeShop } from '../../demo/server-samples/node-http.js';
import { createSettle } from '../../demo/server-samples/settle-order.js';
import { generateKeyPair, importPrivateKey, verifyOrder } from '../../src/server/index.ts';

const pair = await generateKeyPair();
const responseKey = 'TESTRESPONSEKEY0123456789ABCDEF0';
const credentials = { username: 'shop', password: 'word' };
const signing = { privateKey: await importPrivateKey(pair.privateKey), keyId: '2980' };
const books = new Map<string, { amount: string; paid: boolean }>();

/** The gateway's order status API: R1 is charged as ordered, R2 for another amount. */
const gateway = createServer((request, response) => {
  const orderId = request.url?.split('/').pop() ?? '';
  const amount = orderId === 'R1' ? 249 : 1;
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
  await listen(server);
  return {
    send: async (path, init) => fetch(originOf(server) + path, init),
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const samples: Readonly<Record<string, () => Promise<Running>>> = {
  'node-http': async () => overHttp(createNodeShop(settings)),
  express: async () => overHttp(createServer(createExpressShop(settings) as RequestListener)),
  hono: async () => {
    const shop = createHonoShop(settings);
    return { send: async (path, init) => shop.request(path, init), stop: () => undefined };
  },
  'next-route': async () => {
    const routes = new Map(Object.entries(createNextShop(settings)));
    const send: Running['send'] = async (path, init) => {
      const request = new Request(`https://shop.example${path}`, init);
      return routes.get(new URL(request.url).pathname.slice(1))?.(request) ?? assert.fail('no such route');
    };
    return { send, stop: () => undefined };
  },
};

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
});
