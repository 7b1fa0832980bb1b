import type { Issue, Parsed } from '../../protocol/checkout-error.ts';
import { own, ownText } from '../../protocol/plain-object.ts';
import { checkSessionTokenRequest } from '../../protocol/session-token.ts';
import type { Services } from './services.ts';
import type { Merchants } from './merchants.ts';
import { readSignedCustomer } from './read-signed-customer.ts';
import { findMerchant, merchantUnknown } from './read-signed-text.ts';
import { judgeSessionAge, readSession } from './sessions.ts';
import type { Store } from './store.ts';
import { testClientAuthToken } from './test-customers.ts';

/** A request for a UPI session token that holds: whose it is. */
export interface TokenRequest {
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
export async function readTokenRequest(
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
