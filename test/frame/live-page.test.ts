import { expect } from '@open-wc/testing';
import type { FrameSettings } from '../../src/protocol/frame-settings.ts';
import { mountCheckout, removeCheckouts, session, signedOrder } from '../support/checkout.ts';
import { livePageUrl, scriptedUrl, sdkUrl } from '../support/faults.ts';

async function checkoutWith(onProcess: string, settings: FrameSettings = {}) {
  const pair = await signedOrder();
  return mountCheckout({ ...session, frameUrl: livePageUrl(onProcess, settings), ...pair });
}

/** A forged result, as a page elsewhere could post it. */
const forged = `{ event: 'process_result', fragmentHash: 'default', payload: { status: 'charged' }, error: false }`;

describe('the payment page of a live SDK', () => {
  afterEach(removeCheckouts);

  it('shows itself, and ends the payment under an id of its own', async () => {
    const { element, event } = await checkoutWith(
      "tell('hide_loader'); tell('process_result', { status: 'charged' }, { requestId: 'other', error: false });",
    );
    const { detail } = await event('hyper-process-result');
    expect(detail).to.include({ status: 'charged', foreignRequestId: true });
    expect(element.state).to.equal('settled');
  });

  it('cannot be spoken for by a page inside it', async () => {
    const bank = scriptedUrl(`parent.parent.postMessage(${forged}, '*'); parent.postMessage('said', '*');`);
    const { element, event, sequence } = await checkoutWith(`
      const frame = document.createElement('iframe');
      frame.src = ${JSON.stringify(bank)};
      document.body.append(frame);
      addEventListener('message', ({ data }) => data === 'said' && tell('after_forgery'));`);
    await event('hyper-sdk-event');
    expect(element.state).to.equal('processing');
    expect(sequence()).not.to.include('hyper-process-result');
    const { detail } = await event('hyper-warning');
    expect(detail).to.include({ code: 'origin-rejected', reason: 'stranger' });
  });

  it('has the height that the script gives to its iframe, and a title', async () => {
    const { element, event } = await checkoutWith("tell('heightUpdate', {}, { height: 1400 }); tell('hide_loader');");
    await event('hyper-hide-loader');
    const frame = element.shadowRoot?.querySelector('iframe');
    await new Promise<void>((resolve) => {
      const look = () => (frame?.style.blockSize === '1400px' ? resolve() : requestAnimationFrame(look));
      look();
    });
    expect(frame?.offsetHeight).to.equal(1400);
  });

  it('begins anew if it loads again before an attempt', async () => {
    const { element, event, sequence } = await checkoutWith(`
      tell('hide_loader');
      once(loadAgain);`);
    await event('hyper-hide-loader', 2);
    expect(element.state).to.equal('processing');
    expect(sequence().filter((name) => name === 'hyper-initiate-result')).to.have.length(2);
    expect(sequence()).not.to.include('hyper-error');
  });

  it('begins anew if its iframe disappears before an attempt', async () => {
    const { element, event } = await checkoutWith("tell('hide_loader'); once(() => tell('remove_iframe'));");
    await event('hyper-hide-loader', 2);
    expect(element.state).to.equal('processing');
  });

  it('is an error if it loads again whenever it is shown', async () => {
    const { event } = await checkoutWith("tell('hide_loader'); loadAgain();");
    expect((await event('hyper-error')).detail).to.include({ code: 'sdk-error', reason: 'page' });
  });

  it('is result-unknown if it loads again after an attempt and no result comes', async () => {
    const { event } = await checkoutWith("tell('paymentAttempt'); loadAgain();", { deadlines: { page: 50 } });
    expect((await event('hyper-error')).detail).to.include({ code: 'result-unknown' });
  });

  it('F27: is result-unknown if its iframe disappears after an attempt', async () => {
    const { event } = await checkoutWith("tell('paymentAttempt'); tell('remove_iframe');");
    expect((await event('hyper-error')).detail).to.include({ code: 'result-unknown' });
  });

  it('F16, F23: goes on with a warning if the policy of the frame stops a script', async () => {
    const { element, event } = await checkoutWith("tell('load_helper');");
    const { detail } = await event('hyper-warning');
    expect(detail).to.include({ code: 'frame-policy', reason: 'script-src-elem' });
    expect(detail.fix).to.include('--allow-script https://cdn.example');
    expect(element.state).to.equal('processing');
  });

  it('gets the tenant, the region and the permissions that the frame page names', async () => {
    const { event } = await checkoutWith("tell('asked', { region: asked.region, camera: asked.iframePermissions });", {
      region: 'eu',
      iframePermissions: 'camera *;',
      tenant: { assetsDomain: 'https://assets.tenant.example' },
    });
    expect((await event('hyper-sdk-event')).detail.payload).to.deep.equal({
      region: 'eu',
      camera: 'camera *; https://assets.tenant.example',
    });
  });

  it('has the time to initiate that the frame page gives it, counted from its last sign of life', async () => {
    const silent = `window.HyperServices = class {
      initiate(request, callback) { callback({ event: 'stirring', payload: {} }); }
      terminate() {}
    };`;
    const { event, sequence } = mountCheckout({
      ...session,
      frameUrl: sdkUrl(silent, { deadlines: { initiate: 50 } }),
    });
    await event('hyper-sdk-event');
    expect((await event('hyper-error')).detail).to.include({ code: 'initiate-timeout' });
    expect(sequence()).to.deep.equal(['hyper-sdk-event', 'hyper-error']);
  });
});
