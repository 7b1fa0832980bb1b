import { expect } from '@open-wc/testing';
import { mountCheckout, removeCheckouts, session, signedOrder } from '../support/checkout.ts';
import { verifiedStatus } from '../support/order-status.ts';
import { confirm, openCheckout, payByBank, payByCard } from '../support/paying.ts';
import { shopper } from '../support/shopper.ts';
import { withoutIds } from '../support/without-ids.ts';

const opened = ['hyper-initiate-result', 'hyper-hide-loader'];
const ended = [...opened, 'hyper-payment-attempt', 'hyper-process-result'];

describe('a payment', () => {
  afterEach(removeCheckouts);

  it('ends authentication_failed after three wrong passwords', async () => {
    const { event, sequence, orderDetails } = await openCheckout();
    await payByCard('4111111111111111');
    for (const hint of [/two tries left|2 tries left/i, /one try left/i]) {
      await shopper.fill('OTP', '000000');
      await shopper.sees(hint);
    }
    await shopper.fill('OTP', '000000');
    await shopper.press(/Back to the shop|Back to/);
    const { detail } = await event('hyper-process-result');
    expect(detail).to.include({ status: 'authentication_failed', outcome: 'failed', nextStep: 'poll', error: true });
    expect(sequence()).to.deep.equal(ended);
    expect(await verifiedStatus(orderDetails)).to.equal('AUTHENTICATION_FAILED');
  });

  it('F46: ends authorization_failed when the bank declines, after which the order can still be paid', async () => {
    const { event, sequence, orderDetails } = await openCheckout();
    await payByBank();
    await shopper.press('Decline payment');
    await shopper.press(/another way/i);
    await shopper.sees('Choose how to pay');
    await payByBank();
    await shopper.press('Decline payment');
    await shopper.press(/Back to the shop|Back to/);
    const { detail } = await event('hyper-process-result');
    expect(detail).to.include({ status: 'authorization_failed', outcome: 'failed' });
    expect(sequence()).to.deep.equal([
      ...opened,
      'hyper-payment-attempt',
      'hyper-retry-triggered',
      'hyper-payment-attempt',
      'hyper-process-result',
    ]);
    expect(await verifiedStatus(orderDetails)).to.equal('AUTHORIZATION_FAILED');
  });

  it('ends pending_vbv when the shopper leaves the bank undecided', async () => {
    const { event, sequence, orderDetails } = await openCheckout();
    await payByBank();
    await shopper.press('Leave without deciding');
    const { detail } = await event('hyper-process-result');
    expect(detail).to.include({ status: 'pending_vbv', outcome: 'pending', nextStep: 'poll', error: true });
    expect(sequence()).to.deep.equal(ended);
    expect(await verifiedStatus(orderDetails)).to.equal('PENDING_VBV');
  });

  it('ends user_aborted when the shopper cancels at the bank', async () => {
    const { event, sequence } = await openCheckout();
    await payByBank();
    await shopper.press('Cancel and go back');
    await shopper.press('Cancel payment');
    const { detail } = await event('hyper-process-result');
    expect(detail).to.include({ status: 'user_aborted', outcome: 'pending', nextStep: 'poll' });
    expect(sequence()).to.deep.equal(ended);
  });

  it('ends backpressed when the shopper leaves before any payment', async () => {
    const { event, sequence, element } = await openCheckout();
    expect(await element.handleBackPress(), 'the page takes the press and asks').to.equal(true);
    await shopper.press('Leave');
    const { detail } = await event('hyper-process-result');
    expect(detail).to.include({ status: 'backpressed', outcome: 'cancelled', nextStep: 'none' });
    expect(sequence()).to.deep.equal([...opened, 'hyper-process-result']);
  });

  it('can be made with the keyboard alone', async () => {
    const { event } = await openCheckout();
    await shopper.tabTo(/^Card/);
    await shopper.keys('Enter');
    await shopper.tabTo('Card number');
    // A field that is complete leads on to the next one.
    await shopper.type('4111111111111111');
    expect(await shopper.focused()).to.include({ name: 'Expiry date' });
    await shopper.type('1239');
    expect(await shopper.focused()).to.include({ name: 'CVV' });
    await shopper.type('123');
    await shopper.keys('Enter');
    await shopper.sees('OTP');
    await shopper.tabTo('OTP');
    await shopper.type('123456');
    expect((await event('hyper-process-result')).detail.status).to.equal('charged');
  });

  it('resolves process() with the same result as its event', async () => {
    const { orderDetails, signature } = await signedOrder();
    const { element, event } = mountCheckout({ ...session, manual: true });
    await event('hyper-initiate-result');
    expect(element.state).to.equal('ready');
    const ending = element.process({ orderDetails, signature });
    await payByBank();
    await shopper.press('Approve payment');
    expect((await ending).status).to.equal('charged');
    expect(element.result).to.deep.equal(await ending);
  });

  it('takes a card of nobody’s list neither to the bank nor to the server', async () => {
    const { sequence } = await openCheckout();
    await payByCard('4539 5787 6362 1486');
    await shopper.sees(/test card/i);
    expect(sequence()).to.deep.equal(opened);
  });

  it('tells the shop nothing that the shopper typed', async () => {
    const { event } = await openCheckout();
    await payByCard('4111111111111111');
    await confirm();
    const told = withoutIds((await event('hyper-process-result')).detail);
    for (const secret of ['4111111111111111', '123456', '12/39']) expect(told).not.to.include(secret);
  });
});
