import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { masked, maskedText } from '../../src/inspector/mask.ts';
import { requestFields } from '../../src/protocol/requests/request-check.ts';

/** A payload with everything that must not leave the page, and what stays of it. */
const order = {
  order_id: 'R1732700000000',
  amount: '249.00',
  currency: 'INR',
  customer_id: 'asha42',
  customer_email: 'asha@example.com',
  customer_phone: '9000000042',
  description: 'Call +91 90000 00042 or write to asha@example.com',
  return_url: 'https://shop.example/return?session=abc&step=2',
  udf1: 'Flat 4, Rose Lane',
  timestamp: '1732700000000',
};

describe('the mask of the inspector', () => {
  it('covers secrets and personal data by the name of their key, and keeps what a developer needs', () => {
    assert.deepEqual(masked(order), {
      order_id: 'R1732700000000',
      amount: '249.00',
      currency: 'INR',
      customer_id: '•••• (6 characters)',
      customer_email: '•••• (16 characters)',
      customer_phone: '•••• (10 characters)',
      description: 'Call +•••• or write to ••••@••••',
      return_url: 'https://shop.example/return?session=••••&step=••••',
      udf1: '•••• (17 characters)',
      timestamp: '1732700000000',
    });
  });

  it('reads the JSON in a text, however deep', () => {
    const body = JSON.stringify({ content: { order: { customer: { id: 'asha42' }, card: { card_number: '4111' } } } });
    assert.deepEqual(masked({ body }), {
      body: { content: { order: { customer: '••••', card: { card_number: '•••• (4 characters)' } } } },
    });
    assert.deepEqual(masked(JSON.stringify(order), 'order-details'), masked(order));
    assert.deepEqual(masked('{"merchant_id":"acme","customer_id":"a"}', 'initiate-signature-payload'), {
      merchant_id: 'acme',
      customer_id: '•••• (1 characters)',
    });
    assert.equal(masked('{"signed', 'initiate-signature-payload'), '•••• (8 characters)');
  });

  it('covers every field of a request that names a customer, a token or a signature', () => {
    for (const table of Object.values(requestFields)) {
      for (const name of Object.keys(table)) {
        if (!/signature$|token|customer|email|phone|mobile|vpa/i.test(name)) continue;
        assert.doesNotMatch(JSON.stringify(masked({ [name]: 'very-secret' })), /very-secret/, name);
      }
    }
  });

  it('covers cards, phones, tokens and addresses in any text', () => {
    assert.equal(maskedText('card 4111 1111 1111 1111, phone 9000000042'), 'card ••••, phone ••••');
    assert.equal(maskedText('asha@okbank'), '••••@••••');
    assert.match(maskedText(`eyJ${'aB3'.repeat(20)}`), /^•••• \(63 characters\)$/);
    assert.equal(maskedText('order R1096438018 at 1732700000123'), 'order R1096438018 at 1732700000123');
    assert.equal(
      maskedText('https://pay.example/a/long/path/of/words/in-lower-case/only/'),
      'https://pay.example/a/long/path/of/words/in-lower-case/only/',
    );
  });

  it('ends with a circle, and drops what JSON does not have', () => {
    const circle: Record<string, unknown> = { open: true, nothing: null, call: () => 1, missing: undefined };
    circle['self'] = circle;
    assert.deepEqual(masked(circle), { open: true, nothing: null, self: '…' });
  });
});
