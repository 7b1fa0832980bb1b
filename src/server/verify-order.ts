import { parseSignature } from '../protocol/signature.ts';
import { rsaKeyFor, rsaSha256, type RsaKey } from './rsa-key.ts';
import { utf8Of } from './utf8.ts';

/** A signed text and who should have signed it. */
export interface VerifyOrderOptions {
  /** The text exactly as it arrived. */
  readonly orderDetails: string;
  /** Base64 as everyone sends it, or hex as seed 003 has it; told apart by exact length and alphabet. */
  readonly signature: string;
  /** The merchant's RSA public key: PEM text, or better the result of `importPublicKey`, made once. */
  readonly publicKey: string | RsaKey;
}

/**
 * True if the text was signed with the private half of this key, and not one byte has changed since.
 *
 * Whatever else arrives in text or signature (wrong types, other alphabets, cut texts) gives false and never throws;
 * `explainSignature` says why.
 * @throws {HyperCheckoutError} `key-type` or `key-weak`, which are the caller's mistakes and not the signer's
 */
export async function verifyOrder(options: VerifyOrderOptions): Promise<boolean> {
  const key = await rsaKeyFor('verify', options.publicKey, 'publicKey');
  const signature = parseSignature(options.signature);
  const bytes = typeof options.orderDetails === 'string' ? utf8Of(options.orderDetails) : undefined;
  if (!signature.ok || bytes === undefined) return false;
  return crypto.subtle.verify(rsaSha256, key, new Uint8Array(signature.value.bytes), bytes);
}
