import type { Issue, Parsed } from '../../protocol/checkout-error.ts';
import { own } from '../../protocol/plain-object.ts';
import { readSignaturePayload, type SignaturePayload } from '../../protocol/signature-payload.ts';
import type { Merchant, Merchants } from './merchants.ts';
import { readSignedText } from './read-signed-text.ts';
import { judgeAge } from './signed-text-age.ts';

/** A customer for whom a merchant has signed. */
export interface SignedCustomer {
  readonly merchant: Merchant;
  /** What the text says, all of its keys. */
  readonly said: SignaturePayload;
}

/**
 * Reads the signed customer of a payload: signature first, then what the text says and when it was signed.
 *
 * Codes: those of {@link readSignedText} and `readSignaturePayload`; `conflict` for a merchant or an unsigned
 * `customerId` other than the signed one; `time-expired`, `time-future`.
 *
 * @param now ms since 1970
 * @param strict refuses the tolerated forms
 */
export async function readSignedCustomer(
  payload: Record<string, unknown>,
  merchants: Merchants,
  now: number,
  strict = false,
): Promise<Parsed<SignedCustomer>> {
  const signed = await readSignedText(payload, 'signaturePayload', merchants);
  if (!signed.ok) return signed;
  const { merchant, text } = signed.value;
  const said = readSignaturePayload(text, 'signaturePayload', strict);
  if (!said.ok) return said;
  const issue = conflictOf(said.value, merchant, own(payload, 'customerId')) ?? judgeAge(said.value.timestamp, now);
  return issue ? { ok: false, issue } : { ok: true, value: { merchant, said: said.value } };
}

function conflictOf(said: SignaturePayload, merchant: Merchant, customerId: unknown): Issue | undefined {
  if (said.merchant_id !== merchant.merchantId) return conflict('merchantId');
  return customerId !== undefined && customerId !== said.customer_id ? conflict('customerId') : undefined;
}

function conflict(field: string): Issue {
  return {
    code: 'conflict',
    field,
    message: `${field} differs from the signed signaturePayload.`,
    fix: `Send ${field} equal to the signed one, or leave it out.`,
  };
}
