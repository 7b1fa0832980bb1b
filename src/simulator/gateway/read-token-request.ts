import type { Issue, Parsed } from '../../protocol/checkout-error.ts';
import { own, ownText } from '../../protocol/plain-object.ts';
import { checkSessionTokenRequest } from '../../protocol/session-token.ts';
import { readSignaturePayload } from '../../protocol/signature-payload.ts';
import type { Merchants } from './merchants.ts';
import { findMerchant, merchantUnknown, readSignedText } from './read-signed-text.ts';
import { judgeAge } from './signed-text-age.ts';
import { testClientAuthToken } from './test-instruments.ts';

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
 * of {@link readSignedText} and `checkSessionTokenRequest`; `authentication-refused` for a token that was not made here;
 * `time-expired` and `time-future`; `conflict` for a text that is signed for another merchant.
 *
 * @param clientId that of `initiate`: a signed request names its merchant only inside the signed text
 * @param now ms since 1970
 */
export async function readTokenRequest(
  payload: Record<string, unknown>,
  clientId: unknown,
  merchants: Merchants,
  now: number,
): Promise<Parsed<TokenRequest>> {
  const customer =
    own(payload, 'clientAuthToken') === undefined
      ? await readSigned(payload, clientId, merchants, now)
      : readToken(payload, clientId, merchants);
  if (!customer.ok) return customer;
  const checked = checkSessionTokenRequest(payload, { now });
  return checked.ok ? customer : { ok: false, issue: checked.issues[0] };
}

async function readSigned(
  payload: Record<string, unknown>,
  clientId: unknown,
  merchants: Merchants,
  now: number,
): Promise<Parsed<TokenRequest>> {
  const { signaturePayload, signature, merchantKeyId } = payload;
  const signed = await readSignedText(
    { signaturePayload, signature, merchantKeyId, clientId },
    'signaturePayload',
    merchants,
  );
  if (!signed.ok) return signed;
  const said = readSignaturePayload(signed.value.text);
  if (!said.ok) return said;
  const { merchantId } = signed.value.merchant;
  if (said.value.merchant_id !== merchantId) return { ok: false, issue: otherMerchant };
  const age = judgeAge(said.value.timestamp, now);
  if (age) return { ok: false, issue: age };
  return {
    ok: true,
    value: {
      merchantId,
      customerId: said.value.customer_id,
      mobileNumber: ownText(said.value, 'customer_mobile_number') ?? ownText(payload, 'customerMobileNumber'),
      udfParameters: ownText(payload, 'udfParameters'),
    },
  };
}

function readToken(payload: Record<string, unknown>, clientId: unknown, merchants: Merchants): Parsed<TokenRequest> {
  const merchant = findMerchant({ merchantId: own(payload, 'merchantId'), clientId }, merchants);
  if (!merchant.ok) return merchant;
  if (!merchant.value) return { ok: false, issue: merchantUnknown };
  const customerId = ownText(payload, 'customerId') ?? '';
  if (own(payload, 'clientAuthToken') !== testClientAuthToken(customerId)) return { ok: false, issue: tokenUnknown };
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
  fix: 'Use "tkn_simulator_" followed by the customerId, with an authExpiry that is still to come.',
};

const otherMerchant: Issue = {
  code: 'conflict',
  field: 'merchant_id',
  message: 'The signaturePayload is signed for another merchant than the one of initiate.',
  fix: 'Sign the merchant_id that belongs to the clientId of initiate.',
};
