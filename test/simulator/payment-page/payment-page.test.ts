import { expect } from '@open-wc/testing';
import { shopper } from '../../support/shopper.ts';
import { withoutIds } from '../../support/without-ids.ts';
import {
  initiateRequest,
  merchantPage,
  openAgain,
  processRequest,
  removeMerchantPages,
  type MerchantPage,
} from '../hyper-services/merchant-page.ts';

interface Opened extends MerchantPage {
  readonly requestId: string;
  readonly process: object;
}

async function open(
  order: Readonly<Record<string, unknown>> = {},
  payload: object = {},
  initiate: object = {},
): Promise<Opened> {
  const page = merchantPage();
  const process = await processRequest(order, payload);
  page.services.initiate(initiateRequest(page.div, initiate), page.callback);
  page.services.process(process);
  await page.until('hide_loader');
  return { ...page, requestId: process.requestId, process };
}

async function payByCard(): Promise<void> {
  await shopper.press(/^Card/);
  await shopper.fill('Card number', '5299920210000277');
  await shopper.fill('Expiry date', '1239');
  await shopper.fill('CVV', '123');
  await shopper.press(/^Pay /);
}

const titles = ({ events }: MerchantPage) =>
  events.filter(({ event }) => event === 'user_event').map(({ payload }) => payload['title']);

