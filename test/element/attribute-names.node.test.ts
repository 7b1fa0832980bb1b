import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { attributeOf, checkoutPropertyNames } from '../../src/protocol/checkout-property-names.ts';
import { misspeltAttributes } from '../../src/element/attribute-names.ts';

const known = [...checkoutPropertyNames.map(attributeOf), 'manual'];

describe('attributes of a tag', () => {
  for (const [given, meant] of [
    ['clientid', 'client-id'],
    ['client_id', 'client-id'],
    ['merchantkeyid', 'merchant-key-id'],
    ['merchant-keyid', 'merchant-key-id'],
    ['order_details', 'order-details'],
  ] as const) {
    it(`named ${given} are meant as ${meant}`, () => {
      const [issue, ...others] = misspeltAttributes(['id', given], known);
      assert.deepEqual([issue?.code, issue?.field, issue?.reason], ['unknown-field', given, `did-you-mean-${meant}`]);
      assert.deepEqual(others, []);
    });
  }

  it('that are right, or of HTML, or of a framework, are nothing to talk of', () => {
    const given = ['client-id', 'manual', 'id', 'class', 'data-v-7ba5bd90', '_ngcontent-abc', 'hx-preserve', 'order'];
    assert.deepEqual(misspeltAttributes(given, known), []);
  });
});
