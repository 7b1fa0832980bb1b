import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  allowsCard,
  allowsMethod,
  allowsType,
  allowsUpi,
  readPaymentFilter,
} from '../../../src/simulator/domain/payment-filter.ts';

const known = { NB: ['NB_HDFC', 'NB_AXIS'], WALLET: ['PAYTM'] };
const read = (value: unknown) => readPaymentFilter(value, known);
const lock = (allowDefaultOptions: boolean, ...options: object[]) => read({ allowDefaultOptions, options }).filter;
const visa = { brand: 'VISA', type: 'CREDIT', bank: 'Meridian Bank', bin: '4242424242424242' };

describe('payment_filter', () => {
  it('locks nothing where there is none', () => {
    const { filter, mistakes } = read(undefined);
    assert.deepEqual(mistakes, []);
    for (const type of ['CARD', 'NB', 'UPI', 'WALLET', 'CONSUMER_FINANCE', 'CASH'] as const) {
      assert.equal(allowsType(filter, type), true);
    }
  });

  it('starts from everything or from nothing', () => {
    const cash = { paymentMethodType: 'CASH', enable: false };
    const card = { paymentMethodType: 'CARD', enable: true };
    const types = ['CARD', 'NB', 'CASH'] as const;
    assert.deepEqual(
      types.map((type) => allowsType(lock(true, cash), type)),
      [true, true, false],
    );
    assert.deepEqual(
      types.map((type) => allowsType(lock(false, card), type)),
      [true, false, false],
    );
    assert.deepEqual(
      types.map((type) => allowsType(read({ options: [card] }).filter, type)),
      [true, false, false],
    );
  });

  it('names methods that are on, or off', () => {
    const only = lock(false, { paymentMethodType: 'NB', enable: true, paymentMethods: ['NB_AXIS'] });
    assert.deepEqual([allowsMethod(only, 'NB', 'NB_AXIS'), allowsMethod(only, 'NB', 'NB_HDFC')], [true, false]);
    const but = lock(true, { paymentMethodType: 'NB', enable: false, paymentMethods: ['NB_AXIS'] });
    assert.deepEqual([allowsMethod(but, 'NB', 'NB_AXIS'), allowsMethod(but, 'NB', 'NB_HDFC')], [false, true]);
    assert.equal(allowsType(but, 'NB'), true);
  });

  for (const [title, cardFilters, allowed] of [
    ['a brand that is on', [{ enable: true, cardBrands: ['VISA'] }], true],
    ['another brand that is on', [{ enable: true, cardBrands: ['RUPAY'] }], false],
    ['a brand that is off', [{ enable: false, cardBrands: ['VISA'] }], false],
    ['another brand that is off', [{ enable: false, cardBrands: ['RUPAY'] }], true],
    ['a range of first digits', [{ enable: true, cardBins: ['424000::425000'] }], true],
    ['another range', [{ enable: true, cardBins: ['459000::460000'] }], false],
    ['its first digits', [{ enable: true, cardBins: ['424242'] }], true],
    ['a type', [{ enable: true, cardTypes: ['DEBIT'] }], false],
    ['a bank', [{ enable: true, cardBanks: ['Meridian Bank'] }], true],
    ['everything that one filter names', [{ enable: true, cardBrands: ['VISA'], cardTypes: ['DEBIT'] }], false],
    [
      'one of two filters',
      [
        { enable: true, cardBrands: ['AMEX'] },
        { enable: true, cardTypes: ['CREDIT'] },
      ],
      true,
    ],
  ] as const) {
    it(`judges a card by ${title}`, () => {
      assert.equal(allowsCard(lock(true, { paymentMethodType: 'CARD', enable: true, cardFilters }), visa), allowed);
    });
  }

  it('takes kinds of UPI apart', () => {
    const upiFilters = [{ upiType: 'COLLECT', enable: false }];
    const filter = lock(true, { paymentMethodType: 'UPI', enable: true, upiFilters });
    assert.deepEqual([allowsUpi(filter, 'COLLECT'), allowsUpi(filter, 'INTENT')], [false, true]);
  });

  it('may show what it locks, with a short note', () => {
    const option = { paymentMethodType: 'CASH', enable: false, display: true, displayMessage: 'Not for gift cards' };
    assert.equal(lock(true, option).types.CASH?.note, 'Not for gift cards');
    const { filter, mistakes } = read({ options: [{ ...option, displayMessage: 'x'.repeat(37) }] });
    assert.equal(filter.types.CASH?.note, 'x'.repeat(36));
    assert.match(mistakes.join(), /longer than 36/);
  });

  it('says what it does not know, and passes over it', () => {
    const { filter, mistakes } = read({
      allowDefaultOptions: true,
      option: [],
      options: [
        { paymentMethodType: 'card', enable: false },
        { paymentMethodType: 'NB', enable: true, paymentMethods: ['NB_AXIS', 'NB_NOBODY'], extra: 1 },
        { paymentMethodType: 'NB', enable: false },
        { paymentMethodType: 'CASH', enable: 'false' },
        'x',
      ],
    });
    assert.equal(allowsType(filter, 'CARD'), true);
    assert.equal(allowsMethod(filter, 'NB', 'NB_AXIS'), true);
    assert.deepEqual(mistakes, [
      'payment_filter has the unknown key "option".',
      'payment_filter.options[0].paymentMethodType "card" is none of CARD, NB, UPI, WALLET, CONSUMER_FINANCE, CASH, REWARD.',
      'payment_filter.options[1] has the unknown key "extra".',
      'payment_filter.options[1].paymentMethods names "NB_NOBODY", which is not offered.',
      'payment_filter.options[2] repeats NB; the first one counts.',
      'payment_filter.options[3].enable is no boolean and is taken for false.',
      'payment_filter.options[4] is no object.',
    ]);
  });

  it('locks everything where it cannot be read, and says so', () => {
    for (const value of [[], 'x', {}, { options: {} }]) {
      const { filter, mistakes } = read(value);
      for (const type of ['CARD', 'NB', 'UPI', 'WALLET', 'CONSUMER_FINANCE', 'CASH'] as const) {
        assert.equal(allowsType(filter, type), false);
      }
      assert.match(mistakes.join(), /locks everything/);
    }
  });
});
