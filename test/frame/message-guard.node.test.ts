import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isAdmitted, looksLikeSdkEvent } from '../../src/frame/message-guard.ts';

const self = { name: 'the frame page' };
const paymentPage = { name: 'the payment page' };
const bank = { name: 'a page inside the payment page' };
const shop = { name: 'the page around the frame' };
const rule = {
  self,
  frames: () => [{ window: paymentPage, origin: 'https://pages.tenant.example' }],
  origins: new Set(['https://payments.juspay.in']),
};

describe('the guard before the script of the SDK', () => {
  for (const [who, source, origin, admitted] of [
    ['the payment page', paymentPage, 'https://payments.juspay.in', true],
    ['a payment page at the address that the SDK chose', paymentPage, 'https://pages.tenant.example', true],
    ['another window of that host', shop, 'https://pages.tenant.example', false],
    ['a bank that has replaced the payment page', paymentPage, 'https://bank.example', false],
    ['a payment page with a hidden origin', paymentPage, 'null', false],
    ['a host whose name only begins like Juspay’s', paymentPage, 'https://payments.juspay.in.example', false],
    ['a frame inside the payment page', bank, 'https://bank.example', false],
    ['a frame of Juspay inside another page', bank, 'https://payments.juspay.in', false],
    ['the shop', shop, 'https://shop.example', false],
    ['a window that is gone', null, 'https://payments.juspay.in', false],
    ['a script of the frame page itself', self, 'https://pay.shop.example', true],
  ] as const) {
    it(`${admitted ? 'admits' : 'stops'} ${who}`, () => {
      assert.equal(isAdmitted({ source, origin, data: {} }, rule), admitted);
    });
  }

  it('knows the look of an SDK event, as an object and as a text', () => {
    const event = { event: 'process_result', fragmentHash: 'default', payload: { status: 'charged' } };
    for (const data of [event, JSON.stringify(event)]) assert.ok(looksLikeSdkEvent(data));
    for (const data of [undefined, null, 7, 'hello', [], {}, { event: 1 }, { type: 'webpackOk' }]) {
      assert.ok(!looksLikeSdkEvent(data));
    }
  });
});
