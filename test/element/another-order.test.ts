import { expect } from '@open-wc/testing';
import type { HyperCheckoutError } from 'hyper-checkout';
import { changed, mountCheckout, nextProcess, removeCheckouts, session, signedOrder } from '../support/checkout.ts';
import { keepConsole, type ConsoleLines } from '../support/console-lines.ts';
import { faultUrl } from '../support/faults.ts';
import { healthyFrameUrl } from '../support/scripted-frame.ts';

const healthy = () => ({ ...session, frameUrl: healthyFrameUrl() });
const echo = () => ({ ...session, frameUrl: faultUrl('sdk-echoes') });
const idOf = ({ orderDetails }: { readonly orderDetails: string }) =>
  (JSON.parse(orderDetails) as { readonly order_id: string }).order_id;
const next = (element: HTMLElement, type: string) =>
  new Promise((resolve) => element.addEventListener(type, resolve, { once: true }));

describe('the order that a checkout is about', () => {
  let written: ConsoleLines;
  beforeEach(() => (written = keepConsole()));
  afterEach(() => {
    written.restore();
    removeCheckouts();
  });

  it('is named by every event of its payment page, and by the result', async () => {
    const order = await signedOrder();
    const { element, event } = mountCheckout({ ...healthy(), ...order });
    expect((await event('hyper-hide-loader')).detail.orderId).to.equal(idOf(order));
    await element.handleBackPress();
    expect((await event('hyper-process-result')).detail.orderId).to.equal(idOf(order));
    expect(element.result?.orderId).to.equal(idOf(order));
    expect((await event('hyper-initiate-result')).detail).not.to.have.property('orderId');
  });

  it('is named for a session, too', async () => {
    const payload = { clientId: session.clientId, environment: 'sandbox', clientAuthToken: 'tkn_1', orderId: 'S-1' };
    const { element } = mountCheckout({ ...healthy(), manual: true });
    const ending = element.process({ requestId: 'r', service: 'in.juspay.hyperpay', payload });
    await next(element, 'hyper-hide-loader');
    await element.handleBackPress();
    expect((await ending).orderId).to.equal('S-1');
  });

  for (const [way, give] of [
    ['by updateOrder()', (element, order) => element.updateOrder(order)],
    ['by its properties', (element, order) => void Object.assign(element, order)],
  ] as readonly (readonly [string, (element: ReturnType<typeof mountCheckout>['element'], order: Order) => void])[]) {
    it(`stays when another one is given ${way}: that is refused once, and begins with restart()`, async () => {
      const [first, second] = await Promise.all([signedOrder(), signedOrder()]);
      const { element, event, events } = mountCheckout({ ...healthy(), ...first });
      await event('hyper-hide-loader');
      const refused = new Promise<HyperCheckoutError>((resolve) =>
        element.addEventListener('hyper-error', ({ detail }) => resolve(detail), { once: true }),
      );
      give(element, second);
      const { code, field, reason } = await refused;
      expect([code, field, reason]).to.deep.equal(['wrong-state', 'order-details', 'another-order']);
      expect(element.state).to.equal('processing');
      element.language = 'hindi';
      await element.updateComplete;
      const ended = next(element, 'hyper-process-result');
      await element.handleBackPress();
      await ended;
      expect(element.result?.orderId).to.equal(idOf(first));
      expect(events.filter(({ type }) => type === 'hyper-error')).to.have.length(1);
      await written.reach(1);
      expect(written.lines).to.have.length(1);
      element.restart();
      const end = element.process();
      await next(element, 'hyper-hide-loader');
      await element.handleBackPress();
      expect((await end).orderId).to.equal(idOf(second));
    });
  }

  it('is not shown again by process() with an order that was refused', async () => {
    const [first, second] = await Promise.all([signedOrder(), signedOrder()]);
    const { element, event } = mountCheckout({ ...healthy(), ...first });
    await event('hyper-hide-loader');
    const refused = next(element, 'hyper-error');
    element.updateOrder(second);
    await refused;
    const answer = await element.process(second).catch((thrown: unknown) => thrown);
    expect(answer).to.include({ code: 'wrong-state' });
  });

  it('may be written in another case of letters, and is the same', async () => {
    const first = await signedOrder();
    const { element, event, sequence } = mountCheckout({ ...echo(), ...first });
    const updated = nextProcess(element, 'updateOrder');
    await event('hyper-initiate-result');
    await nextProcess(element, 'paymentPage');
    element.updateOrder(await changed(first, { order_id: idOf(first).toLowerCase() }));
    expect(String((await updated)['orderDetails'])).to.include(idOf(first).toLowerCase());
    expect(sequence()).not.to.include('hyper-error');
  });

  it('stays after its payment: another one is warned of, and begins with process()', async () => {
    const [first, second] = await Promise.all([signedOrder(), signedOrder()]);
    const { element, event } = mountCheckout({ ...healthy(), ...first });
    await event('hyper-hide-loader');
    await element.handleBackPress();
    await event('hyper-process-result');
    const warned = next(element, 'hyper-warning');
    Object.assign(element, second);
    await warned;
    expect(element.result?.orderId).to.equal(idOf(first));
    expect(element.warnings.map(({ code, reason }) => [code, reason])).to.deep.equal([
      ['wrong-state', 'another-order'],
    ]);
    const shown = next(element, 'hyper-hide-loader');
    const ending = element.process();
    await shown;
    await element.handleBackPress();
    expect((await ending).orderId).to.equal(idOf(second));
  });
});

type Order = Awaited<ReturnType<typeof signedOrder>>;
