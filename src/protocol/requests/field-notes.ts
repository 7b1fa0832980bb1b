import type { requestFields } from './request-check.ts';
import type { initiateFields, signaturePayloadFields } from './initiate-payload.ts';
import type { orderFields } from './order-details.ts';
import type {
  managementFields,
  processFields,
  resumePaymentFields,
  sessionFields,
  updateOrderFields,
} from './process-payload.ts';
import type { clientTokenFields, signedTokenFields, tokenSignatureFields } from '../session-token.ts';

/**
 * One sentence on each key of orderDetails, for documentation and forms. Not for the page: nothing there imports it.
 *
 * Sources: seed 003, "Order Details parameters", "Mandate Object Parameters", "Metadata Object Parameters".
 */
export const orderFieldNotes: Readonly<Record<keyof typeof orderFields, string>> = {
  order_id: 'The id of the order in your books: fewer than 18 letters and digits, never used twice.',
  merchant_id: 'The merchant id that Juspay gave you.',
  amount: 'Rupees as text with at most two decimals, such as "100.15" or "100".',
  timestamp: 'When you signed, in milliseconds since 1970, as text.',
  customer_id: 'The id of the customer in your books; empty for a guest.',
  customer_email: 'The email address of the customer, where the gateway asks for it.',
  email_address: 'The same as customer_email, as the samples on payment locking spell it.',
  customer_phone: 'The mobile or fixed line number of the customer, digits only, where the gateway asks for it.',
  mobile_number: 'The same as customer_phone, as the samples on payment locking spell it.',
  first_name: 'The first name of the customer.',
  last_name: 'The last name of the customer.',
  currency: 'The ISO 4217 code of the amount. Default: INR.',
  gateway_id: 'The number of the gateway you prefer: 12 is PayU, 18 is Paytm.',
  description: 'What the order is for, in a few words. Goes to gateways that take it.',
  return_url: 'Where the shopper lands after paying: absolute, without query and fragment.',
  udf1: 'Your own text, up to 255 characters.',
  udf2: 'Your own text, up to 255 characters.',
  udf3: 'Your own text, up to 255 characters.',
  udf4: 'Your own text, up to 255 characters.',
  udf5: 'Your own text, up to 255 characters.',
  udf6: 'Your own text, up to 255 characters.',
  udf7: 'Your own text, up to 255 characters.',
  udf8: 'Your own text, up to 255 characters.',
  udf9: 'Your own text, up to 255 characters.',
  udf10: 'Your own text, up to 255 characters.',
  'options.create_mandate': 'Whether paying also sets up a mandate.',
  'mandate.max_amount': 'The most that one execution may take, in rupees as text. Needed unless the amount is fixed.',
  'mandate.start_date': 'When the mandate starts, in seconds since 1970, as text. UPI needs it, and it must be today.',
  'mandate.end_date': 'When the mandate expires, in seconds since 1970, as text. UPI needs it.',
  'mandate.frequency': 'How often the mandate is executed. Default: ASPRESENTED, whenever you ask.',
  'mandate.rule_value': 'The day of the week, half month or month on which the mandate is executed.',
  'mandate.amount_rule': 'Whether each execution takes the same amount. Default: VARIABLE.',
  'mandate.rule_type': 'Whether the mandate is executed on, before or after its day. Some gateways set it themselves.',
  'mandate.revokable_by_customer': 'Whether the customer may end the mandate. Must be true unless it is executed once.',
  'mandate.block_funds': 'Whether the amount is blocked at once: true for ONETIME, false for all others.',
  'metadata.JUSPAY:gateway_reference_id': 'Which of several accounts with one gateway to use.',
  'metadata.PAYTM_V2:SUBSCRIPTION_EXPIRY_DATE': 'Paytm: the last day of the subscription. Default: 2035-12-31.',
  'metadata.PAYTM_V2:SUBSCRIPTION_FREQUENCY_UNIT': 'Paytm: the unit of the cycle. Default: DAY.',
  'metadata.PAYTM_V2:SUBSCRIPTION_FREQUENCY': 'Paytm: how many units one cycle has. Default: "1".',
  'metadata.PAYTM_V2:SUBSCRIPTION_START_DATE': 'Paytm: the first day of the subscription. Comes with grace days.',
  'metadata.PAYTM_V2:SUBSCRIPTION_GRACE_DAYS':
    'Paytm: how many days late a renewal may be. Comes with a start date; 0 for a daily cycle.',
  'metadata.webhook_url': 'Where webhooks of this order go instead of your usual address.',
  order_type: 'A special kind of order, such as TPV_PAYMENT for payments from one known bank account.',
  basket:
    'The goods as JSON inside a text, for offers on products: an array of objects with description, quantity and unitPrice, which come to the amount. The simulator’s page shows them as order lines.',
  offer_details: 'Which payment methods the page is locked to, in the older shape; payment_filter is its successor.',
  payment_filter: 'Which payment methods the page is locked to.',
};

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
