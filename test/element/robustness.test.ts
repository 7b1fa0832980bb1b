import { expect } from '@open-wc/testing';
import { changed, mountCheckout, nextProcess, removeCheckouts, session, signedOrder } from '../support/checkout.ts';
import { faultUrl } from '../support/faults.ts';
import { healthyFrameUrl } from '../support/scripted-frame.ts';
import { shopper } from '../support/shopper.ts';

const healthy = { ...session, frameUrl: healthyFrameUrl() };
const echo = () => ({ ...session, frameUrl: faultUrl('sdk-echoes') });

describe('a checkout under odd use', () => {
  afterEach(removeCheckouts);

  it('takes an order in the very turn in which it is put on the page', async () => {
    const pair = await signedOrder();
    for (const manual of [true, false]) {
      const { element } = mountCheckout({ ...echo(), manual });
      const shown = nextProcess(element, 'paymentPage');
      const ending = element.process(pair).catch((error: unknown) => error);
      expect((await shown)['orderDetails']).to.equal(pair.orderDetails);
      expect(element.shadowRoot?.querySelectorAll('iframe').length).to.equal(1);
      element.terminate();
      expect(await ending).to.include({ code: 'terminated' });
    }
  });

  it('hands out the promise of the order that it shows by itself', async () => {
    const { orderDetails, signature } = await signedOrder();
    const { element, event } = mountCheckout({ ...healthy, orderDetails, signature });
    await event('hyper-hide-loader');
    const ending = element.process();
    await element.handleBackPress();
    expect((await ending).status).to.equal('backpressed');
  });

  it('F9: keeps an open payment whatever another process() asks for', async () => {
    const [first, second] = await Promise.all([signedOrder(), signedOrder()]);
    const { element } = mountCheckout({ ...echo(), ...first });
    await nextProcess(element, 'paymentPage');
    for (const pair of [second, { orderDetails: '{', signature: '' }]) {
      const refused = await element.process(pair).catch((error: unknown) => error);
      expect(refused).to.include({ code: 'wrong-state' });
    }
    expect(element.state).to.equal('processing');
    expect(element.orderDetails).to.equal(first.orderDetails);
    const updated = nextProcess(element, 'updateOrder');
    const third = await changed(first, { amount: '3.00' });
    element.updateOrder(third);
    expect((await updated)['orderDetails']).to.equal(third.orderDetails);
  });

  it('leaves an open payment as it was when a change of its order is refused', async () => {
    const first = await signedOrder();
    const { element, event, has } = mountCheckout({ ...echo(), ...first });
    await nextProcess(element, 'paymentPage');
    element.updateOrder({ orderDetails: first.orderDetails.replace('"1.00"', '"1.005"'), signature: 'AAAA' });
    expect((await event('hyper-error')).detail.kind).to.equal('input');
    expect(element.state).to.equal('processing');
    expect(has('iframe')).to.equal(true);
  });

  it('F9, F10: refuses either half of a pair alone, and takes no notice when both are cleared', async () => {
    const first = await signedOrder();
    const second = await changed(first, { amount: '2.00' });
    for (const half of [{ orderDetails: second.orderDetails }, { signature: second.signature }]) {
      const { element, event } = mountCheckout({ ...echo(), ...first });
      await nextProcess(element, 'paymentPage');
      Object.assign(element, half);
      expect((await event('hyper-error')).detail).to.include({ code: 'half-pair' });
      expect(element.state).to.equal('processing');
    }
    const { element, sequence } = mountCheckout({ ...echo(), ...first });
    await nextProcess(element, 'paymentPage');
    Object.assign(element, { orderDetails: null, signature: null });
    const updated = nextProcess(element, 'updateOrder');
    element.updateOrder(second);
    await updated;
    expect(sequence()).not.to.include('hyper-error');
  });

  it('F9: shows the newest of what was set before the page came', async () => {
    const [first, second] = await Promise.all([signedOrder(), signedOrder()]);
    const { element, sequence } = mountCheckout({ ...echo(), ...first });
    await element.updateComplete;
    await Promise.resolve();
    expect(element.state).to.equal('loading');
    const shown = nextProcess(element, 'paymentPage');
    Object.assign(element, { ...second, language: 'hindi' });
    expect(await shown).to.include({ orderDetails: second.orderDetails, language: 'hindi' });
    expect(sequence().filter((name) => name === 'hyper-initiate-result')).to.have.length(1);
  });

  it('gives a page that loads again the order as it was last changed', async () => {
    const first = await signedOrder();
    const second = await changed(first, { amount: '9.00' });
    const { element } = mountCheckout({ ...echo(), ...first });
    await nextProcess(element, 'paymentPage');
    const updated = nextProcess(element, 'updateOrder');
    element.updateOrder(second);
    await updated;
    const again = nextProcess(element, 'paymentPage');
    const box = document.createElement('section');
    document.body.append(box);
    box.append(element);
    expect(await again).to.include({ orderDetails: second.orderDetails, amount: '9.00' });
    box.remove();
  });

  it('has settled its promise before it tells its listeners', async () => {
    const { orderDetails, signature } = await signedOrder();
    const { element, event } = mountCheckout({ ...healthy, orderDetails, signature });
    await event('hyper-hide-loader');
    const ending = element.process();
    element.addEventListener('hyper-process-result', () => element.terminate());
    await element.handleBackPress();
    expect((await ending).status).to.equal('backpressed');
  });

  it('F27: does not offer an order again by itself that may have been paid', async () => {
    const { orderDetails, signature } = await signedOrder();
    const frameUrl = healthyFrameUrl({ onProcess: "tell('paymentAttempt');" });
    const { element, event, sequence } = mountCheckout({ ...session, frameUrl, orderDetails, signature });
    await event('hyper-payment-attempt');
    element.remove();
    await Promise.resolve();
    document.body.append(element);
    expect((await event('hyper-error')).detail).to.include({ code: 'result-unknown' });
    element.language = 'hindi';
    await element.updateComplete;
    await Promise.resolve();
    expect(element.state).to.equal('failed');
    expect(sequence().filter((name) => name === 'hyper-initiate-result')).to.have.length(1);
    element.restart();
    expect(element.state).to.equal('loading');
  });

  it('shows the order of process() again after a retry, and keeps the focus', async () => {
    const pair = await signedOrder();
    const { element, event } = mountCheckout({ ...session, frameUrl: faultUrl('sdk-fails-once'), manual: true });
    element.process(pair).catch(() => undefined);
    await event('hyper-error');
    await shopper.press('Try again');
    expect(element.shadowRoot?.activeElement?.role).to.equal('status');
    await event('hyper-hide-loader');
  });

  it('returns to idle in every respect when everything is cleared', async () => {
    const { element, event, has } = mountCheckout({ ...session, environment: 'Sandbox' });
    await event('hyper-error');
    Object.assign(element, { clientId: null, environment: null });
    await element.updateComplete;
    await Promise.resolve();
    await element.updateComplete;
    expect(element.state).to.equal('idle');
    expect(element.matches(':state(idle)')).to.equal(true);
    expect(has('[part=error]')).to.equal(false);
  });

  it('takes a session that a framework has wrapped in a proxy', async () => {
    const sdkPayload = new Proxy(
      {
        requestId: '5b9f1d2c3e4a5b6c7d8e9f0a1b2c3d4e',
        service: 'in.juspay.hyperpay',
        payload: {
          action: 'paymentPage',
          clientId: 'acme',
          environment: 'sandbox',
          clientAuthToken: 'tkn_2p2k1b6d26eg',
        },
      },
      {},
    );
    const { element } = mountCheckout({ ...echo(), sdkPayload });
    expect((await nextProcess(element, 'paymentPage'))['clientAuthToken']).to.equal('tkn_2p2k1b6d26eg');
  });

  it('shows the order that waits once manual is switched off', async () => {
    const { orderDetails, signature } = await signedOrder();
    const { element, event } = mountCheckout({ ...echo(), manual: true, orderDetails, signature });
    await event('hyper-initiate-result');
    expect(element.state).to.equal('ready');
    const shown = nextProcess(element, 'paymentPage');
    element.manual = false;
    expect((await shown)['orderDetails']).to.equal(orderDetails);
  });

  it('stops a payment attempt that is answered with neither yes nor a pair', async () => {
    const { orderDetails, signature } = await signedOrder();
    const { element } = mountCheckout({ ...echo(), orderDetails, signature, displayNote: 'ask first' });
    element.addEventListener('hyper-payment-attempt', (event) => {
      const answer: unknown = JSON.parse('null');
      event.respondWith(answer as boolean);
    });
    expect(await nextProcess(element, 'resumePayment')).to.include({ status: false });
  });
});
