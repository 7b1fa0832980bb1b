import { createHash } from 'node:crypto';
import type { Issue, Parsed } from '../../protocol/checkout-error.ts';
import { own, ownText } from '../../protocol/plain-object.ts';
import { checkSessionTokenRequest } from '../../protocol/session-token.ts';
import type { SessionToken } from '../contract/payment-page.ts';
import { judgeSessionAge, readSession } from './client-sessions.ts';
import type { Merchants } from './merchants.ts';
import type { Services } from './services.ts';
import type { Store } from './store.ts';
import { findTestUpiCustomer, testClientAuthToken } from './test-customers.ts';
import { findMerchant, merchantUnknown, readSignedCustomer } from './verify-payload.ts';

/** Returns the UPI session token that a payload of `upiGetSessionToken` asks for, see {@link readTokenRequest}. */
export async function upiSessionToken(
  services: Services,
  payload: Record<string, unknown>,
  clientId: unknown,
): Promise<Parsed<SessionToken>> {
  const request = await readTokenRequest(payload, clientId, services, services.clock());
  return request.ok ? { ok: true, value: sessionTokenAnswer(request.value) } : request;
}

/** A request for a UPI session token that holds: whose it is. */
interface TokenRequest {
  readonly merchantId: string;
  readonly customerId: string;
  /** 12 digits, or undefined if the request has none. */
  readonly mobileNumber: string | undefined;
  /** As passed, or undefined. */
  readonly udfParameters: string | undefined;
}

/**
 * Reads the payload of `upiGetSessionToken` in either of its forms.
 *
 * Signature or token first, as everywhere: what a request asks for is looked at once it is known who asks. Codes: those
 * of {@link readSignedCustomer} and `checkSessionTokenRequest`; `authentication-refused` for a token not made here.
 *
 * @param clientId that of `initiate`: a signed request names its merchant only inside the signed text
 * @param now ms since 1970
 */
async function readTokenRequest(
  payload: Record<string, unknown>,
  clientId: unknown,
  { merchants, store, strict }: Pick<Services, 'merchants' | 'store' | 'strict'>,
  now: number,
): Promise<Parsed<TokenRequest>> {
  const customer =
    own(payload, 'clientAuthToken') === undefined
      ? await readSigned(payload, clientId, merchants, now, strict)
      : readToken(payload, clientId, merchants, store, now);
  if (!customer.ok) return customer;
  const checked = checkSessionTokenRequest(payload, { now, strict });
  return checked.ok ? customer : { ok: false, issue: checked.issues[0] };
}

async function readSigned(
  payload: Record<string, unknown>,
  clientId: unknown,
  merchants: Merchants,
  now: number,
  strict: boolean,
): Promise<Parsed<TokenRequest>> {
  const { signaturePayload, signature, merchantKeyId } = payload;
  const customer = await readSignedCustomer(
    { signaturePayload, signature, merchantKeyId, clientId },
    merchants,
    now,
    strict,
  );
  if (!customer.ok) return customer;
  const { merchant, said } = customer.value;
  return {
    ok: true,
    value: {
      merchantId: merchant.merchantId,
      customerId: said.customer_id,
      mobileNumber: ownText(said, 'customer_mobile_number') ?? ownText(payload, 'customerMobileNumber'),
      udfParameters: ownText(payload, 'udfParameters'),
    },
  };
}

function readToken(
  payload: Record<string, unknown>,
  clientId: unknown,
  merchants: Merchants,
  store: Store,
  now: number,
): Parsed<TokenRequest> {
  const merchant = findMerchant({ merchantId: own(payload, 'merchantId'), clientId }, merchants);
  if (!merchant.ok) return merchant;
  if (!merchant.value) return { ok: false, issue: merchantUnknown };
  const customerId = ownText(payload, 'customerId') ?? '';
  if (own(payload, 'clientAuthToken') !== testClientAuthToken(customerId)) {
    const { clientAuthToken, merchantId } = payload;
    const session = readSession(store, { clientAuthToken, merchantId });
    if (!session.ok) return session.issue.code === 'conflict' ? session : { ok: false, issue: tokenUnknown };
    if (session.value.customerId !== customerId) return { ok: false, issue: tokenUnknown };
    const expired = judgeSessionAge(session.value, now);
    if (expired) return { ok: false, issue: expired };
  }
  return {
    ok: true,
    value: {
      merchantId: merchant.value.merchantId,
      customerId,
      mobileNumber: undefined,
      udfParameters: ownText(payload, 'udfParameters'),
    },
  };
}

const tokenUnknown: Issue = {
  code: 'authentication-refused',
  field: 'clientAuthToken',
  message: 'The simulator has made no such clientAuthToken for this customer.',
  fix: 'Use the clientAuthToken of POST /session for this customer, or "tkn_simulator_" followed by the customerId.',
};

/**
 * Returns the SDK's answer about a customer, with all documented keys (seed 000, "Response Parameters").
 *
 * The keys are those that code in use reads, such as `account` for what the seed's text calls accounts. Booleans and
 * lengths are texts there.
 */
function sessionTokenAnswer(request: TokenRequest): SessionToken {
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
