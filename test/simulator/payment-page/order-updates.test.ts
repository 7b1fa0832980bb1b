import { expect } from '@open-wc/testing';
import { shopper } from '../../support/shopper.ts';
import {
  initiateRequest,
  merchantPage,
  openAgain,
  orderStatus,
  processRequest,
  removeMerchantPages,
  updateRequest,
  watchConsole,
  type MerchantPage,
} from '../hyper-services/merchant-page.ts';

interface Opened extends MerchantPage {
  readonly process: object;
  readonly orderId: string;
}

async function open(order: Readonly<Record<string, unknown>>, ids: object = {}): Promise<Opened> {
  const page = merchantPage();
  const process = await processRequest(order, ids);
  page.services.initiate(initiateRequest(page.div, ids), page.callback);
  page.services.process(process);
  await page.until('hide_loader');
  return { ...page, process, orderId: String(process.payload.orderId) };
}

async function typeCard(): Promise<void> {
  await shopper.press(/^Card/);
  await shopper.fill('Card number', '4242424242424242');
  await shopper.fill('Expiry date', '1239');
  await shopper.fill('CVV', '123');
}

async function payByNetbanking(): Promise<void> {
  await shopper.press(/^Netbanking/);
  await shopper.press('HDFC Bank');
  await shopper.press(/^Continue/);
}

async function confirmAtBank(): Promise<void> {
  await shopper.fill('OTP', '123456');
}

describe('updateOrder', () => {
  let console: ReturnType<typeof watchConsole>;
  beforeEach(() => (console = watchConsole()));
  afterEach(() => {
    console.restore();
    removeMerchantPages();
  });

  it('changes the amount in place, keeps what was typed, and is what is charged', async () => {
    const page = await open({ amount: '249.00', description: 'A lamp' });
    await typeCard();
    const before = page.events.length;
    page.services.process(await updateRequest({ order_id: page.orderId, amount: '199.00', description: 'Offer' }));
    await shopper.sees('₹199.00');
    await shopper.sees(/Offer/);
    await shopper.losesSight('₹249.00');
    expect(page.events.length).to.equal(before);
    await shopper.press('Pay ₹179.10');
    await shopper.sees('OTP');
    await confirmAtBank();
    expect((await page.until('process_result')).payload['status']).to.equal('charged');
    expect(await orderStatus(page.orderId)).to.include({ status: 'CHARGED', amount: 199 });
    expect(console.said).to.deep.equal([]);
  });

  it('that logs a guest in brings the saved methods of the customer', async () => {
    const page = await open({ amount: '249.00', customer_id: '' });
    await shopper.sees('Netbanking');
    await shopper.losesSight(/4242, saved|•••• 4242/);
    page.services.process(await updateRequest({ order_id: page.orderId, amount: '249.00', customer_id: 'cust77' }));
    await shopper.press(/^Visa •••• 4242/);
    await shopper.sees('Pay by saved card');
    expect(console.said).to.deep.equal([]);
  });

  it('belongs to the process that opened the page, whose id the result has', async () => {
    const page = await open({ amount: '2.00' });
    page.services.process(await updateRequest({ order_id: page.orderId, amount: '3.00' }));
    await shopper.sees('₹3.00');
    await shopper.press('Back');
    await shopper.press('Leave');
    const end = await page.until('process_result');
    expect(end.requestId).to.equal(page.events.find(({ event }) => event === 'hide_loader')?.requestId);
  });

  it('may be sent in one breath with process', async () => {
    const page = merchantPage();
    const process = await processRequest({ amount: '5.00' });
    const update = await updateRequest({
      order_id: process.payload.orderId,
      amount: '6.00',
      timestamp: String(Date.now() + 1000),
    });
    page.services.initiate(initiateRequest(page.div), page.callback);
    page.services.process(process);
    page.services.process(update);
    await shopper.sees('₹6.00');
  });

  it('leaves the open order as it is when its signature does not hold, and tells the developer', async () => {
    const page = await open({ amount: '249.00' });
    await typeCard();
    const cheap = await updateRequest({ order_id: page.orderId, amount: '1.00' });
    const other = await updateRequest({ order_id: page.orderId, amount: '2.00' });
    Object.assign(cheap.payload, { signature: other.payload.signature });
    page.services.process(cheap);
    page.services.process(await updateRequest({ order_id: page.orderId, amount: '250.00' }));
    await shopper.sees('₹250.00');
    await shopper.press('Pay ₹225.00');
    await shopper.sees('OTP');
    expect(page.names()).to.deep.equal(['initiate_result', 'hide_loader', 'paymentAttempt']);
    expect(console.said).to.have.length(1);
    expect(console.said[0]).to.match(/the new order was not taken\. signature-mismatch/);
  });

  it('is refused while the bank is at work', async () => {
    const page = await open({ amount: '249.00' });
    await payByNetbanking();
    await shopper.sees('Approve payment');
    page.services.process(await updateRequest({ order_id: page.orderId, amount: '1.00' }));
    await console.saysSo(/wrong-state/);
    await shopper.press('Approve payment');
    await page.until('process_result');
    expect(await orderStatus(page.orderId)).to.include({ status: 'CHARGED', amount: 249 });
  });

  it('has nothing to change when no order is open', async () => {
    const page = merchantPage();
    page.services.initiate(initiateRequest(page.div), page.callback);
    await page.until('initiate_result');
    page.services.process(await updateRequest({ amount: '1.00' }));
    page.services.process(await processRequest());
    await page.until('hide_loader');
    await console.saysSo(/updateOrder has nothing to change/);
    expect(page.names()).to.deep.equal(['initiate_result', 'hide_loader']);
  });

  it('still holds when the order is opened again', async () => {
    const page = await open({ amount: '10.00' });
    page.services.process(await updateRequest({ order_id: page.orderId, amount: '20.00' }));
    await shopper.sees('₹20.00');
    await openAgain(page, page.process);
    await shopper.sees('₹20.00');
  });
});

