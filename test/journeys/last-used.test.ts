import { expect } from '@open-wc/testing';
import { removeCheckouts } from '../support/checkout.ts';
import { confirm, openCheckout } from '../support/paying.ts';
import { shopper } from '../support/shopper.ts';

describe('F42: the card that was used last', () => {
  afterEach(() => {
    removeCheckouts();
    document.querySelectorAll('body > button').forEach((button) => button.remove());
  });

  /** WebKit's driver does not tell the focus inside of frames, so each press is named by what it leads to. */
  const tabsThrough = (...names: string[]) => shopper.keys(...names.map(() => 'Tab'));

  it('is open with its CVV and its price, takes no focus, and is paid with by six presses of Tab', async () => {
    const order = { customer_id: `cust77-${Date.now().toString(36)}`, amount: '12450.00' };
    await openCheckout(order);
    await shopper.press(/^Visa •••• 4242/);
    await shopper.fill('CVV', '123');
    await shopper.press('Pay ₹12,350.00');
    await confirm();
    await shopper.sees('Payment successful');
    removeCheckouts();

    const before = document.createElement('button');
    before.textContent = 'Before the checkout';
    document.body.prepend(before);
    before.focus();
    const { element, event } = await openCheckout(order);
    element.style.width = '360px';
    await shopper.sees('Last used');
    expect((await shopper.focused())?.name).to.equal('Before the checkout');

    await tabsThrough('Back', 'You pay', 'Visa •••• 4242', 'CVV');
    await shopper.type('123');
    await tabsThrough('Pay ₹12,350.00');
    const paid = event('hyper-process-result');
    await shopper.keys('Enter');
    await shopper.sees('Confirm on your bank’s page');
    await shopper.sees('OTP');
    await tabsThrough('OTP');
    await shopper.type('123456');
    await paid;
    await shopper.sees('Payment successful');
    await shopper.sees('₹12,350.00');
  });
});
