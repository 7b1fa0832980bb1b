import { HyperCheckoutError, type Issue } from '../protocol/checkout-error.ts';
import { signatureLengths } from '../protocol/signature.ts';
import { derTag, type PemBlock, readDer, readPem, writeDer } from './key-encoding.ts';

/**
 * A WebCrypto key, in every runtime: the global type `CryptoKey` where there is one, Node's own where there is not.
 */
export type RsaKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

/** Options for {@link importPrivateKey} and {@link importPublicKey}. */
export interface ImportKeyOptions {
  /** The name under which errors speak of the key; default `privateKey` or `publicKey`. */
  readonly field?: string;
  /** Called with each repair of the text, such as `\n` written as two characters. Default: repairs are silent. */
  readonly warn?: (issue: Issue) => void;
}

/** The algorithm of HyperCheckout's signatures: RSA, PKCS#1 v1.5, SHA-256. Nothing in any input can choose another. */
export const rsaSha256 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;

const smallestModulus = 2048;
const smallestExponent = 65537;
const oidRsa = '2a864886f70d010101';
const kindOfOid: Readonly<Record<string, string>> = {
  '2a864886f70d01010a': 'rsa-pss',
  '2a8648ce3d0201': 'ec',
  '2b656e': 'x25519',
  '2b6570': 'ed25519',
  '2b6571': 'ed448',
};

/**
 * Imports the merchant's RSA private key for signing.
 *
 * Takes PKCS#8 (`PRIVATE KEY`) and PKCS#1 (`RSA PRIVATE KEY`), and makes sure that what the key signs verifies. Do this once when the server starts and keep the
 * result: parsing the text for each signature costs three times the signature itself. The key cannot be exported
 * again from what is returned.
 * @throws {HyperCheckoutError} `key-type` (`reason`: `public-key`, `certificate`, `encrypted`, `ec`, `ed25519`,
 * `openssh`, `not-pem`, `mislabelled`, `size` other than 2,048, 3,072 or 4,096 bits, `damaged`, …) or `key-weak` (`reason`: `modulus` under 2,048 bits, `exponent` under 65,537, `rsa-pss`)
 */
export async function importPrivateKey(pem: string, options: ImportKeyOptions = {}): Promise<RsaKey> {
  const field = options.field ?? 'privateKey';
  const block = blockOf(pem, 'PRIVATE KEY', field, options);
  refuseOtherKinds(block, 'PRIVATE KEY', field);
  // PKCS#1 has its modulus where PKCS#8 has the algorithm.
  const isPkcs1 = readDer(readDer(block.der)?.[0]?.content ?? block.der)?.[1]?.tag === derTag.integer;
  refuseMislabelled(block, isPkcs1, field);
  const pkcs8 = isPkcs1 ? wrap(block.der, 'private') : block.der;
  const parts = readDer(pkcs8)?.[0];
  const [, algorithm, secret] = readDer(parts?.content ?? pkcs8) ?? [];
  refuseOtherAlgorithms(algorithm?.content, field);
  const [, modulus, exponent] = readDer(readDer(secret?.content ?? pkcs8)?.[0]?.content ?? pkcs8) ?? [];
  const numbers = refuseWeak(modulus?.content, exponent?.content, field);
  const key = await importWith('pkcs8', pkcs8, 'sign', field);
  await refuseUnlessVerified(key, numbers, field);
  return key;
}

/**
 * Imports an RSA public key for verifying.
 *
 * Takes SPKI (`PUBLIC KEY`) and PKCS#1 (`RSA PUBLIC KEY`). A text with a private key in it is refused: a place that only
 * verifies must not hold one.
 * @throws {HyperCheckoutError} `key-type` or `key-weak`, with the reasons of {@link importPrivateKey} and `private-key`
 */
