import { expect } from '@open-wc/testing';
import { removeCheckouts } from '../support/checkout.ts';
import { confirm, openCheckout } from '../support/paying.ts';
import { shopper } from '../support/shopper.ts';

describe('a language that changes', () => {
  afterEach(removeCheckouts);

  it('changes the simulator’s open page, which keeps what was typed', async () => {
    const { element, event } = await openCheckout({ amount: '3.00' }, { language: 'gujarati' }, 'પેમેન્ટની રીત પસંદ કરો');
    element.language = 'en';
    await shopper.press(/^Card/);
    await shopper.fill('Card number', '4242424242424242');
    await shopper.fill('Expiry date', '1239');
    element.language = 'hindi';
    await shopper.fill('CVV', '123');
    element.language = 'english';
    await shopper.press('Pay ₹3.00');
    await confirm();
    expect((await event('hyper-process-result')).detail.status).to.equal('charged');
  });
});
