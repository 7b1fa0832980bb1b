export { HyperCheckoutError, type ErrorCode, type Issue } from '../protocol/checkout-error.ts';
export { mandateSchedule, type MandateTerms } from '../protocol/requests/mandate.ts';
export { type OrderOutcome, laterStatus } from '../protocol/order-status.ts';
export { explainSignature, type ExplainedCause, type SignatureExplanation } from './explain-signature.ts';
export { frameDocument, type FrameDocument, type FrameDocumentOptions } from './frame-document.ts';
export {
  type ExpectedOrder,
  type GatewayOrder,
  type OrderMismatch,
  createOrder,
  createSession,
  refundOrder,
  type CreatedRefund,
  type CreatedSession,
  type GatewayOrderInput,
} from './gateway-orders.ts';
export { type GatewayOptions } from './gateway-request.ts';
export { generateKeyPair, type KeyPairPem } from './generate-key-pair.ts';
export { httpStatusOf } from './http-status-of.ts';
export {
  orderStatus,
  type OrderStatus,
  type OrderStatusOptions,
  pollOrder,
  type PollOrderOptions,
} from './order-status.ts';
export {
  parseWebhook,
  webhookEventNames,
  type ParseWebhookOptions,
  type WebhookCredentials,
  type WebhookEvent,
  type WebhookEventName,
  type WebhookHeaders,
} from './parse-webhook.ts';
export { importPrivateKey, importPublicKey, type ImportKeyOptions, type RsaKey } from './rsa-key.ts';
export {
  signInitiate,
  type SignaturePayloadInput,
  type SignedInitiate,
  signOrder,
  type OrderDetailsInput,
  type SignedOrder,
  type SigningOptions,
} from './sign.ts';
export { toAttributes, type AttributeTexts } from './to-attributes.ts';
export {
  verifyOrder,
  type VerifyOrderOptions,
  verifyReturn,
  type ReturnedParameters,
  type VerifiedReturn,
  type VerifyReturnOptions,
} from './verify.ts';
