import { expect } from '@open-wc/testing';
import type { HyperCheckoutElement } from 'hyper-checkout';
import { HyperCheckout, tagName } from 'hyper-checkout';
import { mountCheckout, removeCheckouts, session, signedOrder } from '../support/checkout.ts';
import { shopper } from '../support/shopper.ts';

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

  it('initiates hidden as soon as it can, and shows the page when the order comes', async () => {
    const { element, event, sequence } = mountCheckout({ ...session });
    await event('hyper-initiate-result');
    expect(element.state).to.equal('ready');
    const frame = element.shadowRoot?.querySelector('iframe');
    expect(frame && getComputedStyle(frame).visibility).to.equal('hidden');
    const { orderDetails, signature } = await signedOrder();
    Object.assign(element, { orderDetails, signature });
    await shopper.sees('Choose how to pay');
    await event('hyper-hide-loader');
    expect(frame && getComputedStyle(frame).visibility).to.equal('visible');
    expect(frame?.title).to.equal('Payment');
    expect(element.state).to.equal('processing');
    expect(sequence()).to.deep.equal(opened);
  });

  it('works from attributes alone', async () => {
    const { orderDetails, signature } = await signedOrder();
    const { element, event } = mountCheckout({});
    element.setAttribute('client-id', session.clientId);
    element.setAttribute('environment', session.environment);
    element.setAttribute('frame-url', session.frameUrl);
    element.setAttribute('merchant-key-id', session.merchantKeyId);
    element.setAttribute('order-details', orderDetails);
    element.setAttribute('signature', signature);
    await event('hyper-hide-loader');
    expect(element.orderDetails).to.equal(orderDetails);
    expect(element.state).to.equal('processing');
  });

  it('starts one flow in whatever order its values are set', async () => {
    const { orderDetails, signature } = await signedOrder();
    const values = Object.entries({ ...session, orderDetails, signature }).filter(([name]) => name !== 'clientId');
    for (const order of permutations(values.slice(0, 4))) {
      const { element, sequence, event } = mountCheckout({ clientId: session.clientId, manual: true });
      for (const [name, value] of [...order, ...values.slice(4)]) Reflect.set(element, name, value);
      await event('hyper-initiate-result');
      expect(sequence(), order.map(([name]) => name).join()).to.deep.equal(['hyper-initiate-result']);
      element.remove();
    }
  });

  it('hands the SDK’s own message over untouched, in the documented shape', async () => {
    const { orderDetails, signature } = await signedOrder();
    const { event, element } = mountCheckout({ ...session, orderDetails, signature });
    const { detail } = await event('hyper-initiate-result');
    expect(detail.raw).to.deep.equal({
      requestId: detail.requestId,
      service: 'in.juspay.hyperpay',
      payload: { action: 'initiate', status: 'success' },
      errorMessage: '',
      errorCode: '',
      error: false,
      event: 'initiate_result',
    });
    expect(detail.requestId).to.match(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    await shopper.press(/^Netbanking/);
    await shopper.press('Axis Bank');
    await shopper.press(/^Continue/);
    await shopper.press('Approve payment');
    const ended = await event('hyper-process-result');
    expect(ended.detail.raw).to.deep.equal({
      requestId: ended.detail.requestId,
      service: 'in.juspay.hyperpay',
      payload: { action: 'process', status: 'charged', paymentInstrument: 'NB_AXIS', paymentInstrumentGroup: 'nb' },
      errorMessage: '',
      errorCode: '',
      error: false,
      event: 'process_result',
    });
    expect(ended.detail.requestId).not.to.equal(detail.requestId);
    expect(Object.isFrozen(ended.detail)).to.equal(true);
    expect([ended.bubbles, ended.composed, element.result?.status]).to.deep.equal([true, true, 'charged']);
  });

  it('gives every instance its own result', async () => {
    const orders = await Promise.all(['1.00', '2.00', '3.00'].map((amount) => signedOrder({ amount })));
    const mounted = orders.map(({ orderDetails, signature }) => mountCheckout({ ...session, orderDetails, signature }));
    // The amount comes with the choice of methods: before that, a back press leaves without a question.
    for (const amount of ['₹1.00', '₹2.00', '₹3.00']) await shopper.sees(amount);
    const [first, second, third] = mounted;
    await second?.element.handleBackPress();
    await shopper.press('Leave');
    await second?.event('hyper-process-result');
    expect([first, second, third].map((one) => one?.element.state)).to.deep.equal([
      'processing',
      'settled',
      'processing',
    ]);
  });

  it('is silent for good once it has left the page, in whatever state', async () => {
    const { orderDetails, signature } = await signedOrder();
    for (const until of ['hyper-initiate-result', 'hyper-hide-loader'] as const) {
      const { element, event, sequence } = mountCheckout({ ...session, orderDetails, signature });
      await event(until);
      element.remove();
      const { length } = sequence();
      const next = mountCheckout({ ...session });
      await next.event('hyper-initiate-result');
      expect(sequence()).to.have.length(length);
      expect(element.state).to.equal('idle');
      next.element.remove();
    }
  });

  it('begins anew when it comes back', async () => {
    const { orderDetails, signature } = await signedOrder();
    const { element, event, sequence } = mountCheckout({ ...session, orderDetails, signature });
    await event('hyper-hide-loader');
    element.remove();
    await Promise.resolve();
    document.body.append(element);
    while (sequence().length < 4)
      await new Promise((resolve) => element.addEventListener('hyper-hide-loader', resolve, { once: true }));
    expect(sequence()).to.deep.equal([...opened, ...opened]);
  });

  it('survives being moved: the page loads again with the same order', async () => {
    const { orderDetails, signature } = await signedOrder();
    const { element, event, sequence } = mountCheckout({ ...session, orderDetails, signature });
    await event('hyper-hide-loader');
    const box = document.createElement('section');
    document.body.append(box);
    const again = new Promise((resolve) => element.addEventListener('hyper-hide-loader', resolve, { once: true }));
    box.append(element);
    await again;
    expect(element.state).to.equal('processing');
    expect(sequence()).to.deep.equal([...opened, ...opened]);
    box.remove();
  });

  it('says that the result is unknown when the frame is lost after the shopper pressed pay', async () => {
    const { orderDetails, signature } = await signedOrder();
    const { element, event, sequence } = mountCheckout({ ...session, manual: true });
    await event('hyper-initiate-result');
    const ending = element.process({ orderDetails, signature }).catch((error: unknown) => error);
    await shopper.press(/^Netbanking/);
    await shopper.press('HDFC Bank');
    await shopper.press(/^Continue/);
    await event('hyper-payment-attempt');
    const box = document.createElement('section');
    document.body.append(box);
    box.append(element);
    expect(await ending).to.include({ code: 'result-unknown', recoverable: true });
    await shopper.sees('do not pay again');
    expect(element.shadowRoot?.querySelector('[part=retry]')).to.equal(null);
    expect(sequence()).to.deep.equal([...opened, 'hyper-payment-attempt', 'hyper-error']);
    box.remove();
  });

  it('ends with terminate() and begins again with restart()', async () => {
    const { orderDetails, signature } = await signedOrder();
    const { element, event, sequence } = mountCheckout({ ...session, orderDetails, signature });
    await event('hyper-hide-loader');
    element.terminate();
    expect(element.state).to.equal('terminated');
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('iframe')).to.equal(null);
    const again = new Promise((resolve) => element.addEventListener('hyper-hide-loader', resolve, { once: true }));
    element.restart();
    await again;
    expect(sequence()).to.deep.equal([...opened, ...opened]);
  });

  it('refuses a second order while one is open', async () => {
    const first = await signedOrder();
    const { element, event } = mountCheckout({ ...session, manual: true });
    await event('hyper-initiate-result');
    const ending = element.process(first).catch((error: unknown) => error);
    const refused = await element.process(first).catch((error: unknown) => error);
    expect(refused).to.include({ code: 'wrong-state', kind: 'usage' });
    element.terminate();
    expect(await ending).to.include({ code: 'terminated' });
  });

  it('writes nothing to the console on a healthy run', async () => {
    const written: unknown[] = [];
    const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;
    const originals = methods.map((method) => console[method]);
    for (const method of methods) console[method] = (...args: unknown[]) => written.push([method, ...args]);
    try {
      const { orderDetails, signature } = await signedOrder();
      const { event } = mountCheckout({ ...session, orderDetails, signature });
      await event('hyper-hide-loader');
      expect(written).to.deep.equal([]);
    } finally {
      for (const [index, method] of methods.entries()) Object.assign(console, { [method]: originals[index] });
    }
  });

  it('lets a guest’s login be taken over by the shop', async () => {
    const { orderDetails, signature } = await signedOrder({ customer_id: '' });
    const properties: Partial<HyperCheckoutElement> = {
      ...session,
      orderDetails,
      signature,
      guestLoginUrl: 'https://shop.example/login',
    };
    const { element, event } = mountCheckout(properties);
    element.addEventListener('hyper-guest-login', (login) => login.preventDefault());
    await shopper.press(/log in/i);
    expect((await event('hyper-guest-login')).defaultPrevented).to.equal(true);
  });
});
