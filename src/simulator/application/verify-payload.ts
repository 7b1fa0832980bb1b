import type { Issue, Parsed } from '../../protocol/checkout-error.ts';
import type { Findings } from '../../protocol/requests/fields.ts';
import {
  initiateFields,
  readSignaturePayload,
  type SignaturePayload,
} from '../../protocol/requests/initiate-payload.ts';
import { own } from '../../protocol/plain-object.ts';
import { parseSignature } from '../../protocol/signature.ts';
import { readTolerated } from '../../protocol/requests/tolerated-forms.ts';
import { verifyOrder } from '../../server/verify.ts';
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
 * Finds the merchant that a payload names by `merchantId` or, without that, by `clientId`; undefined if none has it.
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

/** The issue of an unknown merchant. */
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

/** The lifetime of a signed text, in ms: 15 minutes, to the millisecond. */
const signedTextLifetime = 15 * 60_000;

/** The tolerance for a merchant's clock that runs ahead of ours, in ms. */
const clockTolerance = 5 * 60_000;

/**
 * The issue of a signed text that is too old (`time-expired`) or from the future (`time-future`), else undefined.
 *
 * @param timestamp ms since 1970 as text, its form already checked
 * @param now ms since 1970
 */
export function judgeAge(timestamp: string, now: number): Issue | undefined {
  const age = now - Number(timestamp);
  if (age > signedTextLifetime) {
    return {
      code: 'time-expired',
      field: 'timestamp',
      message: 'The signed text is older than 15 minutes.',
      fix: 'Sign the order again with the current time, when the shopper opens the checkout.',
    };
  }
  if (age < -clockTolerance) {
    return {
      code: 'time-future',
      field: 'timestamp',
      message: 'The timestamp of the signed text is more than 5 minutes in the future.',
      fix: 'Set the clock of the server that signs, and write the timestamp in milliseconds since 1970.',
    };
  }
  return undefined;
}

/** A customer for whom a merchant has signed. */
export interface SignedCustomer {
  readonly merchant: Merchant;
  /** The content of the text, with all of its keys. */
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

const signingKeys = ['signaturePayload', 'signature', 'merchantKeyId'] as const;

/**
 * Judges the payload of `initiate` and says whose it is.
 *
 * The signed customer data is optional, as in the vendor's newer documentation; if any of its three keys is there,
 * all must be. `merchantKeyId` alone is no half: merchants send it along.
 *
 * @param now ms since 1970
 * @param strict refuses the tolerated forms
 */
export async function readInitiatePayload(
  given: Record<string, unknown>,
  merchants: Merchants,
  now: number,
  strict = false,
): Promise<Parsed<Merchant>> {
  const found: Findings = { issues: [], warnings: [] };
  const payload = readTolerated(given, initiateFields, found, { strict });
  const [form] = found.issues;
  if (form) return { ok: false, issue: form };
  const environment = judgeEnvironment(given);
  if (environment) return { ok: false, issue: environment };
  const merchant = findMerchant(payload, merchants);
  if (!merchant.ok) return merchant;
  const signing = signingKeys.filter((key) => own(payload, key) !== undefined);
  if (signing.length === 0 || (signing.length === 1 && signing[0] === 'merchantKeyId')) {
    return merchant.value ? { ok: true, value: merchant.value } : { ok: false, issue: merchantUnknown };
  }
  const absent = signingKeys.find((key) => !signing.includes(key));
  if (absent) return { ok: false, issue: halfPair(absent) };
  const customer = await readSignedCustomer(payload, merchants, now, strict);
  return customer.ok ? { ok: true, value: customer.value.merchant } : customer;
}

/**
 * The issue of any `environment` but exactly `sandbox`, else undefined.
 *
 * HyperSDK takes every other text, a misspelt one too, for live. No real money may seem to be paid here, so the
 * simulator refuses what would go live there.
 */
export function judgeEnvironment(payload: Record<string, unknown>): Issue | undefined {
  const environment = own(payload, 'environment');
  if (environment === 'sandbox') return undefined;
  return {
    code: environment === undefined ? 'required' : 'not-allowed',
    field: 'environment',
    message: 'HyperSDK takes this environment for live, and the simulator has no live payments.',
    fix: 'Use environment "sandbox", in lower case, with the simulator.',
  };
}

function halfPair(absent: string): Issue {
  return {
    code: 'half-pair',
    field: absent,
    message: 'signaturePayload, signature and merchantKeyId belong together.',
    fix: `Send ${absent} too, or none of the three.`,
  };
}
