import { expect } from '@open-wc/testing';
import { eventually } from '../support/eventually.ts';
import { mountCheckout, removeCheckouts, session, signedOrder } from '../support/checkout.ts';
import { shopper } from '../support/shopper.ts';

// Where it leads is in test/journeys/redirection.node.test.ts: a page of this runner cannot leave.
const { frameUrl: _, ...withoutFrame } = session;
const redirect = { ...withoutFrame, presentation: 'redirect' };

describe('a checkout with presentation="redirect"', () => {
  afterEach(removeCheckouts);

  it('does not leave the page before process() is called', async () => {
    const paymentLink = new URL('/never', location.href).href;
    const { element, sequence } = mountCheckout({ ...redirect, ...(await signedOrder()), paymentLink });
    await eventually(() => element.state === 'ready', 'ready');
    expect(sequence()).to.deep.equal([]);
    expect(element.shadowRoot?.querySelector('iframe')).to.equal(null);
  });

  it('has nowhere to go without a payment-link or an sdk-url, and says so', async () => {
    const { element, event } = mountCheckout({ ...redirect, ...(await signedOrder()) });
    const { detail } = await event('hyper-error');
    expect([detail.code, detail.field]).to.deep.equal(['required', 'payment-link']);
    await element.updateComplete;
    await shopper.sees('The payment page did not open');
  });

  it('refuses a link that is no web address', async () => {
    const { event } = mountCheckout({ ...redirect, ...(await signedOrder()), paymentLink: 'javascript:alert(1)' });
    const { detail } = await event('hyper-error');
    expect([detail.code, detail.field]).to.deep.equal(['url-scheme', 'payment-link']);
  });

  it('begins anew with another link, and has no session token to give', async () => {
    const { element } = mountCheckout({ ...redirect, ...(await signedOrder()), paymentLink: '/one' });
    await eventually(() => element.state === 'ready', 'ready');
    const place = () => element.shadowRoot?.querySelector('[part=frame]');
    const before = place();
    element.paymentLink = '/another';
    await eventually(() => element.state === 'ready' && place() !== before, 'ready again, elsewhere');
    const refusal: unknown = await element
      .getSessionToken({ action: 'getUpiSessionToken' } as never)
      .catch((error: unknown) => error);
    expect(refusal).to.include({ code: 'wrong-state', field: 'payment-link' });
  });
});
