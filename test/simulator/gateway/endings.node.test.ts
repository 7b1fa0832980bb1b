import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { processStatuses } from '../../../src/protocol/process-status.ts';
import { endingNames, endingRow, type EndingName } from '../../../src/simulator/domain/endings.ts';
import { inputOfEnding, nextState } from '../../../src/simulator/domain/transaction-state.ts';
import { receiverLogin, startReceiver, type Receiver } from './receiver.ts';
import { goodCard, newOrderId, openShop, submit, type Shop } from './shop.ts';

/** Returns the page's status at an ending. */
const saysOf = (name: EndingName) => endingRow(name).says ?? endingRow(name).ending;

describe('the table of endings', () => {
  it('has a route to each of the twelve statuses', () => {
    const said = new Set<string>(endingNames.filter((name) => endingRow(name).kind === 'status').map(saysOf));
    assert.deepEqual([...said].sort(), Object.keys(processStatuses).sort());
  });

  it('gives every ending a card of its own, whose check digit is right', () => {
    const cards = endingNames.map((name) => endingRow(name).card);
    assert.equal(new Set(cards).size, cards.length);
    for (const card of cards) {
      const digits = [...card].reverse().map(Number);
      const sum = digits.reduce((total, digit, place) => {
        const doubled = place % 2 === 1 ? digit * 2 : digit;
        return total + (doubled > 9 ? doubled - 9 : doubled);
      }, 0);
      assert.equal(sum % 10, 0, card);
    }
  });

  it('lets only what its states allow happen afterwards', () => {
    for (const name of endingNames) {
      const row = endingRow(name);
      let state = nextState('at-bank', inputOfEnding[row.ending]);
      for (const { input } of row.then ?? []) {
        const next = nextState(state, input);
        assert.notEqual(next, state, `${name}: ${input}`);
        state = next;
      }
    }
  });
});

describe('every ending', () => {
  let shop: Shop;
  before(async () => {
    shop = await openShop();
  });
  after(() => shop.simulator.stop());

  async function judge(name: EndingName, orderId: string, token: string, transactionId: string): Promise<void> {
    const row = endingRow(name);
    const { body } = await shop.get(`/checkout/${token}/transactions/${transactionId}`);
    assert.equal(body['status'], saysOf(name), 'what the page is told');
    assert.equal(body['final'], true);
    assert.equal(body['pageDies'] ?? false, row.pageDies ?? false);
    const statuses = [(await shop.orderStatus(orderId)).body['status']];
    let passed = 0;
    for (const { after: due } of row.then ?? []) {
      await shop.simulator.advance(due - passed - 1);
      assert.equal((await shop.orderStatus(orderId)).body['status'], statuses.at(-1), `not before ${due} ms`);
      await shop.simulator.advance(1);
      statuses.push((await shop.orderStatus(orderId)).body['status']);
      passed = due;
    }
    assert.deepEqual(statuses, [...row.order], 'what the merchant’s server is told');
    const amount = (await shop.orderStatus(orderId)).body['amount'];
    assert.equal(amount, row.amountDiffers ? 1 : 249);
  }

  for (const name of endingNames) {
    it(`${name}: by its test card`, async () => {
      const orderId = newOrderId();
      // The clock has been moved by the endings before; the shop signs by its own.
      shop.now = Date.now();
      await shop.post('/simulator/clock', { reset: true });
      const token = await shop.open({ order_id: orderId });
      const card = { ...goodCard, number: endingRow(name).card };
      const { transactionId, bankUrl } = await submit(shop, token, { method: 'card', card });
      await shop.post(`${bankUrl}/answer`, { otp: '123456' });
      await judge(name, orderId, token, transactionId);
    });

    it(`${name}: by the dashboard, while the shopper is at the bank`, async () => {
      const orderId = newOrderId();
      await shop.post('/simulator/clock', { reset: true });
      const token = await shop.open({ order_id: orderId });
      const { transactionId } = await submit(shop, token, { method: 'netbanking', bank: 'NB_HDFC' });
      const { body } = await shop.post(`/simulator/orders/acme/${orderId}/end`, { ending: name });
      assert.equal(body['result'], 'now');
      await judge(name, orderId, token, transactionId);
    });

    it(`${name}: by a call from code, before the shopper pays`, async () => {
      const orderId = newOrderId();
      await shop.post('/simulator/clock', { reset: true });
      const token = await shop.open({ order_id: orderId });
      assert.equal(await shop.simulator.end(orderId, name), 'next-payment');
      const { transactionId, bankUrl } = await submit(shop, token, { method: 'netbanking', bank: 'NB_SBI' });
      await shop.post(`${bankUrl}/answer`, { choice: 'succeed' });
      await judge(name, orderId, token, transactionId);
    });
  }

  it('is over for an order that is paid, and unknown orders are refused', async () => {
    const orderId = newOrderId();
    await shop.post('/simulator/clock', { reset: true });
    await shop.open({ order_id: orderId });
    await shop.simulator.end(orderId, 'charged');
    const token = await shop.open({ order_id: orderId, timestamp: String(shop.now + 1) });
    const { bankUrl } = await submit(shop, token, { method: 'netbanking', bank: 'NB_SBI' });
    await shop.post(`${bankUrl}/answer`, { choice: 'succeed' });
    assert.equal(await shop.simulator.end(orderId, 'juspay_declined'), 'too-late');
    assert.equal((await shop.orderStatus(orderId)).body['status'], 'CHARGED');
    await assert.rejects(shop.simulator.end('NOBODYS', 'charged'), /no order NOBODYS/);
    assert.equal((await shop.post(`/simulator/orders/acme/${orderId}/end`, { ending: 'toString' })).status, 400);
  });

  it('can still be a charge or a decline while the bank does not answer, and nothing else', async () => {
    for (const [name, result, status] of [
      ['juspay_declined', 'at-the-bank', 'AUTHORIZING'],
      ['authorization_failed', 'now', 'AUTHORIZATION_FAILED'],
      ['webhook-twice', 'now', 'CHARGED'],
    ] as const) {
      const orderId = newOrderId();
      shop.now = Date.now();
      const token = await shop.open({ order_id: orderId });
      const { bankUrl } = await submit(shop, token, { method: 'netbanking', bank: 'NB_SBI' });
      await shop.simulator.end(orderId, 'authorizing');
      assert.equal((await shop.get(`${bankUrl}/state`)).body['done'], true);
      assert.equal(await shop.simulator.end(orderId, name), result);
      assert.equal((await shop.orderStatus(orderId)).body['status'], status);
    }
  });

  it('that failed can be charged late from the dashboard', async () => {
    const orderId = newOrderId();
    const token = await shop.open({ order_id: orderId });
    const { bankUrl } = await submit(shop, token, { method: 'netbanking', bank: 'NB_SBI' });
    await shop.post(`${bankUrl}/answer`, { choice: 'fail' });
    assert.equal(await shop.simulator.end(orderId, 'charged'), 'now');
    assert.equal((await shop.orderStatus(orderId)).body['status'], 'CHARGED');
  });
});

