import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { checkAmount, compareAmounts, formatAmount, parseAmount, sameAmount } from '../../src/protocol/amount.ts';

suite('amounts in rupees', () => {
  for (const [text, paise] of [
    ['1', 100n],
    ['1.5', 150n],
    ['1.05', 105n],
    ['0.1', 10n],
    ['100.15', 10_015n],
    ['999999999999.99', 99_999_999_999_999n],
  ] as const) {
    test(`${text} is ${paise} paise`, () => {
      assert.deepEqual(parseAmount(text), { ok: true, value: paise });
      assert.deepEqual(checkAmount(text), { ok: true, value: text });
    });
  }

  for (const [less, more] of [
    ['0.01', '0.02'],
    ['0.9', '0.95'],
    ['0.99', '1'],
    ['9.99', '10'],
    ['10', '20'],
    ['10.1', '10.15'],
    ['99.99', '100.00'],
    ['1', '999999999999.99'],
  ] as const) {
    test(`${less} is less than ${more}`, () => {
      assert.ok(compareAmounts(less, more) < 0);
      assert.ok(compareAmounts(more, less) > 0);
      assert.equal(compareAmounts(less, less), 0);
      assert.ok(!sameAmount(less, more));
    });
  }

  test('an amount is never the same as a text outside the grammar', () => {
    for (const text of ['01.50', '0.5.0', '00', '.5', '0.50 ', '0,50']) {
      assert.ok(!sameAmount('0.50', text));
      assert.ok(!sameAmount(text, '0.50'));
    }
  });

  test('a refusal names the field, which is amount by default', () => {
    for (const read of [parseAmount, checkAmount]) {
      const fieldOf = (...given: [unknown, string?]) => {
        const parsed = read(...given);
        return !parsed.ok && parsed.issue.field;
      };
      assert.equal(fieldOf('x'), 'amount');
      assert.equal(fieldOf('x', 'price'), 'price');
    }
  });

  test('paise are printed with two decimals, below zero as well', () => {
    for (const [paise, text] of [
      [0n, '0.00'],
      [5n, '0.05'],
      [50n, '0.50'],
      [24_900n, '249.00'],
      [-5n, '-0.05'],
      [-24_900n, '-249.00'],
    ] as const) {
      assert.equal(formatAmount(paise), text);
    }
  });
});
