import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { endingNames, endingRow, type EndingName } from '../../../src/simulator/domain/endings.ts';
import { sample } from '../../support/test-files.js';
import { call } from './order-api.ts';
import { newOrderId, openShop, recordOf, type Shop } from './shop.ts';
import { ways } from './ways.ts';

const otp = { otp: '123456' };

/** A card has every ending, and of all other ways each has every third, so that three ways have every ending. */
const step = sample(3, 1);

describe(`an ending that was planned (1 of ${step} for ways other than a card)`, () => {
  let shop: Shop;
  let customers = 0;
  before(async () => {
    shop = await openShop();
  });
  beforeEach(async () => {
    // The clock has been moved by the endings before; the shop signs by its own.
    shop.now = Date.now();
    await shop.post('/simulator/clock', { reset: true });
  });
  after(() => shop.simulator.stop());

  /** Returns the id of a customer who has saved cards, and has not linked a wallet yet. */
  const newCustomer = () => `cust77-${customers++}`;

  async function approve(uuid: string, approval: readonly object[]): Promise<void> {
    for (const answer of approval) await shop.post(`/bank/${uuid}/answer`, answer);
  }

  /** Judges the order by the table, from the approval to the last thing that happens by itself. */
  async function judge(name: EndingName, orderId: string): Promise<void> {
    const row = endingRow(name);
    const statuses = [(await shop.orderStatus(orderId)).body['status']];
    let passed = 0;
    for (const { after: due } of row.then ?? []) {
      await shop.simulator.advance(due - passed);
      passed = due;
      statuses.push((await shop.orderStatus(orderId)).body['status']);
    }
    assert.deepEqual(statuses, [...row.order]);
  }

  for (const [place, [way, { page, server, approval }]] of Object.entries(ways).entries()) {
    for (const name of endingNames.filter((_, index) => place === 0 || (place + index) % step === 0)) {
      it(`comes of ${way}: ${name}`, async () => {
        const orderId = newOrderId();
        const token = await shop.open({ order_id: orderId, customer_id: newCustomer() });
        assert.equal(await shop.simulator.end(orderId, name), 'next-payment');
        const { body } = await shop.post(`/checkout/${token}/transactions`, page);
        const uuid = String(body['transactionId']);
        await approve(uuid, approval);
        const told = (await shop.get(`/checkout/${token}/transactions/${uuid}`)).body;
        const { says, ending, pageDies = false } = endingRow(name);
        assert.deepEqual([told['status'], told['final'], told['pageDies'] ?? false], [says ?? ending, true, pageDies]);
        await judge(name, orderId);
      });
    }

    it(`comes of ${way} where the merchant’s server begins the payment`, async () => {
      const orderId = newOrderId();
      const form = { order_id: orderId, amount: '249.00', customer_id: newCustomer() };
      assert.equal((await call(shop, '/orders', { form })).status, 200);
      assert.equal(await shop.simulator.end(orderId, 'charged-after-failure'), 'next-payment');
      const { status, body } = await call(shop, '/txns', { form: { order_id: orderId, format: 'json', ...server } });
      assert.equal(status, 200, JSON.stringify(body));
      await approve(String(body['txn_uuid']), approval);
      await judge('charged-after-failure', orderId);
    });

    it(`comes of ${way} from the dashboard while the shopper is asked`, async () => {
      if (approval.length === 0) return;
      const orderId = newOrderId();
      const token = await shop.open({ order_id: orderId, customer_id: newCustomer() });
      const { body } = await shop.post(`/checkout/${token}/transactions`, page);
      assert.equal(await shop.simulator.end(orderId, 'pending-two-minutes'), 'now');
      const told = await shop.get(`/checkout/${token}/transactions/${String(body['transactionId'])}`);
      assert.deepEqual([told.body['status'], told.body['final']], ['pending_vbv', true]);
      await judge('pending-two-minutes', orderId);
    });
  }

  it('comes of a wallet that is linked, which asks nobody', async () => {
    const customer = newCustomer();
    const linking = await shop.open({ customer_id: customer });
    const first = await shop.post(`/checkout/${linking}/transactions`, { method: 'wallet', wallet: 'PAYTM' });
    await approve(String(first.body['transactionId']), [otp]);
    const orderId = newOrderId();
    const token = await shop.open({ order_id: orderId, customer_id: customer });
    await shop.simulator.end(orderId, 'charged-after-failure');
    await shop.post(`/checkout/${token}/transactions`, { method: 'wallet', wallet: 'PAYTM' });
    await judge('charged-after-failure', orderId);
  });

  it('is taken only once: the payment after it ends as it will', async () => {
    const orderId = newOrderId();
    const token = await shop.open({ order_id: orderId });
    await shop.simulator.end(orderId, 'juspay_declined');
    await shop.post(`/checkout/${token}/transactions`, { method: 'cash' });
    assert.equal((await shop.orderStatus(orderId)).body['status'], 'JUSPAY_DECLINED');
    await shop.post(`/checkout/${token}/transactions`, { method: 'cash' });
    assert.equal((await shop.orderStatus(orderId)).body['status'], 'COD_INITIATED');
  });

  it('does not keep a shopper who declines on the phone from declining', async () => {
    const orderId = newOrderId();
    const token = await shop.open({ order_id: orderId });
    await shop.simulator.end(orderId, 'charged');
    const { body } = await shop.post(`/checkout/${token}/transactions`, { method: 'upi', upi: { flow: 'qr' } });
    await approve(String(body['transactionId']), [{ pin: '111111' }]);
    assert.equal((await shop.orderStatus(orderId)).body['status'], 'AUTHORIZATION_FAILED');
  });
});

