import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { newOrderId, openShop, recordOf, type Reply, type Shop } from './shop.ts';

const minute = 60_000;

describe('a signed order', () => {
  let shop: Shop;
  before(async () => {
    shop = await openShop();
  });
  after(() => shop.simulator.stop());

  const send = (payload: unknown) => shop.post('/checkout', { payload });
  const assertRefused = (reply: Reply, status: number, code: string, field?: string) => {
    assert.deepEqual([reply.status, reply.body['code']], [status, code]);
    if (field !== undefined) assert.equal(reply.body['field'], field);
    assert.equal(reply.body['status'], 'error');
    assert.equal(typeof reply.body['fix'], 'string');
  };
  const orderOf = (text: string) => recordOf(JSON.parse(text));

  it('opens a checkout that says what is to be paid', async () => {
    const { status, body } = await send(shop.payload({ order_id: 'R1096438018', amount: '1', description: 'Tea' }));
    assert.equal(status, 201);
    assert.match(String(body['token']), /^[\w-]{43}$/);
    assert.deepEqual(body['order'], {
      orderId: 'R1096438018',
      amount: '1.00',
      currency: 'INR',
      description: 'Tea',
      merchantName: 'Acme Stores',
      customerId: 'cust-77',
      guest: false,
    });
    assert.equal(body['outcome'], undefined);
  });

  it('may be one of a guest', async () => {
    const { body } = await send(shop.payload({ customer_id: '' }));
    assert.equal(recordOf(body['order'])['guest'], true);
  });

  it('is checked over its exact bytes, odd as they may be', async () => {
    const text = `{ "order_id":"${newOrderId()}",\n\t"merchant_id" : "acme", "amount":"1.00","customer_id":"कमला",
      "timestamp":"${shop.now}", "return_url":"https:\\/\\/shop.example\\/end","description":"caf\\u00e9 ☕" }`;
    assert.equal((await send(shop.payloadOf(text))).status, 201);
    const rewritten = { ...shop.payloadOf(text), orderDetails: JSON.stringify(orderOf(text)) };
    assertRefused(await send(rewritten), 401, 'signature-mismatch', 'signature');
  });

  it('is refused after the change of any one byte, with JP_012', async () => {
    const payload = shop.payload();
    const text = String(payload['orderDetails']);
    for (let at = 0; at < text.length; at++) {
      const flipped = String.fromCharCode(text.charCodeAt(at) ^ 1);
      const reply = await send({ ...payload, orderDetails: text.slice(0, at) + flipped + text.slice(at + 1) });
      assertRefused(reply, 401, 'signature-mismatch');
      assert.equal(reply.body['errorCode'], 'JP_012');
    }
    assert.equal((await send(payload)).status, 201);
  });

  it('is refused with the signature of another text or of another key', async () => {
    const payload = shop.payload();
    assertRefused(await send({ ...payload, signature: shop.payload()['signature'] }), 401, 'signature-mismatch');
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const signature = sign('sha256', Buffer.from(String(payload['orderDetails'])), privateKey).toString('base64');
    assertRefused(await send({ ...payload, signature }), 401, 'signature-mismatch');
  });

  it('may have its signature in hex', async () => {
    const payload = shop.payload();
    const signature = Buffer.from(String(payload['signature']), 'base64').toString('hex');
    assert.equal((await send({ ...payload, signature })).status, 201);
  });

  it('is refused with an unknown key, merchant or client', async () => {
    const payload = shop.payload();
    const unknownKey = await send({ ...payload, merchantKeyId: '2981' });
    assertRefused(unknownKey, 401, 'merchant-key-id');
    assert.equal(unknownKey.body['errorCode'], 'JP_012');
    assertRefused(await send({ ...payload, merchantId: 'nobody', clientId: 'nobody' }), 401, 'merchant-unknown');
    assertRefused(await send({ ...payload, clientId: 'other' }), 400, 'conflict', 'clientId');
  });

  it('makes the same order again from the same bytes, and is refused with others', async () => {
    const orderId = newOrderId();
    const payload = shop.payload({ order_id: orderId });
    const [first, second] = [await send(payload), await send(payload)];
    assert.deepEqual([first.status, second.status], [201, 201]);
    assert.notEqual(first.body['token'], second.body['token']);
    const other = await send(shop.payload({ order_id: orderId, amount: '1.00' }));
    assertRefused(other, 409, 'order-reused', 'order_id');
    assert.equal((await shop.orderStatus(orderId)).body['amount'], 249);
  });

  it('has an id in any case of its letters, and is one order in all of them', async () => {
    const orderId = newOrderId();
    await shop.open({ order_id: orderId });
    await shop.open({ order_id: orderId.toLowerCase() });
    const other = shop.payload({ order_id: orderId.toLowerCase(), amount: '2.00' });
    assertRefused(await send(other), 409, 'order-reused', 'order_id');
    assert.deepEqual((await shop.orderStatus(orderId.toLowerCase())).body['order_id'], orderId);
  });

  it('binds its id once when fifty different ones come together', async () => {
    const orderId = newOrderId();
    const replies = await Promise.all(
      Array.from({ length: 50 }, (_, index) => send(shop.payload({ order_id: orderId, amount: `${index + 1}.00` }))),
    );
    assert.equal(replies.filter((reply) => reply.status === 201).length, 1);
    assert.equal(replies.filter((reply) => reply.body['code'] === 'order-reused').length, 49);
  });

  it('F34: lasts for exactly 15 minutes', async () => {
    assert.equal((await send(shop.payload({ timestamp: String(shop.now - 15 * minute) }))).status, 201);
    const late = await send(shop.payload({ timestamp: String(shop.now - 15 * minute - 1) }));
    assertRefused(late, 401, 'time-expired', 'timestamp');
  });

  it('may be at most 5 minutes ahead of our clock', async () => {
    assert.equal((await send(shop.payload({ timestamp: String(shop.now + 5 * minute) }))).status, 201);
    const early = await send(shop.payload({ timestamp: String(shop.now + 5 * minute + 1) }));
    assertRefused(early, 401, 'time-future', 'timestamp');
  });

  it('cannot be replayed after its time', async () => {
    const payload = shop.payload();
    assert.equal((await send(payload)).status, 201);
    shop.now += 15 * minute + 1;
    const replay = await send(payload);
    shop.now -= 15 * minute + 1;
    assertRefused(replay, 401, 'time-expired');
  });

  it('is refused when an unsigned copy says otherwise', async () => {
    const payload = shop.payload({ amount: '10.00' });
    for (const amount of ['10', '10.0', '10.00']) assert.equal((await send({ ...payload, amount })).status, 201);
    assertRefused(await send({ ...payload, amount: '1.00' }), 400, 'conflict', 'amount');
    assertRefused(await send({ ...payload, amount: '1e1' }), 400, 'conflict', 'amount');
    assert.equal((await send({ ...payload, amount: 10 })).status, 201);
    assertRefused(await send({ ...payload, amount: 1 }), 400, 'conflict', 'amount');
    assertRefused(await send({ ...payload, amount: [10] }), 400, 'type', 'amount');
    assertRefused(await send({ ...payload, orderId: 'other' }), 400, 'conflict', 'orderId');
    assertRefused(await send({ ...payload, customerId: '' }), 400, 'conflict', 'customerId');
  });

  it('is refused when it names another merchant than the one whose key signed it', async () => {
    assertRefused(await send(shop.payload({ merchant_id: 'globex' })), 400, 'conflict', 'merchantId');
  });

  it('is refused in every environment but exactly sandbox', async () => {
    for (const environment of ['Sandbox', 'prod', 'production', 'sandbox ', '', null]) {
      assertRefused(await send({ ...shop.payload(), environment }), 400, 'not-allowed', 'environment');
    }
    const { environment: _, ...without } = shop.payload();
    assert.equal((await send(without)).status, 201);
  });

  it('is refused half, as an object, or as text that is no order', async () => {
    const payload = shop.payload();
    for (const key of ['orderDetails', 'signature', 'merchantKeyId']) {
      assertRefused(await send({ ...payload, [key]: undefined }), 400, 'required', key);
    }
    const object = orderOf(String(payload['orderDetails']));
    assertRefused(await send({ ...payload, orderDetails: object }), 400, 'needs-exact-string', 'orderDetails');
    assertRefused(await send(shop.payloadOf('not json')), 400, 'json-syntax');
    assertRefused(await send(shop.payloadOf('[]')), 400, 'json-shape');
    assertRefused(await send(shop.payloadOf('{"a":1,"a":2}')), 400, 'json-duplicate-key');
    assertRefused(await send(shop.payload({ customer_id: undefined })), 400, 'required', 'customer_id');
    for (const amount of ['1e2', '-1', '0.001', 'NaN', '१']) {
      assertRefused(await send(shop.payload({ amount })), 400, 'amount', 'amount');
    }
  });

  it('is not taken when half a surrogate pair stands for the sign that its bytes would be', async () => {
    const payload = shop.payload({ description: '\ufffd' });
    const text = String(payload['orderDetails']).replace('\ufffd', '\ud800');
    assertRefused(await send({ ...payload, orderDetails: text }), 401, 'signature-mismatch');
  });
});

