import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { nearestName } from '../../src/protocol/requests/fields.ts';
import { orderFields } from '../../src/protocol/requests/order-details.ts';
import { propertyRuns } from '../support/test-files.js';

describe('the name that a misspelt one stands for', () => {
  for (const [given, meant] of [
    ['curency', 'currency'],
    ['currrency', 'currency'],
    ['cirrency', 'currency'],
    ['currnecy', 'currency'],
    ['order-id', 'order_id'],
    ['orderId', 'order_id'],
    ['ORDER_ID', 'order_id'],
    ['ammount', 'amount'],
    ['amuont', 'amount'],
    ['mandate', 'mandate.max_amount'],
    ['mandate.max_amuont', 'mandate.max_amount'],
    ['mandate.maxAmount', 'mandate.max_amount'],
    ['option.create_mandate', 'options.create_mandate'],
    ['retrun_url', 'return_url'],
    ['fudf9', 'udf9'],
    ['baskfewt', 'basket'],
    ['currevnc', 'currency'],
    ['currxnyc', 'currency'],
    ['metadata.PAYTM_V:SUBSCRIPTION_FREQUENCY', 'metadata.PAYTM_V2:SUBSCRIPTION_FREQUENCY'],
  ] as const) {
    it(`${given} for ${meant}`, () => assert.equal(nearestName(given, Object.keys(orderFields)), meant));
  }

  for (const given of [
    'colour',
    'ref',
    'id',
    '',
    'coupon_code',
    'x'.repeat(65),
    'constructor',
    'udfs_of_mine',
    'udf11',
    'utd8',
    'dwf7',
  ]) {
    it(`none for ${given.slice(0, 20) || 'an empty name'}`, () =>
      assert.equal(nearestName(given, Object.keys(orderFields)), undefined));
  }

  it('is the nearest of several', () => assert.equal(nearestName('amounts', ['counts', 'amount']), 'amount'));

  it('is found through a slip, wherever it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), slips, (name, slip) => {
        assert.equal(nearestName(slip(name), names), name);
      }),
      { numRuns: propertyRuns(2000) },
    );
  });

  it('is not found through three', () => {
    for (const name of names) {
      for (const places of [
        [0, 4, 8],
        [1, 2, 3],
        [6, 9, 11],
      ]) {
        const given = [...name].map((character, index) => (places.includes(index) ? '#' : character)).join('');
        assert.equal(nearestName(given, [name]), undefined, given);
      }
    }
  });

  it('is not found through two characters that only look like neighbours in another order', () => {
    // Eight characters forgive two slips: these are three each.
    assert.equal(nearestName('abcdxcye', ['abcdefgh']), undefined);
    assert.equal(nearestName('bacdefgxyz', ['abcdefghij']), undefined);
  });

  it('is looked for in names of at most 64 characters', () => {
    const known = 'a'.repeat(64);
    assert.equal(nearestName(`${known.slice(1)}b`, [known]), known);
    assert.equal(nearestName(`${known}b`, [known]), undefined);
  });

  it('is none where a short name differs at all, or only a number does', () => {
    assert.equal(nearestName('abd', ['abc']), undefined);
    assert.equal(nearestName('line2', ['line1', 'lines']), 'lines');
  });
});

const names = ['subscription_date', 'customer_address', 'return_location'];

/** A character too many, too few, wrong, or swapped with its neighbour. */
const slips = fc
  .tuple(fc.nat({ max: 11 }), fc.constantFrom('many', 'few', 'wrong', 'swapped'))
  .map(([at, kind]) => (text: string) => {
    const [before, one, other, after] = [text.slice(0, at), text[at] ?? '', text[at + 1] ?? '', text.slice(at + 2)];
    if (kind === 'many') return `${before}#${one}${other}${after}`;
    if (kind === 'few') return `${before}${other}${after}`;
    if (kind === 'wrong') return `${before}#${other}${after}`;
    return `${before}${other}${one}${after}`;
  });
