import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import { formatAmount, parseAmount } from '../../../src/protocol/amount.ts';
import { OpenedPaymentPage, TransactionStep, type Discount } from '../../../src/simulator/contract/payment-page.ts';
import { topUpOf, type Quote, type Recurring } from '../../../src/simulator/contract/quote.ts';
import { offersFor } from '../../../src/simulator/domain/discount.ts';
import { emiPlans } from '../../../src/simulator/methods/emi/gateway-part.ts';
import { discountsFor, misfitOf, quote, type PriceChoice } from '../../../src/simulator/payment-page/quote.ts';
import { goodCard, openShop, recordOf } from '../gateway/shop.ts';

const paise = (text: string) => {
  const read = parseAmount(text);
  assert.ok(read.ok, text);
  return read.value;
};

const plans = emiPlans('12450.00', [
  { months: 3, yearlyRate: 1500, noCost: true },
  { months: 12, yearlyRate: 1600, noCost: false },
]);

/** Orders of every size with their discounts, and choices that need not fit together. */
const orders = fc.bigInt({ min: 100n, max: 10n ** 11n }).map((sum) => {
  const amount = formatAmount(sum);
  return { amount, offers: offersFor({ amount, currency: 'INR' }) };
});
const discounts = fc.constantFrom('', 'ofr_upi15', 'ofr_card10', 'ofr_rupay50', 'ofr_net5', 'ofr_soldout', 'ofr_none');
const choices: fc.Arbitrary<PriceChoice> = fc.record({
  discount: discounts,
  instrument: fc.constantFrom(undefined, 'VISA', 'RUPAY', 'NB_HDFC', 'AMAZONPAY'),
  emi: fc.constantFrom(undefined, ...plans),
  recurring: fc.constantFrom<Recurring | undefined>(undefined, { most: '499.00', fixed: false, frequency: 'MONTHLY' }),
  balance: fc.option(
    fc.bigInt({ min: 0n, max: 10n ** 11n }).map((sum) => formatAmount(sum)),
    { nil: undefined },
  ),
});

describe('the figures of a payment', () => {
  it('add up, whatever is chosen', () => {
    fc.assert(
      fc.property(orders, choices, (order, choice) => {
        const { amount, full, discount, emi, recurring, topUp } = quote(order, choice);
        assert.equal(full, order.amount);
        assert.equal(paise(full), paise(amount) + (discount ? paise(discount.amount) : 0n));
        assert.equal(emi, choice.emi);
        assert.equal(recurring, choice.recurring);
        const balance = choice.balance ?? amount;
        const there = balance === '0.00' ? 0n : paise(balance);
        assert.equal(topUp !== undefined, there < paise(amount));
        if (topUp !== undefined) assert.equal(there + paise(topUp), paise(amount));
      }),
    );
  });

  it('have the chosen discount unless something else that is chosen excludes it', () => {
    fc.assert(
      fc.property(orders, choices, (order, choice) => {
        const wanted = order.offers.find(({ id }) => id === choice.discount);
        const applies = wanted !== undefined && misfitOf(wanted, choice) === undefined;
        assert.equal(quote(order, choice).discount?.id, applies ? wanted.id : undefined);
      }),
    );
  });

  it('have the best discount that is sure to fit and to work where the customer has chosen none', () => {
    const methods = fc.constantFrom('card', 'netbanking', 'upi', 'wallet', 'cash');
    fc.assert(
      fc.property(orders, choices, methods, (order, { discount: _, ...choice }, method) => {
        const { discount } = quote(order, choice, method);
        const fitting = discountsFor(order.offers, method).filter(
          ({ code, instruments }) =>
            code !== 'SOLDOUT25' && (!instruments || instruments.some((name) => name === choice.instrument)),
        );
        assert.equal(discount?.id, choice.emi ? undefined : fitting[0]?.id);
        const best = fitting.map(({ deduction }) => paise(deduction)).sort((one, other) => Number(other - one))[0];
        assert.equal(discount && paise(discount.amount), choice.emi ? undefined : best);
        assert.equal(quote(order, choice).amount, order.amount, 'before a method is chosen');
        assert.equal(quote(order, { ...choice, discount: '' }, method).amount, order.amount, 'wanted none');
      }),
    );
  });

  it('never have a discount beside EMI, and have it again in full', () => {
    fc.assert(
      fc.property(orders, choices, fc.constantFrom(...plans), (order, choice, emi) => {
        const inFull = { ...choice, emi: undefined };
        assert.equal(quote(order, { ...choice, emi }).amount, order.amount);
        assert.deepEqual(quote(order, { ...choice, ...inFull }), quote(order, inFull));
      }),
    );
  });

  it('do not depend on an instrument that no discount is limited to', () => {
    fc.assert(
      fc.property(orders, choices, (order, choice) => {
        const unlimited = order.offers.filter(({ instruments }) => instruments === undefined);
        const one = { ...order, offers: unlimited };
        assert.deepEqual(quote(one, choice), quote(one, { ...choice, instrument: undefined }));
      }),
    );
  });
});

/** A way to pay, and what the form tells of it. */
const ways: Readonly<Record<string, { readonly command: { readonly method: string }; readonly instrument?: string }>> =
  {
    Visa: { command: { method: 'card', ...{ card: goodCard } }, instrument: 'VISA' },
    RuPay: {
      command: { method: 'card', ...{ card: { ...goodCard, number: '6521500000000006' } } },
      instrument: 'RUPAY',
    },
    'a bank': { command: { method: 'netbanking', ...{ bank: 'NB_HDFC' } } },
    'Amazon Pay': { command: { method: 'wallet', ...{ wallet: 'AMAZONPAY' } }, instrument: 'AMAZONPAY' },
    Paytm: { command: { method: 'wallet', ...{ wallet: 'PAYTM' } }, instrument: 'PAYTM' },
    UPI: { command: { method: 'upi', ...{ upi: { flow: 'qr' } } } },
    cash: { command: { method: 'cash' } },
  };

