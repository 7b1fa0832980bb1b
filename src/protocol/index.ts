export { HyperCheckoutError, errorCodes, isErrorCode, kindOf } from './checkout-error.ts';
export type { ErrorCode, ErrorKind, Issue, Parsed } from './checkout-error.ts';
export { readOrderDetails } from './order-details.ts';
export type { OrderDetails } from './order-details.ts';