describe('initiate', () => {
  let shop: Shop;
  before(async () => {
    shop = await openShop();
  });
  after(() => shop.simulator.stop());

  const send = (payload: unknown) => shop.post('/checkout/initiate', { payload });
  const signed = (more: Record<string, string> = {}) => {
    const { orderDetails, signature } = shop.payloadOf(
      JSON.stringify({
        merchant_id: 'acme',
        customer_id: '1234567890',
        mobile_number: '9234567890',
        email_address: 'kamala@example.in',
        timestamp: String(shop.now),
        ...more,
      }),
    );
    return { ...bare, signaturePayload: orderDetails, signature, merchantKeyId: '2980' };
  };
  const bare = { action: 'initiate', merchantId: 'acme', clientId: 'acme', environment: 'sandbox' };

  it('is accepted without signed customer data, with the key id alone, and with all of it', async () => {
    for (const payload of [bare, { ...bare, merchantKeyId: '2980' }, signed()]) {
      const { status, body } = await send(payload);
      assert.deepEqual([status, body], [200, { ok: true }]);
    }
  });

  it('is refused with a wrong signature, half of it, or too late', async () => {
    const payload = signed();
    const tampered = payload.signaturePayload?.toString().replace('kamala', 'meera');
    const refusals = [
      [{ ...payload, signaturePayload: tampered }, 401, 'signature-mismatch'],
      [{ ...payload, merchantKeyId: '1' }, 401, 'merchant-key-id'],
      [{ ...payload, signature: undefined }, 400, 'half-pair'],
      [signed({ timestamp: String(shop.now - 15 * minute - 1) }), 401, 'time-expired'],
      [{ ...payload, customerId: 'other' }, 400, 'conflict'],
      [{ ...bare, merchantId: 'nobody' }, 401, 'merchant-unknown'],
      [{ ...bare, environment: 'Sandbox' }, 400, 'not-allowed'],
      [{ ...bare, environment: undefined }, 400, 'required'],
    ] as const;
    for (const [refused, status, code] of refusals) {
      const reply = await send(refused);
      assert.deepEqual([reply.status, reply.body['code']], [status, code]);
    }
  });
});
