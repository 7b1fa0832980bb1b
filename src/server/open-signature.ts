import { bytesOfBase64 } from './bytes.ts';
import type { RsaKey } from './rsa-key.ts';

/** The content of an RSA signature that the public key has opened. */
export type OpenedSignature =
  /** Well formed PKCS#1 v1.5: this key made it, over a text with this digest. */
  | { readonly kind: 'pkcs1'; readonly hash: SignatureHash; readonly digest: string }
  /** PKCS#1 padding around something that does not name its hash: encrypted with the private key by hand. */
  | { readonly kind: 'bare'; readonly content: string }
  /** Ends as PSS does. One in 256 signatures of another key ends so too. */
  | { readonly kind: 'pss' }
  /** Noise: another key made it, or it is damaged. */
  | { readonly kind: 'noise' };

/** The hashes that signing libraries offer. */
export type SignatureHash = 'MD5' | 'SHA-1' | 'SHA-224' | 'SHA-256' | 'SHA-384' | 'SHA-512';

/** The first bytes of what PKCS#1 v1.5 pads, by hash (RFC 8017, section 9.2, note 1). */
const digestPrefixes: readonly (readonly [hash: SignatureHash, prefix: string, digits: number])[] = [
  ['MD5', '3020300c06082a864886f70d020505000410', 32],
  ['SHA-1', '3021300906052b0e03021a05000414', 40],
  ['SHA-224', '302d300d06096086480165030402040500041c', 56],
  ['SHA-256', '3031300d060960864801650304020105000420', 64],
  ['SHA-384', '3041300d060960864801650304020205000430', 96],
  ['SHA-512', '3051300d060960864801650304020305000440', 128],
];

/**
 * Opens a signature with the public key, to tell what its signer did; or undefined if the key may not be exported.
 *
 * For explaining only, never for deciding: whether a signature is right is WebCrypto's word alone.
 */
export async function openSignature(signature: Uint8Array, key: RsaKey): Promise<OpenedSignature | undefined> {
  if (!key.extractable) return undefined;
  const { n = '', e = '' } = await crypto.subtle.exportKey('jwk', key);
  const modulus = hexOfBase64Url(n);
  const value = BigInt(`0x${hexOf(signature)}`);
  if (value >= BigInt(`0x${modulus}`)) return { kind: 'noise' };
  const opened = power(value, BigInt(`0x${hexOfBase64Url(e)}`), BigInt(`0x${modulus}`));
  const block = opened.toString(16).padStart(modulus.length, '0');
  const content = /^0001(?:ff){8,}00((?:[0-9a-f]{2})*)$/.exec(block)?.[1];
  if (content === undefined) return { kind: block.endsWith('bc') ? 'pss' : 'noise' };
  for (const [hash, prefix, digits] of digestPrefixes) {
    if (content.startsWith(prefix) && content.length === prefix.length + digits) {
      return { kind: 'pkcs1', hash, digest: content.slice(prefix.length) };
    }
  }
  return { kind: 'bare', content };
}

/** True if the signature is RSA-PSS over these bytes, with one of the usual hashes and salt lengths. */
export async function isPssSignature(
  signature: Uint8Array<ArrayBuffer>,
  bytes: Uint8Array<ArrayBuffer>,
  key: RsaKey,
): Promise<boolean> {
  const { n = '', e = '' } = await crypto.subtle.exportKey('jwk', key);
  for (const [hash, size] of [
    ['SHA-256', 32],
    ['SHA-1', 20],
    ['SHA-384', 48],
    ['SHA-512', 64],
  ] as const) {
    const algorithm = { name: 'RSA-PSS', hash };
    const pssKey = await crypto.subtle.importKey('jwk', { kty: 'RSA', n, e }, algorithm, false, ['verify']);
    // The salt is as long as the hash, as long as there is room for, or absent: nothing else has a default.
    for (const saltLength of [size, signature.length - size - 2, 0]) {
      if (await crypto.subtle.verify({ name: 'RSA-PSS', saltLength }, pssKey, signature, bytes)) return true;
    }
  }
  return false;
}

/** Bytes as lower-case hex. */
export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function hexOfBase64Url(text: string): string {
  const base64 = text.replaceAll('-', '+').replaceAll('_', '/');
  return hexOf(bytesOfBase64(base64.padEnd(Math.ceil(base64.length / 4) * 4, '=')) ?? Uint8Array.of(0));
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}
