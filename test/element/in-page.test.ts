import { expect } from '@open-wc/testing';
import { origin } from 'virtual:simulator';
import { eventually } from '../support/eventually.ts';
import { mountCheckout, removeCheckouts, session, signedOrder } from '../support/checkout.ts';
import { faultUrl, livePageUrl, scriptedUrl } from '../support/faults.ts';
import { shopper } from '../support/shopper.ts';

const { frameUrl: _, ...withoutFrame } = session;

/** A checkout whose SDK runs in this page, with an order. */
async function checkoutWith(sdkUrl: string) {
  return mountCheckout({ ...withoutFrame, sdkUrl, ...(await signedOrder()) });
}

/** The script of a page of the fault server. */
function scriptOf(pageUrl: string): string {
  return new URL('HyperServices.js', pageUrl).href;
}

function mountOf(element: HTMLElement): HTMLElement | null {
  return element.querySelector<HTMLElement>(':scope > [slot]');
}

describe('a checkout with an sdk-url', () => {
  afterEach(() => {
    removeCheckouts();
    // The vendor's script stays in a page for good; here each test brings its own.
    Reflect.deleteProperty(window, 'HyperServices');
  });

  it('pays in the page, in a child of the element, and takes that away with itself', async () => {
    const { element, event, sequence } = await checkoutWith(`${origin}/HyperServices.js`);
    await shopper.press(/^Netbanking/);
    await shopper.press('HDFC Bank');
    await shopper.press(/^Continue/);
    await shopper.press('Approve payment');
    const { detail } = await event('hyper-process-result');
    expect(detail.status).to.equal('charged');
    expect(element.state).to.equal('settled');
    expect(sequence()).not.to.include('hyper-warning');
    const iframe = mountOf(element)?.querySelector('iframe');
    expect(iframe && new URL(iframe.src).origin).to.equal(origin);
    element.remove();
    await Promise.resolve();
    expect(element.childElementCount).to.equal(0);
  });

  it('keeps the page hidden until there is an order', async () => {
    const { element, event } = mountCheckout({ ...withoutFrame, sdkUrl: `${origin}/HyperServices.js` });
    await event('hyper-initiate-result');
    const mount = mountOf(element);
    expect(mount && getComputedStyle(mount).visibility).to.equal('hidden');
    Object.assign(element, await signedOrder());
    await event('hyper-hide-loader');
    await element.updateComplete;
    expect(mount && getComputedStyle(mount).visibility).to.equal('visible');
    expect(mount?.getBoundingClientRect().width).to.equal(element.getBoundingClientRect().width);
  });

  it('is as high as the payment page wants to be', async () => {
    const { element, event } = await checkoutWith(`${origin}/HyperServices.js`);
    element.style.inlineSize = '320px';
    await event('hyper-hide-loader');
    const iframe = mountOf(element)?.querySelector('iframe');
    await eventually(() => Number(iframe?.dataset['naturalHeight']) > 640, 'a natural height');
    await eventually(() => iframe?.offsetHeight === Number(iframe?.dataset['naturalHeight']), 'that height');
  });

  it('passes a back press on, and ends by terminate', async () => {
    const { element, event } = await checkoutWith(`${origin}/HyperServices.js`);
    await event('hyper-hide-loader');
    expect(await element.handleBackPress()).to.equal(true);
    element.terminate();
    expect(element.state).to.equal('terminated');
    expect(mountOf(element)).to.equal(null);
  });

  it('believes no page but the SDK’s own, and leaves the messages of others alone', async () => {
    const { element, event, sequence } = await checkoutWith(scriptOf(livePageUrl("tell('hide_loader');")));
    await event('hyper-hide-loader');
    const heard = new Promise((resolve) =>
      window.addEventListener('message', ({ data }: MessageEvent<unknown>) => data === 'said' && resolve(data)),
    );
    const stranger = document.createElement('iframe');
    // An origin other than that of the payment page.
    stranger.src = scriptedUrl(`
      const forged = { event: 'process_result', payload: { status: 'charged' }, error: false };
      parent.postMessage(forged, '*');
      parent.postMessage('said', '*');`).replace('127.0.0.1', 'localhost');
    document.body.append(stranger);
    const { detail } = await event('hyper-warning');
    await heard;
    stranger.remove();
    expect(detail).to.include({ code: 'origin-rejected', reason: 'stranger' });
    expect(element.state).to.equal('processing');
    expect(sequence()).not.to.include('hyper-process-result');
  });

  it('begins anew, once, if its payment page is lost before an attempt', async () => {
    const { event, sequence } = await checkoutWith(
      scriptOf(livePageUrl("tell('hide_loader'); tell('remove_iframe');")),
    );
    expect((await event('hyper-error')).detail).to.include({ code: 'sdk-error', reason: 'page' });
    expect(sequence().filter((name) => name === 'hyper-initiate-result')).to.have.length(2);
  });

  it('is result-unknown if its payment page is lost after an attempt', async () => {
    const { event } = await checkoutWith(scriptOf(livePageUrl("tell('paymentAttempt'); tell('remove_iframe');")));
    expect((await event('hyper-error')).detail).to.include({ code: 'result-unknown' });
  });

  it('F16, F17: says that the script did not load, and pays after a retry', async () => {
    const { element, event } = await checkoutWith(scriptOf(faultUrl('sdk-missing')));
    expect((await event('hyper-error')).detail).to.include({ code: 'sdk-load' });
    expect(mountOf(element)).to.equal(null);
    element.sdkUrl = `${origin}/HyperServices.js`;
    await event('hyper-hide-loader');
    expect(element.state).to.equal('processing');
  });

  it('F7: loads the script once for all checkouts of the page', async () => {
    const sdkUrl = scriptOf(livePageUrl("tell('hide_loader');"));
    const many = await Promise.all(Array.from({ length: 5 }, () => checkoutWith(sdkUrl)));
    for (const { event } of many) await event('hyper-initiate-result');
    expect([...document.scripts].filter(({ src }) => src === sdkUrl)).to.have.length(1);
  });

  it('F13: pays three shadow roots deep, and takes away what leads out of them', async () => {
    const outermost = document.createElement('section');
    document.body.append(outermost);
    let host: HTMLElement = outermost;
    for (let depth = 0; depth < 3; depth++) {
      const inner = document.createElement('section');
      host.attachShadow({ mode: 'open' }).append(inner);
      host = inner;
    }
    const { element, event } = mountCheckout({});
    host.append(element);
    Object.assign(element, { ...withoutFrame, sdkUrl: `${origin}/HyperServices.js`, ...(await signedOrder()) });
    await event('hyper-hide-loader');
    await element.updateComplete;
    const mount = mountOf(outermost);
    expect(mount && getComputedStyle(mount).visibility).to.equal('visible');
    expect(mount?.getBoundingClientRect().toJSON()).to.deep.equal(element.getBoundingClientRect().toJSON());
    await shopper.press(/^Netbanking/);
    await shopper.press('HDFC Bank');
    await shopper.press(/^Continue/);
    await shopper.press('Approve payment');
    expect((await event('hyper-process-result')).detail.status).to.equal('charged');
    element.remove();
    await Promise.resolve();
    expect([outermost.childElementCount, element.childElementCount]).to.deep.equal([0, 0]);
    outermost.remove();
  });

  it('loads no script over an insecure connection', async () => {
    const { element, event } = await checkoutWith('http://sdk.example/HyperServices.js');
    expect((await event('hyper-error')).detail).to.include({ code: 'url-scheme', field: 'sdk-url' });
    expect(mountOf(element)).to.equal(null);
  });
});
