import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nearestName } from '../../src/protocol/nearest-name.ts';
import { orderFields } from '../../src/protocol/order-details.ts';

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
  ]) {
    it(`none for ${given.slice(0, 20) || 'an empty name'}`, () =>
      assert.equal(nearestName(given, Object.keys(orderFields)), undefined));
  }

  it('is the nearest of several', () => assert.equal(nearestName('amounts', ['counts', 'amount']), 'amount'));
});
