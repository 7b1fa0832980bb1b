import { expect } from '@open-wc/testing';
import { faultUrl } from '../support/faults.ts';
import { mountCheckout, removeCheckouts, session, signedOrder } from '../support/checkout.ts';
import { shopper } from '../support/shopper.ts';

/** Rules for whole pages. The frame between the shop's page and the payment page leaves them to those two. */
const ofWholePages = ['landmark-one-main', 'page-has-heading-one'];

async function violations(): Promise<string[]> {
  const all = await shopper.violations();
  const found = all.filter(({ rule, frame }) => frame.includes('/payment-page/') || !ofWholePages.includes(rule));
  return found.map(({ rule, frame, html }) => `${rule} in ${frame}: ${html}`);
}

describe('F42, F44: every screen is free of accessibility violations', () => {
  afterEach(removeCheckouts);

  it('from the choice of methods to the paid card', async () => {
    const { orderDetails, signature } = await signedOrder();
    mountCheckout({ ...session, orderDetails, signature });
    await shopper.sees('Netbanking');
    expect(await violations(), 'methods').to.deep.equal([]);
    await shopper.press(/^Card/);
    await shopper.sees('Card number');
    expect(await violations(), 'card form').to.deep.equal([]);
    await shopper.press(/^Pay /);
    expect(await violations(), 'card form with errors').to.deep.equal([]);
    await shopper.fill('Card number', '4111111111111111');
    await shopper.fill('Expiry date', '12/39');
    await shopper.fill('CVV', '123');
    await shopper.press(/^Pay /);
    await shopper.sees('OTP');
    expect(await violations(), '3-D Secure').to.deep.equal([]);
    await shopper.fill('OTP', '123456');
    await shopper.losesSight('OTP');
    expect(await violations(), 'paid').to.deep.equal([]);
  });

  it('from the list of banks to the failed payment and the question before leaving', async () => {
    const { orderDetails, signature } = await signedOrder();
    const { element } = mountCheckout({ ...session, orderDetails, signature });
    await shopper.press(/^Netbanking/);
    await shopper.sees('HDFC Bank');
    expect(await violations(), 'banks').to.deep.equal([]);
    await shopper.press('HDFC Bank');
    await shopper.press(/^Continue/);
    await shopper.sees('Decline payment');
    expect(await violations(), 'netbanking page').to.deep.equal([]);
    await shopper.press('Decline payment');
    await shopper.sees(/another way/i);
    expect(await violations(), 'failed').to.deep.equal([]);
    await shopper.press(/another way/i);
    await shopper.sees('Choose how to pay');
    await element.handleBackPress();
    await shopper.sees('Leave');
    expect(await violations(), 'question before leaving').to.deep.equal([]);
  });

  it('in the element’s own error panel', async () => {
    const { event } = mountCheckout({ ...session, frameUrl: faultUrl('sdk-missing') });
    await event('hyper-error');
    await shopper.sees('Try again');
    expect(await violations()).to.deep.equal([]);
  });
});
