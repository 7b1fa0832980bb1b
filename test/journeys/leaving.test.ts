import { expect } from '@open-wc/testing';
import { eventually } from '../support/eventually.ts';
import { mountCheckout, removeCheckouts, session, signedOrder } from '../support/checkout.ts';
import { shopper } from '../support/shopper.ts';

describe('the question before leaving', () => {
  afterEach(() => {
    removeCheckouts();
    document.body.style.cssText = '';
  });

  it('stands where the shopper looks, in a frame that is taller than the window', async () => {
    // There is room before the frame, and the window stays where it is when the frame goes.
    document.body.style.cssText = 'padding-block-start: 100vh; min-block-size: 300vh';
    const { orderDetails, signature } = await signedOrder({ customer_id: '' });
    const { element, event } = mountCheckout({ ...session, orderDetails, signature });
    await shopper.sees('Choose how to pay');
    await shopper.sees('Pay later');
    // The frame grows once its page has measured itself, which may be after the shopper sees the page.
    await eventually(() => element.getBoundingClientRect().height > innerHeight, 'the frame never grew');
    const { top } = element.getBoundingClientRect();
    // Only the beginning of the frame is in the window, and its middle is not.
    scrollBy(0, top - innerHeight + 320);
    // The shopper looks before anything is pressed.
    await shopper.sees('Choose how to pay');
    const before = scrollY;
    await element.handleBackPress();
    // The shopper presses what is in the window; nothing is scrolled for it.
    await shopper.press('Leave', { still: true });
    await event('hyper-process-result');
    expect(scrollY).to.equal(before);
  });
});
