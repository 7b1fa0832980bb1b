import { HyperCheckoutError } from '../protocol/checkout-error.ts';
import { parseSignature } from '../protocol/signature.ts';
import { base64Of, utf8Of } from './bytes.ts';
import { hexOf, isPssSignature, openSignature } from './open-signature.ts';
import { repairSignature, type SignatureCause } from './repair-signature.ts';
import { importPublicKey, isReadyKey, rsaKeyFor, rsaSha256, type RsaKey } from './rsa-key.ts';
import { signedTextVariants, type TextCause } from './signed-text-variants.ts';

/**
 * Why a signature does not match.
 *
 * - `matches`: it does
 * - `hex`: it does, but is written as hex, and HyperCheckout is sent base64
 * - the causes of {@link TextCause}: the text changed after signing
 * - `hashed-first`: the digest of the text was signed instead of the text
 * - `other-text`: this key signed, but another text
 * - the causes of {@link SignatureCause}, as `signature-…`: the signature is right and was damaged on its way
 * - `missing`, `not-base64`, `wrong-length`: nothing that could be a signature by this key
 * - `other-hash`, `pss`, `no-hash-name`: another algorithm than RSA PKCS#1 v1.5 with SHA-256
 * - `wrong-key`: another key signed, or the signature is damaged inside
 * - `key`: the public key cannot be used
 * - `text`: the text is no text, or has no UTF-8 form
 */
export type ExplainedCause =
  | 'matches'
  | 'hex'
  | TextCause
  | 'hashed-first'
  | 'other-text'
  | `signature-${SignatureCause}`
  | 'missing'
  | 'not-base64'
  | 'wrong-length'
  | 'other-hash'
  | 'pss'
  | 'no-hash-name'
  | 'wrong-key'
  | 'key'
  | 'text';

/** The answer of {@link explainSignature}. It quotes neither text nor signature nor key, so it may be logged. */
export interface SignatureExplanation {
  /** The answer of `verifyOrder`. */
  readonly matches: boolean;
  readonly cause: ExplainedCause;
  /** The cause, as one or two sentences. */
  readonly message: string;
  /** The change that helps. Empty if the signature matches. */
  readonly fix: string;
  /** Things that did not do harm here and may elsewhere, such as `\n` written out in the PEM text. */
  readonly notes: readonly string[];
}

const passUnchanged = 'Hand the very text that was signed to the page: never parse it and write it again.';
const passSignature = 'Pass the base64 text that signing returned, unchanged.';
const algorithmFix = 'Sign with RSA, PKCS#1 v1.5 and SHA-256 ("SHA256withRSA", "RSA-SHA256"), over the text itself.';

/**
 * Says why a signature does not match a text: whether the text changed, the signature was damaged, or another key or
 * algorithm was used.
 *
 * It opens the signature with the public key and compares what it finds with every common change of the text, so
 * "this key, but another text" is told apart from "another key". Never throws: a key that cannot be used is one of the
 * answers. For finding mistakes; decide by `verifyOrder`.
 * @param text the text as it arrived
 * @param signature the signature as it arrived
 * @param publicKey PEM text or an imported key
 */
export async function explainSignature(
  text: string,
  signature: string,
  publicKey: string | RsaKey,
): Promise<SignatureExplanation> {
  const notes: string[] = [];
  const explain = (cause: ExplainedCause, message: string, fix = ''): SignatureExplanation => {
    return Object.freeze({ matches: cause === 'matches' || cause === 'hex', cause, message, fix, notes });
  };
  let key: RsaKey;
  try {
    key = await readKey(publicKey, notes);
  } catch (error) {
    if (!(error instanceof HyperCheckoutError)) throw error;
    return explain('key', error.message, error.fix);
  }
  const bytes = typeof text === 'string' ? utf8Of(text) : undefined;
  if (bytes === undefined) {
    return explain('text', 'What arrived is not a text, or holds half of a surrogate pair.', passUnchanged);
  }
  if (typeof signature !== 'string' || signature.trim() === '') {
    return explain('missing', 'There is no signature.', passSignature);
  }
  const size = modulusBytes(key);
  const strict = parseSignature(signature);
  const isRightLength = strict.ok && strict.value.bytes.length === size;
  const repaired = isRightLength ? undefined : repairSignature(signature);
  const signatureBytes = isRightLength ? new Uint8Array(strict.value.bytes) : repaired?.bytes;
  if (signatureBytes === undefined) {
    return explain('not-base64', 'The signature is not base64.', passSignature);
  }
  if (signatureBytes.length !== size) {
    const message = `The signature has ${signatureBytes.length} bytes, and this key makes ${size}: it was cut, or another key made it.`;
    return explain('wrong-length', message, 'Pass the whole signature, and the public half of the key that signed.');
  }
  if (await crypto.subtle.verify(rsaSha256, key, signatureBytes, bytes)) {
    if (repaired !== undefined) {
      const message = `The signature is right, but was damaged on its way: ${damages[repaired.cause]}.`;
      return explain(`signature-${repaired.cause}`, message, passSignature);
    }
    if (strict.ok && strict.value.encoding === 'hex') {
      return explain(
        'hex',
        'The signature matches. It is written as hex.',
        'Send base64: that is what every sample sends.',
      );
    }
    return explain('matches', 'The signature matches the text.');
  }
  return explainMismatch(text, bytes, signatureBytes, key, explain);
}

