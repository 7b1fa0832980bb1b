import type { CheckoutProperties } from '../../src/element/hyper-checkout-element.ts';

/** The properties of an element on which nothing has been set. */
export const noProperties: Required<CheckoutProperties> = {
  clientId: undefined,
  environment: undefined,
  frameUrl: undefined,
  sdkUrl: undefined,
  presentation: undefined,
  paymentLink: undefined,
  orderDetails: undefined,
  signature: undefined,
  merchantKeyId: undefined,
  sdkPayload: undefined,
  action: undefined,
  merchantId: undefined,
  orderId: undefined,
  amount: undefined,
  customerId: undefined,
  customerEmail: undefined,
  customerMobile: undefined,
  initiateSignaturePayload: undefined,
  initiateSignature: undefined,
  language: undefined,
  guestLoginUrl: undefined,
  payeeName: undefined,
  displayNote: undefined,
  // oxlint-disable-next-line typescript/no-deprecated -- Every property is here.
  offerDetails: undefined,
  logLevel: undefined,
  merchantFonts: undefined,
  orderStatusUrl: undefined,
  appearance: undefined,
};
