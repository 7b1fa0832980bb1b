import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { goodCard, newOrderId, openShop, recordOf, type Shop } from './shop.ts';

describe('a payment lock', () => {
  let shop: Shop;
  before(async () => {
    shop = await openShop();
  });
  after(() => shop.simulator.stop());

  const open = async (lock: object, beside: Readonly<Record<string, unknown>> = {}) => {
    const order_id = newOrderId();
    const signed = shop.payload({ order_id, amount: '50000.00', customer_id: '', ...lock });
    const { body } = await shop.post('/checkout', { payload: { ...signed, ...beside } });
    const methods = Array.isArray(body['methods']) ? body['methods'].map(recordOf) : [];
    const offer = (name: string) => methods.find(({ method }) => method === name) ?? {};
    return {
      token: String(body['token']),
      offer,
      names: methods.map(({ method }) => method),
      mistakes: body['mistakes'],
    };
  };
  const refusal = async (token: string, instrument: object) => {
    const { status, body } = await shop.post(`/checkout/${token}/transactions`, instrument);
    return [status, body['field']];
  };
  const plans = (offer: Record<string, unknown>) =>
    (Array.isArray(offer['emi']) ? offer['emi'] : []).flatMap((bank) => {
      const { plans: listed } = recordOf(bank);
      return Array.isArray(listed) ? listed.map((plan) => recordOf(plan)['noCost']) : [];
    });
  const lendersOf = (offer: Record<string, unknown>) =>
    (Array.isArray(offer['emi']) ? offer['emi'] : []).map((bank) => recordOf(bank)['bankName']);
  const locked = [400, 'payment_filter'];

  it('switches kinds of UPI off, on the page and at the gateway', async () => {
    const upiFilters = [{ upiType: 'INTENT', enable: false }];
    const options = [{ paymentMethodType: 'UPI', enable: true, upiFilters }];
    const { token, offer } = await open({ payment_filter: { allowDefaultOptions: true, options } });
    assert.deepEqual(offer('upi')['apps'], []);
    assert.deepEqual(await refusal(token, { method: 'upi', upi: { flow: 'intent', app: 'chai' } }), locked);
    const { status } = await shop.post(`/checkout/${token}/transactions`, { method: 'upi', upi: { flow: 'qr' } });
    assert.equal(status, 201);
  });

  it('leaves the instalments that it allows', async () => {
    const filter = (emiOptions: object) => ({
      payment_filter: { allowDefaultOptions: true, options: [], emiOptions },
    });
    const all = await open({});
    assert.deepEqual([...new Set(plans(all.offer('card')))].sort(), [false, true]);
    const noCost = await open(filter({ standardEmi: { enable: false } }));
    assert.deepEqual([...new Set(plans(noCost.offer('card')))], [true]);
    const emi = { method: 'card', card: goodCard, emi: '12' };
    assert.deepEqual(await refusal(noCost.token, emi), locked);
    assert.equal((await shop.post(`/checkout/${all.token}/transactions`, emi)).status, 201);
    const only = await open(filter({ showOnlyEmi: true }));
    assert.deepEqual([only.names, only.offer('card')['onlyEmi']], [['card'], true]);
    // All at once is no instalment, and a bank without plans has none to give.
    assert.deepEqual(await refusal(only.token, { method: 'card', card: goodCard }), locked);
    const lenders = lendersOf(only.offer('card'));
    const { cards } = only.offer('card');
    assert.ok(Array.isArray(cards) && cards.length > 0);
    assert.ok(cards.map(recordOf).every(({ bankName }) => lenders.includes(bankName)));
    assert.equal((await shop.post(`/checkout/${only.token}/transactions`, emi)).status, 201);
    const small = await open({ ...filter({ showOnlyEmi: true }), amount: '10.00' });
    assert.deepEqual(small.names, []);
    assert.match(String(small.mistakes), /Nothing is left to pay with/);
  });

  it('that nobody has signed makes the offer shorter, and its author is told', async () => {
    const lock = {
      allowDefaultOptions: false,
      options: [{ paymentMethodType: 'NB', enable: true, paymentMethods: ['NB_AXIS'] }],
    };
    // An unsigned one that has the wrong one of the two names still holds.
    for (const name of ['offer_details', 'payment_filter']) {
      const { token, names, offer, mistakes } = await open({}, { [name]: lock });
      assert.deepEqual(names, ['netbanking']);
      const { banks } = offer('netbanking');
      assert.ok(Array.isArray(banks));
      assert.equal(banks.length, 1);
      assert.match(String(mistakes), /is not signed: put it into orderDetails as payment_filter/);
      assert.deepEqual(await refusal(token, { method: 'netbanking', bank: 'NB_HDFC' }), locked);
    }
  });

  it('that nobody has signed opens nothing that the signed one has closed', async () => {
    const options = [{ paymentMethodType: 'NB', enable: true }];
    const wide = { allowDefaultOptions: true, options: [] };
    const { names } = await open({ payment_filter: { allowDefaultOptions: false, options } }, { offer_details: wide });
    assert.deepEqual(names, ['netbanking']);
  });

  describe('of version 1, offer_details', () => {
    const version1 = (groups: readonly object[], more: object = {}) => ({
      offer_details: { offer_applied: 'false', offer_payment_methods: groups, ...more },
    });
    const merging = { merge_with_default_payment_methods: 'true' };
    const all = ['upi', 'card', 'netbanking', 'wallet', 'pay-later'];

    it('leaves what it names, and nothing else', async () => {
      const banks = { offer_payment_method_type: 'nb', filter_type: 'whitelist', offer_payment_method: ['NB_AXIS'] };
      const { token, names } = await open(version1([banks]));
      assert.deepEqual(names, ['netbanking']);
      assert.deepEqual(await refusal(token, { method: 'netbanking', bank: 'NB_HDFC' }), locked);
      assert.deepEqual(await refusal(token, { method: 'card', card: goodCard }), locked);
      assert.equal(
        (await shop.post(`/checkout/${token}/transactions`, { method: 'netbanking', bank: 'NB_AXIS' })).status,
        201,
      );
    });

    it('takes away what it names, in the spelling of both versions', async () => {
      const cash = { offer_payment_method_type: 'cashod', filter_type: 'blacklist' };
      const visa = { offer_payment_method_type: 'cards', filter_type: 'blacklist' };
      const { token, names } = await open({
        ...version1([cash, { ...visa, offer_payment_method: ['VISA'] }], merging),
        amount: '249.00',
      });
      assert.deepEqual(names, all);
      assert.deepEqual(await refusal(token, { method: 'cash' }), locked);
      assert.deepEqual(
        await refusal(token, { method: 'card', card: { ...goodCard, number: '4111111111111111' } }),
        locked,
      );
      const offer_details = {
        ...merging,
        offer_applied: 'false',
        merchant_offer_payment_methods: [{ ...visa, offer_payment_methods: ['VISA'] }],
      };
      const older = await open({ offer_details: JSON.stringify(offer_details), amount: '249.00' });
      assert.deepEqual(older.names, [...all, 'cash']);
      assert.deepEqual(
        await refusal(older.token, { method: 'card', card: { ...goodCard, number: '4111111111111111' } }),
        locked,
      );
    });

    it('knows cards by their first digits and their bank, apps by their id, and instalments', async () => {
      const filters = [{ card_bin: ['411111'] }];
      const bins = { offer_payment_method_type: 'cards', specific_card_filters: filters };
      const few = await open(version1([bins]));
      assert.deepEqual(few.names, ['card']);
      assert.deepEqual(await refusal(few.token, { method: 'card', card: goodCard }), locked);
      const issuer = { ...bins, specific_card_filters: [], offer_payment_card_issuer: ['Nobody Bank'] };
      const noBank = await open(version1([issuer]));
      assert.deepEqual(await refusal(noBank.token, { method: 'card', card: goodCard }), locked);
      const app = {
        offer_payment_method_type: 'upiAppsWithOther',
        filter_type: 'blacklist',
        offer_payment_method: ['GPAY'],
      };
      const noApp = await open(version1([app], merging));
      const intent = (id: string) => ({ method: 'upi', upi: { flow: 'intent', app: id } });
      assert.deepEqual(await refusal(noApp.token, intent('gpay')), locked);
      assert.equal((await shop.post(`/checkout/${noApp.token}/transactions`, intent('phonepe'))).status, 201);
      const noEmi = await open(version1([{ offer_payment_method_type: 'emi', filter_type: 'blacklist' }], merging));
      assert.deepEqual(await refusal(noEmi.token, { method: 'card', card: goodCard, emi: '12' }), locked);
      const onlyEmi = await open(version1([{ offer_payment_method_type: 'emi' }]));
      assert.deepEqual([onlyEmi.names, onlyEmi.offer('card')['onlyEmi']], [['card'], true]);
    });

    it('holds beside payment_filter: both have to let an instrument through', async () => {
      const options = [{ paymentMethodType: 'WALLET', enable: false }];
      const wallets = { offer_payment_method_type: 'wallets' };
      const { names } = await open({ payment_filter: { allowDefaultOptions: true, options }, ...version1([wallets]) });
      assert.deepEqual(names, []);
    });

    it('of a type that the simulator does not know, or of single apps, opens nothing', async () => {
      const unknown = await open(
        version1([{ offer_payment_method_type: 'shells', filter_type: 'blacklist' }], merging),
      );
      assert.deepEqual(unknown.names, []);
      assert.match(String(unknown.mistakes), /"shells".* locks everything/);
      const app = await open(version1([{ offer_payment_method_type: 'upi', offer_payment_method: ['GPAY'] }]));
      assert.deepEqual(app.names, []);
    });
  });
});
