import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { goodCard, newOrderId, openShop, recordOf, submit, type Shop } from './shop.ts';

describe('the order status', () => {
  let shop: Shop;
  before(async () => {
    shop = await openShop();
  });
  after(() => shop.simulator.stop());

  it('is NEW, 10, before anything was paid with', async () => {
    const orderId = newOrderId();
    await shop.open({ order_id: orderId, customer_id: '', udf3: 'spring' });
    const { status, body } = await shop.orderStatus(orderId);
    assert.equal(status, 200);
    assert.deepEqual(
      [body['status'], body['status_id'], body['amount'], body['customer_id'], body['txn_id'], body['udf3']],
      ['NEW', 10, 249, null, undefined, 'spring'],
    );
  });

  it('has the documented keys and types for a charged card', async () => {
    const orderId = newOrderId();
    const contact = { customer_email: 'kamala@example.in', customer_phone: '9000000000' };
    const token = await shop.open({ order_id: orderId, amount: '100.15', ...contact });
    const { bankUrl, transactionId } = await submit(shop, token, { method: 'card', card: goodCard });
    await shop.post(`${bankUrl}/answer`, { otp: '123456' });
    const { body } = await shop.orderStatus(orderId);
    const detail = recordOf(body['txn_detail']);
    const card = recordOf(body['card']);
    const expected = {
      order_id: orderId,
      merchant_id: 'acme',
      customer_id: 'cust-77',
      ...contact,
      status: 'CHARGED',
      status_id: 21,
      amount: 100.15,
      effective_amount: 100.15,
      amount_refunded: 0,
      refunded: false,
      currency: 'INR',
      txn_id: `acme-${orderId}-1`,
      txn_uuid: transactionId,
      payment_method_type: 'CARD',
      payment_method: 'VISA',
      auth_type: 'THREE_DS',
      gateway_id: 100,
    };
    for (const [key, value] of Object.entries(expected)) assert.equal(body[key], value, key);
    assert.match(String(body['id']), /^ordeh_[0-9a-f]{32}$/);
    assert.match(String(body['date_created']), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    assert.deepEqual(
      [detail['status'], detail['txn_amount'], detail['gateway'], detail['error_message']],
      ['CHARGED', 100.15, 'DUMMY', ''],
    );
    assert.deepEqual([card['card_brand'], card['last_four_digits'], card['expiry_year']], ['VISA', '4242', '']);
    assert.deepEqual(body['refunds'], []);
  });

  it('names the bank of netbanking and why it failed', async () => {
    const orderId = newOrderId();
    const { bankUrl } = await submit(shop, await shop.open({ order_id: orderId }), {
      method: 'netbanking',
      bank: 'NB_AXIS',
    });
    await shop.post(`${bankUrl}/answer`, { choice: 'fail' });
    const { body } = await shop.orderStatus(orderId);
    assert.deepEqual(
      [body['payment_method_type'], body['payment_method'], body['bank_error_code'], body['card']],
      ['NB', 'NB_AXIS', 'AUTHORIZATION_FAILED', undefined],
    );
  });

  it('is told only to the merchant, by API key and merchant id', async () => {
    const orderId = newOrderId();
    await shop.open({ order_id: orderId });
    const { apiKey } = shop.simulator.merchant;
    const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
    for (const authorization of [
      '',
      'Basic',
      basic(''),
      basic(':'),
      basic('wrong:'),
      basic(`${apiKey}:x`),
      `Bearer ${apiKey}`,
    ]) {
      const { status, body, headers } = await shop.orderStatus(orderId, { authorization });
      assert.equal(status, 401, authorization);
      assert.match(headers.get('www-authenticate') ?? '', /^Basic/);
      assert.deepEqual([body['status'], recordOf(body['error_info'])['code']], ['error', 'UNAUTHENTICATED']);
      assert.equal(body['order_id'], undefined);
    }
    for (const merchantId of ['', 'globex', 'ACME']) {
      assert.equal((await shop.orderStatus(orderId, { 'x-merchantid': merchantId })).status, 401);
    }
    // Juspay's own server SDK sends the key without the colon.
    assert.equal((await shop.orderStatus(orderId, { authorization: basic(apiKey) })).status, 200);
  });

  it('of an unknown order is a 404 in the documented shape', async () => {
    const { status, body } = await shop.orderStatus('NOSUCHORDER');
    assert.equal(status, 404);
    assert.deepEqual(Object.keys(body).slice(0, 4), ['status', 'error_code', 'error_message', 'error_info']);
    assert.equal(body['error_code'], 'RESOURCE_NOT_FOUND');
  });

  it('of another merchant’s order is the same 404', async (test) => {
    const { merchant } = shop.simulator;
    const globex = {
      ...merchant,
      merchantId: 'globex',
      clientId: 'globex',
      apiKey: 'GLOBEXKEY',
      name: 'Globex',
      updatingClientIds: [],
    };
    const both = await openShop({ merchants: [globex] }, test);
    const orderId = newOrderId();
    await both.open({ order_id: orderId });
    const { status } = await both.orderStatus(orderId, {
      authorization: `Basic ${Buffer.from('GLOBEXKEY:').toString('base64')}`,
      'x-merchantid': 'globex',
    });
    assert.equal(status, 404);
  });
});
