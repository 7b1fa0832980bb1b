import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CheckoutProperties } from '../../src/element/hyper-checkout-element.ts';
import { nothingSet, requestsFromProperties } from '../../src/element/checkout/requests-from-properties.ts';
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

describe('the requests that properties amount to', () => {
  it('are none while nothing is set', () => {
    assert.equal(read({}), nothingSet);
    assert.equal(read({ frameUrl: 'https://pay.example/', language: 'hindi' }), nothingSet);
    assert.equal(
      read({ clientId: null, environment: '', orderDetails: null, signature: '', sdkPayload: null }),
      nothingSet,
    );
  });

  for (const name of ['clientId', 'environment', 'orderDetails', 'signature', 'sdkPayload'] as const) {
    it(`are validated as soon as ${name} alone is set`, () => {
      assert.notEqual(read({ [name]: 'set' }), nothingSet);
    });
  }

  it('are the properties that are set, objects as their text', () => {
    const requests = read({
      ...base,
      amount: '',
      customerId: '',
      payeeName: null,
      merchantFonts: { bold: { name: 'Mukta' } },
      language: 'mr-IN',
    });
    assert.ok(requests.ok);
    const { properties, canProcess, warnings } = requests.value;
    assert.deepEqual(properties, {
      ...base,
      customerId: '',
      merchantFonts: '{"bold":{"name":"Mukta"}}',
      language: 'marathi',
    });
    assert.deepEqual([canProcess, warnings], [true, []]);
  });

  it('can be processed with an order, a session, or saved methods to manage', () => {
    const { clientId, environment, merchantKeyId } = base;
    const signed = { merchantKeyId, initiateSignaturePayload: '{}', initiateSignature: 'c2ln' };
    for (const [given, canProcess] of [
      [{}, false],
      [{ sdkPayload: '{}' }, true],
      [signed, false],
      [{ ...signed, action: 'paymentManagement' }, true],
    ] as const) {
      const requests = read({ clientId, environment, ...given });
      assert.equal(requests.ok && requests.value.canProcess, canProcess, JSON.stringify(given));
    }
  });

  it('F9: have another key when something that initiate depends on changes, and only then', () => {
    const keyOf = (given: object) => {
      const requests = read({ ...base, ...given });
      return requests.ok && requests.value.key;
    };
    const first = keyOf({});
    for (const same of [{ amount: '1.00' }, { orderDetails: '{}' }, { language: 'hi' }, { merchantKeyId: '7' }]) {
      assert.equal(keyOf(same), first, JSON.stringify(same));
    }
    const signed = { initiateSignaturePayload: '{}', initiateSignature: 'c2ln' };
    const others = [
      { clientId: 'other' },
      { environment: 'production' },
      { frameUrl: 'https://pay.example/' },
      { merchantId: 'acme' },
      { customerId: 'c1' },
      { customerId: '' },
      { logLevel: '1' },
      { merchantFonts: '{}' },
      signed,
      { ...signed, merchantKeyId: '7' },
    ];
    assert.equal(new Set([first, ...others.map(keyOf)]).size, others.length + 1);
  });

  it('follow the language of the page on demand, and warn of one that is not documented', () => {
    const auto = read({ ...base, language: 'auto' });
    assert.ok(auto.ok);
    assert.equal(auto.value.properties['language'], 'tamil');
    const requests = read({ ...base, language: 'klingon' });
    assert.ok(requests.ok);
    assert.deepEqual(
      requests.value.warnings.map(({ code, field }) => [code, field]),
      [['not-allowed', 'language']],
    );
  });

  it('have the id of the session', () => {
    for (const [sdkPayload, requestId] of [
      [{ requestId: 'abc', payload: {} }, 'abc'],
      ['{"requestId":"abc"}', 'abc'],
      ['{"requestId":5}', undefined],
      ['{', undefined],
      ['null', undefined],
    ] as const) {
      const requests = read({ clientId: 'acme_web', environment: 'sandbox', sdkPayload });
      assert.equal(requests.ok && requests.value.requestId, requestId);
    }
  });

  for (const [title, given, orderId] of [
    ['a signed order', {}, 'R1096438018'],
    ['a session', { sdkPayload: { payload: { orderId: 'S1' } } }, 'S1'],
    ['the payload of a session alone', { sdkPayload: '{"orderId":"S2"}' }, 'S2'],
    ['a signed order in an envelope', { sdkPayload: { payload: { orderDetails: '{"order_id":"S3"}' } } }, 'S3'],
    ['a session whose payload is none', { sdkPayload: '{"payload":"x","orderId":"S4"}' }, 'S4'],
    ['a number for an id', { sdkPayload: '{"orderId":5}' }, undefined],
    ['a session that names none', { sdkPayload: '{}' }, undefined],
    ['a text that is no JSON', { sdkPayload: '{' }, undefined],
  ] as const) {
    it(`have the id of the order in ${title}`, () => {
      const { clientId, environment } = base;
      const requests = read('sdkPayload' in given ? { clientId, environment, ...given } : base);
      assert.equal(requests.ok && requests.value.orderId, orderId);
    });
  }

  it('leave out what was not set, and take no empty text but that of a guest', () => {
    const requests = read({ ...base, customerEmail: '', signature: base.signature });
    assert.ok(requests.ok);
    assert.deepEqual(Object.keys(requests.value.properties).sort(), Object.keys(base).sort());
  });

  it('depend on the key of initiate where initiate is signed', () => {
    const signed = { ...base, initiateSignaturePayload: '{}', initiateSignature: 'c2ln' };
    const keys = ['2980', '7'].map((merchantKeyId) => {
      const requests = read({ ...signed, merchantKeyId, amount: merchantKeyId });
      return requests.ok && requests.value.key;
    });
    assert.notEqual(keys[0], keys[1]);
    const other = read({ ...signed, amount: '5.00' });
    assert.equal(other.ok && other.value.key, keys[0]);
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
    ['an undocumented action', { ...base, action: 'refund' }, 'not-allowed', 'action'],
    ['a session beside a signed order', { ...base, sdkPayload: '{}' }, 'conflict', 'sdk-payload', 'signed-order'],
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
      'a signed customer without signature',
      { ...base, initiateSignaturePayload: '{}' },
      'half-pair',
      'initiate-signature',
    ],
    ['half a signed customer', { ...base, initiateSignature: 'c2ln' }, 'half-pair', 'initiate-signature-payload'],
  ];

  for (const [title, given, code, field, reason] of refused) {
    it(`are refused for ${title}`, () => {
      const requests = read(given);
      assert.ok(!requests.ok);
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
        const issues = requests.ok ? requests.value.warnings : [requests.issue];
        assert.ok(!JSON.stringify(issues).includes(secret), name);
      }
    }
  });

  it('are an order where a redirection has its link, which another run begins for', () => {
    const keyOf = (given: Partial<CheckoutProperties>) => {
      const requests = read({ clientId: 'acme_web', environment: 'sandbox', ...given });
      assert.ok(requests.ok);
      return [requests.value.canProcess, requests.value.key] as const;
    };
    const presentation = 'redirect';
    const [canFollow, key] = keyOf({ presentation, paymentLink: '/one' });
    assert.ok(canFollow);
    assert.notEqual(keyOf({ presentation, paymentLink: '/another' })[1], key);
    assert.equal(keyOf({ presentation })[0], false);
    assert.equal(keyOf({ paymentLink: '/one' })[0], false);
    assert.equal(keyOf({ paymentLink: '/one' })[1], keyOf({ paymentLink: '/another' })[1]);
  });
});
