import { newRequest } from '../../src/element/checkout/requests-from-properties.ts';
import {
  managementFields,
  processFields,
  resumePaymentFields,
  sessionFields,
  updateOrderFields,
} from '../../src/protocol/requests/process-payload.ts';
import type { FieldCase, Section, Sent, TestOrder, Value } from './field-case.ts';
import { signedCustomer } from './initiate.ts';
import { arrivedIn, fromHost, fromProperties } from './product.ts';
import { merchant } from './world.ts';

const data = 'test/fields/process.ts';
const source = (name: string) => [name, 'src/protocol/requests/process-payload.ts'] as const;
const initiate = { action: 'initiate', clientId: merchant.clientId, environment: 'sandbox' };
const common = { clientId: merchant.clientId, environment: 'sandbox', merchantKeyId: merchant.merchantKeyId };
/** The customer's contact, so that nothing is missing. */
export const contact = { customerEmail: 'asha@shop.example', customerMobile: '9876543210' };

/** A lock on cards, in the shape of `payment_filter`. */
export const onlyCards = { allowDefaultOptions: false, options: [{ paymentMethodType: 'CARD', enable: true }] };
const cardsShown = { 'page.methods': 'card', upi: 'payment_filter not-allowed' };
const unsignedLock = {
  ...cardsShown,
  'page.mistakes.0': 'The lock of the process payload is not signed: put it into orderDetails as payment_filter.',
};

/** The payload of `process` for a signed order. */
export const processSection: Section<typeof processFields> = {
  title: 'process',
  about: 'The payload of `process` for a signed order, action `paymentPage` or `quickPay`.',
  table: processFields,
  source: source('processFields'),
  data,
  way: 'No attribute: the element does not send it',
  cases: {
    action: {
      property: 'action',
      right: 'quickPay',
      wrong: 'refund',
      refused: ['not-allowed', 'action'],
      besideSession: 'warned',
    },
    merchantId: {
      property: 'merchantId',
      right: 'acme',
      wrong: 'globex',
      refused: ['conflict', 'merchant-id'],
      besideSession: { compared: 'globex' },
    },
    clientId: {
      property: 'clientId',
      right: 'acme',
      wrong: 'ac/me',
      refused: ['field', 'client-id', 'charset'],
      besideSession: { compared: 'globex' },
    },
    orderId: {
      property: 'orderId',
      right: ({ orderId }) => orderId,
      wrong: 'R2',
      refused: ['conflict', 'order-id'],
      besideSession: { compared: 'R2' },
    },
    amount: {
      property: 'amount',
      right: '249.0',
      wrong: '100.00',
      refused: ['conflict', 'amount'],
      besideSession: { compared: '249.01' },
    },
    customerId: {
      property: 'customerId',
      right: 'cust-77',
      wrong: 'cust-78',
      refused: ['conflict', 'customer-id'],
      besideSession: { compared: 'cust-78' },
    },
    customerEmail: {
      property: 'customerEmail',
      right: 'asha@shop.example',
      wrong: 'asha',
      refused: ['field', 'customer-email'],
      besideSession: 'warned',
    },
    customerMobile: {
      property: 'customerMobile',
      right: '9876543210',
      wrong: '98765',
      refused: ['field', 'customer-mobile'],
      besideSession: 'warned',
    },
    orderDetails: {
      property: 'orderDetails',
      right: ({ orderDetails }) => orderDetails,
      wrong: '{"order_id":',
      refused: ['json-syntax', 'order-details'],
      besideSession: ['conflict', 'sdk-payload', 'signed-order'],
    },
    signature: {
      property: 'signature',
      right: ({ signature }) => signature,
      wrong: 'AZOn8jH8',
      refused: ['signature-length', 'signature'],
      besideSession: ['conflict', 'sdk-payload', 'signed-order'],
    },
    merchantKeyId: {
      property: 'merchantKeyId',
      right: '2980',
      wrong: '29 80',
      refused: ['field', 'merchant-key-id', 'charset'],
      besideSession: 'initiate',
    },
    language: {
      property: 'language',
      right: 'hi-IN',
      arrives: 'hindi',
      wrong: 'klingon',
      warned: ['not-allowed', 'language'],
      becomes: 'english',
      besideSession: 'merged',
    },
    environment: {
      property: 'environment',
      right: 'sandbox',
      wrong: 'Sandbox',
      refused: ['not-allowed', 'environment'],
      besideSession: { compared: 'production' },
    },
    guest_login_url: {
      property: 'guestLoginUrl',
      // It goes along for a guest only.
      needs: { customer_id: '' },
      right: 'https://shop.example/login?next=/cart',
      wrong: 'javascript:alert(1)',
      refused: ['url-scheme', 'guest-login-url'],
      besideSession: 'merged',
    },
    payeeName: {
      property: 'payeeName',
      right: 'Acme Saris',
      shown: { 'upi.texts.link?pn': 'Acme Saris (Simulator)' },
      wrong: '\u202eAcme',
      refused: ['text-bidi', 'payee-name'],
      besideSession: 'merged',
    },
    displayNote: {
      property: 'displayNote',
      right: 'Two saris',
      shown: { 'upi.texts.link?tn': 'Two saris' },
      wrong: '\u202eTwo',
      refused: ['text-bidi', 'display-note'],
      besideSession: 'merged',
    },
    offer_details: {
      property: 'offerDetails',
      right: JSON.stringify(onlyCards),
      arrives: onlyCards,
      told: ['unknown-field', 'offer_details', 'unsigned'],
      shown: {
        ...cardsShown,
        'page.mistakes.0': 'offer_details has the keys of payment_filter: rename it.',
        'page.mistakes.1': unsignedLock['page.mistakes.0'],
      },
      wrong: '[]',
      refused: ['json-shape', 'offer-details'],
      besideSession: 'warned',
    },
    payment_filter: {
      right: onlyCards,
      shown: unsignedLock,
      wrong: 'CARD',
      refused: ['type', 'payment_filter', 'object'],
    },
    fragmentViewGroups: { right: {}, wrong: [], refused: ['type', 'fragment-view-groups', 'object'] },
  },
  send: async (world, field, value, { property, needs = {} }) => {
    const order = world.order(needs);
    const pair = { orderDetails: order.orderDetails, signature: order.signature };
    const given = valueIn(order, value);
    if (property) {
      const outcome = await fromProperties('process', { ...common, ...contact, ...pair, [property]: given });
      return { ...outcome, orderId: order.orderId, sent: given, arrived: arrivedIn(outcome.received?.payload, field) };
    }
    const whole = await fromProperties('process', { ...common, ...contact, ...pair });
    return fromHostWith(field, given, { ...whole.received?.payload }, order.orderId);
  },
};

