import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  brandOf,
  codeFault,
  expiryFault,
  expiryParts,
  groupCardNumber,
  groupExpiry,
  numberFault,
} from '../../../src/simulator/methods/card/card-rules.ts';

const listed = ['4242424242424242', '378282246310005'];
const soon = String(new Date().getFullYear() + 2);

describe('card rules', () => {
  it('tells the brand as soon as only one is left', () => {
    const brands = ['42', '51', '37', '6521 50', '5085 00', '30'].map((digits) => brandOf(digits)?.instrument);
    assert.deepEqual(brands, ['VISA', 'MASTERCARD', 'AMEX', 'RUPAY', 'RUPAY', 'DINERS']);
    assert.equal(brandOf(''), undefined);
    assert.equal(brandOf('3'), undefined);
  });

  it('groups a number as its brand prints it', () => {
    assert.equal(groupCardNumber({ text: '4242424242424242', caret: 16 }).text, '4242 4242 4242 4242');
    assert.equal(groupCardNumber({ text: '378282246310005', caret: 15 }).text, '3782 822463 10005');
  });

  it('takes listed numbers only, and tells a stranger’s valid card from a mistyped one', () => {
    const faults = ['', '4242', '4242 4242 4242 4242', '4012888888881881', '4242424242424241', '9999'].map((number) =>
      numberFault(number, listed),
    );
    assert.deepEqual(faults, ['missing', 'incomplete', undefined, 'unlisted', 'invalid', 'invalid']);
  });

  it('takes an expiry date from this month on', () => {
    const month = String(new Date().getMonth() + 1).padStart(2, '0');
    assert.equal(expiryFault(`${month} / ${String(new Date().getFullYear())}`), undefined);
    assert.equal(expiryFault(`12 / ${soon.slice(2)}`), undefined);
    assert.equal(expiryFault(`12 / ${soon}`), undefined);
    assert.deepEqual(['', '1', '12 / 2', '13 / 30', '01 / 20', '12 / 99'].map(expiryFault), [
      'missing',
      'incomplete',
      'incomplete',
      'invalid',
      'past',
      'invalid',
    ]);
  });

  it('hands the date on with four digits of the year', () => {
    assert.deepEqual(expiryParts('08 / 31'), { month: '08', year: '2031' });
    assert.deepEqual(expiryParts('08 / 2031'), { month: '08', year: '2031' });
  });

  it('writes the date out while it is typed', () => {
    const typed = ['0', '08', '083', '8', '1/', '08/31', '08 / 2031'].map(
      (text) => groupExpiry({ text, caret: text.length }).text,
    );
    assert.deepEqual(typed, ['0', '08', '08 / 3', '08', '01', '08 / 31', '08 / 2031']);
  });

  for (const pasted of [
    '2031-08',
    '2031/8',
    '08-2031',
    '8/2031',
    'Aug 2031',
    'august 2031',
    'Aug-31',
    '8-31',
    '०८/३१',
  ]) {
    it(`understands a date that is filled in as ${pasted}`, () => {
      const { text } = groupExpiry({ text: pasted, caret: pasted.length });
      assert.deepEqual([expiryFault(text), expiryParts(text)], [undefined, { month: '08', year: '2031' }]);
    });
  }

  it('wants as many digits in the CVV as the brand has', () => {
    assert.deepEqual(
      ['', '12', '123', '1234', 'abc'].map((code) => codeFault(code, 3)),
      ['missing', 'incomplete', undefined, 'invalid', 'invalid'],
    );
    assert.equal(codeFault('1234', 4), undefined);
  });
});
