import { expect } from '@open-wc/testing';
import { mountCheckout, removeCheckouts, session } from '../support/checkout.ts';
import { verifiedStatus } from '../support/order-status.ts';
import { approveOnPhone, openCheckout, type Paying } from '../support/paying.ts';
import { shopper } from '../support/shopper.ts';
import { openPhone, removePhones } from '../support/simulated-phone.ts';

async function open(properties: Parameters<typeof mountCheckout>[0] = {}): Promise<Paying> {
  const checkout = await openCheckout({}, properties);
  await shopper.press(/^UPI/);
  await shopper.sees('Pay by UPI');
  return checkout;
}

async function showCode(): Promise<Paying> {
  const checkout = await open();
  await shopper.press('Show QR code');
  await shopper.sees('Scan to pay');
  return checkout;
}

describe('a payment by UPI', () => {
  afterEach(() => {
    removePhones();
    removeCheckouts();
  });

  it('ends authorization_failed when it is declined on the phone, after which another way is open', async () => {
    const { event, orderDetails } = await showCode();
    await openPhone(orderDetails);
    await shopper.press('Decline');
    await shopper.sees('You declined the payment');
    await shopper.press('Pay another way');
    await shopper.sees('Choose how to pay');
    await shopper.press('Back');
    await shopper.press('Leave');
    const { detail } = await event('hyper-process-result');
    expect(detail).to.include({ status: 'authorization_failed', outcome: 'failed', paymentInstrument: 'UPI_QR' });
    expect(await verifiedStatus(orderDetails)).to.equal('AUTHORIZATION_FAILED');
  });

  it('ends authentication_failed after three wrong PINs', async () => {
    const { orderDetails } = await showCode();
    await openPhone(orderDetails);
    for (const hint of ['2 tries left', 'One try left']) {
      await shopper.fill('UPI PIN', '999999');
      await shopper.press('Pay ₹1.00');
      await shopper.sees(hint);
    }
    await shopper.fill('UPI PIN', '999999');
    await shopper.press('Pay ₹1.00');
    await shopper.sees('Too many wrong PINs');
    await shopper.sees('Not confirmed by your bank');
    expect(await verifiedStatus(orderDetails)).to.equal('AUTHENTICATION_FAILED');
  });

  it('shows payee and note of the shop on the phone, and stays open while the bank is silent', async () => {
    const { event, orderDetails } = await open({ payeeName: 'Acme Bazaar', displayNote: 'Festival order' });
    await shopper.press('Chai Pay');
    await shopper.sees('Approve in Chai Pay');
    await shopper.sees('Open Chai Pay');
    await openPhone(orderDetails);
    await shopper.sees('Pay Acme Bazaar?');
    await shopper.sees('Festival order');
    await shopper.fill('UPI PIN', '222222');
    await shopper.press('Pay ₹1.00');
    const { detail } = await event('hyper-process-result');
    expect(detail).to.include({ status: 'authorizing', outcome: 'pending', paymentInstrument: 'UPI_PAY' });
    expect(await verifiedStatus(orderDetails)).to.equal('AUTHORIZING');
  });

  it('lets the shopper choose another app where one is missing, and charges only that', async () => {
    const { event, orderDetails } = await open();
    await shopper.press('Lantern Pay');
    await shopper.sees('Approve in Lantern Pay');
    await openPhone(orderDetails);
    await shopper.sees('Lantern Pay is not on this phone');
    await shopper.press('Nothing opened? Choose another app');
    await shopper.press('Rickshaw UPI');
    await shopper.sees('Approve in Rickshaw UPI');
    removePhones();
    await openPhone(orderDetails);
    await approveOnPhone();
    expect((await event('hyper-process-result')).detail.status).to.equal('charged');
  });

  it('by collect request is asked for anew once the first one has expired', async () => {
    const { event, orderDetails } = await open();
    await shopper.press('Use a UPI ID instead');
    await shopper.fill('UPI ID', 'somebody@okbank');
    await shopper.press('Send request');
    await shopper.sees(/Only test UPI IDs work here/);
    await shopper.fill('UPI ID', 'expired@simulator');
    await shopper.press('Send request');
    await shopper.sees('Time’s up');
    await shopper.press('Pay another way');
    await shopper.press(/^UPI/);
    await shopper.press('Use a UPI ID instead');
    await shopper.fill('UPI ID', 'failure@simulator');
    await shopper.press('Send request');
    await shopper.press('Back to the shop');
    const { detail } = await event('hyper-process-result');
    expect(detail).to.include({ status: 'authorization_failed', paymentInstrument: 'UPI_COLLECT' });
    expect(JSON.stringify(detail)).not.to.include('failure@');
    expect(await verifiedStatus(orderDetails)).to.equal('AUTHORIZATION_FAILED');
  });

  it('goes on with the same code after a reload, and is paid once', async () => {
    const { orderDetails, element } = await showCode();
    const { signature } = element;
    removeCheckouts();
    const again = mountCheckout({ ...session, orderDetails, signature });
    await shopper.sees('Scan to pay');
    await openPhone(orderDetails);
    await approveOnPhone();
    expect((await again.event('hyper-process-result')).detail).to.include({
      status: 'charged',
      paymentInstrument: 'UPI_QR',
    });
  });

  it('says that it may still be approved when the shopper leaves while the phone has it', async () => {
    const { event, orderDetails, element } = await showCode();
    expect(await element.handleBackPress()).to.equal(true);
    await shopper.press('Cancel payment');
    expect((await event('hyper-process-result')).detail).to.include({ status: 'user_aborted', nextStep: 'poll' });
    await openPhone(orderDetails);
    await approveOnPhone();
    await shopper.sees('Payment approved');
    expect(await verifiedStatus(orderDetails)).to.equal('CHARGED');
  });

  it('can be made with the keyboard alone', async () => {
    const { event, orderDetails } = await openCheckout();
    await shopper.tabTo(/^UPI/);
    await shopper.keys('Enter');
    await shopper.sees('Pay by UPI');
    await shopper.tabTo('Show QR code');
    await shopper.keys('Enter');
    await shopper.sees('Scan to pay');
    expect(await shopper.tabTo('Open the simulated phone')).to.include({ name: 'Open the simulated phone' });
    await openPhone(orderDetails);
    await shopper.sees('UPI PIN');
    await shopper.tabTo('UPI PIN', { back: true });
    await shopper.type('123456');
    await shopper.keys('Enter');
    expect((await event('hyper-process-result')).detail.status).to.equal('charged');
  });
});
