import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { call } from './order-api.ts';
import { goodCard, newOrderId, openShop, recordOf, submit, type Shop } from './shop.ts';

const day = 24 * 60 * 60_000;

describe('a mandate', () => {
  let shop: Shop;
  before(async () => {
    shop = await openShop();
  });
  after(() => shop.simulator.stop());

  /** Makes a mandate by a payment, and returns its id. */
  const agree = async (customerId: string, more: Record<string, string> = {}, otp = '123456') => {
    const orderId = newOrderId();
    const session = await call(shop, '/session', {
      json: {
        order_id: orderId,
        amount: '1.00',
        customer_id: customerId,
        'options.create_mandate': 'REQUIRED',
        'mandate.max_amount': '500.00',
        'mandate.frequency': 'ASPRESENTED',
        ...more,
      },
    });
    assert.equal(session.status, 200, JSON.stringify(session.body));
    const { payload } = recordOf(session.body['sdk_payload']);
    const opened = await shop.post('/checkout', { payload });
    const { bankUrl } = await submit(shop, String(opened.body['token']), { method: 'card', card: goodCard });
    const tries = otp === '123456' ? 1 : 3;
    for (let tried = 0; tried < tries; tried++) await shop.post(`${bankUrl}/answer`, { otp });
    return recordOf((await shop.orderStatus(orderId)).body['mandate']);
  };
  const idOf = (mandate: Record<string, unknown>) => String(mandate['mandate_id']);
  const command = (id: string, form: Record<string, string>) => call(shop, `/mandates/${id}`, { form });
  const debit = (id: string, form: Record<string, string> = {}) =>
    call(shop, '/txns', {
      form: {
        'order.order_id': newOrderId(),
        'order.amount': '120.50',
        mandate_id: id,
        merchant_id: 'acme',
        format: 'json',
        ...form,
      },
    });

  it('is made by the payment of an order that asks for it, and stands in the order status', async () => {
    const mandate = await agree('m-made', { 'mandate.end_date': '4102444800', 'mandate.block_funds': 'false' });
    assert.match(idOf(mandate), /^mandate_[0-9a-f]{32}$/);
    const { mandate_id: _, mandate_token: __, last_activated_at: ___, start_date: ____, ...rest } = mandate;
    assert.deepEqual(rest, {
      mandate_status: 'ACTIVE',
      mandate_type: 'MANDATE',
      currency: 'INR',
      max_amount: 500,
      amount_rule: 'VARIABLE',
      frequency: 'ASPRESENTED',
      end_date: '4102444800',
      rule_type: '',
      rule_value: '',
      revokable_by_customer: true,
      block_fund: false,
    });
    const orderId = newOrderId();
    await shop.open({ order_id: orderId });
    assert.equal((await shop.orderStatus(orderId)).body['mandate'], undefined);
  });

  it('has failed when its payment has', async () => {
    assert.equal((await agree('m-fails', {}, '000000'))['mandate_status'], 'FAILURE');
  });

  it('is in the list of its customer only', async () => {
    const id = idOf(await agree('m-lists'));
    const { body } = await call(shop, '/customers/m-lists/mandates');
    const list = Array.isArray(body['list']) ? body['list'].map(recordOf) : [];
    assert.deepEqual(
      [body['object'], body['total'], list[0]?.['mandate_id'], list[0]?.['status']],
      ['list', 1, id, 'ACTIVE'],
    );
    assert.equal((await call(shop, '/customers/m-nobody/mandates')).body['total'], 0);
  });

  it('is executed without the shopper, by an order of its own', async () => {
    const id = idOf(await agree('m-executes'));
    const orderId = newOrderId();
    const { status, body } = await debit(id, { 'order.order_id': orderId, 'order.customer_id': 'm-executes' });
    assert.deepEqual([status, body['status'], body['txn_id']], [200, 'CHARGED', `acme-${orderId}-1`]);
    const order = (await shop.orderStatus(orderId)).body;
    assert.deepEqual([order['status'], order['amount'], order['customer_id']], ['CHARGED', 120.5, 'm-executes']);
    const again = await debit(id, { 'order.order_id': orderId });
    assert.deepEqual([again.status, again.body['error_code']], [400, 'DUPLICATE_ORDER_ID']);
  });

  it('is executed for no more than was agreed to, and for nobody else', async () => {
    const id = idOf(await agree('m-limits'));
    assert.match(String((await debit(id, { 'order.amount': '500.01' })).body['error_message']), /greater than mandate/);
    assert.equal((await debit(id, { 'order.amount': '500.00' })).status, 200);
    assert.equal((await debit(id, { 'order.customer_id': 'm-other' })).status, 400);
    assert.equal((await debit(id, { merchant_id: 'globex' })).status, 401);
    assert.equal((await debit('mandate_none')).status, 404);
    const fixed = idOf(await agree('m-fixed', { 'mandate.amount_rule': 'FIXED', 'mandate.max_amount': '1.00' }));
    assert.match(String((await debit(fixed, { 'order.amount': '0.50' })).body['error_message']), /not equal/);
    assert.equal((await debit(fixed, { 'order.amount': '1' })).status, 200);
  });

  it('can be paused, resumed and revoked, and is executed only while it is ACTIVE', async () => {
    const id = idOf(await agree('m-moves'));
    const paused = await command(id, { command: 'pause' });
    assert.deepEqual(
      [paused.body['mandate_status'], paused.body['response_message']],
      ['PAUSED', 'Mandate is Paused.'],
    );
    assert.match(String((await debit(id)).body['error_message']), /not in active/);
    assert.equal((await command(id, { command: 'pause' })).status, 409);
    assert.equal((await command(id, { command: 'resume' })).body['mandate_status'], 'ACTIVE');
    assert.equal((await debit(id)).status, 200);
    assert.equal((await command(id, { command: 'revoke' })).body['mandate_status'], 'REVOKED');
    assert.equal((await debit(id)).status, 400);
    for (const next of ['pause', 'resume', 'revoke']) assert.equal((await command(id, { command: next })).status, 409);
    assert.equal((await command(id, { command: 'delete' })).status, 400);
    assert.equal((await command('mandate_none', { command: 'revoke' })).status, 404);
  });

  it('pauses and goes on by itself at the given times, and expires', async () => {
    const now = shop.now;
    const seconds = (ms: number) => String(Math.floor(ms / 1000));
    const id = idOf(await agree('m-times', { 'mandate.end_date': seconds(now + 9 * day) }));
    const scheduled = await command(id, {
      command: 'pause',
      pause_start_date: seconds(now + 2 * day),
      pause_end_date: seconds(now + 4 * day),
    });
    assert.equal(scheduled.body['response_message'], 'Pause mandate is scheduled.');
    const seen: unknown[] = [];
    for (const days of [0, 3, 5, 10]) {
      shop.now = now + days * day;
      seen.push((await call(shop, `/mandates/${id}`)).body['mandate_status']);
    }
    shop.now = now;
    assert.deepEqual(seen, ['ACTIVE', 'PAUSED', 'ACTIVE', 'EXPIRED']);
    const odd = await command(id, { command: 'pause', pause_start_date: 'today' });
    assert.equal(odd.status, 400);
  });
});

