import { newRequest } from '../../src/element/checkout/requests-from-properties.ts';
import { initiateFields, signaturePayloadFields } from '../../src/protocol/requests/initiate-payload.ts';
import type { Section } from './field-case.ts';
import { arrivedIn, fieldOfText, fromHost, fromProperties } from './product.ts';
import { merchant, type World } from './world.ts';

const data = 'test/fields/initiate.ts';
const properties = { clientId: merchant.clientId, environment: 'sandbox' };

/** A customer whom the merchant has signed, as the element's properties have it. */
export function signedCustomer({ shop, sign }: World, changes: Readonly<Record<string, unknown>> = {}) {
  const text = JSON.stringify(
    { merchant_id: merchant.merchantId, customer_id: 'cust-77', timestamp: String(shop.now), ...changes },
    null,
    ' ',
  );
  return {
    initiateSignaturePayload: text,
    initiateSignature: sign(text),
    merchantKeyId: merchant.merchantKeyId,
  };
}

/** The payload of `initiate`. */
export const initiateSection: Section<typeof initiateFields> = {
  title: 'initiate',
  about: 'The payload of `initiate`. The element sends it as soon as it has `client-id`, `environment` and a frame.',
  table: initiateFields,
  source: ['initiateFields', 'src/protocol/requests/initiate-payload.ts'],
  data,
  way: 'No attribute: the element does not send it',
  cases: {
    action: { way: 'The element sets it', right: 'initiate', wrong: 'process', refused: ['not-allowed', 'action'] },
    clientId: {
      property: 'clientId',
      right: 'acme',
      wrong: 'ac/me',
      refused: ['field', 'client-id', 'charset'],
    },
    merchantId: {
      property: 'merchantId',
      right: 'acme',
      wrong: 'ac me',
      refused: ['field', 'merchant-id', 'charset'],
    },
    customerId: {
      property: 'customerId',
      right: 'cust-77',
      wrong: 'cust\u202e77',
      refused: ['text-bidi', 'customer-id'],
    },
    environment: {
      property: 'environment',
      right: 'sandbox',
      wrong: 'Sandbox',
      refused: ['not-allowed', 'environment'],
    },
    signaturePayload: {
      property: 'initiateSignaturePayload',
      right: '{"merchant_id":"acme","customer_id":"cust-77","timestamp":"1571922200845"}',
      wrong: '{"merchant_id":',
      refused: ['json-syntax', 'initiate-signature-payload'],
    },
    signature: {
      property: 'initiateSignature',
      right: 'ab'.repeat(256),
      wrong: 'AZOn8jH8',
      refused: ['signature-length', 'initiate-signature'],
    },
    merchantKeyId: {
      property: 'merchantKeyId',
      right: '2980',
      wrong: '29 80',
      refused: ['field', 'merchant-key-id', 'charset'],
    },
    logLevel: { property: 'logLevel', right: '1', wrong: '2', warned: ['not-allowed', 'log-level'], becomes: '2' },
    merchantFonts: {
      property: 'merchantFonts',
      right: '{"bold":{"name":"Mukta","path":"fonts/mukta.ttf"}}',
      wrong: '{"thin":{"name":"Mukta"}}',
      warned: ['unknown-field', 'merchant-fonts.thin'],
      becomes: null,
    },
    integrationType: {
      way: 'The frame sets it, whatever the element sends',
      right: 'redirection',
      arrives: 'iframe',
      wrong: 'popup',
      refused: ['not-allowed', 'integration-type'],
    },
    hyperSDKDiv: {
      way: 'The frame sets it, whatever the element sends',
      right: 'payment',
      arrives: 'hyperSDKDiv',
      wrong: true,
      refused: ['type', 'hyperSDKDiv', 'string'],
    },
    clientAuthToken: { right: 'tkn_1', wrong: 'tkn 1', refused: ['token', 'clientAuthToken', 'form'] },
    iframePermissions: { right: 'payment', wrong: true, refused: ['type', 'iframe-permissions', 'string'] },
  },
  send: async (world, field, value, { property }) => {
    const customer = /^(signature|merchantKeyId)/.test(field) ? signedCustomer(world) : {};
    const outcome = property
      ? await fromProperties('initiate', { ...properties, ...customer, [property]: value })
      : await fromHost('initiate', newRequest({ action: 'initiate', ...properties, [field]: value }), {});
    return { ...outcome, sent: value, arrived: arrivedIn(outcome.received?.payload, field) };
  },
};

/** The signed text of `initiate`. */
export const signaturePayloadSection: Section<typeof signaturePayloadFields> = {
  title: 'signaturePayload',
  about:
    'The signed text that says who the customer is: `initiate-signature-payload` with `initiate-signature`, for ' +
    '`initiate` and for `paymentManagement`. It arrives byte for byte.',
  table: signaturePayloadFields,
  source: ['signaturePayloadFields', 'src/protocol/requests/initiate-payload.ts'],
  data,
  way: 'In the text of `initiate-signature-payload`',
  cases: {
    merchant_id: { right: 'acme', wrong: 'ac/me', refused: ['field', 'merchant_id', 'charset'] },
    customer_id: { right: 'asha42', wrong: 'asha\u202e42', refused: ['text-bidi', 'customer_id'] },
    mobile_number: { right: '9876543210', wrong: '98765', refused: ['field', 'mobile_number'] },
    email_address: { right: 'asha@shop.example', wrong: 'asha', refused: ['field', 'email_address'] },
    first_name: { right: 'Asha', wrong: 'Asha\u202e', refused: ['text-bidi', 'first_name'] },
    last_name: { right: 'Rao', wrong: true, refused: ['type', 'last_name', 'string'] },
    timestamp: { right: '1571922200845', wrong: '1571922200', refused: ['time', 'timestamp', 'seconds'] },
  },
  send: async (world, field, value) => {
    const signed = signedCustomer(world, { [field]: value });
    const outcome = await fromProperties('initiate', { ...properties, ...signed });
    const text = arrivedIn(outcome.received?.payload, 'signaturePayload');
    return { ...outcome, sent: value, arrived: fieldOfText(text, signed.initiateSignaturePayload, field) };
  },
};
