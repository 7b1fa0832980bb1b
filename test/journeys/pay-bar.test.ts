import { expect } from '@open-wc/testing';
import { mountCheckout, removeCheckouts, session, signedOrder } from '../support/checkout.ts';
import { onLongPage } from '../support/long-page.ts';
import { shopper } from '../support/shopper.ts';

/*
 * The shopper presses without scrolling: what is not in the window, or lies under something else, cannot be pressed.
 */
describe('the pay bar in the frame of a shop', () => {
  afterEach(removeCheckouts);
  onLongPage('margin: 0; padding-block: 40px 300vh');

  /** A list of banks, whose button is below the window. */
  async function openBanks() {
    const checkout = mountCheckout({ ...session, ...(await signedOrder()) });
    checkout.element.style.inlineSize = '328px';
    await shopper.press(/^Netbanking/);
    await shopper.press(/^All banks/);
    return checkout;
  }

  it('is in the window wherever that lies, with the reason why a press did nothing', async () => {
    const { element, event } = await openBanks();
    for (const y of [0, 3, 90, 30]) {
      scrollTo(0, y);
      await shopper.press('Continue', { still: true });
      await shopper.sees('Choose a bank.');
    }
    expect(element.getBoundingClientRect().bottom, 'the button’s own place is below').to.be.above(innerHeight + 100);
    await shopper.press(/^HDFC Bank/, { still: true });
    const paying = event('hyper-payment-attempt');
    await shopper.press('Continue to HDFC Bank', { still: true });
    await paying;
    expect(scrollY).to.equal(30);
  });

  it('is at the end of a box that scrolls in place of the window', async () => {
    const { element } = await openBanks();
    Object.assign(element.style, { display: 'block', blockSize: '460px', overflow: 'auto' });
    for (const y of [0, 50, 52]) {
      element.scrollTop = y;
      await shopper.press('Continue', { still: true });
      await shopper.sees('Choose a bank.');
    }
  });

  it('stays in its place where little of the form is in the window', async () => {
    await openBanks();
    document.body.style.paddingBlockStart = `${innerHeight - 340}px`;
    await shopper.press('Continue');
    await shopper.sees('Choose a bank.');
    expect(scrollY, 'scrolled to').to.be.above(0);
  });
});