describe('POST /txns', () => {
  let shop: Shop;
  before(async () => {
    shop = await openShop();
  });
  after(() => shop.simulator.stop());

  const card = {
    payment_method_type: 'CARD',
    payment_method: 'VISA',
    card_number: '4242424242424242',
    card_exp_month: goodCard.expiryMonth,
    card_exp_year: goodCard.expiryYear.slice(2),
    card_security_code: '123',
    redirect_after_payment: 'true',
    format: 'json',
  };

  it('begins a payment by card, and names the page where the shopper goes on', async () => {
    const orderId = newOrderId();
    await call(shop, '/orders', { form: { order_id: orderId, amount: '10', customer_id: '' } });
    const { status, body } = await call(shop, '/txns', { form: { order_id: orderId, merchant_id: 'acme', ...card } });
    assert.deepEqual([status, body['status'], body['txn_id']], [200, 'PENDING_VBV', `acme-${orderId}-1`]);
    const { method, url } = recordOf(recordOf(body['payment'])['authentication']);
    assert.equal(method, 'GET');
    assert.equal((await shop.get(String(url))).status, 200);
    await shop.post(`/bank/${String(body['txn_uuid'])}/answer`, { otp: '123456' });
    assert.equal((await shop.orderStatus(orderId)).body['status'], 'CHARGED');
  });

  it('makes the order along the way, and takes netbanking', async () => {
    const orderId = newOrderId();
    const form = {
      'order.order_id': orderId,
      'order.amount': '10.00',
      payment_method_type: 'NB',
      payment_method: 'NB_SBI',
    };
    assert.equal((await call(shop, '/txns', { form })).body['status'], 'PENDING_VBV');
    assert.equal((await shop.orderStatus(orderId)).body['payment_method'], 'NB_SBI');
  });

  it('makes one transaction when it is sent ten times', async () => {
    const orderId = newOrderId();
    const form = { 'order.order_id': orderId, 'order.amount': '10.00', ...card };
    const replies = await Promise.all(Array.from({ length: 10 }, () => call(shop, '/txns', { form })));
    assert.equal(new Set(replies.map(({ body }) => body['txn_uuid'])).size, 1);
  });

  it('takes no card that is not listed, no unknown order and no other method', async () => {
    const order = { 'order.order_id': newOrderId(), 'order.amount': '1' };
    const real = await call(shop, '/txns', { form: { ...order, ...card, card_number: '4012888888881881' } });
    assert.deepEqual([real.status, real.body['reason']], [400, 'not-a-test-card']);
    assert.doesNotMatch(JSON.stringify(real.body), /4012888888881881/);
    assert.equal((await call(shop, '/txns', { form: { order_id: 'NONE', ...card } })).status, 404);
    const reward = await call(shop, '/txns', { form: { ...order, payment_method_type: 'REWARD' } });
    assert.equal(reward.status, 400);
  });
});
