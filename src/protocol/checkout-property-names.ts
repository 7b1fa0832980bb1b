/** The properties that tell the element itself where and how to show the payment page. No request has them. */
export const elementPropertyNames = [
  'frameUrl',
  'sdkUrl',
  'presentation',
  'paymentLink',
  'orderStatusUrl',
  'appearance',
] as const;

/** The properties that requests are made from. */
export const sentPropertyNames = [
  'clientId',
  'environment',
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
export type SentPropertyName = (typeof sentPropertyNames)[number];

/**
 * The properties of `<hyper-checkout>` that carry a text, each with an attribute of the same name in kebab-case. The
 * element has exactly these, and `toAttributes` prints exactly these.
 */
export const checkoutPropertyNames = [...sentPropertyNames, ...elementPropertyNames] as const;

/** The name of one of them. */
export type CheckoutPropertyName = (typeof checkoutPropertyNames)[number];

/** The attribute of a property or parameter: `order-details` of `orderDetails`. A key in snake case stays itself. */
export function attributeOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
