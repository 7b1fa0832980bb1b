import { expect } from '@open-wc/testing';
import { removeCheckouts } from '../support/checkout.ts';
import { orderStatus } from '../support/order-status.ts';
import { confirm, fillCard, openCheckout, type Paying } from '../support/paying.ts';
import { shopper } from '../support/shopper.ts';

async function open(method = /^Netbanking/, amount = '249.00'): Promise<Paying> {
  const checkout = await openCheckout({ amount, customer_id: '' });
  await shopper.press(method);
  await shopper.press(/^Save /);
  return checkout;
}

async function payAtBank(answer: string): Promise<void> {
  await shopper.press(/HDFC Bank/);
  await shopper.press('Continue to HDFC Bank');
  await shopper.press(answer);
}

describe('offers', () => {
  afterEach(removeCheckouts);

  it('take something off before Pay, at the bank and in the order status', async () => {
    const { event, orderId } = await openCheckout({ amount: '249.00', customer_id: '' });
    await shopper.press(/^Netbanking/);
    // The best one that works applies by itself: SOLDOUT25 would take off more.
    await shopper.sees('Save ₹12.45 · NET5');
    await shopper.sees('₹236.55');
    await shopper.press(/HDFC Bank/);
    await shopper.press('Continue to HDFC Bank');
    await shopper.sees('₹236.55');
    await shopper.press('Approve payment');
    await shopper.sees(/Amount\s*₹236\.55/);
    const { detail } = await event('hyper-process-result');
    expect(detail.payload).to.deep.include({
      status: 'charged',
      otherInfo: { offers: [{ status: 'AVAILED', offerId: 'ofr_net5', errorCode: '', errorMessage: '' }] },
    });
    const { status, amount, effective_amount } = await orderStatus(orderId);
    expect([status, amount, effective_amount]).to.deep.equal(['CHARGED', 249, 236.55]);
  });

  it('can be taken off again', async () => {
    const { event, orderId } = await open();
    await shopper.sees('₹236.55');
    await shopper.press(/^Without discount/);
    await shopper.losesSight('₹236.55');
    await payAtBank('Approve payment');
    expect((await event('hyper-process-result')).detail.payload).not.to.have.property('otherInfo');
    expect((await orderStatus(orderId))['effective_amount']).to.equal(249);
  });

  it('that cannot be redeemed end in a refusal, after which the shopper pays without', async () => {
    const { event, sequence, orderId } = await open();
    await shopper.press(/SOLDOUT25/);
    await shopper.press(/HDFC Bank/);
    await shopper.press('Continue to HDFC Bank');
    await shopper.sees('SOLDOUT25 has been used up. No money was taken.');
    expect(sequence()).not.to.include('hyper-process-result');
    await shopper.press('Continue without discount');
    await payAtBank('Approve payment');
    expect((await event('hyper-process-result')).detail.payload.status).to.equal('charged');
    expect((await orderStatus(orderId))['effective_amount']).to.equal(249);
  });

  it('that are for other cards are taken off as soon as the card is known', async () => {
    const { event, orderId } = await open(/^Card/);
    await shopper.press(/RUPAY50/);
    await shopper.sees('Pay ₹199.00');
    await fillCard('4242424242424242');
    await shopper.sees('RUPAY50 does not go with this choice.');
    await shopper.press('Pay ₹249.00');
    await confirm();
    await event('hyper-process-result');
    const { status, effective_amount } = await orderStatus(orderId);
    expect([status, effective_amount]).to.deep.equal(['CHARGED', 249]);
  });
});
