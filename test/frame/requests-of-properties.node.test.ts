import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newRequest } from '../../src/element/checkout/requests-from-properties.ts';
import { attributePaths } from '../../src/frame/attribute-paths.ts';
import { initiateOf, processOf } from '../../src/frame/requests-of-properties.ts';
import { checkoutPropertyNames } from '../../src/protocol/checkout-property-names.ts';
import { findingOf } from '../fields/product.ts';

/** Does not survive parse and stringify: escaped slashes, odd blanks, an escape that is not needed, `1.00`, digits as keys. */
const orderDetails =
  '{ "order_id" :"R1096438018","amount":"1.00",\n "merchant_id":"acme","customer_id":"1234567890","10":"b","9":"a",' +
  '"return_url":"https:\\/\\/shop.example\\/end","description":"caf\\u00e9 \\u0930 रु ✓","timestamp":"1571922200845"}';

const common = { clientId: 'acme_web', environment: 'sandbox' };
const signed = { ...common, merchantKeyId: '2980', orderDetails, signature: 'AZOn8jH8' };
const contact = { customerEmail: 'asha@shop.example', customerMobile: '9876543210' };
const session = {
  requestId: '12398b5571d74c3388a74004bc24370c',
  service: 'in.juspay.hyperpay',
  payload: {
    clientId: 'acme_web',
    environment: 'sandbox',
    merchantId: 'acme',
    orderId: 'R1',
    amount: '249.0',
    customerId: 'c1',
    customerEmail: 'asha@shop.example',
    clientAuthToken: 'tkn_1',
    returnUrl: 'https://shop.example/end',
  },
};

const initiate = (given: object) => read(initiateOf(newRequest(given)));
const process = (given: object) => read(processOf(newRequest(given)));

function read({ request, issues, warnings }: ReturnType<typeof processOf>) {
  return {
    request,
    payload: { ...request.payload } as Readonly<Record<string, unknown>>,
    issues: issues.map(findingOf),
    warnings: warnings.map(findingOf),
  };
}

describe('initiate, made in the frame', () => {
  it('has its own properties and no others', () => {
    const all = Object.fromEntries(checkoutPropertyNames.map((name) => [name, name]));
    const { payload } = initiate({
      ...all,
      action: 'quickPay',
      orderDetails: undefined,
      sdkPayload: undefined,
      merchantFonts: '{}',
    });
    const keys = Object.values(attributePaths).flatMap(({ initiate: key }) => key ?? []);
    assert.deepEqual(Object.keys(payload).sort(), ['action', ...keys].sort());
    assert.equal(payload['signature'], 'initiateSignature');
  });

  it('has the key id only where the customer is signed', () => {
    assert.equal(initiate(signed).payload['merchantKeyId'], undefined);
    assert.equal(initiate({ ...signed, initiateSignature: 'c2ln' }).payload['merchantKeyId'], '2980');
  });

  for (const [title, given] of [
    ['an order', signed],
    ['a session', { ...common, sdkPayload: JSON.stringify(session) }],
    ['the payload of a session', { ...common, sdkPayload: JSON.stringify(session.payload) }],
    ['an order in an envelope', { ...common, sdkPayload: JSON.stringify({ ...session, payload: signed }) }],
  ] as const) {
    it(`takes merchant and customer from ${title}, unless properties have them`, () => {
      const { payload, issues } = initiate(given);
      assert.deepEqual(issues, []);
      const customerId = title.includes('order') ? '1234567890' : 'c1';
      assert.deepEqual([payload['merchantId'], payload['customerId']], ['acme', customerId]);
      const own = initiate({ ...given, merchantId: 'globex', customerId: '' }).payload;
      assert.deepEqual([own['merchantId'], own['customerId']], ['globex', '']);
    });
  }

  it('is refused for an order or session that cannot be read', () => {
    assert.deepEqual(initiate({ ...signed, orderDetails: '{' }).issues, [['json-syntax', 'order-details']]);
    assert.deepEqual(initiate({ ...common, sdkPayload: '{' }).issues, [['json-syntax', 'sdk-payload']]);
    assert.deepEqual(initiate({ ...common, sdkPayload: '{"payload":1}' }).issues, [['json-shape', 'sdk-payload']]);
  });

  it('goes without fonts that cannot be used, and warns of them', () => {
    for (const [merchantFonts, code] of [
      ['not json', 'json-syntax'],
      ['{"thin":{"name":"Mukta"}}', 'unknown-field'],
      ['{"bold":{"name":"Mukta","path":"http://evil.example/x"}}', 'field'],
    ] as const) {
      const { payload, issues, warnings } = initiate({ ...common, merchantFonts });
      assert.deepEqual([payload['merchantFonts'], issues, warnings.map(([found]) => found)], [undefined, [], [code]]);
    }
    const merchantFonts = '{"bold":{"name":"Mukta","path":"fonts/mukta.ttf"}}';
    assert.equal(initiate({ ...common, merchantFonts }).payload['merchantFonts'], merchantFonts);
  });
});

