import { expect } from '@open-wc/testing';
import { mountCheckout, removeCheckouts, session, signedOrder } from '../support/checkout.ts';
import { onLongPage } from '../support/long-page.ts';
import { shopper } from '../support/shopper.ts';

describe('a new screen of the payment page', () => {
  afterEach(removeCheckouts);
  onLongPage('padding-block: 50vh 300vh');

  /** The shopper presses a button below a long list; resolves with where the element begins once the next screen does. */
  async function topAfterPressFarBelow(change?: (element: HTMLElement) => void) {
    const { element, event } = mountCheckout({ ...session, ...(await signedOrder()) });
    change?.(element);
    const topOf = () => Math.round(element.getBoundingClientRect().top);
    await shopper.press(/^Netbanking/);
    await shopper.press(/^All banks/);
    await shopper.press('Union Bank of India');
    // To the very end of the page, where the button has its own place.
    const scrolled = new Promise((resolve) => addEventListener('scroll', resolve, { once: true }));
    scrollBy(0, 400);
    await scrolled;
    const pressed = event('hyper-payment-attempt').then(topOf);
    const next = new Promise((resolve) =>
      element.addEventListener('hyper-payment-attempt', () =>
        element.addEventListener('hyper-user-event', (turned) => turned.turnsPage && resolve(turned)),
      ),
    );
    await shopper.press(/^Continue/);
    expect(await pressed, 'above the window when Continue is pressed').to.be.below(0);
    // The element scrolls in the same turn in which it tells of the screen.
    await next;
    return topOf();
  }

  it('begins in the window, however far below the last one the shopper was', async () => {
    expect(await topAfterPressFarBelow()).to.equal(0);
    await shopper.press('Back', { still: true });
  });

  it('leaves room for what the shop keeps at the top of the window', async () => {
    expect(await topAfterPressFarBelow((element) => (element.style.scrollMarginBlockStart = '72px'))).to.equal(72);
  });

  it('leaves the window alone where the shop says so', async () => {
    const top = await topAfterPressFarBelow((element) =>
      element.addEventListener('hyper-user-event', (turned) => turned.preventDefault()),
    );
    expect(top).to.be.below(0);
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
