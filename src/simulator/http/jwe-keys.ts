import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { generateKeyPair } from '../../server/generate-key-pair.ts';
import { importPublicKey } from '../../server/rsa-key.ts';
import type { JweAuth, Merchant } from '../application/merchants.ts';

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
