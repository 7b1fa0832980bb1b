import { createHash, createPrivateKey, createPublicKey, randomBytes, timingSafeEqual } from 'node:crypto';
import { HyperCheckoutError, type Issue } from '../../protocol/checkout-error.ts';
import { valueOrThrow } from '../../protocol/errors/catalogue.ts';
import type { FrameEnding } from '../../protocol/payment-page-messages.ts';
import { isLoopbackHostname, parseWebUrl } from '../../protocol/web-url.ts';
import { generateKeyPair } from '../../server/generate-key-pair.ts';
import { importPublicKey, rsaKeyFor, type RsaKey } from '../../server/rsa-key.ts';
import type { ReturnMethod } from '../contract/closed-sets.ts';

/** The address of a merchant's server for webhooks, and the credentials that the gateway sends there. */
export interface WebhookTarget {
  /** http or https. On this machine, unless the simulator was told otherwise. */
  readonly url: string;
  /** For Basic authentication, with the password. */
  readonly username: string;
  readonly password: string;
}

/**
 * Takes a target as it is, if webhooks may go there.
 *
 * @param anywhere whether they may leave this machine
 * @throws {HyperCheckoutError} the codes of {@link parseWebUrl} for the address, `required` or `not-allowed` for user name
 * and password, `not-allowed` with the reason `away` if the address leads away from this machine
 */
export function checkWebhookTarget(target: WebhookTarget, anywhere: boolean): WebhookTarget {
  const url = new URL(valueOrThrow(parseWebUrl(target.url, 'webhook.url')));
  for (const name of ['username', 'password'] as const) {
    if (target[name] !== '') continue;
    const message = `The ${name} for webhooks is empty.`;
    throw fault('required', `webhook.${name}`, { message, fix: 'Your server tells real webhooks by both.' });
  }
  if (target.username.includes(':')) {
    const message = 'The user name for webhooks has a colon in it.';
    throw fault('not-allowed', 'webhook.username', { message, fix: 'Basic authentication ends the name at a colon.' });
  }
  if (!anywhere && !isLoopbackHostname(url.hostname)) {
    throw fault('not-allowed', 'webhook.url', {
      reason: 'away',
      message: 'Webhooks stay on this machine.',
      fix: 'Set webhooksAnywhere, or --webhooks-anywhere, to send them to another one.',
    });
  }
  return target;
}

function fault(code: Issue['code'], field: string, words: Pick<Issue, 'reason' | 'message' | 'fix'>) {
  return new HyperCheckoutError({ code, field, ...words });
}

/** A merchant as the gateway knows it. */
export interface Merchant {
  readonly merchantId: string;
  readonly clientId: string;
  /** Further client ids of the merchant, for which order updation is on: there a payment waits for `resumePayment`. */
  readonly updatingClientIds?: readonly string[];
  /** The name of the public key, as the gateway gave it out. */
  readonly merchantKeyId: string;
  /** PEM, SPKI. */
  readonly publicKey: string;
  /** For the server API: the user name of Basic authentication. */
  readonly apiKey: string;
  /** For the server API's JWE form: the merchant's public key (PEM) and its name. Default: it has none. */
  readonly jwe?: { readonly keyId: string; readonly publicKey: string };
  /** Signs what the shopper's browser brings back to `return_url`. Without it those parameters are not signed. */
  readonly responseKey?: string;
  /** The shop's name, as the customer reads it. */
  readonly name: string;
  /** Exempt from the end of UPI collect (28 February 2026): its payment page still asks for UPI ids. */
  readonly upiCollect?: boolean;
  /**
   * The end of this merchant's checkouts in a frame: `process_result`, taking the window to `return_url`, or both.
   * Default: `result`.
   */
  readonly frameEnding?: FrameEnding;
  /** The way of a browser back to `return_url`: a link, or a form that is posted. Default: `GET`. */
  readonly returnMethod?: ReturnMethod;
  /** The address of its server for webhooks. Default: none. */
  readonly webhook?: WebhookTarget;
}

/** A merchant with everything that its own server needs, for trying things out. */
export interface TestMerchant extends Merchant {
  /** PEM, PKCS#8. */
  readonly privateKey: string;
  /** The same key as PKCS#1 (`RSA PRIVATE KEY`), which some signers ask for. */
  readonly privateKeyPkcs1: string;
  readonly responseKey: string;
}

/** The secrets that the test merchant's server keeps. */
export type MerchantKeys = Pick<TestMerchant, 'privateKey' | 'apiKey' | 'responseKey'>;

