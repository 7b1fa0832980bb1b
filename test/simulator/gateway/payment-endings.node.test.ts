import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { testBanks, testCards, testOtp } from '../../../src/simulator/index.ts';
import { goodCard, newOrderId, openShop, recordOf, submit, type Shop } from './shop.ts';

const card = (number: string) => ({
  method: 'card',
  card: { ...goodCard, number, cvv: number.length === 15 ? '1234' : '123' },
});
const bank = { method: 'netbanking', bank: 'NB_HDFC' };

/** Each ending: the instrument, the answers at the bank, and what must come of it. */
const stories = [
  {
    name: 'a card and the right password',
    instrument: card('4242424242424242'),
    answers: [{ otp: testOtp }],
    status: 'charged',
    order: 'CHARGED',
    id: 21,
  },
  {
    name: 'two wrong passwords and the right one',
    instrument: card('5299920210000277'),
    answers: [{ otp: '000000' }, { otp: '111111' }, { otp: testOtp }],
    status: 'charged',
    order: 'CHARGED',
    id: 21,
  },
  {
    name: 'three wrong passwords',
    instrument: card('4242424242424242'),
    answers: [{ otp: '000000' }, { otp: '111111' }, { otp: '222222' }],
    status: 'authentication_failed',
    order: 'AUTHENTICATION_FAILED',
    id: 26,
  },
  {
    name: 'the declined card',
    instrument: card('4000000000000002'),
    answers: [{ otp: testOtp }],
    status: 'authorization_failed',
    order: 'AUTHORIZATION_FAILED',
    id: 27,
  },
  {
    name: 'a bank that lets it succeed',
    instrument: bank,
    answers: [{ choice: 'succeed' }],
    status: 'charged',
    order: 'CHARGED',
    id: 21,
  },
  {
    name: 'a bank that lets it fail',
    instrument: bank,
    answers: [{ choice: 'fail' }],
    status: 'authorization_failed',
    order: 'AUTHORIZATION_FAILED',
    id: 27,
  },
  {
    name: 'a bank page that is left',
    instrument: bank,
    answers: [{ choice: 'leave' }],
    status: 'pending_vbv',
    order: 'PENDING_VBV',
    id: 23,
  },
] as const;

const figures = { quote: { amount: '249.00', full: '249.00' } };