export async function importPublicKey(pem: string, options: ImportKeyOptions = {}): Promise<RsaKey> {
  const field = options.field ?? 'publicKey';
  const block = blockOf(pem, 'PUBLIC KEY', field, options);
  refuseOtherKinds(block, 'PUBLIC KEY', field);
  // PKCS#1 begins with the modulus, SPKI with the algorithm.
  const isPkcs1 = readDer(readDer(block.der)?.[0]?.content ?? block.der)?.[0]?.tag === derTag.integer;
  refuseMislabelled(block, isPkcs1, field);
  const spki = isPkcs1 ? wrap(block.der, 'public') : block.der;
  const [algorithm, bits] = readDer(readDer(spki)?.[0]?.content ?? spki) ?? [];
  refuseOtherAlgorithms(algorithm?.content, field);
  // A bit string begins with the count of unused bits, which is 0 here.
  const [modulus, exponent] = readDer(readDer(bits?.content.subarray(1) ?? spki)?.[0]?.content ?? spki) ?? [];
  refuseWeak(modulus?.content, exponent?.content, field);
  return importWith('spki', spki, 'verify', field);
}

/**
 * Gives the key for a use: imports a PEM text, or checks that a ready WebCrypto key is of the one right kind.
 * @throws {HyperCheckoutError} `key-type` or `key-weak`
 */
export async function rsaKeyFor(use: 'sign' | 'verify', key: string | RsaKey, field: string): Promise<RsaKey> {
  if (isReadyKey(key)) {
    // Without a pause where the key is known: signing is measured against the bare call.
    if (!checkedKeys[use].has(key)) await assertRsaKey(use, key, field);
    return key;
  }
  return use === 'sign' ? importPrivateKey(key, { field }) : importPublicKey(key, { field });
}

/** True for what looks like a WebCrypto key; the class itself has no name in every runtime. */
export function isReadyKey(key: unknown): key is RsaKey {
  return typeof key === 'object' && key !== null && 'algorithm' in key && 'usages' in key;
}

/** Keys that were looked at before: the check costs a tenth of a signature, and a key never changes. */
const checkedKeys = { sign: new WeakSet<RsaKey>(), verify: new WeakSet<RsaKey>() };

/** Throws unless a WebCrypto key is RSASSA-PKCS1-v1_5 with SHA-256, of a size in use, strong, and allowed the use. */
async function assertRsaKey(use: 'sign' | 'verify', key: RsaKey, field: string): Promise<void> {
  const { algorithm, usages } = key;
  if (algorithm.name !== rsaSha256.name || !('hash' in algorithm) || !isSha256(algorithm.hash)) {
    throw wrongKind(
      'algorithm',
      field,
      'is a CryptoKey for another algorithm',
      `Import it for ${rsaSha256.name} with SHA-256.`,
    );
  }
  if (!Array.isArray(usages) || !usages.includes(use)) {
    throw wrongKind(
      'usage',
      field,
      `is a CryptoKey that may not ${use}`,
      `Pass the ${use === 'sign' ? 'private' : 'public'} key.`,
    );
  }
  const bits = 'modulusLength' in algorithm ? Number(algorithm.modulusLength) : 0;
  const exponent = 'publicExponent' in algorithm ? algorithm.publicExponent : undefined;
  refuseWeakNumbers(bits, exponent instanceof Uint8Array ? exponentOf(exponent) : 0, field);
  try {
    const nothing = new Uint8Array();
    if (use === 'sign') await crypto.subtle.sign(rsaSha256, key, nothing);
    else await crypto.subtle.verify(rsaSha256, key, nothing, nothing);
  } catch {
    // An object that looks like a key, such as one that was cloned as JSON.
    const fix = 'Pass what importPrivateKey or importPublicKey returned, or the PEM text.';
    throw wrongKind('not-a-key', field, 'is an object that only looks like a CryptoKey', fix);
  }
  checkedKeys[use].add(key);
}