/** The keys of a merchant's server for JWE and JWS: the `jweAuth` of Juspay's own server SDK. */
export interface JweAuth {
  readonly keyId: string;
  /** PEM, SPKI: the gateway's. Requests are encrypted with it, and answers verified. */
  readonly publicKey: string;
  /** PEM, PKCS#8: the merchant's. Requests are signed with it, and answers decrypted. */
  readonly privateKey: string;
}

/** All merchants of one gateway. */
export interface Merchants {
  /** All of them, the built-in one first. */
  list(): readonly Merchant[];
  /** Looks a merchant up by its id or, where a request has none, by its client id. */
  find(ids: { merchantId: string | undefined; clientId: string | undefined }): Merchant | undefined;
  /** Tells whether Pay waits for the merchant page, for payments by this client id. */
  updatesOrders(merchant: Merchant, clientId: string | undefined): boolean;
  /** The key to check a signature with, or undefined if the merchant has none of this name. */
  keyOf(merchant: Merchant, keyId: string): RsaKey | undefined;
  /** A key for requests that name none we know: checking with it costs as much time, and its answer is not used. */
  readonly decoyKey: RsaKey;
  /** The merchant that an `Authorization` header proves, or undefined. */
  authenticate(authorization: string | undefined): Merchant | undefined;
}

/**
 * Makes the built-in test merchant `acme`, with new keys or with these.
 * @throws {HyperCheckoutError} `key-type` or `key-weak` for a private key that cannot be used
 */
export async function createTestMerchant(keys?: MerchantKeys): Promise<TestMerchant> {
  const { privateKey, apiKey, responseKey } = keys ?? {
    privateKey: (await generateKeyPair()).privateKey,
    apiKey: newSecret(),
    responseKey: newSecret(),
  };
  await rsaKeyFor('sign', privateKey, 'keys.privateKey');
  return {
    merchantId: 'acme',
    clientId: 'acme',
    updatingClientIds: ['acme-updates'],
    merchantKeyId: '2980',
    privateKey,
    publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString(),
    privateKeyPkcs1: createPrivateKey(privateKey).export({ type: 'pkcs1', format: 'pem' }).toString(),
    apiKey,
    responseKey,
    name: 'Acme Stores',
    upiCollect: true,
  };
}

function newSecret(): string {
  return randomBytes(16).toString('hex').toUpperCase();
}

/** True if the merchant has this client id. */
export function hasClientId(merchant: Merchant, clientId: string): boolean {
  return clientIdsOf(merchant).includes(clientId);
}

/**
 * Takes in the merchants of a gateway.
 *
 * @param orderUpdation whether order updation is on for every client id, not only for those that say so
 * @throws {Error} if two of them share a merchant id or a client id
 * @throws {HyperCheckoutError} `key-type` or `key-weak` for a public key that cannot be used
 */
export async function createMerchants(
  first: Merchant,
  others: readonly Merchant[] = [],
  orderUpdation = false,
): Promise<Merchants> {
  const all = [first, ...others];
  refuseTwice(
    'merchantId',
    all.map((merchant) => merchant.merchantId),
  );
  refuseTwice('clientId', all.flatMap(clientIdsOf));
  const decoyKey = await importPublicKey(first.publicKey);
  const keys = new Map<Merchant, RsaKey>([[first, decoyKey]]);
  for (const merchant of others) keys.set(merchant, await importPublicKey(merchant.publicKey));
  return {
    list: () => all,
    find: ({ merchantId, clientId }) =>
      all.find((merchant) =>
        merchantId !== undefined
          ? merchant.merchantId === merchantId
          : clientId !== undefined && hasClientId(merchant, clientId),
      ),
    updatesOrders: (merchant, clientId) =>
      orderUpdation || (clientId !== undefined && (merchant.updatingClientIds ?? []).includes(clientId)),
    keyOf: (merchant, keyId) => (merchant.merchantKeyId === keyId ? keys.get(merchant) : undefined),
    decoyKey,
    authenticate(authorization) {
      const apiKey = apiKeyOf(authorization);
      return apiKey === undefined ? undefined : all.find((merchant) => sameSecret(merchant.apiKey, apiKey));
    },
  };
}

function clientIdsOf({ clientId, updatingClientIds = [] }: Merchant): readonly string[] {
  return [clientId, ...updatingClientIds];
}

function refuseTwice(name: string, ids: readonly string[]): void {
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) {
    throw new Error(`Two merchants of the simulator have the ${name} "${twice}". Give each its own.`);
  }
}

/** Reads `Basic base64(<api key>:)`. Juspay's own server SDK leaves the colon out, and is understood too. */
function apiKeyOf(authorization: string | undefined): string | undefined {
  const encoded = /^Basic +([A-Za-z0-9+/]+={0,2})$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [apiKey, ...password] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return password.join(':') === '' && apiKey !== '' ? apiKey : undefined;
}

function sameSecret(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
