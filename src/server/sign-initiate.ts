import { HyperCheckoutError, type Issue } from '../protocol/checkout-error.ts';
import { checkSignaturePayload } from '../protocol/requests/initiate-payload.ts';
import { rsaKeyFor } from './rsa-key.ts';
import { assertKeyId, signText, textToSign, withWarnings, type SigningOptions } from './sign-text.ts';

/** The customer, as an object with the keys of HyperSDK's `signaturePayload` (seed 003). */
export interface SignaturePayloadInput {
  readonly merchant_id: string;
  /** The empty text stands for a guest. */
  readonly customer_id: string;
  /** Ten digits. */
  readonly mobile_number?: string;
  readonly email_address?: string;
  readonly first_name?: string;
  readonly last_name?: string;
  /** Milliseconds since 1970, as text. Filled in when absent. */
  readonly timestamp?: string;
  readonly [key: string]: unknown;
}

/** The texts of a signed `initiate`, named as the element's properties, so that they can stand beside a signed order. */
export interface SignedInitiate {
  /** The exact text that was signed, HyperSDK's `signaturePayload`. */
  readonly initiateSignaturePayload: string;
  /** RSA-SHA256 of that text's UTF-8 bytes, base64. */
  readonly initiateSignature: string;
  readonly merchantKeyId: string;
  /**
   * Findings that stop nothing and are probably mistakes, such as a misspelt key. For your server: it is not enumerable, so
   * that JSON and copies for the page have the texts alone.
   */
  readonly warnings: readonly Issue[];
}

/**
 * Signs the customer for `initiate` and for `paymentManagement`, in the way in which `signOrder` signs an order.
 * @throws {HyperCheckoutError} any input code of signaturePayload (`required`, `type`, `time`, `field`, …), `key-type`,
 * `key-weak`
 */
export async function signInitiate(
  payload: SignaturePayloadInput | string,
  options: SigningOptions,
): Promise<SignedInitiate> {
  const initiateSignaturePayload = textToSign(payload, 'payload', options.clock);
  const read = checkSignaturePayload(initiateSignaturePayload, 'payload', options.strict);
  if (!read.ok) throw new HyperCheckoutError(read.issues[0]);
  assertKeyId(options.keyId);
  const key = await rsaKeyFor('sign', options.privateKey, 'privateKey');
  const initiateSignature = await signText(initiateSignaturePayload, key);
  return withWarnings({ initiateSignaturePayload, initiateSignature, merchantKeyId: options.keyId }, read.warnings);
}