/** Throws unless what a private key signs fits the public half that stands beside it: a damaged key signs all the same. */
async function refuseUnlessVerified(key: RsaKey, { modulus, exponent }: PublicNumbers, field: string): Promise<void> {
  const pkcs1 = writeDer(derTag.sequence, writeDer(derTag.integer, modulus), writeDer(derTag.integer, exponent));
  const publicHalf = await importWith('spki', wrap(pkcs1, 'public'), 'verify', field);
  const text = new TextEncoder().encode('hyper-checkout');
  let verified = false;
  try {
    verified = await crypto.subtle.verify(rsaSha256, publicHalf, await crypto.subtle.sign(rsaSha256, key, text), text);
  } catch {
    // Some engines check the parts of a key when it signs.
  }
  if (!verified) throw damaged(field);
}

function isSha256(hash: unknown): boolean {
  return typeof hash === 'object' && hash !== null && 'name' in hash && hash.name === rsaSha256.hash;
}

function blockOf(
  pem: unknown,
  wanted: 'PRIVATE KEY' | 'PUBLIC KEY',
  field: string,
  options: ImportKeyOptions,
): PemBlock {
  const block = readPem(pem, wanted, field);
  if (!block.ok) throw new HyperCheckoutError(block.issue);
  if (block.value.escapedNewlines) {
    options.warn?.({
      code: 'key-type',
      reason: 'escaped-newlines',
      field,
      message: `The key in ${field} holds "\\n" as two characters; it was read as a line break.`,
      fix: 'Store the key with real line breaks, or replace "\\n" by a line break when you load it.',
    });
  }
  return block.value;
}

function refuseOtherKinds(block: PemBlock, wanted: 'PRIVATE KEY' | 'PUBLIC KEY', field: string): void {
  const { label, encrypted } = block;
  const fix = `Pass an RSA key of 2,048 bits or more that begins with "-----BEGIN ${wanted}-----".`;
  if (wanted === 'PUBLIC KEY' && label.endsWith('PRIVATE KEY')) {
    throw wrongKind('private-key', field, 'is a private key, or stands beside one', fix);
  }
  if (encrypted) {
    throw wrongKind(
      'encrypted',
      field,
      'is locked by a passphrase',
      'Unlock it first: openssl pkey -in locked.pem -out key.pem',
    );
  }
  if (label === wanted || label === `RSA ${wanted}`) return;
  if (label.includes('CERTIFICATE REQUEST')) {
    const take = 'Take its key: openssl req -in request.pem -pubkey -noout';
    throw wrongKind('certificate-request', field, 'is a certificate request', take);
  }
  if (label.includes('CERTIFICATE')) {
    throw wrongKind('certificate', field, 'is a certificate', 'Take its key: openssl x509 -in cert.pem -pubkey -noout');
  }
  if (label === 'OPENSSH PRIVATE KEY') {
    throw wrongKind('openssh', field, 'is in the format of OpenSSH', 'Convert a copy: ssh-keygen -p -m PKCS8 -f key');
  }
  if (label.startsWith('EC ') || label.startsWith('DSA ')) {
    throw wrongKind(label.startsWith('EC ') ? 'ec' : 'dsa', field, 'is no RSA key', fix);
  }
  if (label.endsWith('PUBLIC KEY')) throw wrongKind('public-key', field, 'is a public key', fix);
  throw wrongKind('not-pem', field, 'is no key', fix);
}

/** The label says which of two forms the bytes have; other programs believe it and fail without a reason. */
function refuseMislabelled({ label }: PemBlock, isPkcs1: boolean, field: string): void {
  if (label.startsWith('RSA ') === isPkcs1) return;
  const [form, right] = isPkcs1 ? ['PKCS#1', `RSA ${label}`] : ['PKCS#8', label.replace('RSA ', '')];
  const what = `is in the form ${label.endsWith('PUBLIC KEY') && !isPkcs1 ? 'SPKI' : form} under the label "${label}"`;
  throw wrongKind('mislabelled', field, what, `Write "${right}" in its first and last line.`);
}