describe('the stories about webhooks', () => {
  let receiver: Receiver;
  let shop: Shop;
  beforeEach(async () => {
    receiver = await startReceiver();
    shop = await openShop({ webhook: { url: receiver.url, ...receiverLogin } });
  });
  afterEach(async () => {
    await shop.simulator.stop();
    await receiver.stop();
  });

  async function play(name: EndingName): Promise<{ names: string[]; status: unknown }> {
    const token = await shop.open();
    const card = { ...goodCard, number: endingRow(name).card };
    const { transactionId, bankUrl } = await submit(shop, token, { method: 'card', card });
    await shop.post(`${bankUrl}/answer`, { otp: '123456' });
    const { body } = await shop.get(`/checkout/${token}/transactions/${transactionId}`);
    if (name !== 'webhook-first') await shop.simulator.advance(400_000);
    return { names: receiver.received.map((webhook) => webhook.name), status: body['status'] };
  }

  it('webhook-first: the server knows before the page is told', async () => {
    const { names, status } = await play('webhook-first');
    assert.equal(status, 'charged');
    assert.deepEqual(names, ['TXN_CREATED', 'TXN_CHARGED', 'ORDER_SUCCEEDED']);
  });

  it('webhook-twice: two of each with the same id', async () => {
    const { names } = await play('webhook-twice');
    assert.equal(names.length, 6);
    assert.equal(new Set(receiver.received.map(({ id }) => id)).size, 3);
  });

  it('webhook-lost: none ever comes', async () => {
    assert.deepEqual((await play('webhook-lost')).names, []);
  });

  it('webhook-out-of-order: the last one first', async () => {
    assert.deepEqual((await play('webhook-out-of-order')).names, ['ORDER_SUCCEEDED', 'TXN_CHARGED', 'TXN_CREATED']);
  });

  it('charged-after-failure: a failure, and then a success', async () => {
    const expected = ['TXN_CREATED', 'TXN_FAILED', 'ORDER_FAILED', 'TXN_CHARGED', 'ORDER_SUCCEEDED'];
    assert.deepEqual((await play('charged-after-failure')).names, expected);
  });

  it('amount-differs: the webhook states the other amount too', async () => {
    await play('amount-differs');
    assert.match(receiver.received.at(-1)?.text ?? '', /"amount":1,/);
  });
});
