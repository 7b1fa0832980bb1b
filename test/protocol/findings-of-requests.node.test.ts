import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Checked } from '../../src/protocol/requests/fields.ts';
import { checkInitiatePayload } from '../../src/protocol/requests/initiate-payload.ts';
import { checkOrderDetails } from '../../src/protocol/requests/order-details.ts';
import { parseOrderId } from '../../src/protocol/requests/field-kinds.ts';
import { checkProcessPayload } from '../../src/protocol/requests/process-payload.ts';
import { answersTokenRequest, checkSessionTokenRequest } from '../../src/protocol/session-token.ts';
import { orderText } from './bad-input.ts';
import {
  goodInitiate,
  goodManagement,
  goodProcess,
  goodTokenRequests,
  signature,
  signaturePayload,
} from './good-requests.ts';

/** All findings of a check, as `code field reason`; a warning has a `~` before it. */
function found({ issues, warnings }: Checked<object>): string {
  const line = ({ code, field, reason }: { code: string; field?: string; reason?: string }) =>
    [code, field, reason].filter(Boolean).join(' ');
  return [...issues.map(line), ...warnings.map((warning) => `~${line(warning)}`)].join(', ');
}

/** Checks a payload and holds its findings against the expected ones. One without issues comes back as it is. */
function assertFound(check: (payload: unknown) => Checked<object>, payload: unknown, expected: string): void {
  const result = check(payload);
  assert.equal(found(result), expected);
  assert.equal(result.ok, result.issues.length === 0);
  if (result.ok) assert.deepEqual(result.value, payload);
}

const session = {
  clientId: 'idea_preprod',
  environment: 'sandbox',
  clientAuthToken: 'tkn_2p2k1b6d26eg4740b9ef01294d3a43b4',
};
const answer = { action: 'resumePayment', txnReference: 't-1', status: true };
const live = (changes: object) => ({
  ...goodProcess,
  environment: 'production',
  orderDetails: orderText(changes as never),
});

describe('a payload of process', () => {
  for (const [about, payload, expected] of [
    ['as documented', goodProcess, ''],
    ['that is no object', 'text', 'type payload object'],
    ['without an action', { ...goodProcess, action: undefined }, 'required action'],
    ['with an unknown action', { ...goodProcess, action: 'pay' }, 'not-allowed action'],
    ['for quickPay', { ...goodProcess, action: 'quickPay' }, ''],
    ['with another amount', { ...goodProcess, amount: '2.00' }, 'conflict amount'],
    ['with the amount in other digits', { ...goodProcess, amount: '1' }, ''],
    ['with another order id', { ...goodProcess, orderId: 'R1' }, 'conflict orderId'],
    ['with the order id in small letters', { ...goodProcess, orderId: 'r1096438018' }, '~conflict orderId case'],
    [
      'with a misspelt key',
      { ...goodProcess, displayNotes: 'x' },
      '~unknown-field displayNotes did-you-mean-displayNote',
    ],
    ['with a key that is like no other', { ...goodProcess, colour: 'x' }, '~unknown-field colour'],
    ['with another merchant', { ...goodProcess, merchantId: 'IDEA_PREPROD' }, 'conflict merchantId'],
    ['with another customer', { ...goodProcess, customerId: 'c' }, 'conflict customerId'],
    ['with a lock beside the order', { ...goodProcess, offer_details: {} }, '~unknown-field offer_details unsigned'],
    ['without a signature', { ...goodProcess, signature: undefined }, 'required signature'],
    [
      'of a guest without a login',
      { ...goodProcess, customerId: '', orderDetails: orderText({ customer_id: '' }) },
      '~guest-without-login guest_login_url',
    ],
    [
      'with a phone number that is wrong in the order, too',
      { ...goodProcess, customerMobile: '+91', orderDetails: orderText({ customer_phone: '+91' }) },
      'field customer_phone',
    ],
    ['with a phone number that is wrong here alone', { ...goodProcess, customerMobile: '+91' }, 'field customerMobile'],
    [
      'with phone numbers that are wrong in two ways',
      { ...goodProcess, customerMobile: '97395 34710', orderDetails: orderText({ customer_phone: '+91' }) },
      'field customer_phone, ~field customerMobile phone',
    ],
    [
      'with a return URL of this machine',
      { ...goodProcess, orderDetails: orderText({ return_url: 'https://localhost/' }) },
      '',
    ],
    ['with one in production', live({ return_url: 'https://localhost/' }), 'url-form return_url host'],
    [
      'with one in prod',
      { ...live({ return_url: 'https://localhost/' }), environment: 'prod' },
      'url-form return_url host',
    ],
    ['with an order that is no text', { ...goodProcess, orderDetails: '{' }, 'json-syntax orderDetails'],
    ['of the Session API', { ...session, order_id: 'R1' }, ''],
    [
      'of the Session API with a language that it does not know',
      { ...session, language: 'klingon' },
      '~not-allowed language',
    ],
    [
      'of the Session API with a signed order',
      { ...session, orderDetails: orderText(), signature, signaturePayload, merchantKeyId: '1' },
      'conflict orderDetails session, conflict signature session, conflict signaturePayload session, conflict merchantKeyId session',
    ],
    ['of the Session API without a client', { ...session, clientId: undefined }, 'required clientId'],
    ['that manages saved methods', goodManagement, ''],
    [
      'that manages saved methods, with keys of an order and others',
      { ...goodManagement, amount: '1.00', colour: 'red' },
      '~ignored-field amount, ~unknown-field colour',
    ],
    ['that manages saved methods in Klingon', { ...goodManagement, language: 'klingon' }, '~not-allowed language'],
    [
      'that manages saved methods unsigned',
      { ...goodManagement, signature: undefined },
      'required signature, half-pair signature',
    ],
    [
      'that changes the order',
      { action: 'updateOrder', orderDetails: orderText(), signature, merchantKeyId: '2980' },
      '',
    ],
    [
      'that changes the order to half of one',
      { action: 'updateOrder', orderDetails: orderText() },
      'required signature',
    ],
    ['that answers an attempt', answer, ''],
    ['that answers an attempt with an order', { ...answer, orderDetails: orderText(), signature }, ''],
    ['that answers an attempt with half an order', { ...answer, orderDetails: orderText() }, 'half-pair signature'],
    ['that answers an attempt with a signature alone', { ...answer, signature }, 'half-pair orderDetails'],
    ['that answers an attempt with a word', { ...answer, status: 'yes' }, 'type status boolean'],
  ] as const) {
    it(`${about} has ${expected || 'no findings'}`, () => assertFound(checkProcessPayload, payload, expected));
  }

  it('is refused in its tolerated forms where they are not wanted', () => {
    const payload = { ...goodProcess, offer_details: {}, orderId: 'r1096438018' };
    const strict = checkProcessPayload(payload, { strict: true });
    assert.equal(found(strict), 'unknown-field offer_details unsigned, conflict orderId case');
  });

  it('names the field that the order came from', () => {
    const found = checkProcessPayload({ ...goodProcess, orderDetails: '[]' }, { field: 'order' });
    assert.equal(found.issues[0]?.field, 'order');
    assert.equal(checkProcessPayload({ ...goodProcess, orderDetails: '[]' }).issues[0]?.field, 'orderDetails');
  });
});

