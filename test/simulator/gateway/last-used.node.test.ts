import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { goodCard, openShop, recordOf, submit, type Shop } from './shop.ts';

describe('the method of the last payment', () => {
  let shop: Shop;
  before(async () => void (shop = await openShop()));
  after(() => shop.simulator.stop());

  /** Returns the first method of a new order, and whether it is marked. */
  async function first(customer_id: string): Promise<readonly unknown[]> {
    const { body } = await shop.post('/checkout', { payload: shop.payload({ customer_id }) });
    const [option] = Array.isArray(body['methods']) ? body['methods'].map(recordOf) : [];
    return [option?.['method'], option?.['lastUsed']];
  }

  async function pay(customer_id: string, command: { readonly method: string }, answer: object): Promise<void> {
    const { bankUrl } = await submit(shop, await shop.open({ customer_id }), command);
    await shop.post(`${bankUrl}/answer`, answer);
  }

  const byBank = { method: 'netbanking', bank: 'NB_HDFC' };
  const byCard = { method: 'card', card: goodCard };

  it('comes first once it has paid, and not before', async () => {
    assert.deepEqual(await first('ravi'), ['upi', undefined]);
    await pay('ravi', byBank, { choice: 'fail' });
    assert.deepEqual(await first('ravi'), ['upi', undefined]);
    await pay('ravi', byBank, { choice: 'succeed' });
    assert.deepEqual(await first('ravi'), ['netbanking', true]);
    await pay('ravi', byCard, { otp: '123456' });
    assert.deepEqual(await first('ravi'), ['card', true]);
    assert.deepEqual(await first('meera'), ['upi', undefined], 'another customer');
  });

  it('is the saved card where the card was saved with the payment', async () => {
    await pay('tara', { ...byCard, ...{ save: true } }, { otp: '123456' });
    assert.deepEqual(await first('tara'), ['saved-card', true]);
  });

  it('is the very card where several are saved', async () => {
    const firstCard = async () => {
      const { body } = await shop.post('/checkout', { payload: shop.payload({ customer_id: 'cust77-anu' }) });
      const [option] = Array.isArray(body['methods'])
        ? body['methods'].map(recordOf).filter(({ method }) => method === 'saved-card')
        : [];
      const cards = Array.isArray(option?.['cards']) ? option['cards'].map(recordOf) : [];
      return [String(cards[0]?.['id']), cards.length] as const;
    };
    await pay('cust77-anu', { ...byCard, ...{ save: true } }, { otp: '123456' });
    const [newest, number] = await firstCard();
    assert.deepEqual([newest === 'saved-card-4242', number], [false, 2]);
    const byOther = { method: 'saved-card', id: 'saved-card-4242', cvv: '123' };
    await pay('cust77-anu', byOther, { otp: '000000' });
    assert.deepEqual(await firstCard(), [newest, 2], 'it has not paid');
    await pay('cust77-anu', byOther, { otp: '123456' });
    assert.deepEqual(await firstCard(), ['saved-card-4242', 2]);
  });

  it('is remembered of no guest', async () => {
    await pay('', byBank, { choice: 'succeed' });
    assert.deepEqual(await first(''), ['upi', undefined]);
  });
});
