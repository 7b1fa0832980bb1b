import { goodOrder, orderText, type BadInput } from './bad-input.ts';
import {
  goodInitiate,
  goodManagement,
  goodProcess,
  goodTokenRequests,
  signature,
  signaturePayload,
} from './good-requests.ts';

const bytes = (count: number, byte = 'ab') => byte.repeat(count);
const base64 = (count: number) => Buffer.alloc(count, 0xab).toString('base64');

/** Mistakes in the form of a signature. */
export const badSignatures: readonly BadInput[] = [
  { id: 'missing', about: 'no signature', input: undefined, issue: ['required', 'signature'] },
  { id: 'empty', about: 'an empty signature', input: '', issue: ['required', 'signature'] },
  { id: 'number', about: 'a number', input: 1, issue: ['type', 'signature', 'string'] },
  { id: 'base64', about: 'base64 of 256 bytes', input: signature },
  { id: 'base64-3072', about: 'base64 of 384 bytes', input: base64(384) },
  { id: 'base64-4096', about: 'base64 of 512 bytes', input: base64(512) },
  { id: 'hex', about: 'hex of 256 bytes', input: bytes(256) },
  { id: 'hex-capitals', about: 'hex in capitals', input: bytes(256, 'AB') },
  {
    id: 'hex-odd',
    about: 'hex of half a byte too few',
    input: bytes(256).slice(1),
    issue: ['signature-format', 'signature', 'odd-hex'],
  },
  {
    id: 'base64url',
    about: 'base64url',
    input: signature.replaceAll('+', '-'),
    issue: ['signature-format', 'signature', 'base64url'],
  },
  {
    id: 'padding',
    about: 'base64 without padding',
    input: signature.replace(/=+$/, ''),
    issue: ['signature-format', 'signature', 'padding'],
  },
  {
    id: 'line-break',
    about: 'base64 in lines',
    input: signature.replace(/.{64}/g, '$&\n'),
    issue: ['signature-format', 'signature', 'line-break'],
  },
  {
    id: 'blanks',
    about: 'base64 in which + became a blank',
    input: signature.replaceAll('+', ' '),
    issue: ['signature-format', 'signature', 'plus-became-space'],
  },
  {
    id: 'foreign',
    about: 'base64 with a foreign character',
    input: `!${signature.slice(1)}`,
    issue: ['signature-format', 'signature', 'alphabet'],
  },
  {
    id: 'inner-padding',
    about: 'base64 with padding inside',
    input: `=${signature.slice(1)}`,
    issue: ['signature-format', 'signature', 'alphabet'],
  },
  {
    id: 'unused-bits',
    about: 'base64 with unused bits set',
    input: signature.replace('Q==', 'R=='),
    issue: ['signature-format', 'signature', 'canonical'],
  },
  { id: 'cut', about: '241 bytes', input: base64(241), issue: ['signature-length', 'signature'] },
  { id: 'short', about: '255 bytes', input: base64(255), issue: ['signature-length', 'signature'] },
  { id: 'long', about: '257 bytes', input: base64(257), issue: ['signature-length', 'signature'] },
  { id: 'hex-short', about: 'hex of 255 bytes', input: bytes(255), issue: ['signature-length', 'signature'] },
];

const process = (changes: Readonly<Record<string, unknown>>) => ({ ...goodProcess, ...changes });
const guest = { customerId: '', orderDetails: orderText({ customer_id: '' }) };

