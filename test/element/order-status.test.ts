import { expect } from '@open-wc/testing';
import { mountCheckout, removeCheckouts, session, signedOrder, type MountedCheckout } from '../support/checkout.ts';
import { merchantEndpoint, orderStatusUrl, removeMerchantEndpoint } from '../support/merchant-endpoint.ts';
import { healthyFrameUrl } from '../support/scripted-frame.ts';

const declined = "tell('hide_loader'); tell('paymentAttempt'); end('authorization_failed');";

/** A checkout whose payment page says that much as soon as it has the order. */
async function checkoutThat(onProcess: string, properties: Parameters<typeof mountCheckout>[0] = {}) {
  const order = await signedOrder();
  const { order_id: orderId } = JSON.parse(order.orderDetails) as { order_id: string };
  const frameUrl = healthyFrameUrl({ onProcess });
  return { ...mountCheckout({ ...session, ...order, frameUrl, orderStatusUrl, ...properties }), orderId };
}

/** Waits until the panel says that. */
async function says({ element }: Pick<MountedCheckout, 'element'>, part: string, text: RegExp): Promise<void> {
  const root = element.shadowRoot;
  if (!root) throw new Error('The element shows nothing.');
  const shown = () => root.querySelector(`[part=${part}]`)?.textContent ?? '';
  if (!text.test(shown())) {
    await new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!text.test(shown())) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(root, { childList: true, subtree: true });
    });
  }
}

