import { expect } from '@open-wc/testing';
import { HyperCheckout, tagName } from 'hyper-checkout';
import { mountCheckout, removeCheckouts, session, signedOrder } from '../support/checkout.ts';
import { holdTimers, isHeld, releaseTimers } from '../support/held-timers.ts';
import { inTime } from '../support/in-time.ts';
import { healthyFrameUrl } from '../support/scripted-frame.ts';

// The claims are about the element: its frame is scripted. With the whole stack it pays in test/journeys.
const healthy = { ...session, frameUrl: healthyFrameUrl() };
const attempting = healthyFrameUrl({ onProcess: "tell('hide_loader'); tell('paymentAttempt');" });

const opened = ['hyper-initiate-result', 'hyper-hide-loader'];

function* permutations<T>(items: readonly T[]): Generator<T[]> {
  if (items.length === 0) {
    yield [];
    return;
  }
  for (const [index, item] of items.entries()) {
    for (const rest of permutations(items.filter((_, other) => other !== index))) yield [item, ...rest];
  }
}

/** True if the engine loads a frame in a shadow tree again when the host is moved so. */
function loadsFramesAgain(move: 'moveBefore' | 'insertBefore'): boolean {
  const [host, box] = [document.createElement('div'), document.createElement('section')];
  const frame = document.createElement('iframe');
  host.attachShadow({ mode: 'open' }).append(frame);
  document.body.append(host, box);
  const { contentWindow } = frame;
  if (move in box) box[move](host, null);
  else box.append(host);
  const isAnother = frame.contentWindow !== contentWindow;
  box.remove();
  return isAnother;
}