/** Mistakes in a payload of `process`. */
export const badProcesses: readonly BadInput[] = [
  { id: 'good', about: 'a signed order', input: goodProcess },
  { id: 'no-object', about: 'a text', input: JSON.stringify(goodProcess), issue: ['type', 'payload', 'object'] },
  { id: 'no-action', about: 'no action', input: process({ action: undefined }), issue: ['required', 'action'] },
  ...['refund', '', 'paymentpage', 'initiate'].map((action) => ({
    id: `action-${action}`,
    about: `the action "${action}"`,
    input: process({ action }),
    issue: ['not-allowed', 'action'] as const,
  })),
  { id: 'quick-pay', about: 'quickPay', input: process({ action: 'quickPay' }) },
  {
    id: 'order-text',
    about: 'an order as an object',
    input: process({ orderDetails: goodOrder }),
    issue: ['type', 'orderDetails', 'string'],
  },
  {
    id: 'no-environment',
    about: 'no environment',
    input: process({ environment: undefined }),
    issue: ['required', 'environment'],
  },
  ...['Sandbox', 'test', 'staging', 'PROD'].map((environment) => ({
    id: `environment-${environment}`,
    about: `the environment ${environment}`,
    input: process({ environment }),
    issue: ['not-allowed', 'environment'] as const,
  })),
  { id: 'production', about: 'production', input: process({ environment: 'production' }) },
  {
    id: 'live-url',
    about: 'an http return URL in production',
    input: process({ environment: 'prod', orderDetails: orderText({ return_url: 'http://shop.example/' }) }),
    issue: ['url-scheme', 'return_url'],
  },
  { id: 'amount-other', about: 'another amount', input: process({ amount: '100.00' }), issue: ['conflict', 'amount'] },
  { id: 'amount-same', about: 'the same amount written otherwise', input: process({ amount: '1.0' }) },
  { id: 'order-other', about: 'another order id', input: process({ orderId: 'R2' }), issue: ['conflict', 'orderId'] },
  {
    id: 'order-case',
    about: 'an order id in other letters',
    input: process({ orderId: 'r1096438018' }),
    warning: ['conflict', 'orderId', 'case'],
  },
  {
    id: 'merchant-other',
    about: 'another merchant',
    input: process({ merchantId: 'acme' }),
    issue: ['conflict', 'merchantId'],
  },
  {
    id: 'customer-other',
    about: 'another customer',
    input: process({ customerId: '' }),
    issue: ['conflict', 'customerId'],
  },
  {
    id: 'customer-missing',
    about: 'no customer',
    input: process({ customerId: undefined }),
    issue: ['required', 'customerId'],
  },
  {
    id: 'guest',
    about: 'a guest',
    input: process({ ...guest, guest_login_url: 'https://shop.example/login?next=/cart' }),
  },
  {
    id: 'guest-alone',
    about: 'a guest who cannot log in',
    input: process(guest),
    warning: ['guest-without-login', 'guest_login_url'],
  },
  {
    id: 'guest-script',
    about: 'a login URL that is a script',
    input: process({ ...guest, guest_login_url: 'javascript:alert(1)' }),
    issue: ['url-scheme', 'guest_login_url'],
  },
  ...['en', 'English', 'english ', 'klingon', ''].map((language) => ({
    id: `language-${language}`,
    about: `the language "${language}"`,
    input: process({ language }),
    warning: ['not-allowed', 'language'] as const,
  })),
  ...[['hindi'], 1].map((language) => ({
    id: `language-${JSON.stringify(language)}`,
    about: `the language ${JSON.stringify(language)}`,
    input: process({ language }),
    warning: ['type', 'language', 'string'] as const,
  })),
  {
    id: 'no-key',
    about: 'no key id',
    input: process({ merchantKeyId: undefined }),
    issue: ['required', 'merchantKeyId'],
  },
  {
    id: 'payee',
    about: 'a payee that turns the text around',
    input: process({ payeeName: '\u202eShop' }),
    issue: ['text-bidi', 'payeeName'],
  },
  { id: 'unknown', about: 'an unknown key', input: process({ colour: 'red' }), warning: ['unknown-field', 'colour'] },
  { id: 'management', about: 'managing saved methods', input: goodManagement },
  {
    id: 'management-amount',
    about: 'an amount where methods are managed',
    input: { ...goodManagement, amount: '1.00' },
    warning: ['ignored-field', 'amount'],
  },
  {
    id: 'management-unsigned',
    about: 'managing without a signature',
    input: { ...goodManagement, signature: undefined },
    issue: ['required', 'signature'],
  },
  { id: 'update', about: 'another order', input: { action: 'updateOrder', orderDetails: orderText(), signature } },
  {
    id: 'update-half',
    about: 'another order without signature',
    input: { action: 'updateOrder', orderDetails: orderText() },
    issue: ['required', 'signature'],
  },
  { id: 'resume', about: 'an answer', input: { action: 'resumePayment', txnReference: 'txr-55', status: true } },
  {
    id: 'resume-order',
    about: 'an answer with an order',
    input: { action: 'resumePayment', txnReference: 'txr-55', status: true, orderDetails: orderText(), signature },
  },
  {
    id: 'resume-text',
    about: 'an answer as text',
    input: { action: 'resumePayment', txnReference: 'txr-55', status: 'true' },
    issue: ['type', 'status', 'boolean'],
  },
  {
    id: 'resume-half-text',
    about: 'an answer with a signature of nothing',
    input: { action: 'resumePayment', txnReference: 'txr-55', status: true, signature },
    issue: ['half-pair', 'orderDetails'],
  },
  {
    id: 'resume-half',
    about: 'an answer with half an order',
    input: { action: 'resumePayment', txnReference: 'txr-55', status: true, orderDetails: orderText() },
    issue: ['half-pair', 'signature'],
  },
  {
    id: 'session',
    about: 'what the Session API made',
    input: {
      clientId: 'acme',
      environment: 'production',
      clientAuthToken: 'tkn_1',
      action: 'paymentPage',
      amount: '10.0',
      anything: 1,
    },
  },
  ...['orderDetails', 'signature', 'signaturePayload', 'merchantKeyId'].map((key) => ({
    id: `session-${key}`,
    about: `${key} beside what the Session API made`,
    input: { clientId: 'acme', environment: 'sandbox', clientAuthToken: 'tkn_1', [key]: 'x' },
    issue: ['conflict', key, 'session'] as const,
  })),
];

