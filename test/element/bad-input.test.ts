import { expect } from '@open-wc/testing';
import type { HyperCheckoutElement } from 'hyper-checkout';
import { origin } from 'virtual:simulator';
import { mountCheckout, removeCheckouts, session, signedOrder } from '../support/checkout.ts';
import { keepConsole } from '../support/console-lines.ts';
import { faultUrl, type FaultKind } from '../support/faults.ts';
import { holdTimers, releaseTimers } from '../support/held-timers.ts';
import { healthyFrameUrl } from '../support/scripted-frame.ts';
import { shopper } from '../support/shopper.ts';

/** Returns the text of the element's own panel. */
function panelText(element: HyperCheckoutElement): string {
  return element.shadowRoot?.querySelector('[part=error]')?.textContent ?? '';
}

describe('an input that cannot be used', () => {
  afterEach(removeCheckouts);

  const inputs: readonly (readonly [string, object, string, string])[] = [
    ['a missing client-id', { clientId: undefined }, 'required', 'client-id'],
    ['a missing environment', { environment: undefined }, 'required', 'environment'],
    ['environment="Sandbox"', { environment: 'Sandbox' }, 'not-allowed', 'environment'],
    ['a missing frame-url', { frameUrl: undefined }, 'required', 'frame-url'],
    ['a frame-url that is no web address', { frameUrl: 'javascript:alert(1)' }, 'url-scheme', 'frame-url'],
    ['a frame-url without a scheme', { frameUrl: 'pay.shop.example/frame/' }, 'url-form', 'frame-url'],
    ['a missing merchant-key-id', { merchantKeyId: undefined }, 'required', 'merchant-key-id'],
    ['a missing signature', { signature: undefined }, 'half-pair', 'signature'],
    ['a missing order', { orderDetails: undefined }, 'half-pair', 'order-details'],
    ['F11: an object for the order', { orderDetails: { amount: '1.00' } }, 'needs-exact-string', 'order-details'],
  ];

  for (const [title, change, code, field] of inputs) {
    it(`ends at once in one error: ${title}`, async () => {
      const { orderDetails, signature } = await signedOrder();
      const { element, event, has, sequence } = mountCheckout({ ...session, orderDetails, signature, ...change });
      const { detail } = await event('hyper-error');
      expect(detail).to.include({ code, field, kind: 'input', recoverable: false });
      expect(detail.fix).to.match(/^[A-Z].+\.$/);
      await element.updateComplete;
      expect(sequence()).to.deep.equal(['hyper-error']);
      expect(element.state).to.equal('failed');
      expect(element.matches(':state(failed)')).to.equal(true);
      expect(has('iframe'), 'nothing half-starts').to.equal(false);
      expect(panelText(element)).to.include('did not open');
      for (const ours of [code, detail.message]) {
        expect(panelText(element), 'for the developer alone').not.to.include(ours);
      }
    });
  }

  it('ends in one error before the SDK is there: an order that is no JSON', async () => {
    const { signature } = await signedOrder();
    const { event, sequence, has, element } = mountCheckout({ ...session, orderDetails: '{"amount":', signature });
    expect((await event('hyper-error')).detail).to.include({ code: 'json-syntax', field: 'order-details' });
    await element.updateComplete;
    expect(sequence()).to.deep.equal(['hyper-error']);
    expect(has('iframe')).to.equal(false);
  });

  const refusals: readonly (readonly [string, object, object, string, string])[] = [
    ['an amount with a comma', { amount: '1,005' }, {}, 'amount', 'amount'],
    ['a return address with a fragment', { return_url: 'https://shop.example/end#a' }, {}, 'url-form', 'return_url'],
    ['an amount beside the order that differs', {}, { amount: '2.00' }, 'conflict', 'amount'],
    ['an order id beside the order that differs', {}, { orderId: 'R2' }, 'conflict', 'order-id'],
    [
      'a login address that is a script',
      { customer_id: '' },
      { guestLoginUrl: 'javascript:alert(1)' },
      'url-scheme',
      'guest-login-url',
    ],
  ];

  for (const [title, fields, properties, code, field] of refusals) {
    it(`ends in one error before the SDK hears of it: ${title}`, async () => {
      const { signature } = await signedOrder();
      const order = {
        order_id: 'R77',
        merchant_id: 'acme',
        amount: '1.00',
        customer_id: 'c1',
        timestamp: String(Date.now()),
      };
      const orderDetails = JSON.stringify({ ...order, ...fields });
      const { event, sequence, element } = mountCheckout({ ...session, orderDetails, signature, ...properties });
      const { detail } = await event('hyper-error');
      expect(detail).to.include({ code, field, vendor: 'unknown' });
      // The sentences come from the frame, which names the field as the merchant wrote it.
      expect(detail.message).to.match(new RegExp(`^${field} (has|is|differs) `));
      expect(detail.fix).to.match(/^[A-Z].{15,}\.$/);
      expect(sequence()).to.deep.equal(['hyper-initiate-result', 'hyper-error']);
      expect(element.state).to.equal('failed');
    });
  }

  it('is told apart when it is the signature and when it is the key', async () => {
    const { orderDetails, signature } = await signedOrder();
    const tampered = orderDetails.replace('"1.00"', '"0.10"');
    const wrong = mountCheckout({ ...session, orderDetails: tampered, signature });
    expect((await wrong.event('hyper-error')).detail).to.include({
      code: 'signature-mismatch',
      kind: 'authentication',
    });
    const ended = ['hyper-initiate-result', 'hyper-hide-loader', 'hyper-process-result', 'hyper-error'];
    expect(wrong.sequence()).to.deep.equal(ended);
    const unknown = mountCheckout({ ...session, orderDetails, signature, merchantKeyId: '9999' });
    expect((await unknown.event('hyper-error')).detail).to.include({ code: 'merchant-key-id', kind: 'authentication' });
    expect(unknown.sequence()).to.deep.equal(ended);
  });

  it('F46: is mended by setting it again', async () => {
    const { orderDetails, signature } = await signedOrder();
    const healthy = { ...session, frameUrl: healthyFrameUrl() };
    const { element, event, sequence } = mountCheckout({ ...healthy, environment: 'Sandbox', orderDetails, signature });
    await event('hyper-error');
    element.environment = 'sandbox';
    await event('hyper-hide-loader');
    expect(sequence()).to.deep.equal(['hyper-error', 'hyper-initiate-result', 'hyper-hide-loader']);
    expect(element.error).to.equal(undefined);
  });
});

