import { expect } from '@open-wc/testing';
import { signInitiate } from 'hyper-checkout/server';
import { merchant } from 'virtual:simulator';
import {
  changed,
  mountCheckout,
  removeCheckouts,
  session,
  signedOrder,
  type MountedCheckout,
} from '../support/checkout.ts';
import { faultUrl } from '../support/faults.ts';

/** A request to `HyperServices`, as its own calls saw it. */
interface Received {
  readonly requestId: string;
  readonly service: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

/** Mounts a checkout whose SDK hands back what it was given, and collects that. */
function mountEcho(properties: Parameters<typeof mountCheckout>[0]): MountedCheckout & {
  readonly received: () => Promise<Received>;
} {
  const requests: Received[] = [];
  const waiting: { readonly resolve: () => void; readonly reject: (reason: Error) => void }[] = [];
  const checkout = mountCheckout({ ...session, frameUrl: faultUrl('sdk-echoes'), ...properties });
  checkout.element.addEventListener('hyper-sdk-event', ({ detail }) => {
    if (detail.event !== 'received') return;
    requests.push(detail.payload as unknown as Received);
    for (const { resolve } of waiting.splice(0)) resolve();
  });
  checkout.element.addEventListener('hyper-error', ({ detail: { code, message } }) => {
    for (const { reject } of waiting.splice(0)) reject(new Error(`${code}: ${message}`));
  });
  const received = async (): Promise<Received> => {
    while (requests.length === 0) await new Promise<void>((resolve, reject) => waiting.push({ resolve, reject }));
    const [first] = requests.splice(0, 1);
    if (!first) throw new Error('There is no request');
    return first;
  };
  return { ...checkout, received };
}

/** Does not survive parse and stringify: escaped slashes, odd blanks, needless escapes, keys that look like numbers. */
const oddFields =
  '"return_url":"https:\\/\\/shop.example\\/end" ,\n\t"description" : "caf\\u00e9 \\u0930 रु ✓ \\"x\\"","10":"b","9":"a","amount":"1.00",';

async function oddOrder(customer = 'cust77') {
  const { signOrder } = await import('hyper-checkout/server');
  const text = `{ ${oddFields} "order_id":"R${Date.now()}","merchant_id":"${merchant.merchantId}","customer_id":"${customer}","timestamp":"${Date.now()}"}`;
  return signOrder(text, { privateKey: merchant.privateKey, keyId: merchant.merchantKeyId });
}

describe('from attribute to HyperServices', () => {
  afterEach(removeCheckouts);

  it('every parameter of initiate arrives as it was given', async () => {
    const signed = await signInitiate(
      { merchant_id: merchant.merchantId, customer_id: 'cust77', mobile_number: '9876543210', email_address: 'a@b.in' },
      { privateKey: merchant.privateKey, keyId: merchant.merchantKeyId },
    );
    const { element, received } = mountEcho({ clientId: null });
    const fonts = '{"bold":{"name":"Mukta","path":"fonts/mukta.ttf"}}';
    const attributes = {
      'client-id': session.clientId,
      environment: 'sandbox',
      'merchant-id': merchant.merchantId,
      'merchant-key-id': merchant.merchantKeyId,
      'customer-id': 'cust77',
      'initiate-signature-payload': signed.initiateSignaturePayload,
      'initiate-signature': signed.initiateSignature,
      'log-level': '1',
      'merchant-fonts': fonts,
    };
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    const { requestId, service, payload } = await received();
    expect(requestId).to.match(uuid);
    expect(service).to.equal('in.juspay.hyperpay');
    expect(payload).to.deep.equal({
      action: 'initiate',
      clientId: session.clientId,
      environment: 'sandbox',
      merchantId: merchant.merchantId,
      customerId: 'cust77',
      signaturePayload: signed.initiateSignaturePayload,
      signature: signed.initiateSignature,
      merchantKeyId: merchant.merchantKeyId,
      logLevel: '1',
      merchantFonts: fonts,
      integrationType: 'iframe',
      hyperSDKDiv: 'hyperSDKDiv',
    });
  });

  it('every parameter of process arrives as it was given, the signed text byte for byte', async () => {
    const order = await oddOrder();
    expect(JSON.stringify(JSON.parse(order.orderDetails)), 'a text that would change').not.to.equal(order.orderDetails);
    const { element, received } = mountEcho({});
    await received();
    const attributes = {
      'order-details': order.orderDetails,
      signature: order.signature,
      action: 'quickPay',
      'customer-email': 'buyer@shop.example',
      'customer-mobile': '9876543210',
      language: 'kn-IN',
      'payee-name': 'Acme',
      'display-note': 'Order 7',
      'offer-details': '{"offers":[]}',
    };
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    const { requestId, payload } = await received();
    const { order_id: orderId } = JSON.parse(order.orderDetails);
    expect(requestId).to.match(uuid);
    expect(payload).to.deep.equal({
      action: 'quickPay',
      clientId: session.clientId,
      environment: 'sandbox',
      language: 'kannada',
      merchantId: merchant.merchantId,
      orderId,
      amount: '1.00',
      customerId: 'cust77',
      customerEmail: 'buyer@shop.example',
      customerMobile: '9876543210',
      orderDetails: order.orderDetails,
      signature: order.signature,
      merchantKeyId: merchant.merchantKeyId,
      payeeName: 'Acme',
      displayNote: 'Order 7',
      offer_details: { offers: [] },
    });
  });

  it('a guest is an empty customer, with the login address verbatim', async () => {
    const { orderDetails, signature } = await oddOrder('');
    const guestLoginUrl = 'https://Shop.example:443/login?next=%2fcart';
    const { element, received } = mountEcho({ orderDetails, signature, guestLoginUrl });
    element.setAttribute('customer-id', '');
    expect((await received()).payload['customerId']).to.equal('');
    const { payload } = await received();
    expect(payload['customerId']).to.equal('');
    expect(payload['guest_login_url']).to.equal(guestLoginUrl);
  });

  it('a session of the Session API is passed on unchanged', async () => {
    const sdkPayload = {
      requestId: '5b9f1d2c3e4a5b6c7d8e9f0a1b2c3d4e',
      service: 'in.juspay.hyperpay',
      payload: {
        clientId: session.clientId,
        environment: 'sandbox',
        clientAuthToken: 'tkn_2p2k1b6d26eg4740b9ef01294d3a43b4',
        clientAuthTokenExpiry: '2030-01-01T00:00:00Z',
        'options.createMandate': 'REQUIRED',
        amount: '10.0',
      },
    };
    const { received } = mountEcho({ sdkPayload: JSON.stringify(sdkPayload), merchantKeyId: null });
    await received();
    expect(await received()).to.deep.equal(sdkPayload);
  });

  it('a changed pair is an updateOrder; one half of it is an error that leaves the payment open', async () => {
    const first = await signedOrder();
    const second = await changed(first, { amount: '2.00' });
    const { element, received, event } = mountEcho({ orderDetails: first.orderDetails, signature: first.signature });
    await received();
    await received();
    element.updateOrder(second);
    const { payload } = await received();
    expect(payload).to.deep.equal({
      action: 'updateOrder',
      orderDetails: second.orderDetails,
      signature: second.signature,
      merchantKeyId: merchant.merchantKeyId,
    });
    element.setAttribute('order-details', '{"order_id":');
    expect((await event('hyper-error')).detail.code).to.equal('half-pair');
    expect(element.state).to.equal('processing');
  });

  const fresh = signedOrder({ amount: '3.00' });
  const answers = [
    ['nobody listens', () => undefined, { status: true }],
    ['a listener prevents it', (event: Event) => event.preventDefault(), { status: false }],
  ] as const;

  for (const [title, listen, answer] of answers) {
    it(`a payment attempt that waits is answered when ${title}`, async () => {
      const { orderDetails, signature } = await signedOrder();
      const { element, received } = mountEcho({ orderDetails, signature, displayNote: 'ask first' });
      element.addEventListener('hyper-payment-attempt', listen);
      await received();
      await received();
      const { payload } = await received();
      expect(payload).to.deep.equal({ action: 'resumePayment', txnReference: 'txr-55', ...answer });
    });
  }

  it('a payment attempt can be answered later, with a freshly signed order, and is stopped by a rejection', async () => {
    const { orderDetails, signature } = await signedOrder();
    const pair = await fresh;
    const signing = mountEcho({ orderDetails, signature, displayNote: 'ask first' });
    signing.element.addEventListener('hyper-payment-attempt', (event) => event.respondWith(Promise.resolve(pair)));
    const failing = mountEcho({ orderDetails, signature, displayNote: 'ask first' });
    failing.element.addEventListener('hyper-payment-attempt', (event) =>
      event.respondWith(Promise.reject(new Error('out of stock'))),
    );
    for (const { received } of [signing, failing]) {
      await received();
      await received();
    }
    expect((await signing.received()).payload).to.deep.equal({
      action: 'resumePayment',
      txnReference: 'txr-55',
      status: true,
      orderDetails: pair.orderDetails,
      signature: pair.signature,
    });
    expect((await failing.received()).payload).to.deep.equal({
      action: 'resumePayment',
      txnReference: 'txr-55',
      status: false,
    });
  });
});
