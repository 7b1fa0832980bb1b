import { base64Of } from './bytes.ts';
import { writePem } from './key-encoding.ts';
import { rsaSha256 } from './rsa-key.ts';

/** A fresh key pair as PEM texts. */
export interface KeyPairPem {
  /** PKCS#8. Stays on the merchant's server, in its secret store. */
  readonly privateKey: string;
  /** SPKI. Is uploaded to the gateway's dashboard, which answers with the merchant key id. */
  readonly publicKey: string;
}

/**
 * Makes an RSA key pair for signing orders, with the exponent 65,537.
 *
 * @param options.modulusLength bits: 2,048 (default, what HyperCheckout documents), 3,072 or 4,096
 */
export async function generateKeyPair(options: { modulusLength?: 2048 | 3072 | 4096 } = {}): Promise<KeyPairPem> {
  const { modulusLength = 2048 } = options;
  const algorithm = { ...rsaSha256, modulusLength, publicExponent: Uint8Array.of(1, 0, 1) };
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const [pkcs8, spki] = await Promise.all([
    crypto.subtle.exportKey('pkcs8', pair.privateKey),
    crypto.subtle.exportKey('spki', pair.publicKey),
  ]);
  return {
    privateKey: writePem('PRIVATE KEY', base64Of(new Uint8Array(pkcs8))),
    publicKey: writePem('PUBLIC KEY', base64Of(new Uint8Array(spki))),
  };
}