describe('paymentAttempt with order updation', () => {
  const updating = { clientId: 'acme-updates' };
  const resume = (page: MerchantPage, payload: object) =>
    page.services.process({
      requestId: crypto.randomUUID(),
      service: 'in.juspay.hyperpay',
      payload: { action: 'resumePayment', ...payload },
    });
  let console: ReturnType<typeof watchConsole>;
  beforeEach(() => (console = watchConsole()));
  afterEach(() => {
    console.restore();
    removeMerchantPages();
  });

  async function press(order: Readonly<Record<string, unknown>> = {}) {
    const page = await open(order, updating);
    await payByNetbanking();
    const { payload } = await page.until('paymentAttempt');
    return { page, payload, txnReference: String(payload['txnReference']) };
  }

  it('has a reference, and nothing goes on before it is answered', async () => {
    const { page, payload, txnReference } = await press();
    expect(Object.keys(payload)).to.deep.equal([
      'payment_method_type',
      'payment_method',
      'payment_card_type',
      'payment_card_issuer',
      'txnReference',
    ]);
    expect(txnReference).to.match(/^txr-\S+$/);
    await shopper.sees('Opening your bank’s page…');
    expect(await orderStatus(page.orderId)).to.include({ status: 'NEW' });
    resume(page, { txnReference: 'txr-of-another', status: true });
    resume(page, { txnReference, status: true });
    await shopper.press('Approve payment');
    expect((await page.until('process_result')).payload['status']).to.equal('charged');
    await console.saysSo(/resumePayment has nothing to change/);
  });

  it('goes on with the order that the answer brings', async () => {
    const { page, txnReference } = await press({ amount: '249.00' });
    const { orderDetails, signature } = (await updateRequest({ order_id: page.orderId, amount: '224.10' })).payload;
    resume(page, { txnReference, status: true, orderDetails, signature });
    await shopper.sees('₹224.10');
    await shopper.press('Approve payment');
    await page.until('process_result');
    expect(await orderStatus(page.orderId)).to.include({ status: 'CHARGED', amount: 224.1 });
  });

  it('charges neither order when the one that the answer brings does not hold', async () => {
    const { page, txnReference } = await press({ amount: '249.00' });
    const { orderDetails } = (await updateRequest({ order_id: page.orderId, amount: '224.10' })).payload;
    const { signature } = (await updateRequest({ order_id: page.orderId, amount: '1.00' })).payload;
    resume(page, { txnReference, status: true, orderDetails, signature });
    const { payload, errorCode } = await page.until('process_result');
    expect([payload['status'], errorCode]).to.deep.equal(['api_failure', 'JP_012']);
    await shopper.sees('This order cannot be paid here');
    expect(await orderStatus(page.orderId)).to.include({ status: 'NEW' });
  });

  it('ends the page when the answer is no', async () => {
    const { page, txnReference } = await press();
    resume(page, { txnReference, status: false });
    const { payload, error, errorCode } = await page.until('process_result');
    expect(payload).to.deep.equal({ action: 'process', status: 'backpressed' });
    expect([error, errorCode]).to.deep.equal([true, 'JP_002']);
    await shopper.sees('You left the payment');
    expect(page.services.consumeBackpress).to.equal(false);
    expect(await orderStatus(page.orderId)).to.include({ status: 'NEW' });
  });

  it('may be left by the shopper while it waits', async () => {
    const { page } = await press();
    await shopper.press('Back');
    await shopper.press('Leave');
    expect((await page.until('process_result')).payload['status']).to.equal('backpressed');
  });
});
