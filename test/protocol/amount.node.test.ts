import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { formatAmount, parseAmount, sameAmount } from '../../src/protocol/amount.ts';
import { sample } from '../support/test-files.js';

suite('amount', () => {
  const all = sample(1_000, 100_000);

  test(`F38: every amount from 0.01 to ${all - 1}.99 is read, compared and printed exactly, and the least and the most of each length`, () => {
    const ends = Array.from({ length: 12 }, (_, digits) => [10 ** digits, 10 ** (digits + 1) - 1]).flat();
    for (const rupees of new Set([...Array(all).keys(), ...ends])) {
      for (let paise = rupees === 0 ? 1 : 0; paise < 100; paise++) {
        const text = `${rupees}.${String(paise).padStart(2, '0')}`;
        const parsed = parseAmount(text);
        const value = BigInt(rupees) * 100n + BigInt(paise);
        if (!parsed.ok || parsed.value !== value || formatAmount(value) !== text) assert.fail(text);
      }
    }
  });

  test('an amount is the same however many zeros it is written with, and no other', () => {
    for (let rupees = 0; rupees < 1000; rupees++) {
      for (let tens = 1; tens < 10; tens++) {
        const texts = [`${rupees}.${tens}`, `${rupees}.${tens}0`] as const;
        assert.ok(sameAmount(...texts));
        assert.ok(!sameAmount(texts[0], `${rupees}.${tens}1`));
      }
      if (rupees) assert.ok(sameAmount(`${rupees}`, `${rupees}.00`) && sameAmount(`${rupees}.0`, `${rupees}.00`));
    }
  });

  test('what is no amount equals nothing, itself included', () => {
    for (const text of ['', ' ', '0', '1.005', '1e2', 'NaN']) assert.ok(!sameAmount(text, text));
  });

  test('the largest and the smallest amount keep every digit', () => {
    for (const text of ['999999999999.99', '0.01']) {
      const parsed = parseAmount(text);
      assert.ok(parsed.ok);
      assert.equal(formatAmount(parsed.value), text);
    }
  });

  test('paise print with two decimals, below zero too', () => {
    assert.deepEqual([0n, 5n, 50n, 12345n, -5n, -12345n].map(formatAmount), [
      '0.00',
      '0.05',
      '0.50',
      '123.45',
      '-0.05',
      '-123.45',
    ]);
  });

  test('the field of an issue is the one that was asked about', () => {
    const parsed = parseAmount('1,00', 'mandate.max_amount');
    assert.ok(!parsed.ok);
    assert.deepEqual(
      [parsed.issue.code, parsed.issue.field, parsed.issue.reason],
      ['amount', 'mandate.max_amount', 'separator'],
    );
  });
});