async function explainMismatch(
  text: string,
  bytes: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
  key: RsaKey,
  explain: (cause: ExplainedCause, message: string, fix?: string) => SignatureExplanation,
): Promise<SignatureExplanation> {
  const opened = await openSignature(signature, key);
  if (opened === undefined) {
    return explain(
      'key',
      'The public key may not be exported, so the signature cannot be looked into.',
      'Pass its PEM text.',
    );
  }
  if (opened.kind === 'pss' && (await isPssSignature(signature, bytes, key))) {
    return explain('pss', 'The signature is RSA-PSS over this text.', algorithmFix);
  }
  if (opened.kind === 'pss' || opened.kind === 'noise') {
    const message = 'Another private key made this signature, or a byte of it changed.';
    return explain(
      'wrong-key',
      message,
      'Compare the public half of the signing key with this one, and the merchant key id.',
    );
  }
  if (opened.kind === 'bare') {
    return explain('no-hash-name', 'The text or its digest was encrypted with the private key by hand.', algorithmFix);
  }
  if (opened.hash !== 'SHA-256') {
    return explain('other-hash', `The signature was made with ${opened.hash}.`, algorithmFix);
  }
  return explainText(text, bytes, opened.digest, explain);
}

async function explainText(
  text: string,
  bytes: Uint8Array<ArrayBuffer>,
  digest: string,
  explain: (cause: ExplainedCause, message: string, fix?: string) => SignatureExplanation,
): Promise<SignatureExplanation> {
  for (const variant of signedTextVariants(text)) {
    if ((await sha256(variant.bytes)) === digest) {
      return explain(
        variant.cause,
        `This key signed, but the text changed since. The signed text ${variant.difference}.`,
        passUnchanged,
      );
    }
  }
  if (await isDigestOfDigest(bytes, digest)) {
    return explain('hashed-first', 'The digest of the text was signed instead of the text.', algorithmFix);
  }
  return explain(
    'other-text',
    'This key signed, but another text: a value differs, or the text changed in a way that has no name.',
    'Log the length and SHA-256 of the text on both sides, and compare them step by step.',
  );
}

async function isDigestOfDigest(bytes: Uint8Array<ArrayBuffer>, digest: string): Promise<boolean> {
  for (const hash of ['SHA-256', 'SHA-1', 'SHA-512']) {
    const raw = new Uint8Array(await crypto.subtle.digest(hash, bytes));
    const hex = hexOf(raw);
    for (const form of [
      raw,
      ...[hex, hex.toUpperCase(), base64Of(raw)].map((written) => new TextEncoder().encode(written)),
    ]) {
      if ((await sha256(form)) === digest) return true;
    }
  }
  return false;
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

async function readKey(publicKey: string | RsaKey, notes: string[]): Promise<RsaKey> {
  if (isReadyKey(publicKey)) return rsaKeyFor('verify', publicKey, 'publicKey');
  return importPublicKey(publicKey, { warn: (issue) => notes.push(`${issue.message} ${issue.fix}`) });
}

function modulusBytes(key: RsaKey): number {
  return 'modulusLength' in key.algorithm ? Number(key.algorithm.modulusLength) / 8 : 0;
}

const damages: Readonly<Record<SignatureCause, string>> = {
  'plus-became-space': 'a form or URL turned "+" into blanks',
  base64url: 'it is written in the URL-safe alphabet',
  'line-breaks': 'it is broken into lines',
  blanks: 'there are blanks around it',
  padding: 'its "=" at the end are missing',
  canonical: 'unused bits of its last character are set',
  'url-encoded': 'it is percent-encoded',
  quoted: 'it stands in quotes',
  'html-escaped': 'it is HTML-escaped',
  'encoded-twice': 'it is base64 of base64 or of hex',
  'hex-separators': 'it is hex with separators',
};
