import { expect } from '@open-wc/testing';
import { mountCheckout, removeCheckouts, session, signedOrder, type MountedCheckout } from '../support/checkout.ts';
import { orderStatus } from '../support/order-status.ts';
import { shopper } from '../support/shopper.ts';

/** A customer of whom nothing is known yet, or one with a saved card. */
const newCustomer = () => `asha-${crypto.randomUUID()}`;
const savingCustomer = () => `cust77-${crypto.randomUUID()}`;

interface Paying extends MountedCheckout {
  readonly orderId: string;
}

async function open(fields: Readonly<Record<string, unknown>>): Promise<Paying> {
  const { orderDetails, signature } = await signedOrder(fields);
  const { order_id: orderId } = JSON.parse(orderDetails) as { order_id: string };
  const mounted = mountCheckout({ ...session, orderDetails, signature });
  await shopper.sees('Choose how to pay');
  return { ...mounted, orderId };
}

async function clean(what: string): Promise<void> {
  const found = await shopper.axe();
  const ours = found.filter(({ frame }) => /\/(payment-page|bank)\//.test(frame));
  expect(
    ours.map(({ rule, places }) => `${rule}: ${places.map(({ html }) => html).join(' | ')}`),
    what,
  ).to.deep.equal([]);
}

async function endOf({ event, orderId }: Paying) {
  const { detail } = await event('hyper-process-result');
  const { status, payment_method_type } = await orderStatus(orderId);
  return {
    status: detail.payload.status,
    group: detail.payload.paymentInstrumentGroup,
    order: status,
    type: payment_method_type,
  };
}

describe('a shopper pays', () => {
  afterEach(removeCheckouts);

  it('by a wallet that is linked once, and then without a password', async () => {
    const customer_id = newCustomer();
    const first = await open({ customer_id });
    await shopper.press(/^Wallet/);
    await shopper.sees('Link it once with a one-time password');
    await clean('wallets');
    await shopper.press('Link Paytm and pay');
    await shopper.sees('Link your wallet');
    await clean('link');
    await shopper.fill('One-time password', '123456');
    await shopper.press('Confirm payment');
    expect(await endOf(first)).to.deep.equal({ status: 'charged', group: 'wallet', order: 'CHARGED', type: 'WALLET' });
    removeCheckouts();
    const second = await open({ customer_id });
    await shopper.press(/^Wallet/);
    await shopper.sees('Linked. Balance ₹1,00,000.00');
    await shopper.press('Pay ₹1.00');
    expect((await endOf(second)).status).to.equal('charged');
  });

  it('by a wallet with too little, after adding the rest', async () => {
    const paying = await open({ customer_id: newCustomer() });
    await shopper.press(/^Wallet/);
    await shopper.press(/^MobiKwik/);
    await shopper.press('Link MobiKwik and pay');
    await shopper.fill('One-time password', '123456');
    await shopper.press('Confirm payment');
    await shopper.sees('Your balance is too low');
    await clean('too little');
    await shopper.press('Add ₹0.50 and pay');
    expect((await endOf(paying)).order).to.equal('CHARGED');
  });

  it('in cash at the door', async () => {
    const paying = await open({});
    await shopper.press(/^Cash on delivery/);
    await shopper.sees('Please have ₹1.00 ready');
    await clean('cash');
    await shopper.press('Place the order');
    await shopper.sees('Order placed');
    await clean('placed');
    const end = await endOf(paying);
    expect(end).to.deep.equal({ status: 'cod_initiated', group: 'cash', order: 'COD_INITIATED', type: 'CASH' });
    expect(paying.sequence()).to.deep.equal([
      'hyper-initiate-result',
      'hyper-hide-loader',
      'hyper-payment-attempt',
      'hyper-process-result',
    ]);
  });

  it('later, with a lender whose limit is enough', async () => {
    const paying = await open({ amount: '600.00' });
    await shopper.press(/^Pay later/);
    await shopper.sees('Only up to ₹500.00');
    await clean('lenders');
    await shopper.press('Continue with LazyPay');
    await shopper.sees('Confirm that you pay later');
    await clean('lender');
    await shopper.fill('One-time password', '123456');
    await shopper.press('Confirm payment');
    expect((await endOf(paying)).type).to.equal('CONSUMER_FINANCE');
  });

  it('by a saved card with its security code only, by keyboard', async () => {
    const paying = await open({ customer_id: savingCustomer() });
    await shopper.tabTo(/^Visa •••• 4242/);
    await shopper.keys('Enter');
    await shopper.sees('Pay by saved card');
    await clean('saved card');
    await shopper.tabTo('Security code');
    await shopper.keys('Enter');
    await shopper.sees('Enter the code.');
    await shopper.type('123');
    await shopper.keys('Enter');
    await shopper.fill('One-time password', '123456');
    await shopper.press('Confirm payment');
    const { status, group, type } = await endOf(paying);
    expect([status, group, type]).to.deep.equal(['charged', 'card', 'CARD']);
  });

  it('at once where the customer pays as a rule, with quickPay', async () => {
    const { orderDetails, signature } = await signedOrder({ customer_id: savingCustomer() });
    const { event } = mountCheckout({ ...session, action: 'quickPay', orderDetails, signature });
    await shopper.sees('Pay by saved card');
    await shopper.fill('Security code', '123');
    await shopper.press(/^Pay /);
    await shopper.fill('One-time password', '123456');
    await shopper.press('Confirm payment');
    const { detail } = await event('hyper-process-result');
    expect(detail.payload.status).to.equal('charged');
  });

  it('by a card that is saved, and is there the next time', async () => {
    const customer_id = newCustomer();
    const first = await open({ customer_id });
    await shopper.press(/^Card/);
    await shopper.fill('Card number', '6521500000000006');
    await shopper.fill('Expiry date', '12/39');
    await shopper.fill('Security code', '123');
    await shopper.press(/^Save this card for next time/);
    await clean('consent');
    await shopper.press(/^Pay /);
    await shopper.fill('One-time password', '123456');
    await shopper.press('Confirm payment');
    expect((await endOf(first)).status).to.equal('charged');
    removeCheckouts();
    await open({ customer_id });
    await shopper.sees('RuPay •••• 0006');
  });

  it('in instalments that say what they cost', async () => {
    const paying = await open({ customer_id: savingCustomer(), amount: '10000.00' });
    await shopper.press(/^Visa •••• 4242/);
    await shopper.sees('3 × ₹3,333.34');
    await shopper.sees('₹10,000.00 in all. The shop pays the interest of ₹251.03.');
    await clean('plans');
    await shopper.press(/^6 × ₹1,740.34/);
    await shopper.fill('Security code', '123');
    await shopper.press('Pay ₹10,000.00');
    await shopper.fill('One-time password', '123456');
    await shopper.press('Confirm payment');
    await paying.event('hyper-process-result');
    const { emi_details } = await orderStatus(paying.orderId);
    expect(emi_details).to.deep.include({ tenure: 6, total_amount: 10442.04, emi_type: 'STANDARD_EMI' });
  });
});
