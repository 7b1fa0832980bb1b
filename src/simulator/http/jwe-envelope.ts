import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import {
  decodeProtectedHeader,
  errors,
  flattenedDecrypt,
  FlattenedEncrypt,
  FlattenedSign,
  flattenedVerify,
} from 'jose';
import { parseJsonBody } from '../../protocol/json-text.ts';
import { ownText } from '../../protocol/plain-object.ts';
import { generateKeyPair } from '../../server/generate-key-pair.ts';
import { importPublicKey } from '../../server/rsa-key.ts';
import type { JweAuth, Merchant } from '../application/merchants.ts';
import type { RequestRefusal } from '../juspay-api/request-refusal.ts';

/*
 * The JWE and JWS form of Juspay's server API, as its own server SDKs write it: a JWS inside a JWE, each a JSON object
 * with the parts of the compact form under names of Juspay's own.
 */

/** The algorithms of requests: Juspay's SDKs differ in the hash of RSA-OAEP. */
const taken = { keyManagementAlgorithms: ['RSA-OAEP', 'RSA-OAEP-256'], contentEncryptionAlgorithms: ['A256GCM'] };

/** The result of {@link openEnvelope}. */
type Opened = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly refusal: RequestRefusal };

/** Decrypts and verifies the body of a request, and returns the text that the merchant's server signed. */
export async function openEnvelope(body: Record<string, unknown>, keys: JweKeys): Promise<Opened> {
  const [header, encryptedKey, iv, payload, tag] = [
    ownText(body, 'header'),
    ownText(body, 'encryptedKey'),
    ownText(body, 'iv'),
    ownText(body, 'encryptedPayload'),
    ownText(body, 'tag'),
  ];
  if (!header || !encryptedKey || !iv || payload === undefined || !tag) return refused(notJwe);
  if (keyIdIn(header) !== keys.keyId) return refused(otherKeyId('JWE', keys));
  const jwe = { protected: header, encrypted_key: encryptedKey, iv, ciphertext: payload, tag };
  const decrypted = await flattenedDecrypt(jwe, keys.gatewayKey, taken).catch(reasonIn);
  if (decrypted instanceof errors.JOSEError) return refused(isAlgorithm(decrypted) ? otherAlgorithm : notDecrypted);
  return verifySigned(new TextDecoder().decode(decrypted.plaintext), keys);
}

async function verifySigned(text: string, keys: JweKeys): Promise<Opened> {
  const inner = parseJsonBody(text, 'encryptedPayload');
  if (!inner.ok) return refused(notJws);
  const [header, payload, signature] = [
    ownText(inner.value, 'header'),
    ownText(inner.value, 'payload'),
    ownText(inner.value, 'signature'),
  ];
  if (!header || payload === undefined || !signature) return refused(notJws);
  if (keyIdIn(header) !== keys.keyId) return refused(otherKeyId('JWS', keys));
  const jws = { protected: header, payload, signature };
  const verified = await flattenedVerify(jws, keys.merchantKey, { algorithms: ['RS256'] }).catch(reasonIn);
  if (verified instanceof errors.JOSEError) return refused(isAlgorithm(verified) ? otherAlgorithm : notVerified);
  return { ok: true, text: new TextDecoder().decode(verified.payload) };
}

/** Signs and encrypts an answer. Juspay's SDK for Node decrypts RSA-OAEP with SHA-256, whatever the header says. */
export async function sealAnswer(text: string, { keyId, gatewayKey, merchantKey }: JweKeys): Promise<object> {
  const encoder = new TextEncoder();
  const jws = await new FlattenedSign(encoder.encode(text))
    .setProtectedHeader({ alg: 'RS256', kid: keyId })
    .sign(gatewayKey);
  const signed = JSON.stringify({ header: jws.protected, payload: jws.payload, signature: jws.signature });
  const jwe = await new FlattenedEncrypt(encoder.encode(signed))
    .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', cty: 'JWT', kid: keyId })
    .encrypt(merchantKey);
  return {
    header: jwe.protected,
    encryptedKey: jwe.encrypted_key,
    iv: jwe.iv,
    encryptedPayload: jwe.ciphertext,
    tag: jwe.tag,
  };
}

function keyIdIn(header: string): string | undefined {
  try {
    return decodeProtectedHeader({ protected: header }).kid;
  } catch {
    return undefined; // No JSON in base64url.
  }
}

