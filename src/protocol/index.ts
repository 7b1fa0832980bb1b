export { formatAmount, parseAmount, sameAmount } from './amount.ts';
export { HyperCheckoutError, errorCodes, isErrorCode, kindOf } from './checkout-error.ts';
export type { ErrorCode, ErrorKind, Issue, Parsed } from './checkout-error.ts';
export { environments } from './environment.ts';
export type { Environment } from './environment.ts';
export { parseHost, parseOrigin } from './exact-origin.ts';
export { paymentPageService, sessionTokenService } from './hyper-request.ts';
export type { HyperRequest } from './hyper-request.ts';
export type { Checked, FieldTable, FieldsOf } from './fields.ts';
export { checkInitiatePayload, initiateFields } from './initiate-payload.ts';
export type { InitiatePayload } from './initiate-payload.ts';
export { parseJsonBody, parseJsonText } from './json-text.ts';
export { logLabels, readKnownEvent } from './known-event.ts';
export type { EventPayloads, KnownEvent, LogEntry, LogLabel, PaymentAttempt } from './known-event.ts';
export { bcp47Of, languages, resolveLanguage } from './language.ts';
export type { Language } from './language.ts';
export { lastRuleValue, mandateFields } from './mandate.ts';
export type { Mandate, MandateFrequency } from './mandate.ts';
export { mandateSchedule } from './mandate-schedule.ts';
export type { MandateTerms } from './mandate-schedule.ts';
export { parseMerchantFonts } from './merchant-fonts.ts';
export type { MerchantFont, MerchantFonts } from './merchant-fonts.ts';
export { metadataFields } from './metadata.ts';
export type { Metadata } from './metadata.ts';
export { checkOrderDetails, orderFields, readOrderDetails } from './order-details.ts';
export type { OrderDetails, OrderRules } from './order-details.ts';
export { orderFieldNotes } from './order-field-notes.ts';
export { isOrderStatusName, orderStatuses } from './order-status.ts';
export type { OrderOutcome, OrderStatusName } from './order-status.ts';
export {
  checkProcessPayload,
  managementFields,
  processFields,
  resumePaymentFields,
  sessionFields,
  updateOrderFields,
} from './process-payload.ts';
export type {
  PaymentManagement,
  ProcessPayload,
  ResumePayment,
  SessionProcess,
  SignedProcess,
  UpdateOrder,
} from './process-payload.ts';
export { isProcessStatus, processStatuses, readProcessResult } from './process-status.ts';
export type { NextStep, ProcessOutcome, ProcessResult, ProcessStatus } from './process-status.ts';
export { meaningOfProcessStatus } from './process-status-meaning.ts';
export { checkRequest, requestFields } from './request-check.ts';
export { requestFieldNotes } from './request-field-notes.ts';
export { parseEnvironment } from './parse-environment.ts';
export { explainSdkErrorCode, sdkErrorCodes } from './sdk-error-codes.ts';
export type { SdkErrorAdvice, SdkErrorCode } from './sdk-error-codes.ts';
export { knownSdkEvents, parseSdkEvent } from './sdk-event.ts';
export type { KnownSdkEvent, SdkEvent } from './sdk-event.ts';
export {
  checkSessionTokenRequest,
  clientTokenFields,
  signedTokenFields,
  tokenSignatureFields,
} from './session-token.ts';
export type {
  ClientTokenRequest,
  SessionTokenRequest,
  SessionTokenRules,
  SignedTokenRequest,
} from './session-token.ts';
export { readSessionTokenResult } from './session-token-result.ts';
export type { SessionTokenResult, SessionTokenStatus, UpiAccount, VpaAccount } from './session-token-result.ts';
export { checkSignaturePayload, readSignaturePayload, signaturePayloadFields } from './signature-payload.ts';
export type { SignaturePayload } from './signature-payload.ts';
export { parseSignature } from './signed-text.ts';
export type { DecodedSignature } from './signed-text.ts';
export { parseReturnUrl, parseSecureUrl, parseWebUrl } from './web-url.ts';
