import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkRequestOf } from '../../src/frame/request-check.ts';
import { badInitiates, badProcesses } from '../protocol/bad-request.ts';
import { badOrders, goodOrder } from '../protocol/bad-input.ts';

/** Makes the element's request around an order. */
function processOf(orderDetails: string) {
  return {
    requestId: '8cbc3fad-8b3f-40c0-ae93-2d7e75a8624a',
    service: 'in.juspay.hyperpay',
    payload: {
      action: 'paymentPage',
      merchantId: goodOrder.merchant_id,
      clientId: goodOrder.merchant_id,
      orderId: goodOrder.order_id,
      amount: goodOrder.amount,
      customerId: goodOrder.customer_id,
      orderDetails,
      signature: `${'A'.repeat(342)}==`,
      merchantKeyId: '2980',
      environment: 'sandbox',
    },
  };
}

/** The first thing that is wrong with a request. */
function faultIn(...request: Parameters<typeof checkRequestOf>) {
  return checkRequestOf(...request).issues[0];
}

describe('the frame, before the SDK hears of a request', () => {
  for (const { id, about, input, issue, rules } of badOrders) {
    if (typeof input !== 'string' || input.trim() === '' || !issue || rules) continue;
    it(`refuses an order as the check does: ${id}, ${about}`, () => {
      assert.equal(checkRequestOf('process', processOf(input)).issues[0]?.code, issue[0]);
    });
  }

  for (const [call, rows] of [
    ['process', badProcesses],
    ['initiate', badInitiates],
  ] as const) {
    for (const { id, about, input, issue } of rows) {
      if (typeof input !== 'object' || input === null || !issue) continue;
      it(`refuses a payload of ${call} as the check does: ${id}, ${about}`, () => {
        const request = { requestId: 'r', service: 'in.juspay.hyperpay', payload: input };
        const fault = faultIn(call, request);
        assert.deepEqual([fault?.code, letters(fault?.field)], [issue[0], letters(issue[1])]);
        assert.ok(fault?.message.startsWith(`${fault.field} `), fault?.message);
      });
    }
  }

  it('names what the merchant wrote: a key of the signed text, an attribute, or a key of the session', () => {
    const order = (changes: object) => JSON.stringify({ ...goodOrder, ...changes });
    const copies = { customerEmail: 'asha' };
    const signed = processOf(order({ customer_email: 'asha' }));
    const atSigned = faultIn('process', { ...signed, payload: { ...signed.payload, ...copies } });
    assert.equal(atSigned?.field, 'customer_email');
    const beside = processOf(order({}));
    assert.equal(faultIn('process', { ...beside, payload: { ...beside.payload, ...copies } })?.field, 'customer-email');
    const session = { clientId: 'acme', environment: 'sandbox', clientAuthToken: 'a b' };
    assert.equal(faultIn('process', { ...beside, payload: session })?.field, 'clientAuthToken');
    const customer = { action: 'initiate', clientId: 'acme', environment: 'sandbox', signaturePayload: '{}' };
    assert.equal(faultIn('initiate', { ...beside, payload: customer })?.field, 'initiate-signature');
  });
});

/** A field without regard to how it is spelled; that of a signed customer has a word before it as an attribute. */
function letters(field = ''): string {
  return field
    .replace(/^initiate-/, '')
    .replace(/[-_]/g, '')
    .toLowerCase();
}