describe('a signed order, made in the frame', () => {
  it('passes the signed text on byte for byte, and takes from it what no property has', () => {
    assert.notEqual(JSON.stringify(JSON.parse(orderDetails)), orderDetails, 'the text must be one that would change');
    assert.deepEqual(process({ ...signed, ...contact }).payload, {
      action: 'paymentPage',
      ...common,
      language: 'english',
      merchantId: 'acme',
      orderId: 'R1096438018',
      amount: '1.00',
      customerId: '1234567890',
      ...contact,
      orderDetails,
      signature: 'AZOn8jH8',
      merchantKeyId: '2980',
    });
  });

  for (const [email, phone] of [
    ['customer_email', 'customer_phone'],
    ['email_address', 'mobile_number'],
  ]) {
    it(`takes address and number from ${email} and ${phone}, unless properties have them`, () => {
      const text = orderDetails.replace('{', `{"${email}":"order@shop.example","${phone}":"9000000001",`);
      const { payload, warnings } = process({ ...signed, orderDetails: text });
      assert.deepEqual([payload['customerEmail'], payload['customerMobile']], ['order@shop.example', '9000000001']);
      assert.deepEqual(warnings, []);
      assert.equal(
        process({ ...signed, ...contact, orderDetails: text }).payload['customerEmail'],
        contact.customerEmail,
      );
    });
  }

  it('warns of an address and a number that nobody gives', () => {
    assert.deepEqual(process(signed).warnings, [
      ['required', 'customerEmail'],
      ['required', 'customerMobile'],
    ]);
    assert.deepEqual(process({ ...signed, ...contact }).warnings, []);
  });

  it('reads a lock, and is refused for one that is no JSON', () => {
    const offerDetails = '{"offers":[]}';
    assert.deepEqual(process({ ...signed, offerDetails }).payload['offer_details'], { offers: [] });
    assert.deepEqual(process({ ...signed, offerDetails: '{' }).issues, [['json-syntax', 'offer-details']]);
  });

  it('has the login address verbatim, and only for a guest', () => {
    const guestLoginUrl = 'https://Shop.example:443/login?next=%2f';
    assert.equal(process({ ...signed, guestLoginUrl }).payload['guest_login_url'], undefined);
    const guest = process({ ...signed, guestLoginUrl, orderDetails: orderDetails.replace('1234567890', '') }).payload;
    assert.deepEqual([guest['guest_login_url'], guest['customerId']], [guestLoginUrl, '']);
  });

  it('is refused for a text that names a key twice', () => {
    const twice = '{"amount":"1.00","am\\u006funt":"9.00"}';
    assert.deepEqual(process({ ...signed, orderDetails: twice }).issues, [['json-duplicate-key', 'amount']]);
  });

  it('that is made already is not changed', () => {
    const { request, payload } = process({ ...signed, ...contact, payment_filter: { options: [] } });
    assert.deepEqual(payload['payment_filter'], { options: [] });
    assert.deepEqual(processOf(request).request, request);
    const resume = newRequest({ action: 'resumePayment', txnReference: 'txr-55', status: true });
    assert.equal(processOf(resume).request, resume);
  });
});

describe('saved methods, made in the frame', () => {
  it('need no order, and have seven keys', () => {
    const customer = { initiateSignaturePayload: '{"merchant_id":"acme"}', initiateSignature: 'c2ln' };
    const given = { ...common, merchantKeyId: '2980', ...customer, payeeName: 'Acme', action: 'paymentManagement' };
    assert.deepEqual(process(given).payload, {
      action: 'paymentManagement',
      ...common,
      language: 'english',
      signaturePayload: '{"merchant_id":"acme"}',
      signature: 'c2ln',
      merchantKeyId: '2980',
    });
  });
});

