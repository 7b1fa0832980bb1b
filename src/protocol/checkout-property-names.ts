/**
 * The properties of `<hyper-checkout>` that carry a text, each with an attribute of the same name in kebab-case. The
 * element has exactly these, and `toAttributes` prints exactly these.
 */
export const checkoutPropertyNames = [
  'clientId',
  'environment',
  'frameUrl',
  'sdkUrl',
  'orderDetails',
  'signature',
  'merchantKeyId',
  'sdkPayload',
  'action',
  'merchantId',
  'orderId',
  'amount',
  'customerId',
  'customerEmail',
  'customerMobile',
  'initiateSignaturePayload',
  'initiateSignature',
  'language',
  'guestLoginUrl',
  'payeeName',
  'displayNote',
  'offerDetails',
  'logLevel',
  'merchantFonts',
] as const;

/** The name of one of them. */
export type CheckoutPropertyName = (typeof checkoutPropertyNames)[number];