/** The payload of the Session API. */
export const sessionSection: Section<typeof sessionFields> = {
  title: 'sdk-payload',
  about:
    'The payload of `process` for a session: the `sdk_payload` of `POST /session`, in `sdk-payload`. It arrives with ' +
    'whatever else the server put into it.',
  table: sessionFields,
  source: source('sessionFields'),
  data,
  way: 'In the `payload` of `sdk-payload`',
  cases: {
    clientId: { right: 'acme', wrong: 'ac/me', refused: ['conflict', 'client-id', 'session'] },
    environment: { right: 'sandbox', wrong: 'Sandbox', refused: ['conflict', 'environment', 'session'] },
    clientAuthToken: { right: 'tkn_1', wrong: 'tkn 1', refused: ['token', 'clientAuthToken', 'form'] },
    language: { right: 'hindi', wrong: 'klingon', warned: ['not-allowed', 'language'], becomes: 'klingon' },
    guest_login_url: {
      right: 'https://shop.example/login',
      wrong: 'javascript:alert(1)',
      refused: ['url-scheme', 'guest_login_url'],
    },
    payeeName: { right: 'Acme Saris', wrong: '\u202eAcme', refused: ['text-bidi', 'payeeName'] },
    displayNote: { right: 'Two saris', wrong: 5, refused: ['type', 'displayNote', 'string'] },
  },
  send: async (world, field, value) => {
    const request = await world.session();
    const sdkPayload = { ...request, payload: { ...request.payload, [field]: value } };
    const properties = { clientId: 'acme', environment: 'sandbox', sdkPayload: JSON.stringify(sdkPayload) };
    const outcome = await fromProperties('process', properties);
    return { ...outcome, sent: value, arrived: arrivedIn(outcome.received?.payload, field) };
  },
};

