import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Store } from '../../../src/simulator/application/store.ts';
import { startOn } from '../../../src/simulator/start-simulator.ts';
import { openSqliteStore } from '../../../src/simulator/infrastructure/sqlite-store.ts';
import { delayingStore, type DelayingStore } from '../../support/delaying-store.ts';
import { sample } from '../../support/test-files.js';
import { newOrder } from '../domain/samples.ts';
import { call } from './order-api.ts';
import { receiverLogin, startReceiver, type Receiver } from './receiver.ts';
import { goodCard, newOrderId, openShop, recordOf, submit, type Shop } from './shop.ts';

const bank = { method: 'netbanking', bank: 'NB_SBI' };
const atOnce = 12;
const times = <T>(count: number, work: (place: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, place) => work(place)));

/* The store of these tests answers late, so that whatever comes between two of its calls does come. */
describe('requests about one order that come together', () => {
  let delaying: DelayingStore;
  let receiver: Receiver;
  let shop: Shop;
  let seed = 0;
  beforeEach(async () => {
    receiver = await startReceiver();
    delaying = delayingStore(openSqliteStore(), ++seed);
    const webhook = { url: receiver.url, ...receiverLogin };
    shop = await openShop({ webhook }, undefined, (options = {}) => startOn(async () => delaying.store, options));
  });
  afterEach(async () => {
    await shop.simulator.stop();
    await receiver.stop();
  });

  const namesSent = async () => {
    await shop.simulator.advance(0);
    return receiver.received.map(({ name }) => name).sort();
  };
  const statusOf = async (orderId: string) => (await shop.orderStatus(orderId)).body;
  const refunds = (body: Record<string, unknown>) =>
    Array.isArray(body['refunds']) ? body['refunds'].map(recordOf) : [];
  const refund = (orderId: string, unique_request_id: string, amount: string) =>
    call(shop, `/orders/${orderId}/refunds`, { json: { unique_request_id, amount } });
  const openPaid = async () => {
    const orderId = newOrderId();
    const { bankUrl } = await submit(shop, await shop.open({ order_id: orderId }), { method: 'card', card: goodCard });
    await shop.post(`${bankUrl}/answer`, { otp: '123456' });
    return orderId;
  };

  it(`submit ${atOnce} times and make one transaction, whose webhook goes out once`, async () => {
    for (let round = 0; round < sample(2, 10); round++) {
      const orderId = newOrderId();
      const token = await shop.open({ order_id: orderId });
      const before = delaying.commits.conflict;
      delaying.meet(atOnce);
      const submits = await times(atOnce, () => submit(shop, token, bank));
      assert.equal(new Set(submits.map(({ transactionId }) => transactionId)).size, 1);
      assert.equal(delaying.commits.conflict - before, atOnce - 1);
      assert.equal((await statusOf(orderId))['txn_id'], `acme-${orderId}-1`);
      assert.equal((await namesSent()).length, round + 1);
    }
  });

  it('pay by different banks, and leave one transaction that can be charged', async () => {
    const orderId = newOrderId();
    const token = await shop.open({ order_id: orderId });
    const banks = ['NB_HDFC', 'NB_ICICI', 'NB_AXIS', 'NB_SBI', 'NB_PNB'];
    delaying.meet(banks.length);
    const submits = await Promise.all(banks.map((name) => submit(shop, token, { method: 'netbanking', bank: name })));
    assert.equal(new Set(submits.map(({ transactionId }) => transactionId)).size, banks.length);
    await Promise.all(submits.map(({ bankUrl }) => shop.post(`${bankUrl}/answer`, { choice: 'succeed' })));
    const ends = await Promise.all(
      submits.map(({ transactionId }) => shop.get(`/checkout/${token}/transactions/${transactionId}`)),
    );
    assert.equal(ends.filter(({ body }) => body['status'] === 'charged').length, 1);
    const created = banks.map(() => 'TXN_CREATED');
    assert.deepEqual(await namesSent(), ['ORDER_SUCCEEDED', 'TXN_CHARGED', ...created].sort());
  });

  it(`answer the bank ${atOnce} times and charge once`, async () => {
    const orderId = newOrderId();
    const { bankUrl } = await submit(shop, await shop.open({ order_id: orderId }), { method: 'card', card: goodCard });
    delaying.meet(atOnce);
    await times(atOnce, () => shop.post(`${bankUrl}/answer`, { otp: '123456' }));
    assert.equal((await statusOf(orderId))['status'], 'CHARGED');
    const { body } = await shop.get(`/simulator/orders/acme/${orderId}`);
    const lines = JSON.stringify(body['timeline']).match(/has debited the shopper/g);
    assert.equal(lines?.length, 1);
    assert.deepEqual(await namesSent(), ['ORDER_SUCCEEDED', 'TXN_CHARGED', 'TXN_CREATED']);
  });

  it('count each wrong password', async () => {
    const orderId = newOrderId();
    const { bankUrl } = await submit(shop, await shop.open({ order_id: orderId }), { method: 'card', card: goodCard });
    delaying.meet(3);
    await times(3, () => shop.post(`${bankUrl}/answer`, { otp: '000000' }));
    assert.equal((await statusOf(orderId))['status'], 'AUTHENTICATION_FAILED');
  });

  it('refund once by one name, never more than was paid, and lose none', async () => {
    const orderId = await openPaid();
    delaying.meet(atOnce);
    const same = await times(atOnce, () => refund(orderId, 'same', '49.00'));
    assert.deepEqual([...new Set(same.map(({ status }) => status))], [200]);
    delaying.meet(atOnce);
    const others = await times(atOnce, (place) => refund(orderId, `part ${place}`, '40.00'));
    assert.equal(others.filter(({ status }) => status === 200).length, 5);
    const status = await statusOf(orderId);
    assert.equal(status['amount_refunded'], 249);
    const names = refunds(status).map(({ unique_request_id: name }) => name);
    assert.equal(new Set(names).size, 6);
    assert.equal(names.length, 6);
    const sent = (await namesSent()).filter((name) => name === 'ORDER_REFUNDED');
    assert.equal(sent.length, 6);
  });

  it('refund two orders by one name, and one of them gets it', async () => {
    const orderIds = [await openPaid(), await openPaid()];
    delaying.meet(2);
    const answers = await Promise.all(orderIds.map((orderId) => refund(orderId, 'shared', '1.00')));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
    const statuses = await Promise.all(orderIds.map(statusOf));
    assert.equal(statuses.flatMap(refunds).length, 1);
  });

  it('debit twice under one order id, and charge once', async () => {
    const agreed = newOrderId();
    const mandate = {
      'options.create_mandate': 'REQUIRED',
      'mandate.max_amount': '500.00',
      'mandate.frequency': 'ASPRESENTED',
    };
    const token = await shop.open({ order_id: agreed, ...mandate });
    const { bankUrl } = await submit(shop, token, { method: 'card', card: goodCard });
    await shop.post(`${bankUrl}/answer`, { otp: '123456' });
    const { mandate_id } = recordOf((await statusOf(agreed))['mandate']);
    const debit = { mandate_id, 'order.order_id': newOrderId(), 'order.amount': '5.00', format: 'json' };
    delaying.meet(2);
    const answers = await times(2, () => call(shop, '/txns', { json: debit }));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 400]);
    const sent = await namesSent();
    assert.equal(sent.filter((name) => name === 'NOTIFICATION_SUCCEEDED').length, 1);
    assert.equal(sent.filter((name) => name === 'ORDER_SUCCEEDED').length, 2);
  });

  it('update and pay: no shopper pays an amount that they did not see', async () => {
    for (let round = 0; round < sample(2, 10); round++) {
      const orderId = newOrderId();
      const token = await shop.open({ order_id: orderId });
      const update = { ...shop.payload({ order_id: orderId, amount: '300.00', timestamp: String(shop.now + 1) }) };
      delaying.meet(2);
      const [updated, paid] = await Promise.all([
        shop.post(`/checkout/${token}/order`, { payload: { ...update, action: 'updateOrder' } }),
        shop.post(`/checkout/${token}/transactions`, { ...bank, amount: '249.00' }),
      ]);
      const { txn_detail: txn, amount } = await statusOf(orderId);
      if (paid.status === 201) assert.equal(recordOf(txn)['txn_amount'], 249);
      else assert.equal(paid.body['field'], 'amount');
      if (updated.status === 200 && paid.status !== 201) assert.equal(amount, 300);
    }
  });

  it('open a new order, which is one with all of its tokens', async () => {
    const orderId = newOrderId();
    const payload = shop.payload({ order_id: orderId });
    delaying.meet(atOnce);
    const opened = await times(atOnce, () => shop.post('/checkout', { payload }));
    const tokens = new Set(opened.map(({ body }) => String(body['token'])));
    assert.equal(tokens.size, atOnce);
    const submits = await Promise.all(Array.from(tokens, (token) => submit(shop, token, bank)));
    assert.equal(new Set(submits.map(({ transactionId }) => transactionId)).size, 1);
    const { body } = await shop.get(`/simulator/orders/acme/${orderId}`);
    assert.equal(JSON.stringify(body['timeline']).match(/Order of INR 249.00 taken/g)?.length, 1);
  });

  it('run a due step once, whoever comes first', async () => {
    const orderId = newOrderId();
    const token = await shop.open({ order_id: orderId });
    await shop.simulator.end(orderId, 'charged-after-failure');
    const { bankUrl } = await submit(shop, token, { method: 'card', card: goodCard });
    await shop.post(`${bankUrl}/answer`, { otp: '123456' });
    assert.equal((await statusOf(orderId))['status'], 'AUTHORIZATION_FAILED');
    shop.now += 60_000;
    await Promise.all([
      shop.simulator.advance(0),
      ...Array.from({ length: 4 }, () => shop.post(`/checkout/${token}/leave`, {})),
      shop.simulator.advance(0),
    ]);
    assert.equal((await statusOf(orderId))['status'], 'CHARGED');
    const sent = await namesSent();
    assert.equal(sent.filter((name) => name === 'ORDER_SUCCEEDED').length, 1);
  });

  it('are asked to come again if the order changes at every try', async () => {
    const orderId = newOrderId();
    const token = await shop.open({ order_id: orderId });
    const { orders } = delaying.store;
    Object.assign(orders, { commit: async () => 'conflict' });
    const refused = await shop.post(`/checkout/${token}/transactions`, bank);
    assert.equal(refused.status, 503);
    assert.match(
      String(refused.body['error_message']),
      new RegExp(`have changed the order ${orderId} at each of 100 tries`),
    );
  });
});

