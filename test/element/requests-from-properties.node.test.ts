import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CheckoutProperties } from '../../src/element/checkout-properties.ts';
import { requestsFromProperties } from '../../src/element/requests-from-properties.ts';
import { noProperties } from './no-properties.ts';

/** Does not survive parse and stringify: escaped slashes, odd blanks, an escape that is not needed, `1.00`, digits as keys. */
const orderDetails =
  '{ "order_id" :"R1096438018","amount":"1.00",\n "merchant_id":"acme","customer_id":"1234567890","10":"b","9":"a",' +
  '"return_url":"https:\\/\\/shop.example\\/end","description":"caf\\u00e9 \\u0930 रु ✓","timestamp":"1571922200845"}';

const base = {
  clientId: 'acme_web',
  environment: 'sandbox',
  merchantKeyId: '2980',
  orderDetails,
  signature: 'AZOn8jH8',
};

function read(given: Partial<Record<keyof CheckoutProperties, unknown>>) {
  return requestsFromProperties({ ...noProperties, ...given }, 'ta-IN');
}

function payloadOf(given: Partial<Record<keyof CheckoutProperties, unknown>>): Record<string, unknown> {
  const requests = read(given);
  assert.ok(requests?.ok, JSON.stringify(requests));
  const order = requests.value.process;
  assert.ok(order && 'payload' in order);
  return { ...order.payload };
}

