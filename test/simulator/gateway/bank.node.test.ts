import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { goodCard, newOrderId, openShop, submit, type Shop } from './shop.ts';

const minute = 60_000;
const fortCard = { ...goodCard, number: '4000 0000 0000 3220' };

describe('the bank', () => {
  let shop: Shop;
  before(async () => void (shop = await openShop()));
  after(() => shop.simulator.stop());

  const byCard = (card: object = goodCard) => ({ method: 'card', card });

  async function pay(instrument: object, orderId = newOrderId()) {
    const token = await shop.open({ order_id: orderId, return_url: 'https://shop.example/done' });
    return { ...(await submit(shop, token, instrument)), token, orderId };
  }

  it('gives up after five minutes by the gateway’s clock, and a late password changes nothing', async () => {
    for (const instrument of [byCard(), { method: 'netbanking', bank: 'NB_HDFC' }]) {
      const { bankUrl, orderId } = await pay(instrument);
      shop.now += 5 * minute - 1;
      const before = await shop.get(`${bankUrl}/state`);
      assert.deepEqual([before.body['done'], before.body['timeLeft']], [false, 1]);
      shop.now += 1;
      const late = await shop.post(
        `${bankUrl}/answer`,
        'card' in instrument ? { otp: '123456' } : { choice: 'succeed' },
      );
      assert.equal(late.body['done'], true);
      assert.equal((await shop.orderStatus(orderId)).body['status'], 'AUTHENTICATION_FAILED');
    }
  });

  it('says on what day it was asked, and masks the phone of the customer, whom it knows in any case', async () => {
    for (const [customer_phone, phone] of [
      ['9123456789', '•••••\u00a0••789'],
      [undefined, '•••••\u00a0••210'],
    ]) {
      const token = await shop.open({ customer_phone });
      const { bankUrl } = await submit(shop, token, byCard());
      const { body } = await shop.get(`${bankUrl}/state`);
      assert.deepEqual([body['phone'], body['time']], [phone, shop.now]);
    }
  });

  it('gives as much time again when the shopper asks for the password once more', async () => {
    const { bankUrl, orderId } = await pay(byCard());
    shop.now += 4 * minute;
    const { status, body } = await shop.post(`${bankUrl}/resend`, {});
    assert.deepEqual([status, body['timeLeft'], body['attemptsLeft']], [200, 5 * minute, 3]);
    shop.now += 4 * minute;
    await shop.post(`${bankUrl}/answer`, { otp: '123456' });
    assert.equal((await shop.orderStatus(orderId)).body['status'], 'CHARGED');
  });

  it('does not begin anew what is over, and knows nothing of others', async () => {
    const { bankUrl, orderId } = await pay(byCard());
    shop.now += 5 * minute;
    assert.equal((await shop.post(`${bankUrl}/resend`, {})).body['done'], true);
    assert.equal((await shop.orderStatus(orderId)).body['status'], 'AUTHENTICATION_FAILED');
    assert.equal((await shop.post('/bank/nothing/resend', {})).status, 404);
  });

  it('with a page for frames lets the shops’ frames have it; one that refuses frames says so in both ways', async () => {
    const headersOf = async (path: string) => {
      const { headers } = await shop.get(path);
      const [, ancestors] = /frame-ancestors ([^;]*)/.exec(headers.get('content-security-policy') ?? '') ?? [];
      return [ancestors, headers.get('x-frame-options')];
    };
    assert.deepEqual(await headersOf((await pay(byCard())).bankUrl), ["'self'", null]);
    for (const instrument of [byCard(fortCard), { method: 'netbanking', bank: 'NB_FORT' }]) {
      assert.deepEqual(await headersOf((await pay(instrument)).bankUrl), ["'none'", 'DENY']);
    }
  });

  it('that refuses frames is named to the payment page, which has to send the window', async () => {
    const token = await shop.open();
    const { body } = await shop.post(`/checkout/${token}/transactions`, byCard(fortCard));
    assert.deepEqual([body['framing'], body['bankName']], ['refused', 'Fort Bank']);
    const other = await shop.post(`/checkout/${await shop.open()}/transactions`, byCard());
    assert.equal(other.body['framing'], undefined);
  });
});