describe('the gateway', () => {
  for (const amount of ['99.99', '250.00', '12450.00']) {
    it(`debits what the page shows of ${amount}, refuses what the page excludes, and no other price`, async (test) => {
      const shop = await openShop({}, test);
      const read = v.parse(
        OpenedPaymentPage,
        (await shop.post('/checkout', { payload: shop.payload({ amount }) })).body,
      );
      const { order, methods } = read;
      for (const [name, { command, instrument }] of Object.entries(ways)) {
        const ofMethod = (order.offers ?? []).filter((each: Discount) =>
          each.methods.some((is) => is === command.method),
        );
        // The bank of the card Visa has plans.
        const card = name === 'Visa' ? methods.find((option) => option.method === 'card') : undefined;
        const bankPlans = card?.emi.find(({ bankName }) => bankName === 'Meridian Bank')?.plans.slice(0, 2) ?? [];
        for (const emi of [undefined, ...bankPlans]) {
          for (const wanted of [undefined, ...ofMethod]) {
            const choice = { discount: wanted?.id ?? '', instrument, emi };
            const shown = quote(order, choice);
            const says = `${name}, ${wanted?.code ?? 'no discount'}, ${emi ? `${emi.months} months` : 'in full'}`;
            const pay = async (more: object) => {
              const token = await shop.open({ amount });
              const months = emi && { emi: String(emi.months) };
              return shop.post(`/checkout/${token}/transactions`, { ...command, ...months, ...more });
            };
            if (wanted && !shown.discount) {
              const refused = await pay({ offer: wanted.id });
              assert.deepEqual([refused.status, refused.body['field']], [400, 'offer'], says);
            }
            const offer = shown.discount && { offer: shown.discount.id };
            const other = formatAmount(paise(shown.amount) - 1n);
            assert.equal((await pay({ ...offer, amount: other })).body['code'], 'conflict', says);
            const started = await pay({ ...offer, amount: shown.amount });
            assert.equal(started.status, 201, says);
            const step = v.parse(TransactionStep, started.body);
            assert.deepEqual(step.quote, shown satisfies Quote, says);
            if (step.waits === 'nowhere') continue;
            const asks = step.waits === 'bank' ? step.bankUrl : step.phoneUrl;
            assert.equal((await shop.get(`${asks}/state`)).body['amount'], shown.amount, says);
          }
        }
      }
    });
  }

  const autopay = {
    'mandate.max_amount': '499.00',
    'mandate.frequency': 'DAILY',
    'mandate.start_date': String(Math.floor(Date.now() / 1000)),
    'mandate.end_date': String(Math.floor(Date.now() / 1000) + 100 * 86_400),
  };
  const recurring = { most: '499.00', fixed: false, frequency: 'DAILY' };
  for (const [wanted, mandate, figures] of [
    ['REQUIRED', true, recurring],
    ['OPTIONAL', true, recurring],
    ['OPTIONAL', false, undefined],
  ] as const) {
    it(`has the debits of a mandate that is ${wanted} in its figures if ${mandate} was answered`, async (test) => {
      const shop = await openShop({}, test);
      for (const command of [ways['Visa']?.command, ways['UPI']?.command]) {
        const token = await shop.open({ amount: '250.00', 'options.create_mandate': wanted, ...autopay });
        const started = await shop.post(`/checkout/${token}/transactions`, { ...command, mandate });
        const step = v.parse(TransactionStep, started.body);
        assert.deepEqual(step.quote.recurring, figures);
        const status = await shop.get(`/checkout/${token}/transactions/${step.transactionId}`);
        assert.deepEqual(recordOf(status.body['quote'])['recurring'], figures);
        assert.ok(step.waits !== 'nowhere');
        const asks = step.waits === 'bank' ? step.bankUrl : step.phoneUrl;
        assert.deepEqual((await shop.get(`${asks}/state`)).body['recurring'], figures);
      }
    });
  }

  it('says what a linked wallet lacks for the price, and nothing of one that has enough for it', async (test) => {
    const shop = await openShop({}, test);
    const pay = async (offer?: string) => {
      const token = await shop.open({ amount: '2510.00', customer_id: 'cust-1' });
      const { body } = await shop.post(`/checkout/${token}/transactions`, { ...ways['Amazon Pay']?.command, offer });
      return v.parse(TransactionStep, body);
    };
    const first = await pay();
    assert.equal(first.quote.topUp, undefined, 'its balance is a secret until it is linked');
    assert.ok(first.waits === 'bank');
    const linked = await shop.post(`${first.bankUrl}/answer`, { otp: '123456' });
    assert.deepEqual([linked.body['balance'], linked.body['topUp']], ['2500.00', '10.00']);
    await shop.post(`${first.bankUrl}/answer`, { choice: 'succeed' });
    assert.deepEqual(
      [await pay(), await pay('ofr_amazon20')].map(({ quote: { amount, topUp } }) => [amount, topUp]),
      [
        ['2510.00', topUpOf('2510.00', '2500.00')],
        ['2490.00', undefined],
      ],
    );
  });
});