function refuseOtherAlgorithms(algorithm: Uint8Array<ArrayBuffer> | undefined, field: string): void {
  if (algorithm === undefined) throw damaged(field);
  const oid = [...(readDer(algorithm)?.[0]?.content ?? [])];
  const hex = oid.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (hex === oidRsa) return;
  const kind = kindOfOid[hex] ?? 'algorithm';
  const fix = 'Make an RSA key: npx hyper-checkout keys';
  if (kind === 'rsa-pss') {
    const message = `The key in ${field} is for RSA-PSS only, which HyperCheckout does not use.`;
    throw new HyperCheckoutError({ code: 'key-weak', reason: kind, field, message, fix });
  }
  throw wrongKind(kind, field, 'is no RSA key', fix);
}

interface PublicNumbers {
  readonly modulus: Uint8Array;
  readonly exponent: Uint8Array;
}

function refuseWeak(modulus: Uint8Array | undefined, exponent: Uint8Array | undefined, field: string): PublicNumbers {
  if (modulus === undefined || exponent === undefined) throw damaged(field);
  const digits = modulus.subarray(modulus[0] === 0 ? 1 : 0);
  const bits = digits.length * 8 - Math.clz32(digits[0] ?? 0) + 24;
  refuseWeakNumbers(bits, exponentOf(exponent), field);
  return { modulus, exponent };
}

function refuseWeakNumbers(bits: number, exponent: number, field: string): void {
  const fix = 'Make a new pair and upload its public key: npx hyper-checkout keys';
  if (bits < smallestModulus) {
    const message = `The key in ${field} has fewer than ${smallestModulus} bits.`;
    throw new HyperCheckoutError({ code: 'key-weak', reason: 'modulus', field, message, fix });
  }
  if (exponent < smallestExponent) {
    const message = `The key in ${field} has a public exponent below ${smallestExponent}.`;
    throw new HyperCheckoutError({ code: 'key-weak', reason: 'exponent', field, message, fix });
  }
  if (!signatureLengths.includes(bits / 8)) {
    throw wrongKind('size', field, `has ${bits} bits; HyperCheckout takes 2048, 3072 and 4096`, fix);
  }
}

/** An exponent as a number; whatever is longer than six bytes counts as large, since only "too small" matters. */
function exponentOf(bytes: Uint8Array): number {
  return bytes.length > 6 ? Number.MAX_SAFE_INTEGER : bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}

/** Puts the older PKCS#1 form of a key into the envelope that WebCrypto takes. */
function wrap(pkcs1: Uint8Array<ArrayBuffer>, kind: 'private' | 'public'): Uint8Array<ArrayBuffer> {
  const oid = Uint8Array.from(oidRsa.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
  const algorithm = writeDer(derTag.sequence, writeDer(derTag.oid, oid), writeDer(derTag.null));
  return kind === 'private'
    ? writeDer(
        derTag.sequence,
        writeDer(derTag.integer, Uint8Array.of(0)),
        algorithm,
        writeDer(derTag.octetString, pkcs1),
      )
    : writeDer(derTag.sequence, algorithm, writeDer(derTag.bitString, Uint8Array.of(0), pkcs1));
}

async function importWith(
  format: 'pkcs8' | 'spki',
  der: Uint8Array<ArrayBuffer>,
  use: 'sign' | 'verify',
  field: string,
): Promise<RsaKey> {
  try {
    const key = await crypto.subtle.importKey(format, der, rsaSha256, use === 'verify', [use]);
    checkedKeys[use].add(key);
    return key;
  } catch {
    // The runtime's own error may quote the key, so it is not passed on.
    throw damaged(field);
  }
}

function damaged(field: string): HyperCheckoutError {
  const fix = 'Copy the key file again, or make a new pair: npx hyper-checkout keys';
  return wrongKind('damaged', field, 'cannot be read', fix);
}

function wrongKind(reason: string, field: string, what: string, fix: string): HyperCheckoutError {
  return new HyperCheckoutError({ code: 'key-type', reason, field, message: `The key in ${field} ${what}.`, fix });
}