describe('a payment', () => {
  let shop: Shop;
  before(async () => {
    shop = await openShop();
  });
  after(() => shop.simulator.stop());

  for (const story of stories) {
    it(`ends as ${story.status} after ${story.name}`, async () => {
      const orderId = newOrderId();
      const token = await shop.open({ order_id: orderId });
      const { transactionId, bankUrl } = await submit(shop, token, story.instrument);
      const path = `/checkout/${token}/transactions/${transactionId}`;
      const waiting = await shop.get(path);
      assert.deepEqual([waiting.body['status'], waiting.body['final']], ['pending_vbv', false]);

      let state = await shop.get(`${bankUrl}/state`);
      for (const answer of story.answers) {
        assert.equal(state.body['done'], false);
        state = await shop.post(`${bankUrl}/answer`, answer);
      }
      assert.equal(state.body['done'], true);

      const isCard = story.instrument.method === 'card';
      const { body } = await shop.get(path);
      assert.deepEqual([body['status'], body['final']], [story.status, true]);
      assert.equal(body['paymentInstrumentGroup'], isCard ? 'card' : 'nb');
      const status = await shop.orderStatus(orderId);
      assert.deepEqual([status.body['status'], status.body['status_id']], [story.order, story.id]);
    });
  }

  it('names the bank, the amount and the attempts left on the page of a card', async () => {
    const token = await shop.open({ amount: '1' });
    const { bankUrl } = await submit(shop, token, card('4111111111111111'));
    const { body } = await shop.get(`${bankUrl}/state`);
    assert.deepEqual(body, {
      kind: 'three-d-secure',
      bankName: 'Banyan Bank',
      amount: '1.00',
      full: '1.00',
      currency: 'INR',
      time: shop.now,
      phone: '•••••\u00a0••210',
      merchantName: 'Acme Stores',
      attemptsLeft: 3,
      lastFour: '1111',
      testOtp,
      timeLeft: 5 * 60_000,
      done: false,
      returns: false,
    });
    const wrong = await shop.post(`${bankUrl}/answer`, { otp: '999999' });
    assert.equal(wrong.body['attemptsLeft'], 2);
  });

  it('takes no notice of an answer that comes after the end', async () => {
    const orderId = newOrderId();
    const token = await shop.open({ order_id: orderId });
    const { bankUrl } = await submit(shop, token, bank);
    await shop.post(`${bankUrl}/answer`, { choice: 'fail' });
    await shop.post(`${bankUrl}/answer`, { choice: 'succeed' });
    assert.equal((await shop.orderStatus(orderId)).body['status'], 'AUTHORIZATION_FAILED');
  });

  it('cannot be decided with buttons where a password is asked for, nor with a password where buttons are', async () => {
    const byCard = await submit(shop, await shop.open(), card('4242424242424242'));
    assert.equal((await shop.post(`${byCard.bankUrl}/answer`, { choice: 'succeed' })).body['done'], false);
    const byBank = await submit(shop, await shop.open(), bank);
    assert.equal((await shop.post(`${byBank.bankUrl}/answer`, { otp: testOtp })).body['done'], false);
  });

  it('is backpressed when the shopper leaves before paying, and user_aborted at the bank', async () => {
    const token = await shop.open();
    const first = await shop.post(`/checkout/${token}/leave`, {});
    assert.deepEqual(first.body, { status: 'backpressed' });
    const { transactionId, bankUrl } = await submit(shop, token, bank);
    const second = await shop.post(`/checkout/${token}/leave`, {});
    assert.equal(second.body['status'], 'user_aborted');
    assert.equal((await shop.get(`${bankUrl}/state`)).body['done'], true);
    const { body } = await shop.get(`/checkout/${token}/transactions/${transactionId}`);
    assert.deepEqual([body['status'], body['final']], ['pending_vbv', true]);
  });

  it('can be tried again after a failure, with the next number in the order', async () => {
    const orderId = newOrderId();
    const token = await shop.open({ order_id: orderId });
    const first = await submit(shop, token, bank);
    await shop.post(`${first.bankUrl}/answer`, { choice: 'fail' });
    const second = await submit(shop, token, bank);
    assert.notEqual(second.transactionId, first.transactionId);
    await shop.post(`${second.bankUrl}/answer`, { choice: 'succeed' });
    const { body } = await shop.orderStatus(orderId);
    assert.deepEqual([body['status'], body['txn_id']], ['CHARGED', `acme-${orderId}-2`]);
  });

  it('resumes at the same bank page after a reload, and tells of an earlier failure', async () => {
    const payload = shop.payload();
    const open = async () => recordOf((await shop.post('/checkout', { payload })).body);
    const opened = await open();
    assert.equal(opened['previous'], undefined);
    const { transactionId, bankUrl } = await submit(shop, String(opened['token']), bank);
    const reloaded = await open();
    const { receipt: _, ...previous } = recordOf(reloaded['previous']);
    assert.deepEqual(previous, {
      ...figures,
      cause: 'bank-open',
      transactionId,
      waits: 'bank',
      bankUrl,
      status: 'pending_vbv',
      final: false,
      paymentInstrument: 'NB_HDFC',
      paymentInstrumentGroup: 'nb',
    });
    assert.equal((await submit(shop, String(reloaded['token']), bank)).transactionId, transactionId);
    await shop.post(`${bankUrl}/answer`, { choice: 'fail' });
    assert.equal(recordOf((await open())['previous'])['status'], 'authorization_failed');
  });

  it('tells of the outcome at a reload after it, also when the order has expired by then', async () => {
    const payload = shop.payload();
    const opened = await shop.post('/checkout', { payload });
    const { transactionId, bankUrl } = await submit(shop, String(opened.body['token']), bank);
    await shop.post(`${bankUrl}/answer`, { choice: 'succeed' });
    shop.now += 60 * 60_000;
    const { status, body } = await shop.post('/checkout', { payload });
    shop.now -= 60 * 60_000;
    assert.equal(status, 201);
    const { receipt: _, ...outcome } = recordOf(body['outcome']);
    assert.deepEqual(outcome, {
      ...figures,
      cause: 'paid',
      transactionId,
      status: 'charged',
      final: true,
      paymentInstrument: 'NB_HDFC',
      paymentInstrumentGroup: 'nb',
    });
    const again = await submit(shop, String(body['token']), card('4242424242424242'));
    assert.equal(again.transactionId, transactionId, 'a charged order is never paid again');
  });

  it('replaces a transaction when the shopper comes back with another instrument', async () => {
    const orderId = newOrderId();
    const token = await shop.open({ order_id: orderId });
    const first = await submit(shop, token, bank);
    const second = await submit(shop, token, card('4242424242424242'));
    await shop.post(`${first.bankUrl}/answer`, { choice: 'succeed' });
    assert.equal((await shop.orderStatus(orderId)).body['status'], 'PENDING_VBV');
    await shop.post(`${second.bankUrl}/answer`, { otp: testOtp });
    const { body } = await shop.orderStatus(orderId);
    assert.deepEqual([body['status'], body['payment_method']], ['CHARGED', 'VISA']);
  });

  it('works with every listed card and bank', async () => {
    for (const { number, ending } of testCards) {
      const { bankUrl, transactionId } = await submit(shop, await shop.open(), card(number));
      assert.equal((await shop.post(`${bankUrl}/answer`, { otp: testOtp })).body['done'], true, number.slice(-4));
      assert.ok(transactionId && ending);
    }
    for (const { code, down } of testBanks) {
      const token = await shop.open();
      const { status } = await shop.post(`/checkout/${token}/transactions`, { method: 'netbanking', bank: code });
      assert.equal(status, down ? 400 : 201, code);
    }
  });
});
