import { expect } from '@open-wc/testing';
import { signInitiate, signOrder } from 'hyper-checkout/server';
import { seedMerchant } from 'virtual:simulator';
import { mountCheckout, removeCheckouts, session } from '../support/checkout.ts';
import { shopper } from '../support/shopper.ts';

const signing = { privateKey: seedMerchant.privateKey, keyId: seedMerchant.merchantKeyId };

describe('the sample requests of the seed, with fresh keys and timestamps', () => {
  afterEach(removeCheckouts);

  it('give the sample responses, field by field', async () => {
    const customer = await signInitiate(
      {
        merchant_id: 'idea_preprod',
        customer_id: '1234567890',
        mobile_number: '9234567890',
        email_address: 'buyer@shop.example',
        timestamp: String(Date.now()),
      },
      signing,
    );
    const order = await signOrder(
      JSON.stringify({
        // The engines share one simulator, and an order id is good for one order.
        order_id: `R${String(Date.now()).slice(-7)}${String(Math.random()).slice(2, 5)}`,
        amount: '1.00',
        customer_id: '1234567890',
        merchant_id: 'idea_preprod',
        customer_email: 'buyer@shop.example',
        customer_phone: '1234567890',
        return_url: 'https://sandbox.juspay.in/end',
        timestamp: String(Date.now()),
      }),
      signing,
    );
    const { event } = mountCheckout({
      ...session,
      clientId: 'idea_preprod',
      merchantId: 'idea_preprod',
      merchantKeyId: seedMerchant.merchantKeyId,
      initiateSignaturePayload: customer.initiateSignaturePayload,
      initiateSignature: customer.initiateSignature,
      orderDetails: order.orderDetails,
      signature: order.signature,
      customerMobile: '9739534710',
      language: 'english',
    });
    const initiated = (await event('hyper-initiate-result')).detail;
    expect(initiated.raw).to.deep.equal({
      service: 'in.juspay.hyperpay',
      requestId: initiated.requestId,
      payload: { action: 'initiate', status: 'success' },
      errorMessage: '',
      errorCode: '',
      error: false,
      event: 'initiate_result',
    });
    await shopper.press(/^Netbanking/);
    await shopper.press('Axis Bank');
    await shopper.press(/^Continue/);
    await shopper.press('Approve payment');
    const processed = (await event('hyper-process-result')).detail;
    expect(processed.raw).to.deep.equal({
      service: 'in.juspay.hyperpay',
      requestId: processed.requestId,
      payload: {
        action: 'process',
        status: 'charged',
        paymentInstrument: 'NB_AXIS',
        paymentInstrumentGroup: 'nb',
      },
      errorMessage: '',
      errorCode: '',
      error: false,
      event: 'process_result',
    });
  });

  it('are refused at initiate when the customer was signed by another key', async () => {
    const customer = await signInitiate(
      { merchant_id: 'idea_preprod', customer_id: '1234567890', mobile_number: '9234567890', email_address: 'a@b.in' },
      signing,
    );
    const { event, sequence } = mountCheckout({
      ...session,
      clientId: 'idea_preprod',
      merchantId: 'idea_preprod',
      merchantKeyId: seedMerchant.merchantKeyId,
      initiateSignaturePayload: customer.initiateSignaturePayload.replace('1234567890', '1234567891'),
      initiateSignature: customer.initiateSignature,
    });
    const { detail } = await event('hyper-error');
    expect(detail).to.include({ kind: 'authentication', code: 'signature-mismatch' });
    expect(sequence()).to.deep.equal(['hyper-initiate-result', 'hyper-error']);
  });
});
