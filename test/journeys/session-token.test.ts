import { expect } from '@open-wc/testing';
import { importPrivateKey } from 'hyper-checkout/server';
import { merchant } from 'virtual:simulator';
import { mountCheckout, removeCheckouts, session, signedOrder } from '../support/checkout.ts';

const signing = { privateKey: merchant.privateKey, keyId: merchant.merchantKeyId };

/** A request for the token of a test customer, signed as a merchant's server would. */
async function requestFor(customer: string) {
  const signaturePayload = JSON.stringify({
    merchant_id: merchant.merchantId,
    customer_id: customer,
    timestamp: String(Date.now()),
  });
  const key = await importPrivateKey(signing.privateKey);
  const bytes = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', key, new TextEncoder().encode(signaturePayload));
  const signature = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return { action: 'upiGetSessionToken', merchantKeyId: merchant.merchantKeyId, signaturePayload, signature } as const;
}

describe('getSessionToken', () => {
  afterEach(removeCheckouts);

  for (const status of ['NOPERMISSION', 'FRESH', 'BOUND', 'LINKED'] as const) {
    it(`resolves for a customer who is ${status}, and shows nothing`, async () => {
      const { element, sequence } = mountCheckout({ ...session, manual: true });
      const result = await element.getSessionToken(await requestFor(`upi-${status.toLowerCase()}`));
      expect(result.status).to.equal(status);
      expect(result.vpaAccounts.length > 0).to.equal(status === 'LINKED');
      expect(sequence()).to.deep.equal(['hyper-initiate-result']);
      expect(element.state).to.equal('ready');
    });
  }

  it('reads flags and lengths out of their texts', async () => {
    const { element } = mountCheckout({ ...session });
    const { vpaAccounts, isDeviceBound } = await element.getSessionToken(await requestFor('upi-linked'));
    expect(isDeviceBound).to.equal(true);
    expect(vpaAccounts.map(({ accounts }) => accounts.map(({ mpinLength }) => mpinLength))).to.deep.equal(
      vpaAccounts.map(({ accounts }) => accounts.map(({ mpinLength }) => Number(mpinLength))),
    );
  });

  it('works beside an open payment and does not end it', async () => {
    const { orderDetails, signature } = await signedOrder();
    const { element, event, sequence } = mountCheckout({ ...session, orderDetails, signature });
    await event('hyper-hide-loader');
    expect((await element.getSessionToken(await requestFor('upi-fresh'))).status).to.equal('FRESH');
    expect(element.state).to.equal('processing');
    expect(sequence()).to.deep.equal(['hyper-initiate-result', 'hyper-hide-loader']);
  });

  it('rejects a request that cannot be used, by code and field', async () => {
    const { element } = mountCheckout({ ...session });
    const request = { ...(await requestFor('upi-fresh')), customerMobileNumber: '9876543210' };
    const error = await element.getSessionToken(request).catch((reason: unknown) => reason);
    expect(error).to.include({ code: 'field', field: 'customerMobileNumber' });
  });
});
