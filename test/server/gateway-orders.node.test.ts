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
    assert.equal(await shop.simulator.end('GO6', 'charged'), 'now');
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

  /** A gateway that answers with this, and keeps what it was asked. */
  function recording(body: unknown, status = 200) {
    const asked: { readonly path: string; readonly body: string }[] = [];
    const recorded: GatewayOptions = {
      ...options,
      fetch: async (input, init) => {
        const request = new Request(input, init);
        asked.push({ path: new URL(request.url).pathname, body: await request.text() });
        return Response.json(body, { status });
      },
    };
    return { asked, options: recorded };
  }

  const made = { order_id: 'GO7', status: 'NEW', amount: 1, currency: 'INR' };
  const good = { order_id: 'GO7', amount: '1.00' };

  it('are sent as a form: texts as they are, other values as JSON, and nothing for what is absent', async () => {
    const { asked, options: gateway } = recording(made, 201);
    const order = { ...good, udf1: 'a & b', udf2: undefined, udf3: null, metadata: { a: 1 }, count: 2 };
    await createOrder(order, gateway);
    assert.deepEqual(asked[0]?.path, '/orders');
    assert.deepEqual(Object.fromEntries(new URLSearchParams(asked[0].body)), {
      order_id: 'GO7',
      amount: '1.00',
      udf1: 'a & b',
      metadata: '{"a":1}',
      count: '2',
    });
  });

  it('are not asked for with a wrong amount or without an id', async () => {
    const { asked, options: gateway } = recording(made);
    for (const call of [
      () => createOrder({ ...good, amount: '1.005' }, gateway),
      () => createOrder({ ...good, order_id: '' }, gateway),
      () => createSession({ ...good, order_id: '' }, gateway),
      () => refundOrder('GO7', { uniqueRequestId: 'RF1', amount: '-1.00' }, gateway),
      () => refundOrder('', { uniqueRequestId: 'RF1', amount: '1.00' }, gateway),
    ]) {
      assert.match((await refusalOf(call())).code, /^(amount|required)$/);
    }
    assert.deepEqual(asked, []);
  });

  for (const [status, body, code, field, reason] of [
    [
      400,
      { code: 'order-id', field: 'order_id', error_code: 'INVALID_ORDER_ID' },
      'order-id',
      'order_id',
      'invalid-order-id',
    ],
    [422, { error_code: 'BAD_ORDER' }, 'field', undefined, 'bad-order'],
    [404, {}, 'field', undefined, undefined],
    [409, { code: 'not one of ours', field: 'amount' }, 'field', 'amount', undefined],
    [429, { code: 'order-id' }, 'result-unknown', undefined, 'http-429'],
    [500, { code: 'order-id' }, 'result-unknown', undefined, 'http-500'],
    [204 + 1, { code: 'order-id' }, 'result-unknown', undefined, 'http-205'],
  ] as const) {
    it(`are refused as ${code} after ${status} with ${JSON.stringify(body)}`, async () => {
      const answer = () =>
        status === 205
          ? new Response(null, { status })
          : Response.json(body, { status, headers: { 'retry-after': '1' } });
      const refusal = await refusalOf(createOrder(good, answering(answer)));
      assert.deepEqual([refusal.code, refusal.field, refusal.reason], [code, field, reason]);
      if (code === 'result-unknown') return;
      assert.ok(refusal.message.includes(field ?? 'the request') && refusal.message.includes(`http-${status}`));
      assert.ok(refusal.message.endsWith(reason ? `(${reason}, http-${status}).` : `(http-${status}).`));
      assert.ok(!refusal.message.includes('(,') && !refusal.message.includes('undefined'), refusal.message);
    });
  }

  it('of a session have the id that was asked for, where the gateway names none', async () => {
    const sdk_payload = { requestId: 'r', service: 'in.juspay.hyperpay', payload: { clientId: 'acme' } };
    const session = await createSession(good, recording({ sdk_payload }).options);
    assert.deepEqual([session.orderId, session.paymentLink], ['GO7', undefined]);
    const named = await createSession(good, recording({ sdk_payload, order_id: 'GO8' }).options);
    assert.equal(named.orderId, 'GO8');
    const { asked, options: gateway } = recording({ sdk_payload: 'none' });
    assert.equal((await refusalOf(createSession(good, gateway))).reason, 'malformed');
    const sent = JSON.parse(asked[0]?.body ?? '') as { readonly payment_page_client_id: string };
    assert.equal(sent.payment_page_client_id, options.merchantId);
  });

  it('of a refund have the status of that refund among others', async () => {
    const refunds = [
      'nothing',
      { unique_request_id: 'RF0', status: 'SUCCESS' },
      { unique_request_id: 'RF1', status: 'PENDING' },
    ];
    const refund = { uniqueRequestId: 'RF1', amount: '1.00' };
    const { asked, options: gateway } = recording({ ...made, refunds });
    assert.equal((await refundOrder('a/b', refund, gateway)).refundStatus, 'PENDING');
    assert.equal(asked[0]?.path, '/orders/a%2Fb/refunds');
    for (const others of [undefined, 'none', [], [{ unique_request_id: 'RF0', status: 'SUCCESS' }]]) {
      const { options: silent } = recording({ ...made, refunds: others });
      assert.equal((await refundOrder('GO7', refund, silent)).refundStatus, undefined);
    }
  });

  it('are read from an answer of a mebibyte that comes in pieces', async () => {
    const text = JSON.stringify({ ...made, description: 'रु' });
    const bytes = new TextEncoder().encode(text + ' '.repeat(1_048_576 - new TextEncoder().encode(text).length));
    const middle = new TextEncoder().encode(text.slice(0, text.indexOf('रु'))).length + 1;
    const pieces = [bytes.slice(0, middle), bytes.slice(middle)];
    const body = () =>
      new ReadableStream<Uint8Array>({
        pull: (controller) => {
          const piece = pieces.shift();
          if (piece) controller.enqueue(piece);
          else controller.close();
        },
      });
    const order = await createOrder(
      good,
      answering(() => new Response(body())),
    );
    assert.equal(order.raw['description'], 'रु');
  });

  it('are unknown where the answer is no order', async () => {
    const { options: gateway } = recording({ status: 'NEW' });
    assert.equal((await refusalOf(createOrder(good, gateway))).reason, 'malformed');
  });
});
