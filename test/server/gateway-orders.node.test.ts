import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createOrder, createSession, refundOrder, orderStatus, type GatewayOptions } from '../../src/server/index.ts';
import { openShop, submit, type Shop } from '../simulator/gateway/shop.ts';
import { refusalOf } from './refusal.ts';

describe('orders of the gateway, made by a merchant’s server', () => {
  let shop: Shop;
  let options: GatewayOptions;
  before(async () => {
    shop = await openShop();
    const { apiKey, merchantId } = shop.simulator.merchant;
    options = { baseUrl: shop.simulator.origin, apiKey, merchantId };
  });
  after(() => shop.simulator.stop());

  it('open a session, which the page is handed unchanged', async () => {
    const { clientId } = shop.simulator.merchant;
    const order = { order_id: 'GO1', amount: '249.00', customer_id: 'c1', payment_page_client_id: clientId };
    const session = await createSession(order, options);
    assert.equal(session.orderId, 'GO1');
    const payload: Readonly<Record<string, unknown>> = { ...session.sdkPayload.payload };
    assert.deepEqual([payload['orderId'], payload['clientId']], ['GO1', clientId]);
    assert.match(String(payload['clientAuthToken']), /^tkn_/);
    assert.ok(session.paymentLink?.startsWith(shop.simulator.origin));
  });

  it('are made, and refunded once for each id', async () => {
    const order = { order_id: 'GO2', amount: '249.00', customer_id: 'c1', 'metadata.note': 'a & b', udf1: 'x' };
    assert.equal((await createOrder(order, options)).orderId, 'GO2');
    const early = await refusalOf(refundOrder('GO2', { uniqueRequestId: 'RF1', amount: '1.00' }, options));
    assert.equal(early.code, 'wrong-state');
    const token = await shop.open({ order_id: 'GO6' });
    await submit(shop, token, { method: 'upi', upi: { flow: 'qr' } });
    assert.equal(shop.simulator.end('GO6', 'charged'), 'now');
    for (const amount of ['100.00', '100.00']) {
      const refund = await refundOrder('GO6', { uniqueRequestId: 'RF1', amount }, options);
      assert.deepEqual([refund.orderId, refund.uniqueRequestId], ['GO6', 'RF1']);
      assert.ok(refund.refundStatus);
    }
    const { raw } = await orderStatus('GO6', options);
    assert.equal(raw['amount_refunded'], 100);
  });

  it('are refused with the field, before or by the gateway', async () => {
    const good = { order_id: 'GO3', amount: '1.00' };
    for (const [call, code, field] of [
      [() => createOrder({ ...good, order_id: '' }, options), 'required', 'order_id'],
      [() => createSession({ ...good, amount: '1.005' }, options), 'amount', 'amount'],
      [() => createOrder({ ...good, order_id: 'a b' }, options), 'order-id', 'order_id'],
      [() => refundOrder('GO3', { uniqueRequestId: '', amount: '1.00' }, options), 'required', 'uniqueRequestId'],
      [() => createOrder(good, { ...options, apiKey: 'wrong' }), 'authentication-refused', 'apiKey'],
      [() => createOrder(good, { ...options, baseUrl: 'http://api.example' }), 'url-scheme', 'baseUrl'],
    ] as const) {
      const refusal = await refusalOf(call());
      assert.deepEqual([refusal.code, refusal.field], [code, field]);
    }
  });

  const answering = (answer: () => Response | Promise<Response>): GatewayOptions => ({
    ...options,
    fetch: async () => answer(),
  });

  for (const [title, answer, reason] of [
    ['no JSON', () => new Response('<html>'), 'malformed'],
    ['another shape', () => Response.json([]), 'malformed'],
    ['a failure', () => Response.json({}, { status: 503 }), 'http-503'],
    ['a redirect', () => new Response(null, { status: 302, headers: { location: '/x' } }), 'http-302'],
    ['no answer', () => Promise.reject(new Error('reset')), 'network'],
  ] as const) {
    it(`are unknown after ${title}`, async () => {
      const input = { order_id: 'GO4', amount: '1.00' };
      for (const call of [
        () => createOrder(input, answering(answer)),
        () => createSession(input, answering(answer)),
        () => refundOrder('GO4', { uniqueRequestId: 'RF1', amount: '1.00' }, answering(answer)),
      ]) {
        const refusal = await refusalOf(call());
        assert.deepEqual([refusal.code, refusal.reason], ['result-unknown', reason]);
      }
    });
  }

  it('are unknown after an answer without end, of which a mebibyte is read', async () => {
    const chunk = new Uint8Array(65_536).fill(32);
    const calls = [
      (endless: GatewayOptions) => createOrder({ order_id: 'GO5', amount: '1.00' }, endless),
      (endless: GatewayOptions) => orderStatus('GO5', { ...endless, deadline: 1 }),
    ];
    for (const call of calls) {
      let sent = 0;
      const ends: string[] = [];
      const body = () =>
        new ReadableStream<Uint8Array>({
          pull: (controller) => {
            sent += chunk.length;
            controller.enqueue(chunk);
          },
          cancel: () => void ends.push('cancelled'),
        });
      const refusal = await refusalOf(call(answering(() => new Response(body()))));
      assert.equal(refusal.code, 'result-unknown');
      assert.deepEqual(ends, ['cancelled']);
      assert.ok(sent <= 1024 * 1024 + 3 * chunk.length, `${sent} bytes`);
    }
  });
});