const initiate = (changes: Readonly<Record<string, unknown>>) => ({ ...goodInitiate, ...changes });
const fonts = (path: string) => ({ bold: { name: 'Inter', path } });

/** Mistakes in a payload of `initiate`. */
export const badInitiates: readonly BadInput[] = [
  { id: 'good', about: 'a signed customer', input: goodInitiate },
  {
    id: 'unsigned',
    about: 'no signature at all',
    input: initiate({ signature: undefined, signaturePayload: undefined }),
  },
  {
    id: 'half',
    about: 'a text without signature',
    input: initiate({ signature: undefined }),
    issue: ['half-pair', 'signature'],
  },
  {
    id: 'other-half',
    about: 'a signature without text',
    input: initiate({ signaturePayload: undefined }),
    issue: ['half-pair', 'signaturePayload'],
  },
  {
    id: 'no-key',
    about: 'no key id',
    input: initiate({ merchantKeyId: undefined }),
    issue: ['required', 'merchantKeyId'],
  },
  { id: 'action', about: 'another action', input: initiate({ action: 'process' }), issue: ['not-allowed', 'action'] },
  { id: 'no-client', about: 'no client id', input: initiate({ clientId: undefined }), issue: ['required', 'clientId'] },
  {
    id: 'customer',
    about: 'another customer',
    input: initiate({ customerId: '1' }),
    issue: ['conflict', 'customerId'],
  },
  {
    id: 'merchant',
    about: 'another merchant',
    input: initiate({ merchantId: 'acme' }),
    issue: ['conflict', 'merchantId'],
  },
  {
    id: 'payload-cut',
    about: 'a signed text that was cut',
    input: initiate({ signaturePayload: signaturePayload.slice(1) }),
    issue: ['json-syntax', 'signaturePayload'],
  },
  ...['2', 'true'].map((logLevel) => ({
    id: `log-${logLevel}`,
    about: `the log level ${logLevel}`,
    input: initiate({ logLevel }),
    warning: ['not-allowed', 'logLevel'] as const,
  })),
  {
    id: 'log-boolean',
    about: 'a boolean log level',
    input: initiate({ logLevel: true }),
    warning: ['type', 'logLevel', 'string'],
  },
  { id: 'fonts', about: 'fonts', input: initiate({ merchantFonts: fonts('fonts/inter.ttf') }) },
  {
    id: 'fonts-text',
    about: 'fonts as text',
    input: initiate({ merchantFonts: JSON.stringify(fonts('fonts/inter.ttf')) }),
  },
  {
    id: 'fonts-number',
    about: 'a number for fonts',
    input: initiate({ merchantFonts: 1 }),
    warning: ['type', 'merchantFonts', 'object'],
  },
  ...['javascript:alert(1)', 'url(javascript:alert(1))', 'http://fonts.example/a'].map((path) => ({
    id: `fonts-${path}`,
    about: `a font from ${path}`,
    input: initiate({ merchantFonts: fonts(path) }),
    warning: ['field', 'merchantFonts.bold', 'source'] as const,
  })),
];

