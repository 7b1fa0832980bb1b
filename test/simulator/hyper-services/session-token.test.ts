import { expect } from '@open-wc/testing';
import { signInitiate } from 'hyper-checkout/server';
import { merchant } from 'virtual:simulator';
import { parseSdkEvent } from '../../../src/protocol/sdk-event.ts';
import { readSessionTokenResult } from '../../../src/protocol/session-token.ts';
import { settings } from '../../../src/simulator/hyper-services/scenarios.ts';
import { shopper } from '../../support/shopper.ts';
import {
  initiateRequest,
  merchantPage,
  processRequest,
  reloadPaymentPage,
  removeMerchantPages,
  type MerchantPage,
} from './merchant-page.ts';

function tokenRequest(payload: object) {
  return {
    requestId: crypto.randomUUID() as string,
    service: 'in.juspay.hyperapi',
    payload: { action: 'upiGetSessionToken', ...payload },
  };
}

async function signedRequest(customerId: string) {
  const { initiateSignaturePayload, initiateSignature, merchantKeyId } = await signInitiate(
    { merchant_id: merchant.merchantId, customer_id: customerId },
    { privateKey: merchant.privateKey, keyId: merchant.merchantKeyId },
  );
  return tokenRequest({ signaturePayload: initiateSignaturePayload, signature: initiateSignature, merchantKeyId });
}

function requestByToken(customerId: string, more: object = {}) {
  return tokenRequest({
    merchantId: merchant.merchantId,
    customerId,
    clientAuthToken: `tkn_simulator_${customerId}`,
    authExpiry: new Date(Date.now() + 15 * 60_000).toISOString(),
    ...more,
  });
}

const visibility = ({ div }: MerchantPage) => div.querySelector('iframe')?.style.visibility;

describe('upiGetSessionToken', () => {
  afterEach(() => {
    settings.inFramePage = false;
    removeMerchantPages();
  });

  it('is answered right after initiate, after its result', async () => {
    const page = merchantPage();
    const request = await signedRequest('upi-linked');
    page.services.initiate(initiateRequest(page.div), page.callback);
    page.services.process(request);
    const answer = await page.until('process_result');
    expect(page.names()).to.deep.equal(['initiate_result', 'process_result']);
    expect([answer.requestId, answer.service, answer.error, answer.errorCode]).to.deep.equal([
      request.requestId,
      'in.juspay.hyperapi',
      false,
      '',
    ]);
    expect(answer.payload).to.include({ action: 'upiGetSessionToken', status: 'LINKED', isDeviceBound: 'true' });
    const event = parseSdkEvent(answer);
    const result = event && readSessionTokenResult(event);
    expect(result?.ok && result.value.vpaAccounts.length).to.equal(2);
    expect(visibility(page), 'as every process does live').to.equal('visible');
    expect(page.services.consumeBackpress).to.equal(false);
  });

  for (const [customerId, status] of [
    ['upi-nopermission', 'NOPERMISSION'],
    ['upi-fresh', 'FRESH'],
    ['upi-bound', 'BOUND'],
    ['upi-linked', 'LINKED'],
  ] as const) {
    it(`says ${status} of ${customerId}, asked by a clientAuthToken`, async () => {
      const page = merchantPage();
      page.services.initiate(initiateRequest(page.div), page.callback);
      page.services.process(requestByToken(customerId));
      const { payload, error } = await page.until('process_result');
      expect([payload['status'], error]).to.deep.equal([status, false]);
    });
  }

  it('fails as the service may fail, with a code of the SDK', async () => {
    const page = merchantPage();
    page.services.initiate(initiateRequest(page.div), page.callback);
    page.services.process(requestByToken('upi-failure'));
    const { payload, error, errorCode, errorMessage } = await page.until('process_result');
    expect([payload['status'], error, errorCode]).to.deep.equal(['FAILURE', true, 'JP_001']);
    expect(errorMessage).not.to.equal('');
  });

  it('fails with JP_012 and our own code for a signature that does not hold or a token that has expired', async () => {
    const page = merchantPage();
    const tampered = await signedRequest('upi-linked');
    Object.assign(tampered.payload, { merchantKeyId: '1' });
    page.services.initiate(initiateRequest(page.div), page.callback);
    page.services.process(tampered);
    page.services.process(requestByToken('upi-linked', { authExpiry: '2021-07-19T07:20:53.318Z' }));
    await page.until('process_result', 2);
    const ends = page.events.filter(({ event }) => event === 'process_result');
    expect(ends.map(({ errorCode }) => errorCode)).to.deep.equal(['JP_012', 'JP_012']);
    expect(ends.map(({ payload }) => payload)).to.have.deep.members([
      { action: 'upiGetSessionToken', status: 'FAILURE', otherInfo: { code: 'merchant-key-id' } },
      { action: 'upiGetSessionToken', status: 'FAILURE', otherInfo: { code: 'token' } },
    ]);
  });

  it('is answered while a payment is open, which goes on', async () => {
    const page = merchantPage();
    const order = await processRequest();
    page.services.initiate(initiateRequest(page.div), page.callback);
    page.services.process(order);
    await shopper.press(/^Card/);
    await shopper.fill('Card number', '42');
    const request = requestByToken('upi-bound');
    page.services.process(request);
    expect((await page.until('process_result')).requestId).to.equal(request.requestId);
    await shopper.sees('Pay by card');
    expect(await shopper.fill('Card number', '4242')).to.equal('4242');
    expect(visibility(page)).to.equal('visible');
    await shopper.press('Back');
    await shopper.press('Back');
    await shopper.press('Leave');
    expect((await page.until('process_result', 2)).requestId).to.equal(order.requestId);
  });

  it('is answered once in the frame page even if the payment page is reloaded over it', async () => {
    settings.inFramePage = true;
    const page = merchantPage();
    page.services.initiate(initiateRequest(page.div), page.callback);
    await page.until('initiate_result');
    reloadPaymentPage(page.div);
    page.services.process(requestByToken('upi-fresh'));
    await page.until('process_result');
    page.services.process(requestByToken('upi-bound'));
    await page.until('process_result', 2);
    const statuses = page.events.filter(({ event }) => event === 'process_result').map((end) => end.payload['status']);
    expect(statuses).to.deep.equal(['FRESH', 'BOUND']);
  });
});
