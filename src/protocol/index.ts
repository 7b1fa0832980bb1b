export { formatAmount, parseAmount, sameAmount } from './amount.ts';
export {
  HyperCheckoutError,
  errorCodes,
  isErrorCode,
  kindOf,
  type ErrorCode,
  type ErrorKind,
  type Issue,
  type Parsed,
} from './checkout-error.ts';
export { environments, type Environment } from './environment.ts';
export { parseEnvironment } from './parse-environment.ts';
export { parseHost, parseOrigin, parseReturnUrl, parseSecureUrl, parseWebUrl } from './web-url.ts';
export { paymentPageService, sessionTokenService, type HyperRequest } from './requests/hyper-request.ts';
export { checkRequest, requestFields } from './requests/request-check.ts';
export type { Checked, FieldTable, FieldsOf } from './requests/fields.ts';
export {
  checkInitiatePayload,
  initiateFields,
  type InitiatePayload,
  checkSignaturePayload,
  readSignaturePayload,
  signaturePayloadFields,
  type SignaturePayload,
} from './requests/initiate-payload.ts';
export { parseJsonBody, parseJsonText } from './json-text.ts';
export {
  logLabels,
  readKnownEvent,
  type EventPayloads,
  type KnownEvent,
  type LogEntry,
  type LogLabel,
  type PaymentAttempt,
  knownSdkEvents,
  parseSdkEvent,
  type KnownSdkEvent,
  type SdkEvent,
} from './sdk-event.ts';
export { bcp47Of, languages, resolveLanguage, type Language } from './language.ts';
export {
  lastRuleValue,
  mandateFields,
  type Mandate,
  type MandateFrequency,
  mandateSchedule,
  type MandateTerms,
} from './requests/mandate.ts';
export { parseMerchantFonts, type MerchantFont, type MerchantFonts } from './requests/field-kinds.ts';
export {
  metadataFields,
  type Metadata,
  checkOrderDetails,
  orderFields,
  readOrderDetails,
  type OrderDetails,
  type OrderRules,
} from './requests/order-details.ts';
export { orderFieldNotes, requestFieldNotes } from './requests/field-notes.ts';
export { isOrderStatusName, orderStatuses, type OrderOutcome, type OrderStatusName } from './order-status.ts';
export {
  checkProcessPayload,
  managementFields,
  processFields,
  resumePaymentFields,
  sessionFields,
  updateOrderFields,
  type PaymentManagement,
  type ProcessPayload,
  type ResumePayment,
  type SessionProcess,
  type SignedProcess,
  type UpdateOrder,
} from './requests/process-payload.ts';
export {
  isProcessStatus,
  processStatuses,
  readProcessResult,
  type NextStep,
  type ProcessOutcome,
  type ProcessResult,
  type ProcessStatus,
  meaningOfProcessStatus,
} from './process-status.ts';
export { explainSdkErrorCode, sdkErrorCodes, type SdkErrorAdvice, type SdkErrorCode } from './sdk-error-codes.ts';
export {
  checkSessionTokenRequest,
  clientTokenFields,
  signedTokenFields,
  tokenSignatureFields,
  type ClientTokenRequest,
  type SessionTokenRequest,
  type SessionTokenRules,
  type SignedTokenRequest,
  readSessionTokenResult,
  type SessionTokenResult,
  type SessionTokenStatus,
  type UpiAccount,
  type VpaAccount,
} from './session-token.ts';
export { parseSignature, type DecodedSignature } from './signature.ts';
