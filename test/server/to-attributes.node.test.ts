import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HyperCheckoutError } from '../../src/protocol/checkout-error.ts';
import { toAttributes } from '../../src/server/to-attributes.ts';
import { assertSentence } from './refusal.ts';

describe('toAttributes on a server', () => {
  it('prints one line of escaped attributes', () => {
    const printed = toAttributes({
      orderDetails: '{"a":"<b>\r\n"}',
      merchantKeyId: '2980',
      customerId: '',
      language: undefined,
    });
    assert.equal(
      printed,
      'order-details="{&#34;a&#34;:&#34;&#60;b&#62;&#13;&#10;&#34;}" merchant-key-id="2980" customer-id=""',
    );
  });

  it('refuses objects, foreign names and characters that HTML cannot hold', () => {
    const print = (texts: object) => () => {
      try {
        toAttributes(texts);
      } catch (error) {
        assert.ok(error instanceof HyperCheckoutError);
        assertSentence(error.message);
        assertSentence(error.fix);
        throw error;
      }
    };
    assert.throws(print({ orderDetails: { order_id: '1' } }), { code: 'type', field: 'orderDetails' });
    assert.throws(print({ amount: 1 }), { code: 'type', field: 'amount' });
    assert.throws(print({ onclick: 'alert(1)' }), { code: 'not-allowed', fix: /clientId, environment, orderDetails/ });
    assert.throws(print({ ['__proto__']: 'x' }), { code: 'not-allowed' });
    assert.throws(print({ signature: 'a\0b' }), { code: 'text-control', field: 'signature' });
    assert.throws(print({ orderDetails: '\ud83e' }), { code: 'text-control', field: 'orderDetails' });
  });
});
