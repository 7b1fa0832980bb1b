import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { call } from './order-api.ts';
import { goodCard, newOrderId, openShop, recordOf, submit, type Shop } from './shop.ts';

describe('the orders of the server API', () => {
  let shop: Shop;
  before(async () => {
    shop = await openShop();
  });
  after(() => shop.simulator.stop());

  const form = (more: Record<string, string> = {}) => ({
    order_id: newOrderId(),
    amount: '300.00',
    customer_id: 'cust-77',
    udf1: 'spring',
    ...more,
  });

  it('are made by POST /orders, from a form, as CREATED, and are NEW from then on', async () => {
    const wanted = form({ billing_address_city: 'Bengaluru', product_id: 'p1' });
    const { status, body } = await call(shop, '/orders', { form: wanted });
    assert.deepEqual([status, body['status'], body['status_id'], body['amount']], [200, 'CREATED', 1, 300]);
    const link = `${shop.simulator.origin}/pay/${String(body['id'])}`;
    assert.deepEqual(body['payment_links'], { web: link, mobile: link, iframe: link });
    const known = (await shop.orderStatus(wanted.order_id)).body;
    assert.deepEqual(
      [known['status'], known['status_id'], known['udf1'], known['product_id'], known['customer_id']],
      ['NEW', 10, 'spring', 'p1', 'cust-77'],
    );
  });

  it('come with a clientAuthToken on demand, which opens their page', async () => {
    const { body } = await call(shop, '/orders', { form: form({ 'options.get_client_auth_token': 'true' }) });
    const { client_auth_token: clientAuthToken } = recordOf(body['juspay']);
    const payload = { action: 'paymentPage', clientId: 'acme', environment: 'sandbox', clientAuthToken };
    assert.equal((await shop.post('/checkout', { payload })).status, 201);
    assert.equal((await call(shop, '/orders', { form: form() })).body['juspay'], undefined);
  });

  it('are the same when asked for twice, and are refused with other content', async () => {
    const wanted = form();
    const [first, second] = [
      await call(shop, '/orders', { form: wanted }),
      await call(shop, '/orders', { json: { ...wanted, amount: 300 } }),
    ];
    assert.equal(first.body['id'], second.body['id']);
    const other = await call(shop, '/orders', { form: { ...wanted, udf1: 'autumn' } });
    assert.deepEqual([other.status, other.body['code']], [409, 'order-reused']);
  });

  it('keep nothing of a card that was sent along', async () => {
    const wanted = form({ card_number: '4242424242424242', card_security_code: '987' });
    assert.equal((await call(shop, '/orders', { form: wanted })).status, 200);
    const order = await shop.orderStatus(wanted.order_id);
    assert.doesNotMatch(JSON.stringify(order.body), /4242424242424242|\b987\b/);
  });

  it('can be changed until somebody pays: amount, addresses and custom parameters, nothing else', async () => {
    const wanted = form();
    await call(shop, '/orders', { form: wanted });
    const changed = await call(shop, `/orders/${wanted.order_id}`, {
      form: { amount: '120.50', udf1: 'summer', customer_id: 'somebody-else' },
    });
    assert.deepEqual(
      [changed.status, changed.body['amount'], changed.body['udf1'], changed.body['customer_id']],
      [200, 120.5, 'summer', 'cust-77'],
    );
    assert.equal((await call(shop, `/orders/${wanted.order_id}`, { form: { amount: '-1' } })).body['code'], 'amount');
    assert.equal((await call(shop, '/orders/NONE', { form: { amount: '1' } })).status, 404);
  });

  it('cannot be changed while a bank may charge them', async () => {
    const orderId = newOrderId();
    const token = await shop.open({ order_id: orderId });
    const { bankUrl } = await submit(shop, token, { method: 'card', card: goodCard });
    const change = () => call(shop, `/orders/${orderId}`, { form: { amount: '1.00' } });
    const during = await change();
    assert.deepEqual([during.status, during.body['code']], [409, 'wrong-state']);
    await shop.post(`${bankUrl}/answer`, { otp: '123456' });
    assert.equal((await change()).status, 409);
    assert.equal((await shop.orderStatus(orderId)).body['amount'], 249);
  });

  it('are opened as they stand by a text that was signed before the change', async () => {
    const orderId = newOrderId();
    const payload = shop.payload({ order_id: orderId });
    await shop.post('/checkout', { payload });
    await call(shop, `/orders/${orderId}`, { json: { amount: 99 } });
    const again = await shop.post('/checkout', { payload: { ...payload, amount: undefined } });
    assert.equal(recordOf(again.body['order'])['amount'], '99.00');
  });

  it('are for servers only, with a version that is a day', async () => {
    const anonymous = await call(shop, '/orders', { form: form(), headers: { authorization: 'Basic eDo=' } });
    assert.equal(anonymous.status, 401);
    const other = await call(shop, '/orders', { form: form(), headers: { 'x-merchantid': 'globex' } });
    assert.equal(other.status, 401);
    for (const [version, status] of [
      ['2024-01-03', 200],
      ['latest', 400],
    ] as const) {
      assert.equal((await call(shop, '/orders', { form: form(), headers: { version } })).status, status);
    }
  });

  it('may come in chunks without a length, up to 64 KiB', async () => {
    const send = async (text: string) => {
      const init = {
        method: 'POST',
        headers: {
          authorization: `Basic ${Buffer.from(`${shop.simulator.merchant.apiKey}:`).toString('base64')}`,
          'x-merchantid': 'acme',
          'content-type': 'application/json',
        },
        body: new Blob([text]).stream(),
        duplex: 'half',
      };
      return (await fetch(`${shop.simulator.origin}/orders`, init)).status;
    };
    assert.equal(await send(JSON.stringify(form())), 200);
    assert.equal(await send(JSON.stringify(form({ description: 'x'.repeat(70_000) }))), 413);
  });

  it('are refused in a body that is neither JSON nor a form, or says a thing twice', async () => {
    const send = (type: string, body: string) =>
      fetch(`${shop.simulator.origin}/orders`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${Buffer.from(`${shop.simulator.merchant.apiKey}:`).toString('base64')}`,
          'x-merchantid': 'acme',
          'content-type': type,
        },
        body,
      }).then(({ status }) => status);
    assert.equal(await send('text/plain', '{}'), 400);
    assert.equal(await send('application/json', '['), 400);
    assert.equal(await send('application/x-www-form-urlencoded', 'amount=1&amount=2&order_id=R1'), 400);
  });
});

describe('refunds', () => {
  let shop: Shop;
  before(async () => {
    shop = await openShop();
  });
  after(() => shop.simulator.stop());

  const paid = async (amount = '100.00') => {
    const orderId = newOrderId();
    const { bankUrl } = await submit(shop, await shop.open({ order_id: orderId, amount }), {
      method: 'card',
      card: goodCard,
    });
    await shop.post(`${bankUrl}/answer`, { otp: '123456' });
    return orderId;
  };
  let requests = 0;
  const refund = (orderId: string, amount?: string, name = `r${requests++}`) =>
    call(shop, `/orders/${orderId}/refunds`, {
      form: { unique_request_id: name, ...(amount !== undefined && { amount }) },
    });

  it('send back a part, then another, then the rest', async () => {
    const orderId = await paid();
    const first = await refund(orderId, '30.10');
    assert.deepEqual(
      [first.status, first.body['status'], first.body['amount_refunded'], first.body['refunded']],
      [200, 'CHARGED', 30.1, true],
    );
    await refund(orderId, '0.20');
    const { body } = await refund(orderId);
    const refunds = Array.isArray(body['refunds']) ? body['refunds'].map(recordOf) : [];
    assert.deepEqual(
      refunds.map(({ amount, status }) => [amount, status]),
      [
        [30.1, 'SUCCESS'],
        [0.2, 'SUCCESS'],
        [69.7, 'SUCCESS'],
      ],
    );
    const known = (await shop.orderStatus(orderId)).body;
    assert.deepEqual([known['status'], known['status_id'], known['amount_refunded']], ['CHARGED', 21, 100]);
  });

  it('never send back more than was paid, in one or in all', async () => {
    const orderId = await paid();
    assert.equal((await refund(orderId, '100.01')).body['code'], 'amount');
    await refund(orderId, '60.00');
    const more = await refund(orderId, '40.01');
    assert.deepEqual([more.status, more.body['reason']], [400, 'more-than-paid']);
    assert.equal((await refund(orderId, '40.00')).status, 200);
    assert.equal((await refund(orderId)).body['reason'], 'more-than-paid');
    assert.equal((await shop.orderStatus(orderId)).body['amount_refunded'], 100);
  });

  it('send back no more than has arrived of an order that was charged in part', async () => {
    const orderId = newOrderId();
    const token = await shop.open({ order_id: orderId, amount: '100.00' });
    await shop.simulator.end(orderId, 'partly-charged');
    const { bankUrl } = await submit(shop, token, { method: 'card', card: goodCard });
    await shop.post(`${bankUrl}/answer`, { otp: '123456' });
    assert.equal((await refund(orderId, '1.00')).body['code'], 'wrong-state');
    await shop.simulator.advance(10_000);
    assert.equal((await shop.orderStatus(orderId)).body['status'], 'PARTIAL_CHARGED');
    assert.equal((await refund(orderId, '50.01')).body['reason'], 'more-than-paid');
    const { status, body } = await refund(orderId);
    assert.deepEqual([status, body['amount_refunded']], [200, 50]);
  });

  it('happen once under one name, also when ten come together', async () => {
    const orderId = await paid();
    const replies = await Promise.all(Array.from({ length: 10 }, () => refund(orderId, '60.00', 'same-name')));
    assert.deepEqual(new Set(replies.map(({ status }) => status)), new Set([200]));
    assert.equal((await shop.orderStatus(orderId)).body['amount_refunded'], 60);
    const other = await refund(orderId, '1.00', 'same-name');
    assert.deepEqual([other.status, other.body['error_code']], [409, 'DUPLICATE_REQUEST']);
    assert.equal((await refund(await paid(), '60.00', 'same-name')).status, 409);
  });

  it('are for charged orders with a name of their own', async () => {
    const open = newOrderId();
    await shop.open({ order_id: open });
    assert.equal((await refund(open, '1.00')).body['code'], 'wrong-state');
    assert.equal((await refund('NONE', '1.00')).status, 404);
    const orderId = await paid();
    assert.equal((await refund(orderId, '1.00', '')).body['code'], 'required');
    assert.equal((await refund(orderId, '1.00', 'x'.repeat(21))).body['code'], 'field');
    for (const amount of ['0', '-1', '1e1', '1.001']) {
      assert.equal((await refund(orderId, amount)).body['code'], 'amount', amount);
    }
    assert.equal((await shop.orderStatus(orderId)).body['refunded'], false);
  });
});