describe('a payload of initiate', () => {
  const signed = (changes: object) => ({
    ...goodInitiate,
    signaturePayload: JSON.stringify({ ...JSON.parse(signaturePayload), ...changes }),
  });

  it('has its tolerated forms as warnings, and with strict as issues', () => {
    const payload = signed({ timestamp: 1573724015209 });
    assert.equal(found(checkInitiatePayload(payload)), '~type timestamp string');
    assert.equal(found(checkInitiatePayload(payload, true)), 'type timestamp string');
    assert.equal(
      found(checkInitiatePayload({ ...goodInitiate, customerId: 7 }, true)).split(',')[0],
      'type customerId string',
    );
  });

  it('keeps every digit of a number in the signed text', () => {
    const text = signaturePayload.replace('"1573724015209"', '1573724015209.0');
    assert.equal(
      found(checkInitiatePayload({ ...goodInitiate, signaturePayload: text })),
      'time timestamp form, ~type timestamp string',
    );
  });
});

describe('a request for a session token', () => {
  const { signed, byToken } = goodTokenRequests;
  const now = Date.parse(byToken.authExpiry);
  for (const [about, payload, rules, expected] of [
    ['that is signed', signed, {}, ''],
    ['by token', byToken, {}, ''],
    ['by token, a moment before it ends', byToken, { now: now - 1 }, ''],
    ['by token, at its end', byToken, { now }, 'token clientAuthToken expired'],
    ['by token without an end', { ...byToken, authExpiry: undefined }, { now }, ''],
    [
      'by token that is not well formed',
      { ...byToken, customerId: '', authExpiry: '2020-01-01T00:00:00Z' },
      { now },
      'required customerId',
    ],
    [
      'in both forms',
      { ...byToken, signature, signaturePayload, merchantKeyId: '1' },
      {},
      'conflict signature two-forms, conflict signaturePayload two-forms, conflict merchantKeyId two-forms, ~unknown-field signature, ~unknown-field signaturePayload, ~unknown-field merchantKeyId',
    ],
    ['without a signed text', { ...signed, signaturePayload: undefined }, {}, 'required signaturePayload'],
    ['with a signed text that is no JSON', { ...signed, signaturePayload: '{' }, {}, 'json-syntax signaturePayload'],
    ['for the customer of the page', signed, { customerId: 'abcde12345' }, ''],
    ['for another customer', signed, { customerId: 'other' }, 'conflict customer_id'],
    ['that is no object', undefined, {}, 'type payload object'],
  ] as const) {
    it(`${about} has ${expected || 'no findings'}`, () =>
      assertFound((given) => checkSessionTokenRequest(given, rules), payload, expected));
  }

  it('keeps every digit of a number in the signed text, and refuses one with strict', () => {
    const text = '{"merchant_id":"stock","customer_id":12345678901234567890,"timestamp":"1573724015209"}';
    const payload = { ...signed, signaturePayload: text };
    const customerId = '12345678901234567890';
    assert.equal(found(checkSessionTokenRequest(payload, { customerId })), '~type customer_id string');
    assert.equal(found(checkSessionTokenRequest(payload, { customerId, strict: true })), 'type customer_id string');
  });
});

