import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { call } from './order-api.ts';
import { goodCard, newOrderId, openShop, recordOf, submit, type Reply, type Shop } from './shop.ts';

const minute = 60_000;

const payloadIn = ({ body }: Reply) => recordOf(recordOf(body['sdk_payload'])['payload']);

describe('POST /session', () => {
  let shop: Shop;
  before(async () => {
    shop = await openShop();
  });
  after(() => shop.simulator.stop());

  const wish = (more: object = {}) => ({
    order_id: newOrderId(),
    amount: '249.10',
    customer_id: 'cust-77',
    customer_email: 'kamala@example.in',
    customer_phone: '9000000000',
    first_name: 'Kamala',
    payment_page_client_id: 'acme',
    action: 'paymentPage',
    return_url: 'https://shop.example/end',
    ...more,
  });
  const ask = (more: object = {}) => call(shop, '/session', { json: wish(more) });
  const process = (payload: unknown) => shop.post('/checkout', { payload });

  it('makes the order and answers in the documented shape', async () => {
    const { status, body } = await call(shop, '/session', { json: wish({ order_id: 'S1096438018' }) });
    const envelope = recordOf(body['sdk_payload']);
    const payload = recordOf(envelope['payload']);
    const links = recordOf(body['payment_links']);
    assert.deepEqual([status, body['status'], body['order_id']], [200, 'NEW', 'S1096438018']);
    assert.match(String(body['id']), /^ordeh_[0-9a-f]{32}$/);
    assert.equal(links['web'], `${shop.simulator.origin}/pay/${String(body['id'])}`);
    assert.match(String(envelope['requestId']), /^[0-9a-f]{32}$/);
    assert.equal(envelope['service'], 'in.juspay.hyperpay');
    assert.match(String(payload['clientAuthToken']), /^tkn_[\w-]{43}$/);
    assert.equal(
      Date.parse(String(payload['clientAuthTokenExpiry'])),
      Math.floor((shop.now + 15 * minute) / 1000) * 1000,
    );
    const { clientAuthToken: _, clientAuthTokenExpiry: __, ...rest } = payload;
    assert.deepEqual(rest, {
      clientId: 'acme',
      merchantId: 'acme',
      amount: '249.1',
      currency: 'INR',
      orderId: 'S1096438018',
      customerId: 'cust-77',
      customerEmail: 'kamala@example.in',
      customerPhone: '9000000000',
      firstName: 'Kamala',
      returnUrl: 'https://shop.example/end',
      action: 'paymentPage',
      environment: 'sandbox',
      service: 'in.juspay.hyperpay',
    });
    assert.equal((await shop.orderStatus('S1096438018')).body['status'], 'NEW');
  });

  it('opens a checkout with its payload, without a signature, and the order is charged', async () => {
    const session = await ask();
    const opened = await process(payloadIn(session));
    assert.equal(opened.status, 201);
    assert.equal(recordOf(opened.body['order'])['amount'], '249.10');
    const { bankUrl } = await submit(shop, String(opened.body['token']), { method: 'card', card: goodCard });
    await shop.post(`${bankUrl}/answer`, { otp: '123456' });
    const { body } = await shop.orderStatus(String(session.body['order_id']));
    assert.deepEqual([body['status'], body['amount'], body['customer_email']], ['CHARGED', 249.1, 'kamala@example.in']);
  });

  it('opens the payment page by its link too, for 15 minutes', async () => {
    const { body } = await ask();
    const link = String(recordOf(body['payment_links'])['web']).split('/pay/')[1] ?? '';
    assert.equal((await shop.post('/checkout/link', { link })).status, 201);
    shop.now += 15 * minute + 1;
    const late = await shop.post('/checkout/link', { link });
    shop.now -= 15 * minute + 1;
    assert.deepEqual([late.status, late.body['code']], [401, 'time-expired']);
  });

  it('takes a form and an amount as a number as well', async () => {
    const form = await call(shop, '/session', { form: { order_id: newOrderId(), amount: '10.00', customer_id: '' } });
    assert.deepEqual([form.status, payloadIn(form)['amount'], payloadIn(form)['customerId']], [200, '10.0', '']);
    const number = await ask({ amount: 100.15 });
    assert.equal(payloadIn(number)['amount'], '100.15');
    assert.equal((await shop.orderStatus(String(number.body['order_id']))).body['amount'], 100.15);
  });

  it('gives another token for the same order, and refuses the id with other content', async () => {
    const same = wish();
    const [first, second] = [
      await call(shop, '/session', { json: same }),
      await call(shop, '/session', { json: same }),
    ];
    assert.equal(second.status, 200);
    assert.equal(first.body['id'], second.body['id']);
    assert.notEqual(payloadIn(first)['clientAuthToken'], payloadIn(second)['clientAuthToken']);
    const other = await call(shop, '/session', { json: { ...same, amount: '1.00' } });
    assert.deepEqual(
      [other.status, other.body['code'], other.body['error_code']],
      [409, 'order-reused', 'DUPLICATE_REQUEST'],
    );
  });

  it('is over after 15 minutes, unless the order is paid by then', async () => {
    const [open, paid] = [await ask(), await ask()];
    const { body } = await process(payloadIn(paid));
    const { bankUrl } = await submit(shop, String(body['token']), { method: 'card', card: goodCard });
    await shop.post(`${bankUrl}/answer`, { otp: '123456' });
    shop.now += 15 * minute + 1;
    const [late, told] = [await process(payloadIn(open)), await process(payloadIn(paid))];
    shop.now -= 15 * minute + 1;
    assert.deepEqual([late.status, late.body['code'], late.body['errorCode']], [401, 'time-expired', 'JP_012']);
    assert.equal(recordOf(told.body['outcome'])['status'], 'charged');
  });

  it('is refused when the page changed its payload or put a signature beside it', async () => {
    const payload = payloadIn(await ask());
    const refusals: [object, number, string, string][] = [
      [{ clientAuthToken: 'tkn_simulator_cust-77' }, 401, 'authentication-refused', 'clientAuthToken'],
      [{ clientAuthToken: 7 }, 400, 'type', 'clientAuthToken'],
      [{ amount: '1.0' }, 400, 'conflict', 'amount'],
      [{ orderId: 'other' }, 400, 'conflict', 'orderId'],
      [{ customerId: '' }, 400, 'conflict', 'customerId'],
      [{ merchantId: 'globex' }, 400, 'conflict', 'merchantId'],
      [{ action: 'paymentManagement' }, 400, 'conflict', 'action'],
      [{ signature: 'AZOn' }, 400, 'conflict', 'signature'],
    ];
    for (const [change, status, code, field] of refusals) {
      const reply = await process({ ...payload, ...change });
      assert.deepEqual([reply.status, reply.body['code'], reply.body['field']], [status, code, field]);
    }
    assert.equal((await process({ ...payload, amount: '249.10' })).status, 201);
  });

  it('is refused for what makes no order', async () => {
    const refusals: [object, string, string][] = [
      [{ amount: undefined }, 'required', 'amount'],
      [{ amount: '1e2' }, 'amount', 'amount'],
      [{ amount: 0.1 + 0.2 }, 'amount', 'amount'],
      [{ order_id: undefined }, 'required', 'order_id'],
      [{ order_id: 'a/b' }, 'order-id', 'order_id'],
      [{ return_url: 'javascript:alert(1)' }, 'url-scheme', 'return_url'],
      [{ payment_page_client_id: 'globex' }, 'conflict', 'payment_page_client_id'],
      [{ action: 'refund' }, 'not-allowed', 'action'],
    ];
    for (const [change, code, field] of refusals) {
      const reply = await ask(change);
      assert.deepEqual([reply.status, reply.body['code'], reply.body['field']], [400, code, field]);
    }
    assert.equal((await shop.post('/session', wish())).status, 401);
  });

  it('opens the saved methods of a customer with paymentManagement, and of nobody else', async () => {
    const session = await call(shop, '/session', {
      json: { customer_id: 'cust77-session', payment_page_client_id: 'acme', action: 'paymentManagement' },
    });
    const payload = payloadIn(session);
    const opened = await shop.post('/checkout/management', { payload });
    assert.equal(opened.status, 201);
    assert.equal(Array.isArray(opened.body['methods']) && opened.body['methods'].length, 2);
    assert.equal((await process(payload)).body['code'], 'conflict');
    const guest = await call(shop, '/session', { json: { customer_id: '', action: 'paymentManagement' } });
    assert.deepEqual([guest.status, guest.body['field']], [400, 'customer_id']);
  });
});