describe('the requests that properties amount to', () => {
  it('are none while nothing is set', () => {
    assert.equal(read({}), undefined);
    assert.equal(read({ frameUrl: 'https://pay.example/', language: 'hindi' }), undefined);
    assert.equal(
      read({ clientId: null, environment: '', orderDetails: null, signature: '', sdkPayload: null }),
      undefined,
    );
  });

  for (const name of ['clientId', 'environment', 'orderDetails', 'signature', 'sdkPayload'] as const) {
    it(`are validated as soon as ${name} alone is set`, () => assert.equal(read({ [name]: 'set' })?.ok, false));
  }

  it('have initiate alone while there is no order', () => {
    const requests = read({ clientId: 'acme_web', environment: 'sandbox', merchantId: 'acme', logLevel: '1' });
    assert.deepEqual(requests, {
      ok: true,
      value: {
        initiate: {
          action: 'initiate',
          clientId: 'acme_web',
          environment: 'sandbox',
          merchantId: 'acme',
          logLevel: '1',
        },
        warnings: [],
      },
    });
  });

  it('pass the signed text on byte for byte', () => {
    assert.notEqual(JSON.stringify(JSON.parse(orderDetails)), orderDetails, 'the text must be one that would change');
    assert.equal(payloadOf(base)['orderDetails'], orderDetails);
    assert.equal(payloadOf(base)['signature'], base.signature);
  });

  it('take from the order what nobody says beside it', () => {
    assert.deepEqual(payloadOf(base), {
      action: 'paymentPage',
      clientId: 'acme_web',
      environment: 'sandbox',
      language: 'english',
      merchantId: 'acme',
      orderId: 'R1096438018',
      amount: '1.00',
      customerId: '1234567890',
      orderDetails,
      signature: base.signature,
      merchantKeyId: '2980',
    });
  });

  it('take the customer’s address and number from the order, unless the page gives others', () => {
    const signed = orderDetails.replace('{', '{"customer_email":"order@shop.example","customer_phone":"9000000001",');
    const fromOrder = payloadOf({ ...base, orderDetails: signed });
    assert.equal(fromOrder['customerEmail'], 'order@shop.example');
    assert.equal(fromOrder['customerMobile'], '9000000001');
    const given = { customerEmail: 'page@shop.example', customerMobile: '9000000002' };
    const fromPage = payloadOf({ ...base, ...given, orderDetails: signed });
    assert.equal(fromPage['customerEmail'], given.customerEmail);
    assert.equal(fromPage['customerMobile'], given.customerMobile);
  });

  it('open the payment page if the action is null', () => {
    assert.equal(payloadOf({ ...base, action: null })['action'], 'paymentPage');
  });

  it('pass the fonts to initiate as an object', () => {
    const requests = read({ clientId: 'acme_web', environment: 'sandbox', merchantFonts: '{"a":"b"}' });
    assert.ok(requests?.ok);
    assert.deepEqual(Reflect.get(requests.value.initiate, 'merchantFonts'), { a: 'b' });
  });

  it('carry every parameter of process that has a property', () => {
    const payload = payloadOf({
      ...base,
      action: 'quickPay',
      customerEmail: 'buyer@shop.example',
      customerMobile: '9876543210',
      language: 'mr',
      payeeName: 'Acme',
      displayNote: 'Order 7',
      offerDetails: '{"offers":[]}',
    });
    assert.equal(payload['action'], 'quickPay');
    assert.equal(payload['customerEmail'], 'buyer@shop.example');
    assert.equal(payload['customerMobile'], '9876543210');
    assert.equal(payload['language'], 'marathi');
    assert.equal(payload['payeeName'], 'Acme');
    assert.equal(payload['displayNote'], 'Order 7');
    assert.deepEqual(payload['offer_details'], { offers: [] });
  });

  it('send the login address verbatim, and only for a guest', () => {
    const guestLoginUrl = 'https://Shop.example:443/login?next=%2f';
    assert.equal(payloadOf({ ...base, guestLoginUrl })['guest_login_url'], undefined);
    const guest = payloadOf({ ...base, guestLoginUrl, orderDetails: orderDetails.replace('1234567890', '') });
    assert.equal(guest['guest_login_url'], guestLoginUrl);
    assert.equal(guest['customerId'], '');
  });

  it('follow the language of the page on demand, and warn of one that is not documented', () => {
    assert.equal(payloadOf({ ...base, language: 'auto' })['language'], 'tamil');
    const requests = read({ ...base, language: 'klingon' });
    assert.ok(requests?.ok);
    assert.deepEqual(
      requests.value.warnings.map(({ code, field }) => [code, field]),
      [['not-allowed', 'language']],
    );
  });

  it('pass a session of the Session API on unchanged', () => {
    const request = { requestId: 'abc', service: 'in.juspay.hyperpay', payload: { clientAuthToken: 'tkn_1' } };
    for (const sdkPayload of [request, JSON.stringify(request)]) {
      const requests = read({ clientId: 'acme_web', environment: 'sandbox', sdkPayload });
      assert.ok(requests?.ok);
      assert.deepEqual(requests.value.process, { request });
    }
  });

  it('sign the customer at initiate, and need no order to manage saved methods', () => {
    const signed = { initiateSignaturePayload: '{"merchant_id":"acme"}', initiateSignature: 'c2ln' };
    const requests = read({
      ...base,
      ...signed,
      orderDetails: undefined,
      signature: undefined,
      action: 'paymentManagement',
    });
    assert.ok(requests?.ok);
    const together = { signaturePayload: '{"merchant_id":"acme"}', signature: 'c2ln', merchantKeyId: '2980' };
    assert.deepEqual(requests.value.initiate, {
      action: 'initiate',
      clientId: 'acme_web',
      environment: 'sandbox',
      ...together,
    });
    assert.deepEqual(requests.value.process, {
      payload: {
        action: 'paymentManagement',
        clientId: 'acme_web',
        environment: 'sandbox',
        language: 'english',
        ...together,
      },
    });
  });

  type Row = [title: string, given: Partial<Record<keyof CheckoutProperties, unknown>>, code: string, field: string];

  const refused: readonly Readonly<[...Row, reason?: string]>[] = [
    ['no client id', { ...base, clientId: undefined }, 'required', 'client-id'],
    ['no environment', { ...base, environment: null }, 'required', 'environment'],
    [
      'a misspelt environment, which the SDK would take for live',
      { ...base, environment: 'Sandbox' },
      'not-allowed',
      'environment',
    ],
    ['an order without signature', { ...base, signature: undefined }, 'half-pair', 'signature'],
    ['a signature without order', { ...base, orderDetails: '' }, 'half-pair', 'order-details'],
    ['an order without key id', { ...base, merchantKeyId: undefined }, 'required', 'merchant-key-id'],
    ['an object for the order', { ...base, orderDetails: { order_id: '1' } }, 'needs-exact-string', 'order-details'],
    [
      'what a framework makes of an object',
      { ...base, orderDetails: '[object Object]' },
      'needs-exact-string',
      'order-details',
    ],
    ['an order that is no JSON', { ...base, orderDetails: '{"order_id":' }, 'json-syntax', 'order-details'],
    [
      'an order that names a key twice',
      { ...base, orderDetails: '{"amount":"1.00","am\\u006funt":"9.00"}' },
      'json-duplicate-key',
      'amount',
    ],
    ['an undocumented action', { ...base, action: 'refund' }, 'not-allowed', 'action'],
    ['a session beside a signed order', { ...base, sdkPayload: '{}' }, 'conflict', 'sdk-payload', 'signed-order'],
    [
      'a session that is no JSON',
      { clientId: 'a', environment: 'sandbox', sdkPayload: '{' },
      'json-syntax',
      'sdk-payload',
    ],
    ['a number for the client id', { ...base, clientId: 7 }, 'type', 'client-id', 'string'],
    ['a number for the key id', { ...base, merchantKeyId: 2980 }, 'type', 'merchant-key-id', 'string'],
    ['null for the order', { ...base, orderDetails: null }, 'half-pair', 'order-details'],
    [
      'saved methods without a signed customer',
      { clientId: 'a', environment: 'sandbox', action: 'paymentManagement' },
      'required',
      'initiate-signature-payload',
    ],
    [
      'a signed customer that is no JSON',
      { ...base, initiateSignature: 'c2ln', initiateSignaturePayload: '{' },
      'json-syntax',
      'initiate-signature-payload',
    ],
    [
      'a signed customer without signature',
      { ...base, initiateSignaturePayload: '{}' },
      'half-pair',
      'initiate-signature',
    ],
    ['offers that are no JSON', { ...base, offerDetails: '{' }, 'json-syntax', 'offer-details'],
    [
      'a session that is none',
      { clientId: 'a', environment: 'sandbox', sdkPayload: '{"payload":1}' },
      'json-shape',
      'sdk-payload',
    ],
    ['half a signed customer', { ...base, initiateSignature: 'c2ln' }, 'half-pair', 'initiate-signature-payload'],
    ['fonts that are no JSON', { ...base, merchantFonts: '{' }, 'json-syntax', 'merchant-fonts'],
  ];

  for (const [title, given, code, field, reason] of refused) {
    it(`are refused for ${title}`, () => {
      const requests = read(given);
      assert.ok(requests && !requests.ok);
      assert.equal(requests.issue.code, code);
      assert.equal(requests.issue.field, field);
      if (reason) assert.equal(requests.issue.reason, reason);
      assert.ok(requests.issue.fix.length > 5);
    });
  }

  it('never repeat a value in what they say of it', () => {
    const secret = 'S3CR3T';
    for (const name of Object.keys(noProperties) as (keyof CheckoutProperties)[]) {
      for (const value of [secret, `{"a":"${secret}"`, { a: secret }]) {
        const requests = read({ ...base, [name]: value });
        const issues = requests?.ok ? requests.value.warnings : requests ? [requests.issue] : [];
        assert.ok(!JSON.stringify(issues).includes(secret), name);
      }
    }
  });
});