describe('an order with a mandate', () => {
  const now = Date.parse('2026-11-26T06:30:00Z');
  const seconds = (offset: number) => String(now / 1000 + offset);
  const mandate = {
    'options.create_mandate': 'REQUIRED',
    'mandate.max_amount': '5.00',
    'mandate.frequency': 'MONTHLY',
    'mandate.rule_value': '5',
    'mandate.start_date': seconds(-3600),
    'mandate.end_date': seconds(86_400),
  };
  const paytm = (keys: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(keys).map(([key, value]) => [`metadata.PAYTM_V2:SUBSCRIPTION_${key}`, value]));
  const days = { START_DATE: '2027-01-31', GRACE_DAYS: '3' };
  for (const [about, changes, expected] of [
    ['as documented', mandate, ''],
    [
      'of a fixed amount with room above it',
      { ...mandate, 'mandate.amount_rule': 'FIXED' },
      '~ignored-field mandate.max_amount',
    ],
    ['of a fixed amount and no more', { ...mandate, 'mandate.amount_rule': 'FIXED', 'mandate.max_amount': '1.00' }, ''],
    ['that is over now', { ...mandate, 'mandate.end_date': seconds(0) }, 'mandate mandate.end_date end-date'],
    ['that is over in a second', { ...mandate, 'mandate.end_date': seconds(1) }, ''],
    [
      'with a longer number for its rule',
      { ...mandate, 'mandate.rule_value': '5x' },
      'mandate mandate.rule_value rule-value',
    ],
    ['that is not wanted', { 'options.create_mandate': 'DISABLED' }, ''],
    [
      'of Paytm with days of grace on each day',
      paytm(days),
      'mandate metadata.PAYTM_V2:SUBSCRIPTION_GRACE_DAYS grace-days',
    ],
    ['of Paytm with days of grace on each second day', paytm({ ...days, FREQUENCY: '2' }), ''],
    ['of Paytm with days of grace in each month', paytm({ ...days, FREQUENCY_UNIT: 'MONTH' }), ''],
    ['of Paytm that ends on its first day', paytm({ ...days, FREQUENCY: '2', EXPIRY_DATE: '2027-01-31' }), ''],
    [
      'of Paytm that ends before its first day',
      paytm({ ...days, FREQUENCY: '2', EXPIRY_DATE: '2027-01-30' }),
      'mandate metadata.PAYTM_V2:SUBSCRIPTION_START_DATE date',
    ],
  ] as const) {
    it(`${about} has ${expected || 'no findings'}`, () =>
      assert.equal(found(checkOrderDetails(orderText({ ...changes, timestamp: String(now) }), { now })), expected));
  }

  it('is not held against the clock once it was taken', () => {
    const past = { ...mandate, 'mandate.start_date': seconds(-9e6), 'mandate.end_date': seconds(-8e6) };
    assert.equal(found(checkOrderDetails(orderText({ ...past, timestamp: String(now) }), { now: false })), '');
  });
});

describe('the id of an order', () => {
  for (const [given, expected] of [
    ['R-1', ''],
    ['', 'required order-id'],
    [7, 'type order-id string'],
    ['a b', 'order-id order-id charset'],
    ['..', 'order-id order-id charset'],
  ] as const) {
    it(`${JSON.stringify(given)} has ${expected || 'no findings'}`, () => {
      const parsed = parseOrderId(given, 'order-id');
      const findings = parsed.ok
        ? ''
        : [parsed.issue.code, parsed.issue.field, parsed.issue.reason].filter(Boolean).join(' ');
      assert.equal(findings, expected);
    });
  }
});

describe('an event', () => {
  const answers = (payload: object, service?: string) =>
    answersTokenRequest({ event: 'process_result', payload: payload as never, raw: {}, ...(service && { service }) });

  it('answers a request for a token if it says so', () => {
    assert.equal(answers({ action: 'upiGetSessionToken', status: 'FAILURE' }), true);
    assert.equal(answers({ action: 'paymentPage', status: 'LINKED' }), false);
  });

  it('answers it without a word by its status, and a failure by its service', () => {
    assert.equal(answers({ status: 'LINKED' }), true);
    assert.equal(answers({ status: 'FAILURE' }, 'in.juspay.hyperapi'), true);
    assert.equal(answers({ status: 'FAILURE' }, 'in.juspay.hyperpay'), false);
    assert.equal(answers({ status: 'FAILURE' }), false);
  });
});
