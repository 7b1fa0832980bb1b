import { HyperCheckoutError, type Issue } from '../protocol/checkout-error.ts';
import { isPlainObject } from '../protocol/plain-object.ts';
import { checkSignaturePayload } from '../protocol/requests/initiate-payload.ts';
import { checkOrderDetails } from '../protocol/requests/order-details.ts';
import { base64Of } from './bytes.ts';
import { type RsaKey, rsaKeyFor, rsaSha256 } from './rsa-key.ts';

/** An order as an object: the keys of HyperSDK's `orderDetails` (seed 003). Unknown keys are signed with the rest. */
export interface OrderDetailsInput {
  readonly order_id: string;
  readonly merchant_id: string;
  /** Rupees as decimal text with at most two decimals, such as `"100.15"`. */
  readonly amount: string;
  /** The empty text stands for a guest. */
  readonly customer_id: string;
  /** Milliseconds since 1970, as text. Filled in when absent. */
  readonly timestamp?: string;
  readonly [key: string]: unknown;
}

/** The parts that everything signed has. */
interface Signed {
  readonly merchantKeyId: string;
  /**
   * Findings that stop nothing and are probably mistakes, such as a misspelt key. For your server: it is not enumerable, so
   * that JSON and copies for the page have the texts alone.
   */
  readonly warnings: readonly Issue[];
}

/** A signed order. Its three texts go into `order-details`, `signature` and `merchant-key-id` unchanged. */
export interface SignedOrder extends Signed {
  /** The exact text that was signed. Parsing and writing it again breaks the signature. */
  readonly orderDetails: string;
  /** RSA-SHA256 of that text's UTF-8 bytes, base64. */
  readonly signature: string;
}

/**
 * Signs an order, and refuses what the element and the gateway would refuse, with the same code.
 *
 * Given an object it is written as JSON once, and that very text comes back beside the signature. Given a text, that
 * text is signed, byte for byte.
 * @throws {HyperCheckoutError} any input code of orderDetails (`required`, `amount`, `order-id`, `json-duplicate-key`,
 * …), `key-type`, `key-weak`
 */
export async function signOrder(order: OrderDetailsInput | string, options: SigningOptions): Promise<SignedOrder> {
  const orderDetails = textToSign(order, 'order', options.clock);
  const details = checkOrderDetails(orderDetails, {
    field: 'order',
    strict: options.strict,
    now: (options.clock ?? Date.now)(),
  });
  if (!details.ok) throw new HyperCheckoutError(details.issues[0]);
  assertKeyId(options.keyId);
  const key = await rsaKeyFor('sign', options.privateKey, 'privateKey');
  const signature = await signText(orderDetails, key);
  return withWarnings({ orderDetails, signature, merchantKeyId: options.keyId }, details.warnings);
}

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
export interface SignedInitiate extends Signed {
  /** The exact text that was signed, HyperSDK's `signaturePayload`. */
  readonly initiateSignaturePayload: string;
  /** RSA-SHA256 of that text's UTF-8 bytes, base64. */
  readonly initiateSignature: string;
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
async function signText(text: string, key: RsaKey): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  return base64Of(new Uint8Array(await crypto.subtle.sign(rsaSha256, key, bytes)));
}

/**
 * Turns an order given as an object into the one text that is signed and sent; a text comes back as it is.
 *
 * A missing `timestamp` is filled in. This is the only place that serialises.
 * @throws {HyperCheckoutError} `type` for anything that is neither, or cannot be written as JSON
 */
function textToSign(input: unknown, field: string, clock: () => number = Date.now): string {
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
function withWarnings<Texts extends object>(
  texts: Texts,
  warnings: readonly Issue[],
): Texts & { readonly warnings: readonly Issue[] } {
  return Object.freeze(Object.defineProperty({ ...texts, warnings }, 'warnings', { enumerable: false }));
}

/**
 * Checks the merchant key id.
 * @throws {HyperCheckoutError} `required` or `text-control`
 */
function assertKeyId(keyId: unknown): asserts keyId is string {
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
