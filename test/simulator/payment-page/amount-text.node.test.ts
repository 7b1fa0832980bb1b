import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { amountText } from '../../../src/protocol/amount.ts';

describe('amountText', () => {
  it('groups rupees by lakh and crore', () => {
    assert.equal(amountText('1.00', 'INR'), '₹1.00');
    assert.equal(amountText('100000', 'INR'), '₹1,00,000.00');
    assert.equal(amountText('123456789.5', 'INR'), '₹12,34,56,789.50');
  });

  it('keeps every digit of an amount that no float can hold', () => {
    assert.equal(amountText('9007199254740993.01', 'INR'), '₹9,00,71,99,25,47,40,993.01');
  });

  it('shows other currencies with their own sign', () => assert.equal(amountText('10.50', 'USD'), '$10.50'));

  it('shows what it cannot format as it came', () => {
    assert.equal(amountText('10.50', 'nonsense'), 'nonsense 10.50');
    assert.equal(amountText('1e3', 'INR'), 'INR 1e3');
  });
});
