import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { goodCard, newOrderId, openShop, recordOf, submit, type Shop } from './shop.ts';

const otp = '123456';
let customers = 0;
/** A customer of whom nothing is known yet. */
const newCustomer = () => `asha${customers++}`;

describe('methods of payment', () => {
  let shop: Shop;
  before(async () => {
    shop = await openShop();
  });
  after(() => shop.simulator.stop());

  /** Opens an order and gives what it can be paid with, by method. */
  const open = async (more: Record<string, string> = {}) => {
    const order_id = newOrderId();
    const { body } = await shop.post('/checkout', { payload: shop.payload({ order_id, ...more }) });
    const listed = Array.isArray(body['methods']) ? body['methods'].map(recordOf) : [];
    const offer = (method: string) => listed.find((entry) => entry['method'] === method);
    const list = (method: string, key: string): Record<string, unknown>[] => {
      const value = offer(method)?.[key];
      return Array.isArray(value) ? value.map(recordOf) : [];
    };
    return { order_id, token: String(body['token']), offer, list };
  };
  const refusal = async (token: string, instrument: object) => {
    const { status, body } = await shop.post(`/checkout/${token}/transactions`, instrument);
    return [status, body['code'], body['field']];
  };
  const statusOf = async (order_id: string) => (await shop.orderStatus(order_id)).body;
  const answer = (bankUrl: string, said: object) => shop.post(`${bankUrl}/answer`, said);

  describe('a card of two networks', () => {
    const dual = { ...goodCard, number: '6521500000001004' };
    const networks = (cards: Record<string, unknown>[]) =>
      cards.find(({ number }) => number === dual.number)?.['networks'];

    it('is charged on the one that the shopper chooses, and on its own without a choice', async () => {
      for (const [network, brand] of [
        [undefined, 'RUPAY'],
        ['RUPAY', 'RUPAY'],
        ['VISA', 'VISA'],
      ]) {
        const { order_id, token, list } = await open();
        assert.deepEqual(networks(list('card', 'cards')), ['RUPAY', 'VISA']);
        const { bankUrl } = await submit(shop, token, { method: 'card', card: { ...dual, network } });
        await answer(bankUrl, { otp });
        const { status, payment_method, card } = await statusOf(order_id);
        assert.deepEqual([status, payment_method, recordOf(card)['card_brand']], ['CHARGED', brand, brand]);
      }
    });

    it('pays on no other network, and neither does a card of one', async () => {
      const { token } = await open();
      for (const card of [
        { ...dual, network: 'AMEX' },
        { ...dual, network: '' },
        { ...goodCard, network: 'RUPAY' },
      ]) {
        assert.deepEqual(await refusal(token, { method: 'card', card }), [400, 'not-allowed', 'card.network']);
      }
    });

    it('is saved as a token of the network that it paid on', async () => {
      const customer_id = newCustomer();
      const { token } = await open({ customer_id });
      const card = { ...dual, network: 'VISA' };
      const { bankUrl } = await submit(shop, token, { method: 'card', card, save: true });
      await answer(bankUrl, { otp });
      const [saved] = (await open({ customer_id })).list('saved-card', 'cards');
      assert.deepEqual([saved?.['brand'], saved?.['lastFour'], saved?.['bankName']], ['VISA', '1004', 'Fort Bank']);
    });

    it('keeps the network that a lock leaves', async () => {
      const options = [{ paymentMethodType: 'CARD', enable: true, paymentMethods: ['VISA'] }];
      const filter = { allowDefaultOptions: false, options };
      const payload = { ...shop.payload(), payment_filter: filter };
      const { body } = await shop.post('/checkout', { payload });
      const [offer] = Array.isArray(body['methods']) ? body['methods'].map(recordOf) : [];
      const cards = Array.isArray(offer?.['cards']) ? offer['cards'].map(recordOf) : [];
      assert.deepEqual(networks(cards), ['VISA']);
      const token = String(body['token']);
      const locked = { method: 'card', card: { ...dual, network: 'RUPAY' } };
      assert.equal((await refusal(token, locked))[2], 'payment_filter');
      await submit(shop, token, { method: 'card', card: { ...dual, network: 'VISA' } });
    });
  });

  describe('wallets', () => {
    it('are linked by an OTP, pay, and are remembered', async () => {
      const customer_id = newCustomer();
      const first = await open({ customer_id });
      assert.deepEqual(first.list('wallet', 'wallets')[0], { code: 'PAYTM', name: 'Paytm', linked: false });
      const { bankUrl } = await submit(shop, first.token, { method: 'wallet', wallet: 'PAYTM' });
      assert.equal((await shop.get(`${bankUrl}/state`)).body['kind'], 'wallet-link');
      await answer(bankUrl, { otp });
      const { status, payment_method_type, payment_method } = await statusOf(first.order_id);
      assert.deepEqual([status, payment_method_type, payment_method], ['CHARGED', 'WALLET', 'PAYTM']);

      const second = await open({ customer_id });
      const [paytm] = second.list('wallet', 'wallets');
      assert.deepEqual(paytm, { code: 'PAYTM', name: 'Paytm', linked: true, balance: '100000.00' });
      await shop.post(`/checkout/${second.token}/transactions`, { method: 'wallet', wallet: 'PAYTM' });
      assert.equal((await statusOf(second.order_id))['status'], 'CHARGED');
    });

    it('with too little offer to add the rest, or to pay another way', async () => {
      for (const [choice, status] of [
        ['succeed', 'CHARGED'],
        ['fail', 'AUTHORIZATION_FAILED'],
      ] as const) {
        const { token, order_id } = await open({ customer_id: newCustomer() });
        const { bankUrl } = await submit(shop, token, { method: 'wallet', wallet: 'MOBIKWIK' });
        const { body } = await answer(bankUrl, { otp });
        assert.deepEqual(
          [body['kind'], body['balance'], body['topUp'], body['done']],
          ['wallet-top-up', '0.50', '248.50', false],
        );
        await answer(bankUrl, { choice });
        assert.equal((await statusOf(order_id))['status'], status);
      }
    });

    it('are not linked by wrong passwords, nor for a guest', async () => {
      const customer_id = newCustomer();
      const { token, order_id } = await open({ customer_id });
      const { bankUrl } = await submit(shop, token, { method: 'wallet', wallet: 'PAYTM' });
      for (let tries = 0; tries < 3; tries++) await answer(bankUrl, { otp: '000000' });
      assert.equal((await statusOf(order_id))['status'], 'AUTHENTICATION_FAILED');
      const guest = await open({ customer_id: '' });
      const { bankUrl: page } = await submit(shop, guest.token, { method: 'wallet', wallet: 'PAYTM' });
      await answer(page, { otp });
      for (const again of [customer_id, '']) {
        assert.equal((await open({ customer_id: again })).list('wallet', 'wallets')[0]?.['linked'], false);
      }
    });
  });

  describe('cash on delivery', () => {
    it('ends as cod_initiated without a question', async () => {
      const { token, order_id } = await open();
      const { body } = await shop.post(`/checkout/${token}/transactions`, { method: 'cash' });
      const path = `/checkout/${token}/transactions/${String(body['transactionId'])}`;
      const { receipt: _, ...standing } = (await shop.get(path)).body;
      assert.deepEqual(standing, {
        status: 'cod_initiated',
        final: true,
        cause: 'placed',
        quote: { amount: '249.00', full: '249.00' },
        paymentInstrument: 'CASH',
        paymentInstrumentGroup: 'cash',
      });
      const { status, payment_method_type } = await statusOf(order_id);
      assert.deepEqual([status, payment_method_type], ['COD_INITIATED', 'CASH']);
    });

    it('is not offered for more than anybody carries to a door', async () => {
      assert.ok((await open({ amount: '50000.00' })).offer('cash'));
      const { token, offer } = await open({ amount: '50000.01' });
      assert.equal(offer('cash'), undefined);
      assert.deepEqual(await refusal(token, { method: 'cash' }), [400, 'not-allowed', 'method']);
    });
  });

  describe('pay later', () => {
    it('asks for an OTP, up to the limit', async () => {
      const { token, order_id, list } = await open({ amount: '501.00' });
      assert.deepEqual(
        list('pay-later', 'lenders').map(({ code, isEnough }) => [code, isEnough]),
        [
          ['LAZYPAY', true],
          ['SIMPL', false],
        ],
      );
      const { bankUrl } = await submit(shop, token, { method: 'pay-later', lender: 'LAZYPAY' });
      await answer(bankUrl, { otp });
      const { status, payment_method_type } = await statusOf(order_id);
      assert.deepEqual([status, payment_method_type], ['CHARGED', 'CONSUMER_FINANCE']);
      const other = await open({ amount: '501.00' });
      assert.deepEqual(await refusal(other.token, { method: 'pay-later', lender: 'SIMPL' }), [
        400,
        'not-allowed',
        'lender',
      ]);
    });
  });

  describe('saved cards', () => {
    it('are kept as a token once they have paid and the customer wants it, and pay with the code only', async () => {
      const customer_id = newCustomer();
      const first = await open({ customer_id });
      assert.equal(first.offer('saved-card'), undefined);
      const { bankUrl } = await submit(shop, first.token, { method: 'card', card: goodCard, save: true });
      assert.equal((await open({ customer_id })).offer('saved-card'), undefined);
      await answer(bankUrl, { otp });
      const second = await open({ customer_id });
      const [saved] = second.list('saved-card', 'cards');
      assert.deepEqual([saved?.['id'], saved?.['lastFour'], saved?.['brand']], ['tok_visa_4242', '4242', 'VISA']);
      assert.doesNotMatch(JSON.stringify(saved), /\d{5}/);
      const { bankUrl: page } = await submit(shop, second.token, {
        method: 'saved-card',
        id: saved?.['id'],
        cvv: '123',
      });
      await answer(page, { otp });
      const { status, card } = await statusOf(second.order_id);
      const { using_saved_card, using_token, last_four_digits } = recordOf(card);
      assert.deepEqual([status, using_saved_card, using_token, last_four_digits], ['CHARGED', true, true, '4242']);
    });

    it('are not kept without consent, for a guest, or after a refusal', async () => {
      const declined = { ...goodCard, number: '4000000000000002' };
      for (const [customer_id, more] of [
        [newCustomer(), { card: goodCard }],
        ['', { card: goodCard, save: true }],
        [newCustomer(), { card: declined, save: true }],
      ] as const) {
        const { token } = await open({ customer_id });
        const { bankUrl } = await submit(shop, token, { method: 'card', ...more });
        await answer(bankUrl, { otp });
        assert.equal((await open({ customer_id })).offer('saved-card'), undefined);
      }
    });

    it('of another customer or with a wrong code do not pay', async () => {
      const { token } = await open({ customer_id: 'cust77-pays' });
      for (const [id, cvv, field] of [
        ['saved-card-4242', '12', 'cvv'],
        ['saved-card-4242', '1234', 'cvv'],
        ['tok_visa_4242', '123', 'id'],
        ['saved-vpa-asha', '123', 'id'],
      ]) {
        assert.deepEqual(await refusal(token, { method: 'saved-card', id, cvv }), [400, 'not-allowed', field]);
      }
      const guest = await open({ customer_id: '' });
      const instrument = { method: 'saved-card', id: 'saved-card-4242', cvv: '123' };
      assert.deepEqual(await refusal(guest.token, instrument), [400, 'not-allowed', 'method']);
    });
  });

  describe('instalments', () => {
    it('are offered by bank, charged as the order says, and told in the order status', async () => {
      const { token, order_id, list } = await open({ amount: '10000.00', customer_id: 'cust77-emi' });
      const [meridian] = list('card', 'emi');
      const plans = Array.isArray(meridian?.['plans']) ? meridian['plans'].map(recordOf) : [];
      assert.deepEqual(plans[0], {
        months: 3,
        rate: '15',
        perMonth: '3333.34',
        total: '10000.00',
        interest: '251.03',
        noCost: true,
      });
      const { bankUrl } = await submit(shop, token, {
        method: 'saved-card',
        id: 'saved-card-4242',
        cvv: '123',
        emi: '6',
      });
      await answer(bankUrl, { otp });
      const { status, amount, emi_details } = await statusOf(order_id);
      assert.deepEqual([status, amount], ['CHARGED', 10000]);
      assert.deepEqual(emi_details, {
        bank: 'Meridian Bank',
        tenure: 6,
        interest: 15,
        monthly_payment: 1740.34,
        total_amount: 10442.04,
        emi_type: 'STANDARD_EMI',
      });
    });

    it('are none for small orders, and no other plan is taken', async () => {
      const small = await open({ amount: '2999.99' });
      assert.deepEqual(small.list('card', 'emi'), []);
      assert.deepEqual(await refusal(small.token, { method: 'card', card: goodCard, emi: '3' }), [
        400,
        'not-allowed',
        'emi',
      ]);
      const { token } = await open({ amount: '10000.00' });
      assert.deepEqual(await refusal(token, { method: 'card', card: goodCard, emi: '24' }), [
        400,
        'not-allowed',
        'emi',
      ]);
    });
  });

  describe('locks and mandates', () => {
    /** A process payload with values that are no texts. */
    const openWith = async (more: object) => {
      const text = String(shop.payload()['orderDetails']);
      const details: unknown = JSON.parse(text);
      const { body } = await shop.post('/checkout', {
        payload: shop.payloadOf(JSON.stringify({ ...recordOf(details), order_id: newOrderId(), ...more })),
      });
      const methods = Array.isArray(body['methods']) ? body['methods'].map((entry) => recordOf(entry)['method']) : [];
      return { token: String(body['token']), methods, body };
    };

    it('are enforced where the money is', async () => {
      const cardFilters = [{ enable: true, cardBins: ['411111'] }];
      const { token, methods, body } = await openWith({
        payment_filter: {
          allowDefaultOptions: false,
          options: [
            { paymentMethodType: 'CARD', enable: true, cardFilters },
            { paymentMethodType: 'NB', enable: true, paymentMethods: ['NB_NOBODY', 'NB_SBI'] },
          ],
        },
      });
      assert.deepEqual(methods, ['card', 'netbanking']);
      assert.deepEqual(body['mistakes'], [
        'payment_filter.options[1].paymentMethods names "NB_NOBODY", which is not offered.',
      ]);
      const locked = [400, 'not-allowed', 'payment_filter'];
      assert.deepEqual(await refusal(token, { method: 'card', card: goodCard }), locked);
      assert.deepEqual(await refusal(token, { method: 'netbanking', bank: 'NB_HDFC' }), locked);
      assert.deepEqual(await refusal(token, { method: 'cash' }), locked);
      await submit(shop, token, { method: 'card', card: { ...goodCard, number: '4111111111111111' } });
    });

    it('leave only methods that can be debited again, and no payment without consent', async () => {
      const { token, body, methods } = await openWith({
        'options.create_mandate': 'REQUIRED',
        'mandate.amount_rule': 'FIXED',
        'mandate.frequency': 'DAILY',
        'mandate.start_date': String(Math.floor(shop.now / 1000)),
        'mandate.end_date': String(Math.floor(shop.now / 1000) + 100 * 86_400),
      });
      assert.deepEqual(methods, ['upi', 'card']);
      const { recurring, nextDebits } = recordOf(body['mandate']);
      assert.equal(recordOf(recurring)['most'], '249.00');
      assert.equal(Array.isArray(nextDebits) && nextDebits.length, 3);
      assert.deepEqual(await refusal(token, { method: 'cash' }), [400, 'not-allowed', 'method']);
      const card = { method: 'card', card: goodCard };
      assert.deepEqual(await refusal(token, { ...card, mandate: false }), [400, 'not-allowed', 'mandate']);
      await submit(shop, token, { ...card, mandate: true });
    });
  });
});
