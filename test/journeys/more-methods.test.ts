import { expect } from '@open-wc/testing';
import { mountCheckout, removeCheckouts, session, signedOrder } from '../support/checkout.ts';
import { orderStatus } from '../support/order-status.ts';
import { confirm, fillCard, openCheckout } from '../support/paying.ts';
import { shopper } from '../support/shopper.ts';

/** A customer of whom nothing is known yet, or one with a saved card. */
const newCustomer = () => `asha-${crypto.randomUUID()}`;
const savingCustomer = () => `cust77-${crypto.randomUUID()}`;

describe('a shopper pays', () => {
  afterEach(removeCheckouts);

  it('by a wallet that is linked once, and then without a password', async () => {
    const customer_id = newCustomer();
    const first = await openCheckout({ customer_id });
    await shopper.press(/^Wallet/);
    await shopper.sees('Link it once with an OTP');
    await shopper.press('Link Paytm and pay');
    await shopper.sees('Link your wallet');
    await confirm();
    expect((await first.event('hyper-process-result')).detail.status).to.equal('charged');
    removeCheckouts();
    const second = await openCheckout({ customer_id });
    await shopper.press(/^Wallet/);
    await shopper.sees('Linked. Balance ₹1,00,000.00');
    await shopper.press('Pay ₹1.00');
    expect((await second.event('hyper-process-result')).detail.status).to.equal('charged');
  });

  it('by a wallet with too little, after adding the rest', async () => {
    const paying = await openCheckout({ customer_id: newCustomer() });
    await shopper.press(/^Wallet/);
    await shopper.press(/^MobiKwik/);
    await shopper.press('Link MobiKwik and pay');
    await confirm();
    await shopper.sees('Your balance is too low');
    await shopper.press('Add ₹0.50 and pay ₹1.00');
    await paying.event('hyper-process-result');
    expect((await orderStatus(paying.orderId))['status']).to.equal('CHARGED');
  });

  it('at once where the customer pays as a rule, with quickPay', async () => {
    const { orderDetails, signature } = await signedOrder({ customer_id: savingCustomer() });
    const { event } = mountCheckout({ ...session, action: 'quickPay', orderDetails, signature });
    await shopper.sees('Pay by saved card');
    await shopper.fill('CVV', '123');
    await shopper.press(/^Pay /);
    await confirm();
    const { detail } = await event('hyper-process-result');
    expect(detail.payload.status).to.equal('charged');
  });

  it('by a card that is saved, and is there the next time', async () => {
    const customer_id = newCustomer();
    const first = await openCheckout({ customer_id });
    await shopper.press(/^Card/);
    await fillCard('6521500000000006');
    await shopper.press(/^Save this card for next time/);
    await shopper.press(/^Pay /);
    await confirm();
    expect((await first.event('hyper-process-result')).detail.status).to.equal('charged');
    removeCheckouts();
    await openCheckout({ customer_id });
    await shopper.sees('RuPay •••• 0006');
  });
});