const signedToken = (changes: Readonly<Record<string, unknown>>) => ({ ...goodTokenRequests.signed, ...changes });
const byToken = (changes: Readonly<Record<string, unknown>>) => ({ ...goodTokenRequests.byToken, ...changes });
const signedText = (changes: Readonly<Record<string, unknown>>) =>
  signedToken({
    signaturePayload: JSON.stringify({
      merchant_id: 'stock',
      customer_id: 'abcde12345',
      timestamp: '1573724015209',
      ...changes,
    }),
  });

/** Mistakes in a request for a session token. */
export const badTokens: readonly BadInput[] = [
  { id: 'signed', about: 'a signed request', input: goodTokenRequests.signed },
  { id: 'by-token', about: 'a request by token', input: goodTokenRequests.byToken },
  { id: 'mobile', about: 'a number with 91', input: signedToken({ customerMobileNumber: '919234567890' }) },
  ...['9234567890', '009234567890', '9192345678901'].map((number) => ({
    id: `mobile-${number}`,
    about: `the number ${number}`,
    input: signedText({ mobile_number: number }),
    issue: ['field', 'mobile_number'] as const,
  })),
  {
    id: 'mobile-outside',
    about: 'ten digits',
    input: signedToken({ customerMobileNumber: '9234567890' }),
    issue: ['field', 'customerMobileNumber'],
  },
  {
    id: 'customer',
    about: 'another customer',
    input: signedText({ customer_id: 'x' }),
    issue: ['conflict', 'customer_id'],
  },
  {
    id: 'object',
    about: 'a signed text as an object',
    input: signedToken({ signaturePayload: {} }),
    issue: ['type', 'signaturePayload', 'string'],
  },
  {
    id: 'token-empty',
    about: 'an empty token',
    input: byToken({ clientAuthToken: '' }),
    issue: ['required', 'clientAuthToken'],
  },
  {
    id: 'token-blank',
    about: 'a token with a blank',
    input: byToken({ clientAuthToken: 'tkn 1' }),
    issue: ['token', 'clientAuthToken', 'form'],
  },
  {
    id: 'token-old',
    about: 'a token that has expired',
    input: byToken({ authExpiry: '2021-07-19T07:00:00Z' }),
    issue: ['token', 'clientAuthToken', 'expired'],
  },
  {
    id: 'expiry',
    about: 'an expiry in ms',
    input: byToken({ authExpiry: '1626679253318' }),
    issue: ['time', 'authExpiry', 'form'],
  },
  {
    id: 'action',
    about: 'getSessionToken',
    input: byToken({ action: 'getSessionToken' }),
    issue: ['not-allowed', 'action'],
  },
  {
    id: 'both',
    about: 'both forms at once',
    input: byToken({ signature }),
    issue: ['conflict', 'signature', 'two-forms'],
  },
];

/** Mistakes in the envelope of a request. */
export const badRequests: readonly BadInput[] = [
  { id: 'good', about: 'a request', input: requestWith({}) },
  { id: 'no-id', about: 'no id', input: requestWith({ requestId: undefined }), issue: ['required', 'requestId'] },
  { id: 'number-id', about: 'a number as id', input: requestWith({ requestId: 1 }), issue: ['required', 'requestId'] },
  ...[
    'order-1',
    '8CBC3FAD-8B3F-40C0-AE93-2D7E75A8624A',
    '00000000-0000-0000-0000-000000000000',
    '8cbc3fad8b3f40c0ae932d7e75a8624a',
  ].map((requestId) => ({
    id: requestId,
    about: `the id ${requestId}`,
    input: requestWith({ requestId }),
    warning: ['request-id', 'requestId'] as const,
  })),
  {
    id: 'service',
    about: 'another service',
    input: requestWith({ service: 'in.juspay.hyperapi' }),
    issue: ['not-allowed', 'service'],
  },
  { id: 'payload', about: 'no payload', input: requestWith({ payload: undefined }), issue: ['required', 'payload'] },
];

function requestWith(changes: Readonly<Record<string, unknown>>) {
  const requestId = '8cbc3fad-8b3f-40c0-ae93-2d7e75a8624a';
  return { requestId, service: 'in.juspay.hyperpay', payload: goodProcess, ...changes };
}