describe('a session, made in the frame', () => {
  const withSession = (given: object = {}, payload: object = {}) =>
    process({
      ...common,
      ...given,
      sdkPayload: JSON.stringify({ ...session, payload: { ...session.payload, ...payload } }),
    });

  it('goes on unchanged', () => {
    const { request, issues, warnings } = withSession();
    assert.deepEqual([request.service, request.payload, issues, warnings], [session.service, session.payload, [], []]);
  });

  it('has a login address for a guest only', () => {
    const guestLoginUrl = 'https://shop.example/login';
    assert.equal(withSession({ guestLoginUrl }).payload['guest_login_url'], undefined);
    for (const customerId of ['', undefined]) {
      assert.equal(withSession({ guestLoginUrl }, { customerId }).payload['guest_login_url'], guestLoginUrl);
    }
  });

  it('is compared by value', () => {
    const same = { amount: '249.00', orderId: 'R1', customerId: 'c1', ...contact, customerMobile: undefined };
    const { payload, issues, warnings } = withSession(same);
    assert.deepEqual([payload, issues, warnings], [session.payload, [], []]);
    assert.deepEqual(withSession({ environment: 'prod' }).issues, [['conflict', 'environment', 'session']]);
    assert.deepEqual(withSession({ environment: 'prod' }, { environment: 'production' }).issues, []);
    assert.deepEqual(withSession({ amount: '249.00' }, { amount: 249 }).issues, []);
  });

  it('that says nothing of order or amount cannot take them, and warns', () => {
    const without = { orderId: undefined, amount: undefined, merchantId: undefined, customerId: undefined };
    const { payload, issues, warnings } = withSession(
      { orderId: 'R1', amount: '249.00', merchantId: 'acme', customerId: 'c1' },
      without,
    );
    assert.deepEqual([payload['orderId'], payload['amount'], issues], [undefined, undefined, []]);
    assert.deepEqual(warnings, [
      ['ignored-field', 'orderId', 'session'],
      ['ignored-field', 'amount', 'session'],
    ]);
  });

  it('may be its payload alone', () => {
    const given = { ...common, language: 'hindi', sdkPayload: JSON.stringify(session.payload) };
    const { request, issues } = process(given);
    assert.deepEqual(
      [request.service, request.payload, issues],
      [session.service, { ...session.payload, language: 'hindi' }, []],
    );
    assert.match(request.requestId, /^[\da-f-]{36}$/);
  });

  it('warns of an envelope with other keys', () => {
    const sdkPayload = JSON.stringify({ ...session, servcie: 'x', sdk_payload: {} });
    assert.deepEqual(process({ ...common, sdkPayload }).warnings, [
      ['unknown-field', 'servcie', 'did-you-mean-service'],
      ['unknown-field', 'sdk_payload'],
    ]);
  });
});

describe('an envelope with a signed order, made in the frame', () => {
  const payload = { action: 'quickPay', ...signed, ...contact, language: 'tamil', orderId: 'R1096438018' };
  const inEnvelope = (given: object = {}, changes: object = {}) =>
    process({
      ...common,
      ...given,
      sdkPayload: JSON.stringify({ ...session, payload: { ...payload, ...changes } }),
    });

  it('keeps the text byte for byte, and what stands beside it', () => {
    const { payload: made, issues, warnings } = inEnvelope();
    assert.equal(made['orderDetails'], orderDetails);
    assert.deepEqual([made['action'], made['language'], made['amount']], ['quickPay', 'tamil', '1.00']);
    assert.deepEqual([issues, warnings], [[], []]);
  });

  it('takes the properties that it has no key for, and the language of the page', () => {
    const { payload: made, issues } = inEnvelope({ payeeName: 'Acme', language: 'hindi' }, { clientId: undefined });
    assert.deepEqual([made['payeeName'], made['clientId'], made['language']], ['Acme', 'acme_web', 'hindi']);
    assert.deepEqual(issues, []);
  });

  it('is refused beside a property that says something else', () => {
    assert.deepEqual(inEnvelope({ orderId: 'R2' }).issues, [['conflict', 'orderId', 'session']]);
  });

  it('replaces an open order as its pair', () => {
    const sdkPayload = JSON.stringify({ ...session, payload });
    const { payload: made } = process({ ...common, sdkPayload, action: 'updateOrder' });
    assert.deepEqual(made, { action: 'updateOrder', orderDetails, signature: 'AZOn8jH8', merchantKeyId: '2980' });
  });
});
