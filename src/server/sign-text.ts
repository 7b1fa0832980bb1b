import { HyperCheckoutError, type Issue } from '../protocol/checkout-error.ts';
import { isPlainObject } from '../protocol/plain-object.ts';
import { base64Of } from './base64.ts';
import { rsaSha256, type RsaKey } from './rsa-key.ts';

/** Whose signature it becomes. */
export interface SigningOptions {
  /** The merchant's RSA private key: PEM text, or better the result of `importPrivateKey`, made once. */
  readonly privateKey: string | RsaKey;
  /** The id that the gateway gave for the public key; it travels as `merchantKeyId`. */
  readonly keyId: string;
  /**
   * Now, in ms since 1970. Default: the machine's clock. Fills a missing timestamp in, and says which day a mandate has to
   * start on.
   */
  readonly clock?: () => number;
  /** Refuse the tolerated forms, such as JSON numbers, instead of signing them. Default false. */
  readonly strict?: boolean;
}

/**
 * Signs exactly this text: RSA, PKCS#1 v1.5, SHA-256, over its UTF-8 bytes; the answer is base64 (seed 003 says HEX,
 * every published sample is base64). The text must be well formed, as every text is that a parser of JSON accepted here.
 */
export async function signText(text: string, key: RsaKey): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  return base64Of(new Uint8Array(await crypto.subtle.sign(rsaSha256, key, bytes)));
}

/**
 * Turns an order given as an object into the one text that is signed and sent; a text comes back as it is.
 *
 * A missing `timestamp` is filled in. This is the only place that serialises.
 * @throws {HyperCheckoutError} `type` for anything that is neither, or cannot be written as JSON
 */
export function textToSign(input: unknown, field: string, clock: () => number = Date.now): string {
  if (typeof input === 'string') return input;
  if (!isPlainObject(input)) throw notSerialisable(field);
  try {
    return JSON.stringify(input['timestamp'] === undefined ? { ...input, timestamp: String(clock()) } : input);
  } catch {
    // A cycle or a BigInt: the platform's error names keys and values of the order, so it is not passed on.
    throw notSerialisable(field);
  }
}

/** Freezes the texts for the page, with warnings that neither JSON nor a copy takes along. */
export function withWarnings<Texts extends object>(
  texts: Texts,
  warnings: readonly Issue[],
): Texts & { readonly warnings: readonly Issue[] } {
  return Object.freeze(Object.defineProperty({ ...texts, warnings }, 'warnings', { enumerable: false }));
}

/**
 * Checks the merchant key id.
 * @throws {HyperCheckoutError} `required` or `text-control`
 */
export function assertKeyId(keyId: unknown): asserts keyId is string {
  const fix = 'Pass the id that the dashboard shows beside your uploaded public key.';
  if (typeof keyId !== 'string' || keyId.trim() === '') {
    throw new HyperCheckoutError({ code: 'required', field: 'keyId', message: 'keyId is missing.', fix });
  }
  if (!/^[\x21-\x7e]+$/.test(keyId)) {
    const message = 'keyId holds blanks or characters other than ASCII.';
    throw new HyperCheckoutError({ code: 'text-control', field: 'keyId', message, fix });
  }
}

function notSerialisable(field: string): HyperCheckoutError {
  const message = `${field} must be a plain object or the exact text to sign.`;
  return new HyperCheckoutError({ code: 'type', field, message, fix: `Pass a plain object of texts, or JSON text.` });
}