describe('the payment page', () => {
  afterEach(removeMerchantPages);

  it('shows the verified order, its amount grouped as in India', async () => {
    await open({ amount: '1234567.5', description: 'Copper lamp' });
    await shopper.sees('₹12,34,567.50');
    await shopper.sees('Acme');
    await shopper.sees(/Copper lamp/);
    await shopper.sees('Simulator: no real money moves.');
  });

  it('tells a card payment in this order, each event with the id of its request', async () => {
    const page = await open();
    await payByCard();
    await shopper.fill('OTP', '123456');
    expect(await page.until('process_result')).to.deep.equal({
      service: 'in.juspay.hyperpay',
      requestId: page.requestId,
      payload: {
        action: 'process',
        status: 'charged',
        paymentInstrument: 'MASTERCARD',
        paymentInstrumentGroup: 'card',
      },
      errorMessage: '',
      errorCode: '',
      error: false,
      event: 'process_result',
    });
    await shopper.sees('Payment successful');
    expect(page.names()).to.deep.equal(['initiate_result', 'hide_loader', 'paymentAttempt', 'process_result']);
    expect(titles(page)).to.deep.equal([
      'Choose how to pay',
      'Pay by card',
      'Confirm on your bank’s page',
      'Checking with your bank',
      'Payment successful',
    ]);
    expect((await page.until('paymentAttempt')).payload).to.deep.equal({
      payment_method_type: 'CARD',
      payment_method: 'MASTERCARD',
      payment_card_type: '',
      payment_card_issuer: '',
    });
  });

  it('opens no order whose signed text was touched, and says why in the result', async () => {
    const page = merchantPage();
    const process = await processRequest();
    process.payload.orderDetails += ' ';
    page.services.initiate(initiateRequest(page.div), page.callback);
    page.services.process(process);
    const result = await page.until('process_result');
    expect(result.payload).to.deep.equal({
      action: 'process',
      status: 'api_failure',
      otherInfo: { code: 'signature-mismatch' },
    });
    expect([result.error, result.errorCode]).to.deep.equal([true, 'JP_012']);
    await shopper.sees('This order cannot be paid here');
    await shopper.press('Details for support');
    await shopper.sees('JP_012 · signature-mismatch');
    await shopper.losesSight('₹1.00');
    expect(page.services.consumeBackpress).to.equal(false);
  });

  it('opens no order after an initiate that was refused, and says why in both results (M-4)', async () => {
    const page = merchantPage();
    const bad = { signaturePayload: '{"merchant_id":"acme"}', signature: btoa('x'.repeat(256)), merchantKeyId: '2980' };
    page.services.initiate(initiateRequest(page.div, bad), page.callback);
    page.services.process(await processRequest());
    const [initiated, result] = [await page.until('initiate_result'), await page.until('process_result')];
    expect(initiated.payload['status']).to.equal('fail');
    expect(result.payload).to.include({ action: 'process', status: 'api_failure' });
    expect(result.payload['otherInfo']).to.deep.equal(initiated.payload['otherInfo']);
    expect([result.errorCode, result.error]).to.deep.equal([initiated.errorCode, true]);
  });

  it('F34: says so when the signed order is too old', async () => {
    const page = await open({ timestamp: String(Date.now() - 24 * 3600 * 1000) });
    await page.until('process_result');
    await shopper.sees('This page has expired');
    expect(page.names()).to.deep.equal(['initiate_result', 'hide_loader', 'sessionExpired', 'process_result']);
  });

  it('takes a second process in place of the first', async () => {
    const page = await open({ amount: '5.00' });
    await shopper.press(/^Card/);
    await shopper.sees('Pay by card');
    const next = await processRequest({ amount: '7.00' });
    page.services.process(next);
    await shopper.sees('₹7.00');
    await shopper.sees('Netbanking');
    page.services.handleBackpress();
    await shopper.press('Leave');
    expect((await page.until('process_result')).requestId).to.equal(next.requestId);
  });

  it('offers a guest the shop’s login, and asks the shop for it', async () => {
    const login = new URL('#login', location.href).href;
    const page = await open({ customer_id: '' }, { guest_login_url: login });
    await shopper.sees('You are paying as a guest.');
    const arrived = new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
    await shopper.press('Log in');
    const { payload, requestId } = await page.until('guest_login');
    expect([payload, requestId]).to.deep.equal([{}, page.requestId]);
    // This page does not say that it sees to the login, so the window goes there.
    await arrived;
    expect(location.href).to.equal(login);
    history.replaceState(null, '', location.pathname + location.search);
  });

  for (const [who, order, payload] of [
    ['a known customer', { customer_id: 'cust77' }, { guest_login_url: 'https://shop.example/login' }],
    ['a guest of a shop without one', { customer_id: '' }, {}],
  ] as const) {
    it(`offers no login to ${who}`, async () => {
      await open(order, payload);
      await shopper.sees('Netbanking');
      await shopper.losesSight('Log in');
    });
  }

  it('goes back one screen at a time, by its own button and by the shop’s', async () => {
    const page = await open();
    await shopper.press(/^Netbanking/);
    await shopper.sees('Choose your bank');
    await shopper.press('Back');
    await shopper.sees('Choose how to pay');
    await shopper.press(/^Card/);
    await shopper.sees('Pay by card');
    expect(page.services.handleBackpress()).to.equal(false);
    await shopper.sees('Choose how to pay');
    await shopper.press('Back');
    await shopper.sees('Leave without paying?');
    await shopper.keys('Escape');
    await shopper.losesSight('Leave without paying?');
    expect(page.names()).to.deep.equal(['initiate_result', 'hide_loader']);
  });

  it('ends as the last attempt did when the shopper leaves after a decline', async () => {
    const page = await open();
    await shopper.press(/^Netbanking/);
    await shopper.press('Axis Bank');
    await shopper.press('Continue to Axis Bank');
    await shopper.press('Decline payment');
    await shopper.press('Pay another way');
    await shopper.press('Back');
    await shopper.press('Leave');
    const { payload } = await page.until('process_result');
    expect(payload).to.deep.equal({
      action: 'process',
      status: 'authorization_failed',
      paymentInstrument: 'NB_AXIS',
      paymentInstrumentGroup: 'nb',
    });
    expect(page.names().slice(2)).to.deep.equal(['paymentAttempt', 'retryTriggered', 'process_result']);
    expect((await page.until('retryTriggered')).payload['timestamp']).to.match(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });

  it('goes on at the bank when the order is opened again', async () => {
    const page = await open();
    await payByCard();
    await shopper.sees('OTP');
    await openAgain(page, page.process);
    await shopper.fill('OTP', '123456');
    expect((await page.until('process_result')).payload['status']).to.equal('charged');
  });

  it('leads the focus to the heading of each screen that the shopper opens', async () => {
    await open();
    await shopper.press(/^Card/);
    await shopper.fill('Card number', '42');
    await shopper.press('Back');
    await shopper.sees('Choose how to pay');
    expect((await shopper.focused())?.name).to.equal('Choose how to pay');
  });

  it('takes the focus from nobody when it appears', async () => {
    const button = document.createElement('button');
    button.textContent = 'Of the shop';
    document.body.append(button);
    button.focus();
    await open();
    await shopper.sees('Choose how to pay');
    expect((await shopper.focused())?.name).to.equal('Of the shop');
    button.remove();
  });

  it('warns when the shop asked for another environment than the sandbox', async () => {
    const page = await open({}, {}, { environment: 'Sandbox' });
    await shopper.sees('The shop asked for the live environment.');
    expect((await page.until('initiate_result')).payload['status']).to.equal('fail');
  });

  it('writes no card number into an event, an address or the storage of the page', async () => {
    const page = await open();
    await payByCard();
    await shopper.fill('OTP', '123456');
    await page.until('process_result');
    expect(withoutIds(page.events)).not.to.match(/5299|0277|123456/);
  });
});
