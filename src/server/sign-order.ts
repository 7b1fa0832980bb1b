import { HyperCheckoutError, type Issue } from '../protocol/checkout-error.ts';
import { checkOrderDetails } from '../protocol/requests/order-details.ts';
import { rsaKeyFor } from './rsa-key.ts';
import { assertKeyId, signText, textToSign, withWarnings, type SigningOptions } from './sign-text.ts';

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

/** A signed order. Its three texts go into `order-details`, `signature` and `merchant-key-id` unchanged. */
export interface SignedOrder {
  /** The exact text that was signed. Parsing and writing it again breaks the signature. */
  readonly orderDetails: string;
  /** RSA-SHA256 of that text's UTF-8 bytes, base64. */
  readonly signature: string;
  readonly merchantKeyId: string;
  /**
   * Findings that stop nothing and are probably mistakes, such as a misspelt key. For your server: it is not enumerable, so
   * that JSON and copies for the page have the texts alone.
   */
  readonly warnings: readonly Issue[];
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
