import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { reduced, type TestOffer, testOffers } from '../../../src/simulator/domain/discount.ts';
import { call } from './order-api.ts';
import { goodCard, newOrderId, openShop, recordOf, submit, type Shop } from './shop.ts';

const tenPercent: TestOffer = {
  id: 'o1',
  code: 'TEN',
  rule: 'PERCENTAGE',
  value: '10',
  most: '500.00',
  least: '500.00',
  methods: ['card'],
};
const fifty: TestOffer = { id: 'o2', code: 'FIFTY', rule: 'ABSOLUTE', value: '50.00', least: '1', methods: ['wallet'] };

describe('an offer on an amount', () => {
  for (const [offer, before, deduction, after] of [
    [tenPercent, '500.00', '50.00', '450.00'],
    [tenPercent, '999.99', '99.99', '900.00'],
    [tenPercent, '1234.5', '123.45', '1111.05'],
    [tenPercent, '100000', '500.00', '99500.00'],
    [{ ...tenPercent, value: '0.05' }, '1000.00', '0.50', '999.50'],
    [fifty, '249.00', '50.00', '199.00'],
    [fifty, '50.00', '49.00', '1.00'],
    [fifty, '999999999999.99', '50.00', '999999999949.99'],
  ] as const) {
    it(`makes ${after} of ${before}: ${offer.value} ${offer.rule}`, () => {
      assert.deepEqual(reduced(offer, before), { deduction, after });
    });
  }

  it('is none for an amount below its least, or of which nothing would be left', () => {
    assert.equal(reduced(tenPercent, '499.99'), undefined);
    assert.equal(reduced(fifty, '1.00'), undefined);
    assert.equal(reduced(fifty, 'x'), undefined);
  });
});

describe('the listed offers', () => {
  it('have ids and codes of their own, and take something off the least amount that they are for', () => {
    assert.equal(new Set(testOffers.map(({ id }) => id)).size, testOffers.length);
    assert.equal(new Set(testOffers.map(({ code }) => code)).size, testOffers.length);
    for (const offer of testOffers) assert.ok(reduced(offer, offer.least), offer.code);
  });
});

