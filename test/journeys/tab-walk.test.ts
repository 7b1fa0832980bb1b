import { removeCheckouts } from '../support/checkout.ts';
import { openCheckout } from '../support/paying.ts';
import { shopper } from '../support/shopper.ts';

describe('a payment', () => {
  afterEach(removeCheckouts);

  it('F42, F43: is entered and left by Tab, forward and back', async () => {
    const { element } = await openCheckout();
    const neighbour = (text: string) => {
      const button = document.createElement('button');
      button.textContent = text;
      return button;
    };
    const [before, after] = [neighbour('Before the checkout'), neighbour('After the checkout')];
    element.before(before);
    element.after(after);
    await shopper.sees('Netbanking');
    before.focus();
    await shopper.tabTo(/^Card/);
    await shopper.tabTo('After the checkout');
    await shopper.tabTo(/^Card/, { back: true });
    await shopper.tabTo('Before the checkout', { back: true });
    before.remove();
    after.remove();
  });
});
