import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseWebhook, webhookEventNames, type WebhookEvent } from '../../../src/server/parse-webhook.ts';
import type { EndingName } from '../../../src/simulator/domain/endings.ts';
import { webhookRoutes } from '../../../src/simulator/juspay-api/webhooks.ts';
import { call } from './order-api.ts';
import { receiverLogin, startReceiver, type Receiver } from './receiver.ts';
import { goodCard, newOrderId, openShop, recordOf, submit, type Shop } from './shop.ts';

const day = 24 * 60 * 60_000;

describe('every documented webhook', () => {
  let receiver: Receiver;
  let shop: Shop;
  before(async () => {
    receiver = await startReceiver();
    shop = await openShop({ webhook: { url: receiver.url, ...receiverLogin } });
  });
  after(async () => {
    await shop.simulator.stop();
    await receiver.stop();
  });

  const seen = new Set<string>();

  /** All that the shop is told while something happens, as its own server reads it. */
  const told = async (what: () => Promise<unknown>): Promise<readonly WebhookEvent[]> => {
    // What has happened before is told first.
    await shop.simulator.advance(1);
    const known = receiver.received.length;
    await what();
    await shop.simulator.advance(1);
    const events = await Promise.all(
      receiver.received
        .slice(known)
        .map(({ text, headers }) => parseWebhook(text, headers, receiverLogin, { clock: () => Infinity })),
    );
    for (const { name } of events) seen.add(name);
    return events;
  };
  const names = (events: readonly WebhookEvent[]) => events.map(({ name }) => name);

  const pay = async (otp: string, fields: Record<string, unknown> = {}, body: object = {}) => {
    const order_id = newOrderId();
    const { body: opened } = await shop.post('/checkout', { payload: shop.payload({ order_id, ...fields }) });
    const { bankUrl } = await submit(shop, String(opened['token']), { method: 'card', card: goodCard, ...body });
    const tries = otp === '123456' ? 1 : 3;
    for (let tried = 0; tried < tries; tried++) await shop.post(`${bankUrl}/answer`, { otp });
    return order_id;
  };
  const mandate = {
    'options.create_mandate': 'REQUIRED',
    'mandate.max_amount': '500.00',
    'mandate.frequency': 'ASPRESENTED',
  };
  const mandateOf = async (orderId: string) => recordOf((await shop.orderStatus(orderId)).body['mandate']);
  const idOf = async (orderId: string) => String((await mandateOf(orderId))['mandate_id']);
  const refund = (orderId: string, amount: string) =>
    call(shop, `/orders/${orderId}/refunds`, { form: { unique_request_id: newOrderId(), amount } });
  const debit = (mandateId: string, amount: string) =>
    call(shop, '/txns', {
      form: {
        'order.order_id': newOrderId(),
        'order.amount': amount,
        mandate_id: mandateId,
        merchant_id: 'acme',
        format: 'json',
      },
    });

  it('tells of a refund, one that fails, and one that somebody must look at', async () => {
    const orderId = await pay('123456');
    assert.deepEqual(names(await told(() => refund(orderId, '20.00'))), ['REFUND_INITIATED', 'ORDER_REFUNDED']);
    assert.deepEqual(names(await told(() => refund(orderId, '1.13'))), ['REFUND_INITIATED', 'ORDER_REFUND_FAILED']);
    assert.deepEqual(names(await told(() => refund(orderId, '1.17'))), [
      'REFUND_INITIATED',
      'REFUND_MANUAL_REVIEW_NEEDED',
    ]);
    const { amount_refunded, refunds } = (await shop.orderStatus(orderId)).body;
    assert.equal(amount_refunded, 20);
    assert.ok(Array.isArray(refunds));
    assert.deepEqual(
      refunds.map((each) => recordOf(each)['status']),
      ['SUCCESS', 'FAILURE', 'MANUAL_REVIEW'],
    );
    // A refund in manual review may still go back; a failed one can be refunded again.
    assert.equal((await refund(orderId, '227.84')).status, 400);
    assert.equal((await refund(orderId, '227.83')).status, 200);
  });

  it('tells of a mandate that is made, paused and revoked', async () => {
    let orderId = '';
    const made = await told(async () => (orderId = await pay('123456', mandate)));
    assert.deepEqual(names(made), [
      'TXN_CREATED',
      'MANDATE_CREATED',
      'TXN_CHARGED',
      'ORDER_SUCCEEDED',
      'MANDATE_ACTIVATED',
    ]);
    const id = await idOf(orderId);
    const { mandate_id, mandate_status, order_id } = made.at(-1)?.mandate ?? {};
    assert.deepEqual([mandate_id, mandate_status, order_id], [id, 'ACTIVE', orderId]);
    for (const [command, wanted] of [
      ['pause', ['MANDATE_PAUSED']],
      ['resume', []],
      ['revoke', ['MANDATE_REVOKED']],
    ] as const) {
      assert.deepEqual(names(await told(() => call(shop, `/mandates/${id}`, { form: { command } }))), wanted);
    }
  });

  it('tells of a mandate that comes to nothing', async () => {
    assert.deepEqual(names(await told(() => pay('000000', mandate))), [
      'TXN_CREATED',
      'MANDATE_CREATED',
      'TXN_FAILED',
      'ORDER_FAILED',
      'MANDATE_FAILED',
    ]);
  });

  it('tells of a debit before there is one, and of a customer that nobody could tell', async () => {
    const id = await idOf(await pay('123456', mandate));
    const debited = await told(() => debit(id, '120.50'));
    assert.deepEqual(names(debited), ['NOTIFICATION_SUCCEEDED', 'TXN_CREATED', 'TXN_CHARGED', 'ORDER_SUCCEEDED']);
    const { mandate_id, amount } = recordOf(debited[0]?.content['notification']);
    assert.deepEqual([mandate_id, amount], [id, 120.5]);
    assert.deepEqual(names(await told(() => debit(id, '13.13'))), [
      'NOTIFICATION_FAILED',
      'TXN_CREATED',
      'TXN_FAILED',
      'ORDER_FAILED',
    ]);
  });

  for (const [ending, wanted] of [
    ['sent-back', ['TXN_CHARGED', 'ORDER_SUCCEEDED', 'AUTO_REFUND_FAILED', 'AUTO_REFUND_SUCCEEDED']],
    ['authorized-first', ['ORDER_AUTHORIZED', 'TXN_CHARGED', 'ORDER_SUCCEEDED']],
    ['partly-charged', ['ORDER_PARTIAL_CHARGED']],
  ] as const satisfies readonly (readonly [EndingName, readonly string[]])[]) {
    it(`tells of what comes later: ${ending}`, async () => {
      const order_id = newOrderId();
      const { body: opened } = await shop.post('/checkout', { payload: shop.payload({ order_id }) });
      await shop.simulator.end(order_id, ending);
      const { bankUrl } = await submit(shop, String(opened['token']), { method: 'card', card: goodCard });
      await told(() => shop.post(`${bankUrl}/answer`, { otp: '123456' }));
      assert.deepEqual(names(await told(() => shop.simulator.advance(60_000))), wanted);
    });
  }

  it('tells of a mandate whose time is over, but of no end and no pause to come once it is revoked', async () => {
    const end = String(Math.floor(shop.now / 1000) + 40 * 24 * 60 * 60);
    const fields = { ...mandate, 'mandate.end_date': end };
    await pay('123456', fields);
    const revoked = await idOf(await pay('123456', fields));
    const pause_start_date = String(Math.floor(shop.now / 1000) + 24 * 60 * 60);
    const changes = await told(async () => {
      await call(shop, `/mandates/${revoked}`, { form: { command: 'pause', pause_start_date } });
      await call(shop, `/mandates/${revoked}`, { form: { command: 'revoke' } });
    });
    assert.deepEqual(names(changes), ['MANDATE_REVOKED']);
    const over = await told(() => shop.simulator.advance(41 * day));
    assert.deepEqual(names(over), ['MANDATE_EXPIRED']);
    assert.equal(over[0]?.mandate?.['mandate_status'], 'EXPIRED');
  });

  it('was had by now, and has a line in the documentation', () => {
    assert.deepEqual([...seen].sort(), [...webhookEventNames].sort());
    assert.deepEqual(Object.keys(webhookRoutes).sort(), [...webhookEventNames].sort());
  });
});

describe('a mandate that the shopper may choose', () => {
  let shop: Shop;
  before(async () => {
    shop = await openShop();
  });
  after(() => shop.simulator.stop());

  for (const [agreed, status] of [
    [true, 'ACTIVE'],
    [false, undefined],
  ] as const) {
    it(`is ${agreed ? 'made with' : 'not made without'} consent`, async () => {
      const order_id = newOrderId();
      const fields = { order_id, 'options.create_mandate': 'OPTIONAL', 'mandate.max_amount': '500.00' };
      const { body } = await shop.post('/checkout', { payload: shop.payload(fields) });
      const choice = { method: 'card', card: goodCard, mandate: agreed };
      const { bankUrl } = await submit(shop, String(body['token']), choice);
      await shop.post(`${bankUrl}/answer`, { otp: '123456' });
      const { body: order } = await shop.orderStatus(order_id);
      assert.equal(order['status'], 'CHARGED');
      assert.equal(order['mandate'] === undefined ? undefined : recordOf(order['mandate'])['mandate_status'], status);
    });
  }
});
