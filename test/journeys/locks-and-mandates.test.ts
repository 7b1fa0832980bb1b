import { expect } from '@open-wc/testing';
import { removeCheckouts } from '../support/checkout.ts';
import { orderStatus } from '../support/order-status.ts';
import { confirm, fillCard, openCheckout } from '../support/paying.ts';
import { shopper } from '../support/shopper.ts';

describe('what an order says of its methods', () => {
  afterEach(removeCheckouts);

  it('locks all but what it names, and may show what is locked', async () => {
    await openCheckout({
      payment_filter: {
        allowDefaultOptions: false,
        options: [
          { paymentMethodType: 'NB', enable: true, paymentMethods: ['NB_AXIS', 'NB_YESB'] },
          { paymentMethodType: 'CASH', enable: false, display: true, displayMessage: 'Not for gift cards' },
        ],
      },
    });
    await shopper.sees('Not for gift cards');
    await shopper.losesSight('Pay later');
    await shopper.losesSight('CVV only');
    await shopper.press(/^Netbanking/);
    await shopper.sees('Axis Bank');
    await shopper.losesSight('HDFC Bank');
    await shopper.sees('Not available right now');
  });

  it('leads back to the shop where nothing is left to pay with', async () => {
    const locked = {
      payment_filter: { allowDefaultOptions: false, options: [{ paymentMethodType: 'CHEQUE', enable: true }] },
    };
    const checkout = await openCheckout(locked, {}, 'This order cannot be paid here');
    await shopper.sees('There is no way to pay for this order here.');
    await shopper.press('Back to the shop');
    await shopper.press('Leave');
    const { detail } = await checkout.event('hyper-process-result');
    expect(detail.payload).to.deep.include({ status: 'backpressed' });
  });

  it('asks for consent to a mandate, with the next three days, before anything is paid', async () => {
    const paying = await openCheckout({
      amount: '499.00',
      'options.create_mandate': 'REQUIRED',
      'mandate.max_amount': '1500.00',
      'mandate.frequency': 'MONTHLY',
      'mandate.rule_value': '5',
    });
    await shopper.losesSight('Wallet');
    await shopper.losesSight('Cash on delivery');
    await shopper.press(/^Card/);
    await shopper.sees('Acme Stores may debit your account again');
    await shopper.sees('Every month · Up to ₹1,500.00');
    await shopper.sees(/5.\w+.\d{4}, 0?5.\w+.\d{4}, 0?5.\w+.\d{4}/);
    await shopper.press(/^Pay /);
    await shopper.sees('Enter the card number.');
    await shopper.sees('Tick the box to continue.');
    await fillCard('4242424242424242');
    await shopper.press(/^Pay /);
    await shopper.sees('Tick the box to continue.');
    await shopper.press(/^I agree to these debits/);
    await shopper.press(/^Pay /);
    await confirm();
    await paying.event('hyper-process-result');
    const { status, mandate } = await orderStatus(paying.orderId);
    expect(status).to.equal('CHARGED');
    expect(mandate).to.deep.include({ mandate_status: 'ACTIVE', frequency: 'MONTHLY' });
  });
});
