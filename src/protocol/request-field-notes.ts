import type { initiateFields } from './initiate-payload.ts';
import type {
  managementFields,
  processFields,
  resumePaymentFields,
  sessionFields,
  updateOrderFields,
} from './process-payload.ts';
import type { requestFields } from './request-check.ts';
import type { clientTokenFields, signedTokenFields, tokenSignatureFields } from './session-token.ts';
import type { signaturePayloadFields } from './signature-payload.ts';

type RequestField =
  | keyof typeof requestFields
  | keyof typeof initiateFields
  | keyof typeof signaturePayloadFields
  | keyof typeof processFields
  | keyof typeof managementFields
  | keyof typeof updateOrderFields
  | keyof typeof resumePaymentFields
  | keyof typeof sessionFields
  | keyof typeof signedTokenFields
  | keyof typeof tokenSignatureFields
  | keyof typeof clientTokenFields;

/**
 * One sentence on each key of the requests, for documentation and forms. Not for the page: nothing there imports it.
 *
 * Sources: seed 003 for `initiate` and `process`, seed 000 for the session token. Keys inside `signaturePayload` are in
 * snake case.
 */
export const requestFieldNotes: Readonly<Record<RequestField, string>> = {
  requestId: 'A UUID of version 4, new for every call.',
  service: 'Which part of the SDK is called: in.juspay.hyperpay for the payment page, in.juspay.hyperapi for UPI.',
  payload: 'What the call is about.',
  betaAssets: 'Whether the SDK loads its beta files.',
  action: 'What to do.',
  clientId: 'The client id that Juspay gave you.',
  merchantId: 'The merchant id that Juspay gave you.',
  customerId: 'The id of the customer in your books; empty for a guest, on the web only.',
  environment: 'Which of Juspay’s environments is used. Anything but sandbox is live.',
  signaturePayload: 'The signed text that says who the customer is.',
  signature: 'The RSA-SHA256 signature over the signed text, in base64.',
  merchantKeyId: 'The id that Juspay gave the public key of the signature.',
  logLevel: '"1" makes the SDK report the shopper’s clicks.',
  merchantFonts: 'Your own fonts by weight. Documented for Android.',
  integrationType: 'Whether the payment page comes in an iframe or by redirection.',
  hyperSDKDiv: 'The id of the element that holds the payment page.',
  clientAuthToken: 'The token of the Session API. A secret of the shopper’s session.',
  iframePermissions: 'More for the allow attribute of the SDK’s iframe.',
  merchant_id: 'The merchant id that Juspay gave you, signed.',
  customer_id: 'The id of the customer in your books, signed.',
  mobile_number: 'The mobile number of the customer, signed.',
  email_address: 'The email address of the customer, signed.',
  first_name: 'The first name of the customer, signed.',
  last_name: 'The last name of the customer, signed.',
  timestamp: 'When you signed, in milliseconds since 1970, as text.',
  orderId: 'The id of the order. Must equal the signed one.',
  amount: 'Rupees as text. Must equal the signed amount.',
  customerEmail: 'The email address of the customer.',
  customerMobile: 'The mobile number of the customer, digits only.',
  orderDetails: 'The signed text of the order, never changed by a character.',
  language: 'The language of the payment page. Default: english.',
  guest_login_url: 'Where a guest can log in to reach saved payment methods. On the web only.',
  payeeName: 'The payee that UPI apps show, where they allow it.',
  displayNote: 'The note that UPI apps show, where they allow it.',
  offer_details: 'Deprecated here: a lock that is not signed. Sign it with the order instead.',
  payment_filter: 'Which payment methods the page is locked to.',
  fragmentViewGroups: 'Elements of the page in which parts of the payment page are shown.',
  txnReference: 'Which waiting payment is answered.',
  status: 'Whether the waiting payment may go on.',
  customerMobileNumber: 'The mobile number with 91 before it, 12 digits.',
  customer_mobile_number: 'The mobile number with 91 before it, 12 digits, signed.',
  udfParameters: 'Your own JSON text, which comes back with the answer.',
  authExpiry: 'When the token expires, in ISO 8601. 15 minutes after it was made, by default.',
};
