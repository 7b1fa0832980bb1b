import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Discount } from '../../../src/simulator/contract/payment-page.ts';
import type { Checkout } from '../../../src/simulator/payment-page/checkout.ts';
import { clickstreamOf } from '../../../src/simulator/payment-page/clickstream.ts';
import { cardDraft } from '../../../src/simulator/methods/card/card-rules.ts';
import { savedCardDraft } from '../../../src/simulator/methods/saved-card/saved-card-form.ts';
import type { PageFlow } from '../../../src/simulator/payment-page/page-flow.ts';

const offer: Discount = {
  id: 'o',
  code: 'CARD10',
  rule: 'PERCENTAGE',
  value: '10',
  methods: ['card'],
  automatic: true,
  deduction: '10.00',
  after: '90.00',
};
const checkout: Checkout = {
  token: 'token-1',
  order: {
    orderId: 'R1',
    amount: '100.00',
    currency: 'INR',
    merchantName: 'Acme',
    customerId: 'C1',
    guest: false,
    offers: [offer],
  },
  orderUpdation: false,
  methods: [],
  mistakes: [],
  mandate: null,
};
const typed = { number: '4242424242424242', expiryMonth: '12', expiryYear: '2039', cvv: '987', brand: 'VISA' };
const saved = { id: 'tok', brand: 'RUPAY' };

describe('the clickstream of a press of Pay', () => {
  const form: PageFlow = { screen: 'form', method: 'card', checkout };

  for (const [what, instrument, told] of [
    ['a card that has an offer', cardDraft(typed), { is_emi: false, is_saved: false, offer_applicable: true }],
    ['instalments', cardDraft({ ...typed, emi: '3' }), { is_emi: true, is_saved: false, offer_applicable: true }],
    [
      'a saved card without one',
      savedCardDraft(saved, '987', ''),
      { is_emi: false, is_saved: true, offer_applicable: false },
    ],
  ] as const) {
    it(`says of ${what} how it is paid, and nothing that was typed`, () => {
      const logs = clickstreamOf(form, { type: 'pay', instrument, txnReference: 'txr-1' }, form);
      const option = logs.find(({ label }) => label === 'payment_option_selected');
      const brand = instrument.paid.paymentInstrument;
      assert.deepEqual(option?.value, {
        payment_method_type: 'CARD',
        payment_method: brand,
        is_selected: true,
        ...told,
      });
      assert.doesNotMatch(JSON.stringify(logs), /4242424242424242|987/);
    });
  }
});