/** The payload of `process` for saved methods. */
export const managementSection: Section<typeof managementFields> = {
  title: 'paymentManagement',
  about:
    'The payload of `process` for the page on which a customer manages saved methods: `action="paymentManagement"`.',
  table: managementFields,
  source: source('managementFields'),
  data,
  way: 'No attribute',
  cases: {
    action: {
      property: 'action',
      right: 'paymentManagement',
      wrong: 'manage',
      refused: ['not-allowed', 'action'],
    },
    clientId: {
      property: 'clientId',
      right: 'acme',
      wrong: 'ac/me',
      refused: ['field', 'client-id', 'charset'],
    },
    signaturePayload: {
      property: 'initiateSignaturePayload',
      right: '{"merchant_id":"acme","customer_id":"cust-77","timestamp":"1571922200845"}',
      wrong: '{"merchant_id":"acme"}',
      refused: ['required', 'customer_id'],
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
    language: {
      property: 'language',
      right: 'hi-IN',
      arrives: 'hindi',
      wrong: 'klingon',
      warned: ['not-allowed', 'language'],
      becomes: 'english',
    },
    environment: {
      property: 'environment',
      right: 'sandbox',
      wrong: 'Sandbox',
      refused: ['not-allowed', 'environment'],
    },
  },
  send: async (world, field, value, { property = 'action' }) => {
    const properties = { ...common, action: 'paymentManagement', ...signedCustomer(world), [property]: value };
    const outcome = await fromProperties('process', properties);
    return { ...outcome, sent: value, arrived: arrivedIn(outcome.received?.payload, field) };
  },
};

const changedOrder: Pick<
  Record<keyof typeof updateOrderFields, FieldCase>,
  'orderDetails' | 'signature' | 'merchantKeyId'
> = {
  orderDetails: {
    right: ({ orderDetails }) => orderDetails,
    wrong: '{"order_id":',
    // The method has no attribute: the name is that of the key.
    refused: ['json-syntax', 'order-details'],
  },
  signature: {
    right: ({ signature }) => signature,
    wrong: 'AZOn8jH8',
    refused: ['signature-length', 'signature'],
  },
  merchantKeyId: {
    way: 'The element does not send it',
    right: '2980',
    wrong: '29 80',
    refused: ['field', 'merchant-key-id', 'charset'],
  },
};

/** The payload of `process` that changes an open order. */
export const updateOrderSection: Section<typeof updateOrderFields> = {
  title: 'updateOrder',
  about: 'The payload of `process` that gives an open payment page another order: `updateOrder(order)`.',
  table: updateOrderFields,
  source: source('updateOrderFields'),
  data,
  way: 'By `updateOrder()`',
  cases: {
    action: { right: 'updateOrder', wrong: 'updateorder', refused: ['not-allowed', 'action'] },
    ...changedOrder,
  },
  send: (world, field, value) => sendChange(world.order(), { action: 'updateOrder' }, field, value),
};

/** The payload of `process` that answers a waiting payment. */
export const resumePaymentSection: Section<typeof resumePaymentFields> = {
  title: 'resumePayment',
  about:
    'The payload of `process` that answers a `hyper-payment-attempt` which waits: `respondWith()` or ' +
    '`preventDefault()`.',
  table: resumePaymentFields,
  source: source('resumePaymentFields'),
  data,
  way: 'By `respondWith()` of `hyper-payment-attempt`',
  cases: {
    action: { right: 'resumePayment', wrong: 'resume', refused: ['not-allowed', 'action'] },
    txnReference: { right: 'txr-55', wrong: 55, refused: ['type', 'txn-reference', 'string'] },
    status: { right: false, wrong: 'false', refused: ['type', 'status', 'boolean'] },
    ...changedOrder,
  },
  send: (world, field, value) =>
    sendChange(world.order(), { action: 'resumePayment', txnReference: 'txr-55', status: true }, field, value),
};

function sendChange(order: TestOrder, payload: object, field: string, value: unknown): Promise<Sent> {
  const { orderDetails, signature } = order;
  return fromHostWith(field, valueIn(order, value), { ...payload, orderDetails, signature });
}

async function fromHostWith(field: string, value: unknown, payload: object, orderId?: string): Promise<Sent> {
  const outcome = await fromHost('process', newRequest({ ...payload, [field]: value }), initiate);
  return { ...outcome, ...(orderId && { orderId }), sent: value, arrived: arrivedIn(outcome.received?.payload, field) };
}

/** The value itself, or that which the order of the test gives. */
export function valueIn(order: TestOrder, value: unknown): unknown {
  return isOfOrder(value) ? value(order) : value;
}

function isOfOrder(value: unknown): value is Extract<Value, (order: TestOrder) => unknown> {
  return typeof value === 'function';
}