/** The element's deadlines for a frame, in ms. No test waits so long: it ends the wait itself. */
const deadlines = { greeting: 15_000, afterLoad: 2_000, initiate: 20_000 } as const;

describe('a page without what a frame needs', () => {
  afterEach(removeCheckouts);

  it('is told that a module script knows no default for frame-url', async () => {
    const written = keepConsole();
    try {
      const { event } = mountCheckout({ ...session, frameUrl: undefined });
      const { detail } = await event('hyper-error');
      expect(detail).to.include({ code: 'required', field: 'frame-url', reason: 'no-default' });
      await written.reach(1);
      expect(detail.message).to.match(/^frame-url is missing, and a module script has no address/);
      expect(detail.fix).to.include('your frame page');
    } finally {
      written.restore();
    }
  });

  it('is told that it has no origin before a frame is made, as files and sandboxes have none', async () => {
    const page = document.createElement('iframe');
    page.setAttribute('sandbox', 'allow-scripts');
    page.srcdoc = `<!doctype html>
      <hyper-checkout client-id="acme" environment="sandbox"></hyper-checkout>
      <script>
        document.querySelector('hyper-checkout').addEventListener('hyper-error', ({ detail, target }) => {
          const { code, field, reason, recoverable } = detail;
          const frames = target.shadowRoot.querySelectorAll('iframe').length;
          parent.postMessage({ code, field, reason, recoverable, frames }, '${location.origin}');
        });
      </script>
      <script src="${origin}/hyper-checkout.js"></script>`;
    const told = new Promise((resolve) =>
      addEventListener('message', ({ source, data }) => source === page.contentWindow && resolve(data)),
    );
    document.body.append(page);
    expect(await told).to.deep.equal({
      code: 'not-allowed',
      field: 'frame-url',
      reason: 'no-origin',
      recoverable: false,
      frames: 0,
    });
    page.remove();
  });
});

describe('a frame that cannot be used', () => {
  afterEach(() => {
    releaseTimers();
    removeCheckouts();
  });

  const faults: readonly (readonly [kind: FaultKind, code: string, silentFor?: keyof typeof deadlines])[] = [
    ['server-error', 'frame-unrecognised', 'afterLoad'],
    ['wrong-page', 'frame-unrecognised', 'afterLoad'],
    ['refuses-framing', 'frame-unrecognised', 'afterLoad'],
    ['other-parent', 'frame-refused'],
    ['redirects', 'origin-rejected'],
    ['hangs', 'frame-timeout', 'greeting'],
    ['driver-hangs', 'initiate-timeout', 'initiate'],
    ['driver-missing', 'sdk-load'],
    ['sdk-missing', 'sdk-load'],
    ['sdk-defines-nothing', 'sdk-error'],
    ['sdk-throws', 'sdk-error'],
    ['sdk-silent', 'initiate-timeout', 'initiate'],
  ];

  for (const [kind, code, silentFor] of faults) {
    it(`F16, F18, F26: ends in one error that can be tried again: ${kind}`, async () => {
      const { orderDetails, signature } = await signedOrder();
      const passTimer = holdTimers(...Object.values(deadlines));
      const frameUrl = faultUrl(kind);
      const { event, element, has, sequence } = mountCheckout({ ...session, frameUrl, orderDetails, signature });
      if (silentFor) await passTimer(deadlines[silentFor]);
      expect((await event('hyper-error')).detail).to.include({ code, kind: 'connection', recoverable: true });
      await element.updateComplete;
      expect(sequence()).to.deep.equal(['hyper-error']);
      expect([has('iframe'), has('[part=retry]')]).to.deep.equal([false, true]);
      expect(panelText(element)).to.include('Try again');
    });
  }

  it('F16, F17, F46: pays on after a retry, once its script loads', async () => {
    const { orderDetails, signature } = await signedOrder();
    const { event, sequence } = mountCheckout({
      ...session,
      frameUrl: faultUrl('sdk-fails-once'),
      orderDetails,
      signature,
    });
    expect((await event('hyper-error')).detail.code).to.equal('sdk-load');
    await shopper.press('Try again');
    await event('hyper-hide-loader');
    expect(sequence()).to.deep.equal(['hyper-error', 'hyper-initiate-result', 'hyper-hide-loader']);
  });
});
