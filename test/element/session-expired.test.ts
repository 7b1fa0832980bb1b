import { expect } from '@open-wc/testing';
import { mountCheckout, removeCheckouts, session, signedOrder } from '../support/checkout.ts';
import { shopper } from '../support/shopper.ts';
import { healthyFrameUrl } from '../support/scripted-frame.ts';

/** The simulator takes no signed text of that age. */
const old = { timestamp: String(Date.now() - 3_600_000) };

describe('an order that has expired', () => {
  afterEach(removeCheckouts);

  it('gives way to a fresh one in the same place, and no error is told', async () => {
    const { element, event, sequence } = mountCheckout({ ...session });
    const fresh = signedOrder();
    element.addEventListener('hyper-session-expired', (expired) => expired.respondWith(fresh), { once: true });
    Object.assign(element, await signedOrder(old));
    await event('hyper-hide-loader', 2);
    await shopper.sees('Netbanking');
    expect(element.orderDetails).to.equal((await fresh).orderDetails);
    expect(element.error).to.equal(undefined);
    expect(sequence()).to.deep.equal([
      'hyper-initiate-result',
      'hyper-hide-loader',
      'hyper-session-expired',
      'hyper-initiate-result',
      'hyper-hide-loader',
    ]);
  });

  it('ends process() as the fresh one ends', async () => {
    const frameUrl = healthyFrameUrl({
      onProcess: `tell('hide_loader');
        if (body.payload.orderDetails.includes('Rfresh')) end('charged'); else tell('sessionExpired');`,
    });
    const { element, event } = mountCheckout({ ...session, frameUrl, manual: true });
    element.addEventListener('hyper-session-expired', (expired) => {
      expired.respondWith(signedOrder({ order_id: `Rfresh${crypto.randomUUID().slice(0, 8)}` }));
    });
    await event('hyper-initiate-result');
    expect((await element.process(await signedOrder())).status).to.equal('charged');
  });

  it('is the error of its refusal where no listener has a fresh one', async () => {
    const { element, event } = mountCheckout({ ...session, ...(await signedOrder(old)) });
    const { detail } = await event('hyper-error');
    expect([detail.code, element.state]).to.deep.equal(['time-expired', 'failed']);
  });

  it('is that error, with its result before it, where the shop cannot sign', async () => {
    const { element, event, sequence } = mountCheckout({ ...session });
    element.addEventListener('hyper-session-expired', (expired) =>
      expired.respondWith(Promise.reject(new Error('503'))),
    );
    Object.assign(element, await signedOrder(old));
    expect((await event('hyper-error')).detail.code).to.equal('time-expired');
    expect(sequence().slice(-3)).to.deep.equal(['hyper-session-expired', 'hyper-process-result', 'hyper-error']);
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('[part=error]')).not.to.equal(null);
  });

  it('is renewed once, where the fresh one has expired, too', async () => {
    const { element, event } = mountCheckout({ ...session });
    let count = 0;
    element.addEventListener('hyper-session-expired', (expired) => {
      count += 1;
      expired.respondWith(signedOrder(old));
    });
    Object.assign(element, await signedOrder(old));
    expect((await event('hyper-error')).detail.code).to.equal('time-expired');
    expect(count).to.equal(2);
  });

  it('is not replaced once the customer has pressed pay: money may have moved', async () => {
    const frameUrl = healthyFrameUrl({
      onProcess: `tell('hide_loader'); tell('paymentAttempt'); tell('sessionExpired'); tell('later');`,
    });
    const { element, event } = mountCheckout({ ...session, frameUrl });
    element.addEventListener('hyper-session-expired', (expired) => expired.respondWith(signedOrder()));
    const first = await signedOrder();
    Object.assign(element, first);
    await event('hyper-sdk-event');
    expect([element.orderDetails, element.state]).to.deep.equal([first.orderDetails, 'processing']);
  });
});