describe('<hyper-checkout>', () => {
  afterEach(removeCheckouts);

  it('is registered under its name, once', () => {
    expect(customElements.get(tagName)).to.equal(HyperCheckout);
    expect(document.createElement('hyper-checkout')).to.be.instanceOf(HyperCheckout);
  });

  it('does nothing and says nothing while nothing is set', async () => {
    const { element, sequence } = mountCheckout({});
    await element.updateComplete;
    expect(element.state).to.equal('idle');
    expect(element.matches(':state(idle)')).to.equal(true);
    expect(sequence()).to.deep.equal([]);
  });

  it('F42: initiates hidden as soon as it can, and shows the page, with a title, when the order comes', async () => {
    const { element, event, sequence } = mountCheckout(healthy);
    await event('hyper-initiate-result');
    expect(element.state).to.equal('ready');
    const frame = element.shadowRoot?.querySelector('iframe');
    expect(frame && getComputedStyle(frame).visibility).to.equal('hidden');
    const { orderDetails, signature } = await signedOrder();
    Object.assign(element, { orderDetails, signature });
    await event('hyper-hide-loader');
    await element.updateComplete;
    expect(frame && getComputedStyle(frame).visibility).to.equal('visible');
    expect(frame?.title).to.equal('Payment');
    expect(element.state).to.equal('processing');
    expect(sequence()).to.deep.equal(opened);
  });

  it('works from attributes alone', async () => {
    const { orderDetails, signature } = await signedOrder();
    const { element, event } = mountCheckout({});
    element.setAttribute('client-id', healthy.clientId);
    element.setAttribute('environment', healthy.environment);
    element.setAttribute('frame-url', healthy.frameUrl);
    element.setAttribute('merchant-key-id', healthy.merchantKeyId);
    element.setAttribute('order-details', orderDetails);
    element.setAttribute('signature', signature);
    await event('hyper-hide-loader');
    expect(element.orderDetails).to.equal(orderDetails);
    expect(element.state).to.equal('processing');
  });

  it('takes what was set before it was defined, which counts more than its attributes', async () => {
    const name = `early-${crypto.randomUUID()}`;
    const early = Object.assign(document.createElement(name), { clientId: 'acme', manual: true });
    early.setAttribute('client-id', 'other');
    early.setAttribute('environment', 'sandbox');
    customElements.define(name, class extends HyperCheckout {});
    document.body.append(early);
    expect(early).to.include({ clientId: 'acme', environment: 'sandbox', manual: true, signature: undefined });
    early.setAttribute('client-id', 'another');
    early.removeAttribute('environment');
    early.toggleAttribute('manual');
    expect(early).to.include({ clientId: 'another', environment: null, manual: true });
    early.toggleAttribute('manual');
    expect(early).to.include({ manual: false });
    expect(Object.hasOwn(early, 'clientId')).to.equal(false);
    early.remove();
  });

  it('F10: starts one flow in whatever order its values are set', async () => {
    const { orderDetails, signature } = await signedOrder();
    const values = Object.entries({ ...healthy, orderDetails, signature }).filter(([name]) => name !== 'clientId');
    // The pair among them: its halves are set apart, and in either order.
    for (const order of permutations(values.slice(1))) {
      const { element, event, sequence } = mountCheckout({ clientId: healthy.clientId });
      for (const [name, value] of [...order, ...values.slice(0, 1)]) Reflect.set(element, name, value);
      await event('hyper-hide-loader');
      expect(sequence(), order.map(([name]) => name).join()).to.deep.equal(opened);
      element.remove();
    }
  });

  it('hands the SDK’s own message over untouched, in the documented shape', async () => {
    const { orderDetails, signature } = await signedOrder();
    const frameUrl = healthyFrameUrl({ onProcess: "end('charged');" });
    const { event, element } = mountCheckout({ ...session, frameUrl, orderDetails, signature });
    const initiated = (await event('hyper-initiate-result')).detail;
    const ended = await event('hyper-process-result');
    for (const [detail, payload, more] of [
      [initiated, { action: 'initiate', status: 'success' }, { event: 'initiate_result' }],
      [
        ended.detail,
        { action: 'process', status: 'charged' },
        { event: 'process_result', errorCode: '', errorMessage: '' },
      ],
    ] as const) {
      const { requestId, raw } = detail;
      expect(raw).to.deep.equal({ requestId, service: 'in.juspay.hyperpay', payload, error: false, ...more });
      expect(requestId).to.match(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
      expect(Object.isFrozen(detail)).to.equal(true);
    }
    expect(ended.detail.requestId).not.to.equal(initiated.requestId);
    expect([ended.bubbles, ended.composed, element.result?.status]).to.deep.equal([true, true, 'charged']);
  });

  it('F6: gives each of ten instances its own result', async () => {
    const orders = await Promise.all(Array.from({ length: 10 }, () => signedOrder()));
    const mounted = orders.map((order) => mountCheckout({ ...healthy, ...order }));
    for (const { event } of mounted) await event('hyper-hide-loader');
    const open = new Set(mounted.map(({ element }) => element));
    for (const [index, { element, event }] of [...mounted.entries()].reverse()) {
      expect(await element.handleBackPress()).to.equal(true);
      const { detail } = await event('hyper-process-result');
      expect(orders[index]?.orderDetails).to.include(`"${detail.orderId ?? 'none'}"`);
      open.delete(element);
      const states = mounted.map((one) => one.element.state);
      expect(states).to.deep.equal(mounted.map((one) => (open.has(one.element) ? 'processing' : 'settled')));
    }
  });

  it('F2, F30: is silent for good once it has left the page, in whatever state', async () => {
    const { orderDetails, signature } = await signedOrder();
    for (const until of ['hyper-initiate-result', 'hyper-hide-loader'] as const) {
      const { element, event, sequence } = mountCheckout({ ...healthy, orderDetails, signature });
      await event(until);
      element.remove();
      const { length } = sequence();
      const next = mountCheckout(healthy);
      await next.event('hyper-initiate-result');
      expect(sequence()).to.have.length(length);
      expect(element.state).to.equal('idle');
      next.element.remove();
    }
  });

  it('F4: begins anew each time it comes back, under a new id', async () => {
    const { orderDetails, signature } = await signedOrder();
    const { element, event, sequence } = mountCheckout({ ...healthy, orderDetails, signature });
    const ids = [(await event('hyper-hide-loader')).detail.requestId];
    for (let time = 2; time <= 10; time++) {
      element.remove();
      await Promise.resolve();
      document.body.append(element);
      ids.push((await event('hyper-hide-loader', time)).detail.requestId);
    }
    expect(sequence()).to.deep.equal(Array.from(ids, () => opened).flat());
    expect(new Set(ids).size).to.equal(10);
  });

  it('F5: survives being moved: the page loads again with the same order', async () => {
    const { orderDetails, signature } = await signedOrder();
    const { element, event, sequence } = mountCheckout({ ...healthy, orderDetails, signature });
    await event('hyper-hide-loader');
    const box = document.createElement('section');
    document.body.append(box);
    box.append(element);
    await event('hyper-hide-loader', 2);
    expect(element.state).to.equal('processing');
    expect(sequence()).to.deep.equal([...opened, ...opened]);
    box.remove();
  });

  for (const move of ['moveBefore', 'insertBefore'] as const) {
    it(`F5: is not given up after ${move}, whether its page loads anew or stays`, async () => {
      holdTimers(15_000);
      const { orderDetails, signature } = await signedOrder();
      const { element, event } = mountCheckout({ ...healthy, orderDetails, signature });
      await event('hyper-hide-loader');
      const frame = element.shadowRoot?.querySelector('iframe');
      const shown = frame?.contentWindow;
      const box = document.createElement('section');
      document.body.append(box);
      // Engines without moveBefore have the other one.
      if (move in box) box[move](element, null);
      else box.append(element);
      const isLoadedAgain = frame?.contentWindow !== shown;
      if (isLoadedAgain) await event('hyper-hide-loader', 2);
      expect(isLoadedAgain, 'as any frame in a shadow tree').to.equal(loadsFramesAgain(move));
      const answered = async () => {
        while (isHeld(15_000)) await new Promise(requestAnimationFrame);
      };
      await inTime(`the frame’s answer after ${move}`, answered(), 20_000);
      const ended = event('hyper-process-result');
      await element.handleBackPress();
      expect((await ended).detail.status).to.equal('backpressed');
      releaseTimers();
      box.remove();
    });
  }

  it('F5, F27: says that the result is unknown when the frame is lost after the shopper pressed pay', async () => {
    const { orderDetails, signature } = await signedOrder();
    const { element, event, has, sequence } = mountCheckout({ ...session, frameUrl: attempting, manual: true });
    await event('hyper-initiate-result');
    const ending = element.process({ orderDetails, signature }).catch((error: unknown) => error);
    await event('hyper-payment-attempt');
    const box = document.createElement('section');
    document.body.append(box);
    box.append(element);
    expect(await ending).to.include({ code: 'result-unknown', recoverable: true });
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('[part=error]')?.textContent).to.include('do not pay again');
    expect(has('[part=retry]')).to.equal(false);
    expect(sequence()).to.deep.equal([...opened, 'hyper-payment-attempt', 'hyper-error']);
    box.remove();
  });

  it('F46: ends with terminate() and begins again with restart()', async () => {
    const { orderDetails, signature } = await signedOrder();
    const { element, event, has, sequence } = mountCheckout({ ...healthy, orderDetails, signature });
    await event('hyper-hide-loader');
    element.terminate();
    expect(element.state).to.equal('terminated');
    await element.updateComplete;
    expect(has('iframe')).to.equal(false);
    element.restart();
    await event('hyper-hide-loader', 2);
    expect(sequence()).to.deep.equal([...opened, ...opened]);
  });

  it('gives the promise of the open payment to who asks for the same order again, and refuses every other', async () => {
    const [first, second] = await Promise.all([signedOrder(), signedOrder()]);
    const { element, event } = mountCheckout({ ...healthy, manual: true });
    await event('hyper-initiate-result');
    const open = element.process(first);
    const ending = open.catch((error: unknown) => error);
    expect(element.process({ ...first })).to.equal(open);
    await event('hyper-hide-loader');
    expect(element.process({ ...first })).to.equal(open);
    const refused = await element.process(second).catch((error: unknown) => error);
    expect(refused).to.include({ code: 'wrong-state', kind: 'usage' });
    const halfSame = await element.process({ ...first, signature: second.signature }).catch((error: unknown) => error);
    expect(halfSame).to.include({ code: 'wrong-state' });
    element.terminate();
    expect(element.state).to.equal('terminated');
    expect(await ending).to.include({ code: 'terminated' });
  });

  it('writes nothing to the console on a healthy run', async () => {
    const written: unknown[] = [];
    const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;
    const originals = methods.map((method) => console[method]);
    for (const method of methods) console[method] = (...args: unknown[]) => written.push([method, ...args]);
    try {
      const { orderDetails, signature } = await signedOrder();
      const { event } = mountCheckout({ ...healthy, orderDetails, signature });
      await event('hyper-hide-loader');
      expect(written).to.deep.equal([]);
    } finally {
      for (const [index, method] of methods.entries()) Object.assign(console, { [method]: originals[index] });
    }
  });

  it('lets a guest’s login be taken over by the shop', async () => {
    const { orderDetails, signature } = await signedOrder({ customer_id: '' });
    const frameUrl = healthyFrameUrl({ onProcess: "tell('hide_loader'); tell('guest_login');" });
    const guestLoginUrl = 'https://shop.example/login';
    const { element, event } = mountCheckout({ ...session, frameUrl, orderDetails, signature, guestLoginUrl });
    element.addEventListener('hyper-guest-login', (login) => login.preventDefault());
    expect((await event('hyper-guest-login')).defaultPrevented).to.equal(true);
  });
});
