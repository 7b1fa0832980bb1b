import type { SessionToken } from '../contract/payment-page.ts';
import { createHash } from 'node:crypto';
import type { TokenRequest } from './read-token-request.ts';
import { findTestUpiCustomer } from './test-customers.ts';

/**
 * What the SDK would say of a customer, with all documented keys (seed 000, "Response Parameters").
 *
 * The keys are those that code in use reads, such as `account` for what the seed's text calls accounts. Booleans and
 * lengths are texts there.
 */
export function sessionTokenAnswer(request: TokenRequest): SessionToken {
  const { status, vpaAccounts } = findTestUpiCustomer(request.customerId);
  const isBound = status === 'BOUND' || status === 'LINKED';
  const payload = {
    action: 'upiGetSessionToken',
    status,
    isDeviceBound: String(isBound),
    isDeviceActivated: String(isBound),
    upiRequestIdPrefix: 'SIM',
    ...(status === 'LINKED' && { vpaAccounts }),
    customerMobileNumber: masked(request.mobileNumber ?? '910000003210'),
    deviceFingerPrint: fingerPrintOf(request),
    udfParameters: request.udfParameters ?? '{}',
  };
  return status === 'FAILURE'
    ? { payload, error: true, errorCode: 'JP_001', errorMessage: 'The UPI service of the simulator failed as asked.' }
    : { payload, error: false, errorCode: '', errorMessage: '' };
}

/** The country code and the last four digits of a number of 12. */
function masked(mobileNumber: string): string {
  return `${mobileNumber.slice(0, 2)}XXXXXX${mobileNumber.slice(-4)}`;
}

/** The same at every call: a customer of the simulator has one device. */
function fingerPrintOf({ merchantId, customerId }: TokenRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([merchantId, customerId]))
    .digest('hex');
}
