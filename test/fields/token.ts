import { newRequest } from '../../src/element/checkout/requests-from-properties.ts';
import { sessionTokenService } from '../../src/protocol/requests/hyper-request.ts';
import { clientTokenFields, signedTokenFields, tokenSignatureFields } from '../../src/protocol/session-token.ts';
import type { Section, Sent } from './field-case.ts';
import { arrivedIn, fieldOfText, fromHost } from './product.ts';
import { merchant, type World } from './world.ts';

const data = 'test/fields/token.ts';
const source = (name: string) => [name, 'src/protocol/session-token.ts'] as const;
const way = 'By `getSessionToken()`';
const initiate = { action: 'initiate', clientId: merchant.clientId, environment: 'sandbox' };

/** A signed request for a session token. */
export const signedTokenSection: Section<typeof signedTokenFields> = {
  title: 'session token, signed',
  about: 'The request of `getSessionToken()` with a signature.',
  table: signedTokenFields,
  source: source('signedTokenFields'),
  data,
  way,
  cases: {
    action: { right: 'upiGetSessionToken', wrong: 'upiGetToken', refused: ['not-allowed', 'action'] },
    merchantKeyId: { right: '2980', wrong: '29 80', refused: ['field', 'merchantKeyId', 'charset'] },
    customerMobileNumber: {
      right: '919876543210',
      wrong: '9876543210',
      refused: ['field', 'customerMobileNumber'],
    },
    signature: { right: 'ab'.repeat(256), wrong: 'AZOn8jH8', refused: ['signature-length', 'signature'] },
    signaturePayload: {
      right: '{"merchant_id":"acme","customer_id":"asha42","timestamp":"1571922200845"}',
      wrong: '{"merchant_id":',
      refused: ['json-syntax', 'signaturePayload'],
    },
    udfParameters: { right: '{"a":"b"}', wrong: {}, refused: ['type', 'udfParameters', 'string'] },
  },
  send: (world, field, value) => sendToken(field, value, signedRequest(world)),
};

/** The signed text of such a request. */
export const tokenSignatureSection: Section<typeof tokenSignatureFields> = {
  title: 'session token, signaturePayload',
  about: 'The signed text of that request. It arrives byte for byte.',
  table: tokenSignatureFields,
  source: source('tokenSignatureFields'),
  data,
  way: 'In `signaturePayload` of `getSessionToken()`',
  cases: {
    merchant_id: { right: 'acme', wrong: 'ac/me', refused: ['field', 'merchant_id', 'charset'] },
    customer_id: { right: 'asha42', wrong: '', refused: ['required', 'customer_id'] },
    timestamp: { right: '1571922200845', wrong: '1571922200', refused: ['time', 'timestamp', 'seconds'] },
    customer_mobile_number: {
      right: '919876543210',
      wrong: '9876543210',
      refused: ['field', 'customer_mobile_number'],
    },
    mobile_number: { right: '919876543210', wrong: '9876543210', refused: ['field', 'mobile_number'] },
  },
  send: async (world, field, value) => {
    const request = signedRequest(world, { [field]: value });
    const sent = await sendToken('signaturePayload', request.signaturePayload, request);
    return { ...sent, sent: value, arrived: fieldOfText(sent.arrived, request.signaturePayload, field) };
  },
};

/** A request for a session token by the token of a session. */
export const clientTokenSection: Section<typeof clientTokenFields> = {
  title: 'session token, by token',
  about: 'The request of `getSessionToken()` with the `clientAuthToken` of a session.',
  table: clientTokenFields,
  source: source('clientTokenFields'),
  data,
  way,
  cases: {
    action: { right: 'upiGetSessionToken', wrong: 'upiGetToken', refused: ['not-allowed', 'action'] },
    merchantId: { right: 'acme', wrong: 'ac/me', refused: ['field', 'merchantId', 'charset'] },
    customerId: { right: 'asha42', wrong: '', refused: ['required', 'customerId'] },
    clientAuthToken: { right: 'tkn_1', wrong: 'tkn 1', refused: ['token', 'clientAuthToken', 'form'] },
    authExpiry: {
      right: '2039-01-01T00:00:00Z',
      wrong: '2039-01-01',
      refused: ['time', 'authExpiry', 'form'],
    },
    udfParameters: { right: '{"a":"b"}', wrong: {}, refused: ['type', 'udfParameters', 'string'] },
  },
  send: (_, field, value) =>
    sendToken(field, value, {
      action: 'upiGetSessionToken',
      merchantId: merchant.merchantId,
      customerId: 'asha42',
      clientAuthToken: 'tkn_1',
      authExpiry: '2039-01-01T00:00:00Z',
    }),
};

function signedRequest({ shop, sign }: World, changes: Readonly<Record<string, unknown>> = {}) {
  const customer = { merchant_id: merchant.merchantId, customer_id: 'asha42', timestamp: String(shop.now) };
  const signaturePayload = JSON.stringify({ ...customer, ...changes }, null, ' ');
  return {
    action: 'upiGetSessionToken',
    merchantKeyId: merchant.merchantKeyId,
    signature: sign(signaturePayload),
    signaturePayload,
  };
}

async function sendToken(field: string, value: unknown, payload: object): Promise<Sent> {
  const request = newRequest({ ...payload, [field]: value }, sessionTokenService);
  const outcome = await fromHost('session-token', request, initiate);
  return { ...outcome, sent: value, arrived: arrivedIn(outcome.received?.payload, field) };
}
