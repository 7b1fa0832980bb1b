import { expect } from '@open-wc/testing';
import { frameUrl } from 'virtual:vendor';
import { eventually } from '../../support/eventually.ts';
import { ask, command, fieldsOf, mount, open, say, vendorUrl, watchVendorPages } from './vendor-checkout.ts';
import { signedOrder, type MountedCheckout } from '../../support/checkout.ts';

describe('the payment page of the stand-in on a frame page of the command', () => {
  watchVendorPages();

  it('sees the frame page, the shop above it, and what it may use (O1, O2, F1)', async () => {
    const mounted = await open();
    const { referrer, ancestors, allowed } = fieldsOf(await ask(mounted, 'look'));
    expect(referrer).to.equal(frameUrl);
    expect(ancestors).to.deep.equal([new URL(frameUrl).origin, location.origin]);
    expect(allowed).to.deep.equal(['payment', 'clipboard-write', 'storage-access']);
  });

  it('takes no place before process (F9)', async () => {
    const mounted = mount({ manual: true });
    mounted.element.initiate();
    await mounted.event('hyper-initiate-result');
    expect(mounted.element.offsetHeight).to.equal(0);
    expect(mounted.element.shadowRoot?.querySelector('iframe')?.checkVisibility({ visibilityProperty: true })).to.equal(
      false,
    );
  });

  for (const [device, inlineSize, height, blockSize] of [
    ['a desktop', 1264, 640, ''],
    ['a phone', 374, 640, ''],
    ['a phone in full height', 374, window.innerHeight, '100dvh'],
  ] as const) {
    it(`fills the element on ${device}, and scrolls inside (F7)`, async () => {
      const { orderDetails, signature } = await signedOrder();
      const mounted = mount({ orderDetails, signature });
      mounted.element.style.inlineSize = `${inlineSize}px`;
      mounted.element.style.setProperty('--hyper-height', blockSize || '640px');
      await mounted.event('hyper-hide-loader');
      expect(await ask(mounted, 'look')).to.include({ width: inlineSize, height, scrolled: 500 });
      expect([mounted.element.offsetWidth, mounted.element.offsetHeight]).to.deep.equal([inlineSize, height]);
    });
  }

  it('is as high as it wants to be, so that nothing is cut off (V1, O5)', async () => {
    const mounted = await open();
    say(mounted, { event: 'heightUpdate', namespace: 'default', height: 1400 });
    await eventually(() => mounted.element.offsetHeight === 1400, 'a higher element');
    expect(await ask(mounted, 'look')).to.include({ height: 1400 });
  });

  it('stays when it opens an app (O4)', async () => {
    const mounted = await open();
    for (const href of ['upi://pay?pa=a@b', 'intent://pay#Intent;end', 'phonepe://pay', 'tez://upi/pay']) {
      command(mounted, 'go', { href });
      // A frame that loads in it afterwards says that it is still there.
      await ask(mounted, 'nest', { href: vendorUrl('pay', '/bank.html') });
    }
    expect(mounted.element.warnings).to.deep.equal([]);
    await end(mounted);
  });

  it('may have the page of a bank in it (O1)', async () => {
    const mounted = await open();
    await ask(mounted, 'nest', { href: vendorUrl('bank', '/bank.html') });
    await end(mounted);
    expect(mounted.element.warnings).to.deep.equal([]);
  });

  it('has its order again if it loads again before an attempt (G1)', async () => {
    const mounted = await open();
    command(mounted, 'reload');
    await mounted.event('hyper-hide-loader', 2);
    expect(mounted.element.state).to.equal('processing');
    await end(mounted);
  });

  it('is result-unknown if it loads again after an attempt and knows no result (G1, G3)', async () => {
    const mounted = await open({}, 'configured');
    say(mounted, { event: 'paymentAttempt', payload: {} });
    await mounted.event('hyper-payment-attempt');
    command(mounted, 'reload');
    expect((await mounted.event('hyper-error')).detail).to.include({ code: 'result-unknown' });
  });
});

async function end(mounted: MountedCheckout): Promise<void> {
  command(mounted, 'end', { status: 'charged' });
  expect((await mounted.event('hyper-process-result')).detail).to.include({ status: 'charged' });
}