/** Returns the error of `jose` about an input; any other error is a fault of the simulator, and is thrown on. */
function reasonIn(error: unknown): errors.JOSEError {
  if (error instanceof errors.JOSEError) return error;
  throw error;
}

function isAlgorithm(error: errors.JOSEError): boolean {
  return error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported;
}

function refused(refusal: RequestRefusal): Opened {
  return { ok: false, refusal };
}

const apiKeyInstead = 'or leave /v4 out of the path and send the parameters with the API key';

const notJwe: RequestRefusal = {
  http: 400,
  code: 'INVALID_INPUT',
  message: 'The body is not a JWE: a JSON object with header, encryptedKey, iv, encryptedPayload and tag.',
  fix: `Let Juspay’s server SDK make it (jweAuth), ${apiKeyInstead}.`,
};

function otherKeyId(part: 'JWE' | 'JWS', { keyId }: JweKeys): RequestRefusal {
  return {
    http: 401,
    code: 'UNAUTHENTICATED',
    message: `The header of the ${part} has another key id (kid) than this merchant.`,
    fix: `Use the key id ${keyId}.`,
  };
}

const otherAlgorithm: RequestRefusal = {
  http: 401,
  code: 'UNAUTHENTICATED',
  message: 'A header names an algorithm that is not taken here.',
  fix: 'Encrypt with RSA-OAEP or RSA-OAEP-256 and A256GCM, and sign with RS256.',
};

const notDecrypted: RequestRefusal = {
  http: 401,
  code: 'UNAUTHENTICATED',
  message: 'The JWE cannot be decrypted: it was changed, or it was encrypted with another public key.',
  fix: 'Encrypt with the gateway’s public key of this run: publicKey of simulator.jweAuth(), or jwe-gateway-public.pem of --keys.',
};

const notJws: RequestRefusal = {
  http: 400,
  code: 'INVALID_INPUT',
  message: 'The JWE holds no JWS: a JSON object with header, payload and signature.',
  fix: `Sign the parameters before they are encrypted, ${apiKeyInstead}.`,
};

const notVerified: RequestRefusal = {
  http: 401,
  code: 'UNAUTHENTICATED',
  message: 'The signature of the JWS does not match: it was changed, or it was signed with another private key.',
  fix: 'Sign with the merchant’s key of this run: privateKey of simulator.jweAuth(), or jwe-private.pem of --keys.',
};

/** The keys of the gateway for JWE and JWS with one merchant. */
export interface JweKeys {
  readonly keyId: string;
  /** Private: decrypts requests and signs answers. */
  readonly gatewayKey: KeyObject;
  /** Public: verifies requests and encrypts answers. */
  readonly merchantKey: KeyObject;
}

/** The keys for JWE and JWS of one gateway. */
export interface JweKeyRing {
  /** Returns the keys of the test merchant's server. The public key is the same for every merchant. */
  auth(): Promise<JweAuth>;
  /** Returns the gateway's keys for a merchant, or undefined if the merchant has no key for JWE. */
  of(merchant: Merchant): Promise<JweKeys | undefined>;
}

/**
 * Makes the key ring of a gateway. Its key pairs are made when they are first needed: RSA keys take long to make, and
 * most simulators never see a JWE.
 *
 * @throws {HyperCheckoutError} `key-type` or `key-weak` for the public key of a merchant that cannot be used
 */
export async function createJweKeyRing(testMerchant: Merchant, others: readonly Merchant[]): Promise<JweKeyRing> {
  for (const { merchantId, jwe } of others) {
    if (jwe) await importPublicKey(jwe.publicKey, { field: `${merchantId}.jwe.publicKey` });
  }
  const keyId = `${testMerchant.merchantId}-jwe`;
  const make = async () => {
    const [gateway, merchant] = await Promise.all([generateKeyPair(), generateKeyPair()]);
    return { gateway, merchant, gatewayKey: createPrivateKey(gateway.privateKey) };
  };
  let made: ReturnType<typeof make> | undefined;
  const pairs = () => (made ??= make());
  return {
    async auth() {
      const { gateway, merchant } = await pairs();
      return { keyId, publicKey: gateway.publicKey, privateKey: merchant.privateKey };
    },
    async of({ merchantId, jwe }) {
      const isTest = merchantId === testMerchant.merchantId;
      if (!isTest && !jwe) return undefined;
      const { merchant, gatewayKey } = await pairs();
      const known = jwe ?? { keyId, publicKey: merchant.publicKey };
      return { keyId: known.keyId, gatewayKey, merchantKey: createPublicKey(known.publicKey) };
    },
  };
}
