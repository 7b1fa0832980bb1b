import { expect, waitUntil } from '@open-wc/testing';
import { mountCheckout, removeCheckouts, session, signedOrder } from '../support/checkout.ts';
import { shopper } from '../support/shopper.ts';

describe('a new screen of the payment page', () => {
  beforeEach(() => {
    // A long page around the checkout, which keeps its place when the frame in its middle grows or shrinks.
    document.body.style.cssText = 'padding-block: 50vh 300vh';
    document.documentElement.style.setProperty('overflow-anchor', 'none');
  });

  afterEach(() => {
    removeCheckouts();
    document.body.style.cssText = '';
    document.documentElement.style.removeProperty('overflow-anchor');
    scrollTo(0, 0);
  });

  /** The shopper presses a button below a long list; resolves once the next screen is there. */
  async function pressFarBelow(change?: (element: HTMLElement) => void) {
    const { element, event } = mountCheckout({ ...session, ...(await signedOrder()) });
    change?.(element);
    const topOf = () => Math.round(element.getBoundingClientRect().top);
    await shopper.press(/^Netbanking/);
    await shopper.press('Union Bank of India');
    const pressed = event('hyper-payment-attempt').then(topOf);
    await shopper.press(/^Continue/);
    expect(await pressed, 'above the window when Continue is pressed').to.be.below(0);
    await shopper.sees('Approve this payment?');
    return topOf;
  }

  it('begins in the window, however far below the last one the shopper was', async () => {
    const topOf = await pressFarBelow();
    await waitUntil(() => topOf() === 0, 'The window stayed where it was.', { timeout: 10_000 });
    await shopper.press('Back', { still: true });
  });

  it('leaves room for what the shop keeps at the top of the window', async () => {
    const topOf = await pressFarBelow((element) => (element.style.scrollMarginBlockStart = '72px'));
    await waitUntil(() => topOf() === 72, 'It did not leave that room.', { timeout: 10_000 });
  });

  it('leaves the window alone where the shop says so', async () => {
    const topOf = await pressFarBelow((element) =>
      element.addEventListener('hyper-user-event', (turned) => turned.preventDefault()),
    );
    expect(topOf()).to.be.below(0);
  });

  it('leaves the window alone while the shopper is somewhere else on the page', async () => {
    const { element, event } = mountCheckout({ ...session, ...(await signedOrder()) });
    scrollTo(0, element.getBoundingClientRect().top + scrollY + 40);
    const before = scrollY;
    expect(before).to.be.above(40);
    await event('hyper-user-event');
    await event('hyper-hide-loader');
    expect(scrollY).to.equal(before);
  });
});