describe('the proof of a payment', () => {
  afterEach(() => {
    removeCheckouts();
    removeMerchantEndpoint();
  });

  it('is asked for after a result, and until then the customer sees neither a failure nor a retry', async () => {
    const endpoint = merchantEndpoint();
    const checkout = await checkoutThat(declined);
    const { element, event, has, orderId } = checkout;
    await event('hyper-process-result');
    await says(checkout, 'checking', /We are checking your payment/);
    await endpoint.answer({ status: 'AUTHORIZATION_FAILED', note: 'from the shop' });
    const { detail } = await event('hyper-order-status');
    expect(detail).to.include({ orderId, status: 'AUTHORIZATION_FAILED', outcome: 'failed', isFinal: false });
    expect(detail.answer['note']).to.equal('from the shop');
    expect([has('[part=checking]'), has('[part=retry]'), has('[part=error]')]).to.deep.equal([true, false, false]);
    const frame = element.shadowRoot?.querySelector('iframe');
    expect(frame && getComputedStyle(frame).visibility).to.equal('hidden');
    await endpoint.answer({ status: 'CHARGED', orderId });
    const last = await event('hyper-order-status', 2);
    expect(last.detail).to.include({ status: 'CHARGED', outcome: 'success', isFinal: true });
    await says(checkout, 'paid', /Your payment has arrived/);
    expect(endpoint.asked.map(({ url }) => url.searchParams.get('order_id'))).to.deep.equal([orderId, orderId]);
    expect(element.result?.outcome, 'the hint stays what it was').to.equal('failed');
  });

  it('that there is none offers another try, which ends the asking', async () => {
    const endpoint = merchantEndpoint();
    const checkout = await checkoutThat("tell('hide_loader'); tell('paymentAttempt'); end('juspay_declined');", {
      language: 'tamil',
    });
    const { element, event } = checkout;
    await endpoint.answer({ status: 'JUSPAY_DECLINED' });
    expect((await event('hyper-order-status')).detail).to.include({ outcome: 'failed', isFinal: true });
    await says(checkout, 'not-paid', /பேமெண்ட் நடக்கவில்லை/);
    element.shadowRoot?.querySelector<HTMLElement>('[part=retry]')?.click();
    await event('hyper-process-result', 2);
    await says(checkout, 'checking', /சரிபார்க்கிறோம்/);
  });

  it('is asked for after a page that was lost, in place of its error', async () => {
    const endpoint = merchantEndpoint();
    const checkout = await checkoutThat("tell('hide_loader'); tell('paymentAttempt'); tell('invokeErrorHandling');");
    const { element, has, orderId } = checkout;
    await says(checkout, 'checking', /checking/);
    expect([element.error?.code, has('[part=error]')]).to.deep.equal(['result-unknown', false]);
    await endpoint.answer({ status: 'charged' });
    await says(checkout, 'paid', /arrived/);
    expect(endpoint.asked[0]?.url.searchParams.get('order_id')).to.equal(orderId);
  });

  it('that must not be fulfilled sends the customer to the shop', async () => {
    const endpoint = merchantEndpoint();
    const checkout = await checkoutThat("tell('hide_loader'); tell('paymentAttempt'); end('charged');");
    await endpoint.answer({ status: 'CHARGED', canFulfil: false });
    expect((await checkout.event('hyper-order-status')).detail).to.include({ outcome: 'unknown', isFinal: true });
    await says(checkout, 'unknown', /do not pay again before you have asked the shop/);
  });

  it('is not asked for where nothing was begun, nor without an endpoint', async () => {
    const endpoint = merchantEndpoint();
    const left = await checkoutThat("tell('hide_loader'); end('backpressed');");
    await left.event('hyper-process-result');
    const without = await checkoutThat(declined, { orderStatusUrl: null });
    await without.event('hyper-process-result');
    await Promise.all([left.element.updateComplete, without.element.updateComplete]);
    expect([left.has('[part=checking]'), without.has('[part=checking]')]).to.deep.equal([false, false]);
    expect(endpoint.asked).to.deep.equal([]);
  });

  for (const [title, end] of [
    ['removed', (element: HTMLElement) => element.remove()],
    ['terminated', (element: MountedCheckout['element']) => element.terminate()],
    ['begun anew', (element: MountedCheckout['element']) => element.restart()],
  ] as const) {
    it(`is not asked for any more once the element is ${title}`, async () => {
      const endpoint = merchantEndpoint();
      const checkout = await checkoutThat(declined);
      await says(checkout, 'checking', /checking/);
      await endpoint.answer({ status: 'AUTHORIZING' });
      await checkout.event('hyper-order-status');
      end(checkout.element);
      await checkout.element.updateComplete;
      const [question] = endpoint.asked;
      expect(question?.signal?.aborted).to.equal(true);
    });
  }

  for (const [title, answer, reason] of [
    ['another order', { status: 'CHARGED', orderId: 'R0' }, 'other-order'],
    ['a login page', new Response('<html>', { status: 401 }), 'http-401'],
  ] as const) {
    it(`is no answer about ${title}: that is a warning, and the asking goes on`, async () => {
      const endpoint = merchantEndpoint();
      const checkout = await checkoutThat(declined);
      await endpoint.answer(answer);
      expect((await checkout.event('hyper-warning')).detail).to.include({ field: 'order-status-url', reason });
      await endpoint.answer({ status: 'CHARGED' });
      expect((await checkout.event('hyper-order-status')).detail.isFinal).to.equal(true);
    });
  }

  for (const address of ['http://shop.example/status', 'javascript:alert(1)', '//shop.example/status', 'status']) {
    it(`is not asked of ${address}, which is a warning before anything is paid`, async () => {
      const endpoint = merchantEndpoint();
      const checkout = await checkoutThat("tell('hide_loader');", { orderStatusUrl: address });
      expect((await checkout.event('hyper-warning')).detail.field).to.equal('order-status-url');
      expect(checkout.element.state).to.equal('processing');
      expect(endpoint.asked).to.deep.equal([]);
    });
  }

  it('has an address that never reaches the payment page', async () => {
    const { event } = await checkoutThat("tell('heard', body.payload);", { orderStatusUrl: '/secret-path' });
    expect(JSON.stringify((await event('hyper-sdk-event')).detail)).not.to.include('secret-path');
  });
});
