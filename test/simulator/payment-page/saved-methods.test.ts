import { expect } from '@open-wc/testing';
import { signInitiate } from 'hyper-checkout/server';
import { merchant } from 'virtual:simulator';
import { shopper } from '../../support/shopper.ts';
import {
  initiateRequest,
  merchantPage,
  processRequest,
  removeMerchantPages,
  type MerchantPage,
} from '../hyper-services/merchant-page.ts';

/** Returns the id of a customer with a saved card and UPI id, which no other test uses. */
const someCustomer = () => `cust77-${crypto.randomUUID()}`;

async function managementRequest(customerId: string, payload: object = {}) {
  const { initiateSignaturePayload, initiateSignature, merchantKeyId } = await signInitiate(
    { merchant_id: merchant.merchantId, customer_id: customerId },
    { privateKey: merchant.privateKey, keyId: merchant.merchantKeyId },
  );
  return {
    requestId: crypto.randomUUID() as string,
    service: 'in.juspay.hyperpay',
    payload: {
      action: 'paymentManagement',
      clientId: merchant.clientId,
      signaturePayload: initiateSignaturePayload,
      signature: initiateSignature,
      merchantKeyId,
      environment: 'sandbox',
      ...payload,
    },
  };
}

interface Opened extends MerchantPage {
  readonly requestId: string;
}

async function open(customerId: string, payload: object = {}): Promise<Opened> {
  const page = merchantPage();
  const request = await managementRequest(customerId, payload);
  page.services.initiate(initiateRequest(page.div), page.callback);
  page.services.process(request);
  await page.until('hide_loader');
  return { ...page, requestId: request.requestId };
}

describe('paymentManagement', () => {
  afterEach(removeMerchantPages);

  it('shows the customer’s saved methods, and ends when the customer leaves', async () => {
    const page = await open(someCustomer());
    await shopper.sees('Saved payment methods');
    await shopper.sees(/Visa •••• 4242/);
    await shopper.sees('Meridian Bank, until 12/39');
    await shopper.sees('asha@simulator');
    await shopper.press('Back to the shop');
    expect(await page.until('process_result')).to.deep.equal({
      service: 'in.juspay.hyperpay',
      requestId: page.requestId,
      payload: { action: 'process', status: 'backpressed' },
      errorMessage: 'User aborted',
      errorCode: 'JP_002',
      error: true,
      event: 'process_result',
    });
    await shopper.sees('You left this page');
    expect(page.names()).to.deep.equal(['initiate_result', 'hide_loader', 'process_result']);
    expect(page.services.consumeBackpress).to.equal(false);
  });

  it('asks before it removes, and removes for good', async () => {
    const customer = someCustomer();
    await open(customer);
    await shopper.press(/^Remove Visa/);
    await shopper.sees(/Remove Visa •••• 4242\?/);
    await shopper.press('Keep');
    await shopper.losesSight(/Remove Visa •••• 4242\?/);
    await shopper.press(/^Remove Visa/);
    await shopper.press('Remove');
    await shopper.sees(/Visa •••• 4242 was removed\./);
    await shopper.sees('asha@simulator');
    removeMerchantPages();
    await open(customer);
    await shopper.sees('asha@simulator');
    await shopper.losesSight(/4242/);
  });

  it('has a default, which the customer may choose', async () => {
    const customer = someCustomer();
    await open(customer);
    await shopper.press('Make default: asha@simulator');
    await shopper.sees('Default');
    removeMerchantPages();
    await open(customer);
    await shopper.sees('Default');
    await shopper.sees('asha@simulator');
  });

  it('says so when the last one is gone', async () => {
    await open(someCustomer());
    await shopper.press(/^Remove Visa/);
    await shopper.press('Remove');
    await shopper.press('Remove asha@simulator');
    await shopper.press('Remove');
    await shopper.sees('asha@simulator was removed.');
    await shopper.sees('Nothing saved yet');
  });

  it('leads the focus into the question and out of it', async () => {
    await open(someCustomer());
    await shopper.press('Remove asha@simulator');
    await shopper.sees('Remove asha@simulator?');
    expect((await shopper.focused())?.name).to.equal('Keep');
    await shopper.keys('Escape');
    await shopper.losesSight('Remove asha@simulator?');
    expect((await shopper.focused())?.name).to.equal('Remove asha@simulator');
    await shopper.keys('Enter');
    await shopper.press('Remove');
    await shopper.sees('asha@simulator was removed.');
    expect((await shopper.focused())?.name).to.equal('Saved payment methods');
  });

  for (const [who, customerId, sentence] of [
    ['a customer who has saved nothing', 'cust-88', /that you save while paying/],
    ['a guest', '', /Guests have no saved methods/],
  ] as const) {
    it(`has a screen for ${who}`, async () => {
      const page = await open(customerId);
      await shopper.sees('Nothing saved yet');
      await shopper.sees(sentence);
      await shopper.press('Back to the shop');
      expect((await page.until('process_result')).payload['status']).to.equal('backpressed');
    });
  }

  it('takes a back press of the shop', async () => {
    const page = await open(someCustomer());
    await shopper.sees('asha@simulator');
    expect(page.services.consumeBackpress).to.equal(true);
    expect(page.services.handleBackpress()).to.equal(false);
    expect((await page.until('process_result')).payload['status']).to.equal('backpressed');
  });

  it('shows nothing when the signature does not hold', async () => {
    const page = await open(someCustomer(), { merchantKeyId: '1' });
    const { payload, errorCode } = await page.until('process_result');
    expect([payload['status'], payload['otherInfo'], errorCode]).to.deep.equal([
      'api_failure',
      { code: 'merchant-key-id' },
      'JP_012',
    ]);
    await shopper.sees('Saved methods cannot be shown');
    await shopper.losesSight('asha@simulator');
  });

  it('gives way to an order, and takes the place of one that has ended', async () => {
    const page = await open(someCustomer());
    await shopper.sees('Saved payment methods');
    page.services.process(await processRequest({ amount: '7.00' }));
    await shopper.sees('₹7.00');
    await shopper.press('Back');
    await shopper.press('Leave');
    await page.until('process_result');
    page.services.process(await managementRequest(someCustomer()));
    await shopper.sees('Saved payment methods');
    await shopper.sees('asha@simulator');
  });

  it('has no fault that the engines know, with a list, a question and nothing', async () => {
    // The iframe has a title no more than the vendor's has.
    const named = ({ div }: MerchantPage) => div.querySelector('iframe')?.setAttribute('title', 'Payment page');
    named(await open(someCustomer()));
    await shopper.sees('asha@simulator');
    expect(await shopper.violations()).to.deep.equal([]);
    await shopper.press(/^Remove Visa/);
    await shopper.sees(/Remove Visa •••• 4242\?/);
    expect(await shopper.violations()).to.deep.equal([]);
    removeMerchantPages();
    named(await open(''));
    await shopper.sees('Nothing saved yet');
    expect(await shopper.violations()).to.deep.equal([]);
  });
});
