import type { Issue, Parsed } from '../../protocol/checkout-error.ts';
import { own } from '../../protocol/plain-object.ts';
import { parseSignature } from '../../protocol/signed-text.ts';
import { verifyOrder } from '../../server/verify-order.ts';
import { hasClientId, type Merchant, type Merchants } from './merchants.ts';

/** A text with the merchant whose signature it bears. */
export interface SignedText {
  readonly merchant: Merchant;
  /** Exactly as it came. */
  readonly text: string;
}

/**
 * Checks the signature of a payload, and nothing else: what the text says is for the caller to read, after this.
 *
 * An unknown merchant or key costs the same time as a wrong signature, so that names cannot be told apart by a clock.
 * Codes: `required`, `type`, `needs-exact-string`, `signature-format`, `signature-length`, `merchant-unknown`,
 * `merchant-key-id`, `signature-mismatch`.
 */
export async function readSignedText(
  payload: Record<string, unknown>,
  textKey: 'orderDetails' | 'signaturePayload',
  merchants: Merchants,
): Promise<Parsed<SignedText>> {
  const text = own(payload, textKey);
  if (text === undefined || text === '') return refused(missing(textKey));
  if (typeof text !== 'string') return refused(notTheText(textKey));
  const signature = own(payload, 'signature');
  const form = parseSignature(signature);
  if (!form.ok) return form;
  const keyId = textOf(payload, 'merchantKeyId');
  if (!keyId.ok) return keyId;
  if (keyId.value === undefined || keyId.value === '') return refused(missing('merchantKeyId'));
  const merchant = findMerchant(payload, merchants);
  if (!merchant.ok) return merchant;
  const key = merchant.value && merchants.keyOf(merchant.value, keyId.value);
  const holds = await verifyOrder({
    orderDetails: text,
    signature: String(signature),
    publicKey: key ?? merchants.decoyKey,
  });
  if (!merchant.value) return refused(merchantUnknown);
  if (!key) return refused(keyUnknown);
  return holds ? { ok: true, value: { merchant: merchant.value, text } } : refused(mismatch(textKey));
}

/**
 * The merchant that a payload names by `merchantId` or, without that, by `clientId`; undefined if nobody is called so.
 *
 * Both together must name one merchant: `conflict` if they do not. Neither: `required`.
 */
export function findMerchant(payload: Record<string, unknown>, merchants: Merchants): Parsed<Merchant | undefined> {
  const merchantId = textOf(payload, 'merchantId');
  if (!merchantId.ok) return merchantId;
  const clientId = textOf(payload, 'clientId');
  if (!clientId.ok) return clientId;
  if (!merchantId.value && !clientId.value) return refused(missing('clientId'));
  const merchant = merchants.find({ merchantId: merchantId.value || undefined, clientId: clientId.value });
  if (merchant && clientId.value && !hasClientId(merchant, clientId.value)) return refused(otherClient);
  return { ok: true, value: merchant };
}

/** A text of the payload, or undefined if the key is missing; `type` if it is anything else. */
export function textOf(payload: Record<string, unknown>, key: string): Parsed<string | undefined> {
  const value = own(payload, key);
  if (value === undefined || typeof value === 'string') return { ok: true, value };
  return refused({
    code: 'type',
    field: key,
    message: `${key} must be a text.`,
    fix: `Send ${key} as a string, with the characters that were signed.`,
  });
}

/** The issue of a merchant that nobody here is. */
export const merchantUnknown: Issue = {
  code: 'merchant-unknown',
  field: 'merchantId',
  message: 'The simulator has no merchant with this merchantId and clientId.',
  fix: 'Use the ids that the simulator’s home page shows, or give your merchant to startSimulator.',
};

const keyUnknown: Issue = {
  code: 'merchant-key-id',
  field: 'merchantKeyId',
  message: 'The merchant has no key with this merchantKeyId.',
  fix: 'Use the key id that belongs to the key which signed the text.',
};

const otherClient: Issue = {
  code: 'conflict',
  field: 'clientId',
  message: 'merchantId and clientId belong to different merchants.',
  fix: 'Use the clientId that was given out for this merchantId.',
};

function mismatch(field: string): Issue {
  return {
    code: 'signature-mismatch',
    field: 'signature',
    message: `The signature does not fit the bytes of ${field}.`,
    fix: `Pass ${field} exactly as it was signed: no JSON.parse and JSON.stringify, no trimming, and the right key.`,
  };
}

function missing(field: string): Issue {
  return {
    code: 'required',
    field,
    message: `${field} is missing or empty.`,
    fix: `Send ${field} as your server produced it.`,
  };
}

function notTheText(field: string): Issue {
  return {
    code: 'needs-exact-string',
    field,
    message: `${field} must be the signed text itself, not an object.`,
    fix: `Hand over the text that your server signed, as it is: ${field}: signed.${field}`,
  };
}

function refused(issue: Issue): { readonly ok: false; readonly issue: Issue } {
  return { ok: false, issue };
}