describe('a commit of an order that has changed since it was loaded', () => {
  let store: Store;
  beforeEach(() => {
    store = openSqliteStore();
  });
  afterEach(() => store.close());

  it('writes nothing, rows included', async () => {
    const order = newOrder();
    const line = { merchantId: 'acme', orderId: 'R1', at: 1, source: 'you', text: 'One', status: '' } as const;
    const create = { before: undefined, after: order, rows: [{ type: 'line', line } as const] };
    assert.equal(await store.orders.commit(create), 'saved');
    assert.equal(await store.orders.commit(create), 'conflict');
    const before = await store.orders.load(order);
    assert.ok(before);
    const change = { before, after: { ...before.order, amount: '1.00', updated: 2 }, rows: create.rows };
    assert.equal(await store.orders.commit(change), 'saved');
    assert.equal(await store.orders.commit({ ...change, after: { ...change.after, amount: '2.00' } }), 'conflict');
    assert.equal((await store.orders.load(order))?.order.amount, '1.00');
    assert.equal(store.timeline('acme', 'R1').length, 2);
  });

  it('is a conflict also if it would only add rows, and leaves the version as it is if not', async () => {
    const order = newOrder();
    assert.equal(await store.orders.commit({ before: undefined, after: order, rows: [] }), 'saved');
    const before = await store.orders.load(order);
    assert.ok(before);
    const onlyRows = { before, after: before.order, rows: [] };
    assert.equal(await store.orders.commit(onlyRows), 'saved');
    assert.equal(await store.orders.commit(onlyRows), 'saved');
    assert.equal(await store.orders.commit({ before, after: { ...order, updated: 2 }, rows: [] }), 'saved');
    assert.equal(await store.orders.commit(onlyRows), 'conflict');
  });

  it('takes ids that differ in case for one order', async () => {
    assert.equal(await store.orders.commit({ before: undefined, after: newOrder(), rows: [] }), 'saved');
    const other = { ...newOrder(), orderId: 'r1' };
    assert.equal(await store.orders.commit({ before: undefined, after: other, rows: [] }), 'conflict');
    assert.equal((await store.orders.load(other))?.order.orderId, 'R1');
  });
});