describe('paying with an offer', () => {
  let shop: Shop;
  before(async () => {
    shop = await openShop();
  });
  after(() => shop.simulator.stop());

  const card = { method: 'card', card: goodCard };
  const rupay = { method: 'card', card: { ...goodCard, number: '6521500000000006' } };
  const netbanking = { method: 'netbanking', bank: 'NB_HDFC' };

  const open = async (more: Record<string, string> = {}) => {
    const order_id = newOrderId();
    const { body } = await shop.post('/checkout', { payload: shop.payload({ order_id, amount: '249.00', ...more }) });
    return { order_id, token: String(body['token']), order: recordOf(body['order']) };
  };
  const offersOf = (order: Record<string, unknown>) => {
    const { offers } = order;
    return Array.isArray(offers) ? offers.map(recordOf) : [];
  };
  const statusOf = async (order_id: string) => (await shop.orderStatus(order_id)).body;
  const firstOf = (list: unknown) => recordOf(Array.isArray(list) ? list[0] : undefined);

  it('is told of the offers that the amount is enough for', async () => {
    const { order } = await open({ amount: '150.00' });
    assert.deepEqual(
      offersOf(order).map(({ code, deduction, after: left }) => [code, deduction, left]),
      [
        ['UPI15', '15.00', '135.00'],
        ['CARD10', '15.00', '135.00'],
        ['NET5', '7.50', '142.50'],
        ['SOLDOUT25', '25.00', '125.00'],
        ['AMAZON20', '20.00', '130.00'],
      ],
    );
    assert.deepEqual(offersOf((await open({ amount: '99.99' })).order), []);
    assert.deepEqual(offersOf((await open({ currency: 'USD' })).order), []);
  });

  it('asks the bank for less, and says so in the order status', async () => {
    const { order_id, token } = await open();
    const { bankUrl } = await submit(shop, token, { ...netbanking, offer: 'ofr_net5' });
    assert.equal((await shop.get(`${bankUrl}/state`)).body['amount'], '236.55');
    await shop.post(`${bankUrl}/answer`, { choice: 'succeed' });
    const body = await statusOf(order_id);
    const detail = recordOf(body['txn_detail']);
    assert.deepEqual([body['status'], body['amount'], body['effective_amount']], ['CHARGED', 249, 236.55]);
    assert.deepEqual(
      [detail['txn_amount'], detail['net_amount'], detail['offer_deduction_amount']],
      [249, 236.55, 12.45],
    );
    assert.deepEqual(body['offers'], [
      {
        offer_id: 'ofr_net5',
        offer_code: 'NET5',
        status: 'AVAILED',
        benefits: [
          {
            type: 'DISCOUNT',
            amount: 12.45,
            calculation_info: { value: 5, calculation_rule: 'PERCENTAGE', max_amount: 75 },
          },
        ],
      },
    ]);
  });

  it('refunds no more than was paid', async () => {
    const { order_id, token } = await open();
    const { bankUrl } = await submit(shop, token, { ...netbanking, offer: 'ofr_net5' });
    await shop.post(`${bankUrl}/answer`, { choice: 'succeed' });
    const refund = (amount: string) =>
      call(shop, `/orders/${order_id}/refunds`, { method: 'POST', form: { unique_request_id: `r${amount}`, amount } });
    assert.equal((await refund('236.56')).status, 400);
    assert.equal((await refund('236.55')).status, 200);
  });

  it('leaves nothing of an offer whose attempt failed, and all of it to the next one', async () => {
    const { order_id, token } = await open();
    const { bankUrl } = await submit(shop, token, { ...netbanking, offer: 'ofr_net5' });
    await shop.post(`${bankUrl}/answer`, { choice: 'fail' });
    assert.equal((await statusOf(order_id))['effective_amount'], 249);
    const again = await submit(shop, token, netbanking);
    assert.equal((await shop.get(`${again.bankUrl}/state`)).body['amount'], '249.00');
    await shop.post(`${again.bankUrl}/answer`, { choice: 'succeed' });
    const body = await statusOf(order_id);
    assert.deepEqual([body['effective_amount'], body['offers']], [249, []]);
  });

  it('is declined where the offer cannot be redeemed', async () => {
    const { order_id, token } = await open();
    const { body } = await shop.post(`/checkout/${token}/transactions`, { ...netbanking, offer: 'ofr_soldout' });
    const standing = await shop.get(`/checkout/${token}/transactions/${String(body['transactionId'])}`);
    assert.equal(standing.body['status'], 'juspay_declined');
    assert.deepEqual(standing.body['offers'], [
      { status: 'FAILED', offerId: 'ofr_soldout', errorCode: 'JP701', errorMessage: 'Offer could not be applied' },
    ]);
    const order = await statusOf(order_id);
    assert.deepEqual(
      [order['status'], order['effective_amount'], order['bank_error_code'], firstOf(order['offers'])['status']],
      ['JUSPAY_DECLINED', 249, 'JP701', 'FAILED'],
    );
  });

  it('is refused with an offer that is unknown, for another instrument, or for a bigger order', async () => {
    const refusal = async (amount: string, instrument: object) => {
      const { token, order_id } = await open({ amount });
      const { status, body } = await shop.post(`/checkout/${token}/transactions`, instrument);
      assert.equal((await statusOf(order_id))['status'], 'NEW');
      return [status, body['code'], body['field']];
    };
    const refused = [400, 'not-allowed', 'offer'];
    assert.deepEqual(await refusal('249.00', { ...netbanking, offer: 'ofr_none' }), refused);
    assert.deepEqual(await refusal('249.00', { ...netbanking, offer: 'ofr_card10' }), refused);
    assert.deepEqual(await refusal('249.00', { ...card, offer: 'ofr_rupay50' }), refused);
    assert.deepEqual(await refusal('199.99', { ...rupay, offer: 'ofr_rupay50' }), refused);
    assert.deepEqual(await refusal('99.99', { ...netbanking, offer: 'ofr_net5' }), refused);
  });
});
