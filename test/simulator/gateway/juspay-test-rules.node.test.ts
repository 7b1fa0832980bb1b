import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { cardText, ruleCards } from '../../../src/simulator/methods/card/fixtures.ts';
import { call } from './order-api.ts';
import { goodCard, newOrderId, openShop, recordOf, submit, type Shop } from './shop.ts';

describe('Juspay’s test rules', () => {
  let shop: Shop;
  before(async () => {
    shop = await openShop({ juspayTestRules: true });
  });
  after(() => shop.simulator.stop());

  /** Pays and approves, and returns what the order status says. */
  async function pay(amount: string, instrument: object, answer: object): Promise<string> {
    const orderId = newOrderId();
    const token = await shop.open({ order_id: orderId, amount });
    const { transactionId } = await submit(shop, token, instrument);
    await shop.post(`/bank/${transactionId}/answer`, answer);
    return String((await shop.orderStatus(orderId)).body['status']);
  }

  for (const [amount, status] of [
    ['499.99', 'CHARGED'],
    ['500.00', 'AUTHORIZATION_FAILED'],
    ['699.99', 'AUTHORIZATION_FAILED'],
    ['700.00', 'PENDING_VBV'],
  ] as const) {
    it(`end a payment of ${amount} as ${status}, by every method`, async () => {
      const otp = { otp: '123456' };
      assert.equal(await pay(amount, { method: 'card', card: goodCard }, otp), status);
      assert.equal(await pay(amount, { method: 'netbanking', bank: 'NB_AXIS' }, { choice: 'succeed' }), status);
      assert.equal(await pay(amount, { method: 'upi', upi: { flow: 'qr' } }, { pin: '123456' }), status);
      assert.equal(await pay(amount, { method: 'pay-later', lender: 'LAZYPAY' }, otp), status);
    });
  }

  it('leave a card that has an ending of its own to it, and cash to the door', async () => {
    const card = { ...goodCard, number: '4000 0000 0000 1083' };
    assert.equal(await pay('600.00', { method: 'card', card }, { otp: '123456' }), 'JUSPAY_DECLINED');
    assert.equal(await pay('600.00', { method: 'cash' }, {}), 'COD_INITIATED');
  });

  it('let the UPI id of a request decide, whatever the amount', async () => {
    for (const [vpa, status] of [
      ['success@upi', 'CHARGED'],
      ['failure@upi', 'AUTHORIZATION_FAILED'],
    ] as const) {
      const orderId = newOrderId();
      const token = await shop.open({ order_id: orderId, amount: '600.00' });
      await shop.post(`/checkout/${token}/transactions`, { method: 'upi', upi: { flow: 'collect', vpa } });
      await shop.simulator.advance(3_000);
      assert.equal((await shop.orderStatus(orderId)).body['status'], status);
      await shop.post('/simulator/clock', { reset: true });
    }
  });

  it('take the two cards that only they list, with their own password', async () => {
    for (const { number } of ruleCards) {
      const card = { ...goodCard, number };
      const token = await shop.open();
      const { bankUrl } = await submit(shop, token, { method: 'card', card });
      assert.equal((await shop.get(`${bankUrl}/state`)).body['testOtp'], '000000');
      assert.equal((await shop.post(`${bankUrl}/answer`, { otp: '123456' })).body['attemptsLeft'], 2);
      assert.equal(await pay('1.00', { method: 'card', card }, { otp: '000000' }), 'CHARGED');
    }
  });

  it('stand on the home page with their cards', async () => {
    const page = String((await shop.get('/')).body['text']);
    for (const { number } of ruleCards) assert.ok(page.includes(cardText(number)), number);
    assert.match(page, /OTP 000000/);
    assert.match(page, /Juspay’s test rules are on/);
  });

  it('take such a card when it comes back from where it was saved', async () => {
    const customer = 'keeps-a-card';
    const card = { ...goodCard, number: ruleCards[0]?.number };
    const first = await submit(shop, await shop.open({ customer_id: customer }), { method: 'card', card, save: true });
    await shop.post(`${first.bankUrl}/answer`, { otp: '000000' });
    const token = await shop.open({ customer_id: customer });
    const again = await submit(shop, token, { method: 'saved-card', id: 'tok_visa_1097', cvv: '123' });
    assert.equal((await shop.post(`${again.bankUrl}/answer`, { otp: '000000' })).body['done'], true);
  });

  it('let the amount say whether a debit under a UPI mandate works', async () => {
    const orderId = newOrderId();
    const session = await call(shop, '/session', {
      json: {
        order_id: orderId,
        amount: '1.00',
        customer_id: 'm-upi',
        'options.create_mandate': 'REQUIRED',
        'mandate.max_amount': '500.00',
        'mandate.frequency': 'ASPRESENTED',
        'mandate.start_date': String(Math.floor(shop.now / 1000)),
        'mandate.end_date': String(Math.floor(shop.now / 1000) + 10 * 86_400),
      },
    });
    const { payload } = recordOf(session.body['sdk_payload']);
    const { body } = await shop.post('/checkout', { payload });
    const { transactionId } = await submit(shop, String(body['token']), { method: 'upi', upi: { flow: 'qr' } });
    await shop.post(`/phone/${transactionId}/answer`, { pin: '123456' });
    const mandate = recordOf((await shop.orderStatus(orderId)).body['mandate']);
    for (const [amount, status] of [
      ['20', 'CHARGED'],
      ['21', 'AUTHORIZATION_FAILED'],
    ] as const) {
      const form = {
        'order.order_id': newOrderId(),
        'order.amount': amount,
        mandate_id: String(mandate['mandate_id']),
        merchant_id: 'acme',
      };
      assert.equal((await call(shop, '/txns', { form })).body['status'], status);
    }
  });
});

it('without Juspay’s test rules the amount picks nothing, and their cards are refused', async (test) => {
  const shop = await openShop({}, test);
  const token = await shop.open({ amount: '600.00' });
  for (const { number } of ruleCards) {
    const { status, body } = await shop.post(`/checkout/${token}/transactions`, {
      method: 'card',
      card: { ...goodCard, number },
    });
    assert.deepEqual([status, body['reason']], [400, 'not-a-test-card']);
  }
  const { bankUrl, transactionId } = await submit(shop, token, { method: 'card', card: goodCard });
  await shop.post(`${bankUrl}/answer`, { otp: '123456' });
  const { body } = await shop.get(`/checkout/${token}/transactions/${transactionId}`);
  assert.equal(body['status'], 'charged');
});
