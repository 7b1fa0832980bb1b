import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openShop, recordOf, type Reply, type Shop } from './shop.ts';

const minute = 60_000;

/** The documented payload of paymentManagement, for a customer. */
function payloadFor(shop: Shop, customerId: string, more: Record<string, string> = {}): Record<string, unknown> {
  const text = JSON.stringify({
    merchant_id: 'acme',
    customer_id: customerId,
    timestamp: String(shop.now),
    ...more,
  });
  const { orderDetails, signature, merchantKeyId } = shop.payloadOf(text);
  return {
    action: 'paymentManagement',
    clientId: 'acme',
    signaturePayload: orderDetails,
    signature,
    merchantKeyId,
    environment: 'sandbox',
  };
}

const open = (shop: Shop, payload: unknown) => shop.post('/checkout/management', { payload });
const remove = (shop: Shop, token: unknown, id: unknown) =>
  shop.post(`/checkout/management/${String(token)}/remove`, { id });
const methodsOf = ({ body }: Reply) => (Array.isArray(body['methods']) ? body['methods'].map(recordOf) : []);
const idsOf = (reply: Reply) => methodsOf(reply).map(({ id }) => id);
const both = ['saved-card-4242', 'saved-vpa-asha'];

describe('saved methods', () => {
  let shop: Shop;
  before(async () => {
    shop = await openShop();
  });
  after(() => shop.simulator.stop());

  it('are a card and a UPI id for the test customer, without a card number', async () => {
    const reply = await open(shop, payloadFor(shop, 'cust77'));
    assert.equal(reply.status, 201);
    assert.match(String(reply.body['token']), /^[\w-]{43}$/);
    assert.deepEqual([reply.body['merchantName'], reply.body['guest']], ['Acme Stores', false]);
    assert.deepEqual(
      methodsOf(reply).map(({ kind, brand, lastFour, vpa }) => ({ kind, brand, lastFour, vpa })),
      [
        { kind: 'card', brand: 'VISA', lastFour: '4242', vpa: undefined },
        { kind: 'vpa', brand: undefined, lastFour: undefined, vpa: 'asha@simulator' },
      ],
    );
    assert.doesNotMatch(JSON.stringify(reply.body), /\d{12,19}(?!\d)(?=")/);
  });

  it('are none for guests and for everybody else', async () => {
    const guest = await open(shop, payloadFor(shop, ''));
    assert.deepEqual([guest.body['guest'], idsOf(guest)], [true, []]);
    const other = await open(shop, payloadFor(shop, 'cust-88'));
    assert.deepEqual([other.body['guest'], idsOf(other)], [false, []]);
    assert.equal((await remove(shop, other.body['token'], 'saved-card-4242')).status, 404);
    assert.equal((await remove(shop, guest.body['token'], 'saved-card-4242')).status, 404);
  });

  it('can be removed, once and for that customer only', async () => {
    const { body } = await open(shop, payloadFor(shop, 'cust77-removes'));
    const left = await remove(shop, body['token'], 'saved-card-4242');
    assert.deepEqual([left.status, idsOf(left)], [200, ['saved-vpa-asha']]);
    assert.deepEqual(idsOf(await remove(shop, body['token'], 'saved-card-4242')), ['saved-vpa-asha']);
    assert.deepEqual(idsOf(await open(shop, payloadFor(shop, 'cust77-removes'))), ['saved-vpa-asha']);
    assert.deepEqual(idsOf(await remove(shop, body['token'], 'saved-vpa-asha')), []);
    assert.deepEqual(idsOf(await open(shop, payloadFor(shop, 'cust77-other'))), both);
  });

  it('are not removed by an unknown token or id', async () => {
    const { body } = await open(shop, payloadFor(shop, 'cust77-stays'));
    const order = await shop.open();
    for (const token of ['x', order]) {
      const reply = await remove(shop, token, 'saved-card-4242');
      assert.deepEqual([reply.status, reply.body['code']], [401, 'authentication-refused']);
    }
    for (const id of ['', 'saved-card', undefined, 7]) {
      assert.equal((await remove(shop, body['token'], id)).status, 404);
    }
    assert.deepEqual(idsOf(await open(shop, payloadFor(shop, 'cust77-stays'))), both);
  });

  it('are shown to nobody without a signature that holds now, for this customer and merchant', async () => {
    const payload = payloadFor(shop, 'cust77');
    const tampered = String(payload['signaturePayload']).replace('cust77', 'cust78');
    const refusals: [unknown, number, string][] = [
      [{ ...payload, signaturePayload: tampered }, 401, 'signature-mismatch'],
      [{ ...payload, merchantKeyId: '1' }, 401, 'merchant-key-id'],
      [{ ...payload, signature: undefined }, 400, 'required'],
      [{ ...payload, signaturePayload: undefined }, 400, 'required'],
      [{ ...payload, clientId: 'nobody' }, 401, 'merchant-unknown'],
      [{ ...payload, customerId: 'cust78' }, 400, 'conflict'],
      [{ ...payload, action: 'paymentPage' }, 400, 'not-allowed'],
      [{ ...payload, environment: 'prod' }, 400, 'not-allowed'],
      [payloadFor(shop, 'cust77', { merchant_id: 'globex' }), 400, 'conflict'],
      [payloadFor(shop, 'cust77', { timestamp: String(shop.now - 15 * minute - 1) }), 401, 'time-expired'],
      [payloadFor(shop, 'cust77', { timestamp: String(shop.now + 6 * minute) }), 401, 'time-future'],
    ];
    for (const [refused, status, code] of refusals) {
      const reply = await open(shop, refused);
      assert.deepEqual([reply.status, reply.body['code']], [status, code]);
      assert.equal(reply.body['methods'], undefined);
    }
    assert.equal((await shop.post('/checkout/management', 'x')).status, 400);
  });

  it('stay removed across a restart', async (test) => {
    const folder = await mkdtemp(join(tmpdir(), 'hyper-checkout-saved-'));
    const store = join(folder, 'saved.db');
    const first = await openShop({ store }, test);
    const { body } = await open(first, payloadFor(first, 'cust77'));
    await remove(first, body['token'], 'saved-vpa-asha');
    await first.simulator.stop();
    const second = await openShop({ store }, test);
    assert.deepEqual(idsOf(await open(second, payloadFor(second, 'cust77'))), ['saved-card-4242']);
    assert.equal((await remove(second, body['token'], 'saved-card-4242')).status, 200);
    await second.simulator.stop();
    await rm(folder, { recursive: true });
  });
});
