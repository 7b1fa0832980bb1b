import { orderKinds, type FieldCheck } from './field-kinds.ts';
import { parseMerchantFonts } from './merchant-fonts.ts';
import { checkSignature } from './signed-text.ts';

/** The kinds of field that the requests to HyperSDK have, beside those of orderDetails. */
export const requestKinds = {
  ...orderKinds,
  /** A UUID of version 4, in lower case. */
  uuid: [/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/, 'request-id'],
  /** 12 digits, of which the first two are the country code 91. */
  mobile: [/^91\d{10}$/, 'field'],
  /** An instant of ISO 8601 with its zone. */
  instant: [/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/, 'time', 'form'],
  /** A token without blanks. */
  token: [/^[!-~]+$/, 'token', 'form'],
  /** An RSA signature in base64 or hex. */
  signature: checkSignature,
  /** Fonts by weight, as an object or as its JSON text. */
  fonts: parseMerchantFonts,
} satisfies Readonly<Record<string, FieldCheck>>;