describe('POST /txns', () => {
  let shop: Shop;
  before(async () => {
    shop = await openShop();
  });
  after(() => shop.simulator.stop());

  const send = (server: Readonly<Record<string, string>>) =>
    call(shop, '/txns', {
      form: { 'order.order_id': newOrderId(), 'order.amount': '10.00', 'order.customer_id': 'cust77', ...server },
    });

  for (const [way, { server, approval }] of Object.entries(ways)) {
    it(`pays by ${way}`, async () => {
      const { status, body } = await send(server);
      assert.equal(status, 200, JSON.stringify(body));
      const { url } = recordOf(recordOf(body['payment'])['authentication']);
      assert.equal(typeof url, approval.length > 0 ? 'string' : 'undefined');
      if (typeof url === 'string') assert.equal((await shop.get(url)).status, 200);
      for (const answer of approval) await shop.post(`/bank/${String(body['txn_uuid'])}/answer`, answer);
      const order = await shop.orderStatus(String(body['order_id']));
      assert.equal(order.body['status'], way === 'cash' ? 'COD_INITIATED' : 'CHARGED');
    });
  }

  it('gives out what a UPI app or a code needs', async () => {
    const { body } = await send({ payment_method_type: 'UPI', txn_type: 'UPI_QR' });
    const { intent_link: link, ...rest } = recordOf(recordOf(body['payment'])['sdk_params']);
    const fields = new URL(String(link)).searchParams;
    assert.deepEqual(rest, {
      tr: fields.get('tr'),
      merchant_vpa: 'acme@simulator',
      merchant_name: 'Acme Stores (Simulator)',
      amount: '10.00',
      currency: 'INR',
      txn_note: fields.get('tn'),
    });
  });

  it('makes one transaction when a UPI request is sent ten times', async () => {
    const form = {
      'order.order_id': newOrderId(),
      'order.amount': '10.00',
      payment_method_type: 'UPI',
      txn_type: 'UPI_COLLECT',
      upi_vpa: 'success@upi',
    };
    const replies = await Promise.all(Array.from({ length: 10 }, () => call(shop, '/txns', { form })));
    assert.equal(new Set(replies.map(({ body }) => body['txn_uuid'])).size, 1);
  });

  it('refuses UPI ids, apps, tokens and wallets that are not listed', async () => {
    for (const [server, field] of [
      [{ payment_method_type: 'UPI', txn_type: 'UPI_COLLECT', upi_vpa: 'somebody@okbank' }, 'upi.vpa'],
      [{ payment_method_type: 'UPI', txn_type: 'UPI_PAY', upi_app: 'com.example.other' }, 'upi.app'],
      [{ payment_method_type: 'UPI', payment_method: 'UPI' }, 'upi.flow'],
      [{ payment_method_type: 'CARD', card_token: 'none', card_security_code: '123' }, 'id'],
      [{ payment_method_type: 'WALLET', payment_method: 'PURSE' }, 'wallet'],
    ] as const) {
      const { status, body } = await send(server);
      assert.deepEqual([status, body['field']], [400, field]);
      assert.doesNotMatch(JSON.stringify(body), /somebody@okbank/);
    }
  });
});
