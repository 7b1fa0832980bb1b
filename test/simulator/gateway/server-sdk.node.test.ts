import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { Agent } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createServer, type Server } from 'node:tls';
import { promisify } from 'node:util';
import { APIError, Juspay } from 'expresscheckout-nodejs';
import { generateKeyPair } from '../../../src/server/generate-key-pair.ts';
import type { JweAuth } from '../../../src/simulator/index.ts';
import { goodCard, newOrderId, openShop, recordOf, submit, type Shop } from './shop.ts';

/*
 * Juspay's own server SDK speaks https to port 443 whatever its `baseUrl` says, so a TLS end stands before the simulator
 * here, as it must for a merchant who tries it. The SDK's own `agent` option leads to it on a free port.
 */
describe('Juspay’s own server SDK', () => {
  let shop: Shop;
  let front: Server;
  let agent: Agent;
  let jweAuth: JweAuth;

  before(async () => {
    shop = await openShop();
    jweAuth = await shop.simulator.jweAuth();
    const { port } = new URL(shop.simulator.origin);
    const { key, cert } = await certificateForLocalhost();
    front = createServer({ key, cert }, (socket) => {
      const gateway = connect(Number(port), '127.0.0.1');
      socket.pipe(gateway).pipe(socket);
      socket.on('error', () => gateway.destroy());
      gateway.on('error', () => socket.destroy());
    });
    const tlsPort = await new Promise<number>((resolve) => {
      front.listen(0, '127.0.0.1', () => {
        const address = front.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
    Juspay.customLogger = Juspay.silentLogger;
    agent = new Agent({ host: '127.0.0.1', port: tlsPort, servername: 'localhost', ca: cert });
  });
  after(async () => {
    await new Promise((resolve) => front.close(resolve));
    await shop.simulator.stop();
  });

  /** The SDK with the one or the other way to prove who calls. */
  const sdk = (auth: { apiKey: string } | { jweAuth: JweAuth }): Juspay => {
    const { merchantId } = shop.simulator.merchant;
    const juspay = new Juspay({ merchantId, baseUrl: 'https://localhost', ...auth });
    for (const resource of [juspay.order, juspay.orderSession, juspay.payments]) useAgent(resource, agent);
    return juspay;
  };

  for (const auth of ['apiKey', 'jweAuth'] as const) {
    it(`with ${auth} makes a session, whose payload pays the order, sees it charged and refunds it`, async () => {
      const juspay = sdk(auth === 'apiKey' ? { apiKey: shop.simulator.merchant.apiKey } : { jweAuth });
      const order_id = newOrderId();
      const session = await juspay.orderSession.create({
        order_id,
        amount: 249.1,
        customer_id: 'cust-77',
        payment_page_client_id: 'acme',
        action: 'paymentPage',
        return_url: 'https://shop.example/end',
      });
      assert.deepEqual([session['status'], session['order_id']], ['NEW', order_id]);
      const { payload } = recordOf(session['sdk_payload']);
      const opened = await shop.post('/checkout', { payload });
      const { bankUrl } = await submit(shop, String(opened.body['token']), { method: 'card', card: goodCard });
      await shop.post(`${bankUrl}/answer`, { otp: '123456' });

      const paid = await juspay.order.status(order_id, { 'options.add_full_gateway_response': true });
      assert.deepEqual([paid['status'], paid['status_id'], paid['amount']], ['CHARGED', 21, 249.1]);

      const refunded = await juspay.order.refund(order_id, { unique_request_id: auth, order_id, amount: 49.1 });
      assert.deepEqual([refunded['amount_refunded'], refunded['refunded']], [49.1, true]);

      const next = newOrderId();
      await juspay.orderSession.create({ order_id: next, amount: 10 });
      const choice = { payment_method_type: 'NB', payment_method: 'NB_HDFC' };
      const begun = await juspay.payments.create({ order_id: next, ...choice });
      assert.equal(begun['status'], 'PENDING_VBV');
    });
  }

  it('throws its own error, with our code, for what is refused', async () => {
    const juspay = sdk({ apiKey: shop.simulator.merchant.apiKey });
    const refused = (work: Promise<unknown>, code: string) =>
      assert.rejects(work, (error) => error instanceof APIError && JSON.stringify(error).includes(code));
    const order_id = newOrderId();
    await refused(juspay.order.status(order_id, {}), 'RESOURCE_NOT_FOUND');
    await juspay.order.create({ order_id, amount: 1 });
    await refused(juspay.order.create({ order_id, amount: 2 }), 'DUPLICATE_REQUEST');
    await refused(juspay.order.refund(order_id, { unique_request_id: 'sdk-2', order_id, amount: 1 }), 'INVALID_ACTION');
    await refused(juspay.order.status(order_id, {}, { apiKey: 'WRONG' }), 'UNAUTHENTICATED');
  });

  it('hears in a sentence which of its keys is wrong, and what the plain call would say', async () => {
    const other = await generateKeyPair();
    const told = async (auth: Partial<JweAuth>, expected: RegExp) => {
      const juspay = sdk({ jweAuth: { ...jweAuth, ...auth } });
      await assert.rejects(juspay.order.status('none', {}), (error) => {
        assert.ok(error instanceof APIError);
        assert.match(String(error.error_info?.developer_message), expected);
        return true;
      });
    };
    await told({ keyId: 'other' }, /another key id \(kid\).* Use the key id acme-jwe\./);
    await told({ publicKey: other.publicKey }, /cannot be decrypted.* jwe-gateway-public\.pem/);
    await told({ privateKey: other.privateKey }, /signature of the JWS does not match.* jwe-private\.pem/);
    await told({}, /This merchant has no such order\./);
  });
});

/** Hands the SDK's call its documented option `opts.agent`, which its public methods do not pass on. */
function useAgent(resource: object, agent: Agent): void {
  const send: unknown = Reflect.get(resource, 'makeServiceCall');
  assert.ok(typeof send === 'function');
  Reflect.set(resource, 'makeServiceCall', (call: { readonly opts?: object }) => {
    const answer: unknown = Reflect.apply(send, resource, [{ ...call, opts: { ...call.opts, agent } }]);
    return answer;
  });
}

async function certificateForLocalhost(): Promise<{ key: string; cert: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'hyper-checkout-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const ofKind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'];
  const named = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  await promisify(execFile)('openssl', ['req', '-x509', ...ofKind, '-keyout', key, '-out', cert, ...named]);
  const pair = { key: await readFile(key, 'utf8'), cert: await readFile(cert, 'utf8') };
  await rm(folder, { recursive: true });
  return pair;
}
