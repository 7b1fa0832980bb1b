import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { HyperCheckoutElement } from 'hyper-checkout';
import type * as testing from 'hyper-checkout/testing';
import { doms, loadScript, scriptOf, type TestDom } from '../support/test-doms.ts';

const order = { order_id: 'R1', merchant_id: 'acme', amount: '10.00', customer_id: 'c1', timestamp: '1790000000000' };
const attributes = {
  'client-id': 'acme',
  environment: 'sandbox',
  'frame-url': 'https://pay.example/frame/',
  'merchant-key-id': '1',
  'order-details': JSON.stringify({ ...order, return_url: 'https://shop.example/done' }),
  signature: 'c2lnbmVk',
};

let script = '';
before(async () => {
  script = await scriptOf('src/testing.ts');
});

for (const [name, open] of Object.entries(doms)) {
  describe(`fakeCheckout() in ${name}`, () => {
    let dom: TestDom;
    let fakeCheckout: typeof testing.fakeCheckout;
    let fake: testing.FakeCheckout;
    let heard: string[];

    before(async () => {
      dom = await open();
      ({ fakeCheckout } = loadScript(dom, script) as typeof testing);
    });
    beforeEach(() => {
      fake = fakeCheckout();
      heard = [];
    });
    afterEach(() => {
      dom.window.document.body.replaceChildren();
      fake.restore();
    });
    after(() => dom.window.close());

    const mount = (more: Readonly<Record<string, string>> = {}): HyperCheckoutElement => {
      const { document } = dom.window;
      const checkout = document.createElement('hyper-checkout');
      for (const [key, value] of Object.entries({ ...attributes, ...more })) checkout.setAttribute(key, value);
      for (const type of ['hyper-initiate-result', 'hyper-hide-loader', 'hyper-process-result', 'hyper-error'])
        checkout.addEventListener(type, () => heard.push(type));
      document.body.append(checkout);
      return checkout;
    };

    it('ends a payment as the test says, with the events of a live page and no frame', async () => {
      const checkout = mount();
      await fake.end('charged', { paymentInstrument: 'VISA' });
      assert.deepEqual(heard, ['hyper-initiate-result', 'hyper-hide-loader', 'hyper-process-result']);
      assert.equal(checkout.state, 'settled');
      const { status, outcome, orderId, paymentInstrument } = checkout.result ?? {};
      assert.deepEqual(
        { status, outcome, orderId, paymentInstrument },
        { status: 'charged', outcome: 'success', orderId: 'R1', paymentInstrument: 'VISA' },
      );
      assert.equal(checkout.shadowRoot?.querySelector('iframe'), null);
    });

    it('hands over what HyperSDK would get', async () => {
      mount();
      const { payload } = await fake.opened();
      assert.equal(fake.requests.length, 2);
      assert.equal(Reflect.get(payload, 'orderDetails'), attributes['order-details']);
      assert.equal(Reflect.get(payload, 'signature'), attributes.signature);
    });

    it('resolves process() with an end that is no success', async () => {
      const checkout = mount();
      await fake.opened();
      const result = checkout.process();
      await fake.end('authorization_failed');
      assert.equal((await result).outcome, 'failed');
    });

    it('ends the payment of the checkout that is there, not of one that has gone', async () => {
      const gone = mount();
      await fake.opened();
      gone.remove();
      await new Promise((resolve) => setImmediate(resolve));
      const end = fake.end('charged');
      const checkout = mount();
      await end;
      assert.equal(checkout.result?.status, 'charged');
      assert.equal(gone.result, undefined);
    });

    it('takes a back press', async () => {
      const checkout = mount();
      await fake.opened();
      assert.equal(await checkout.handleBackPress(), true);
      await new Promise((resolve) => setImmediate(resolve));
      assert.equal(checkout.result?.status, 'backpressed');
    });

    it('refuses what a live page refuses, and fails on demand', async () => {
      const refused = mount({ environment: 'moon' });
      await refused.updateComplete;
      await new Promise((resolve) => setImmediate(resolve));
      assert.equal(refused.error?.code, 'not-allowed');
      const failed = mount();
      await fake.opened();
      fake.fail('sdk-load');
      assert.equal(failed.error?.code, 'sdk-load');
    });

    it('answers getSessionToken with what it was given', async () => {
      const token = { status: 'FRESH', vpaAccounts: [] } as const;
      const action = 'upiGetSessionToken';
      const request = {
        action,
        merchantId: 'acme',
        customerId: 'c1',
        clientAuthToken: 'tkn_1',
        authExpiry: '2030-01-01T00:00:00Z',
      } as const;
      fake.restore();
      fake = fakeCheckout({ sessionToken: token });
      const checkout = mount();
      await fake.opened();
      assert.deepEqual(await checkout.getSessionToken(request), token);
    });

    it('tells any other event', async () => {
      const checkout = mount();
      const told = new Promise<string>((resolve) => {
        checkout.addEventListener('hyper-payment-attempt', ({ type }) => resolve(type));
      });
      await fake.opened();
      fake.tell('paymentAttempt', { payment_method_type: 'CARD' });
      assert.equal(await told, 'hyper-payment-attempt');
    });
  });
}
