import type { Parsed } from './checkout-error.ts';
import { refuse } from './issue-of.ts';

/** A signature as bytes, with the encoding in which it came. */
export interface DecodedSignature {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly encoding: 'base64' | 'hex';
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The lengths in bytes of an RSA signature by a key of 2048, 3072 and 4096 bits. */
const lengths: readonly number[] = [256, 384, 512];

/** What usually happened to a signature that is not base64, the first that fits. */
const faults: readonly (readonly [RegExp, string])[] = [
  [/[\r\n]/, 'line-break'],
  [/ /, 'plus-became-space'],
  [/[-_]/, 'base64url'],
  [/[^A-Za-z0-9+/=]|=(?!=?$)/, 'alphabet'],
];

/**
 * Reads an RSA-SHA256 signature: base64 as everyone sends it, or hex as seed 003 says, told apart by their alphabets.
 *
 * Strict where decoders are lenient: no foreign characters, full padding, no unused bits, and 256, 384 or 512 bytes.
 * Codes: `required`, `type`, `signature-length`, and `signature-format` with the reason `line-break`,
 * `plus-became-space`, `base64url`, `alphabet`, `padding`, `canonical` or `odd-hex`.
 */
export function parseSignature(text: unknown, field = 'signature'): Parsed<DecodedSignature> {
  if (text === undefined || text === null || text === '') return refuse('required', field);
  if (typeof text !== 'string') return refuse('type', field, 'string');
  // Base64 of random bytes is never all hex digits at these lengths, so the alphabet alone decides.
  if (/^[\da-f]+$/i.test(text)) {
    if (text.length % 2) return refuse('signature-format', field, 'odd-hex');
    return checkLength(hexBytes(text), 'hex', field);
  }
  const reason = faults.find(([pattern]) => pattern.test(text))?.[1] ?? (text.length % 4 ? 'padding' : undefined);
  if (reason) return refuse('signature-format', field, reason);
  const digits = text.replace(/=+$/, '');
  const bytes = base64Bytes(digits);
  const unusedBits = (digits.length * 6) % 8;
  if (alphabet.indexOf(digits.slice(-1)) % 2 ** unusedBits) return refuse('signature-format', field, 'canonical');
  return checkLength(bytes, 'base64', field);
}

function checkLength(
  bytes: Uint8Array<ArrayBuffer>,
  encoding: DecodedSignature['encoding'],
  field: string,
): Parsed<DecodedSignature> {
  if (!lengths.includes(bytes.length)) return refuse('signature-length', field);
  return { ok: true, value: { bytes, encoding } };
}

function hexBytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: text.length / 2 }, (_, index) => parseInt(text.slice(index * 2, index * 2 + 2), 16));
}

function base64Bytes(digits: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.floor((digits.length * 6) / 8));
  let bits = 0;
  let held = 0;
  let next = 0;
  for (const digit of digits) {
    bits = ((bits << 6) | alphabet.indexOf(digit)) & 0xffff;
    held += 6;
    if (held >= 8) bytes[next++] = bits >> (held -= 8);
  }
  return bytes;
}
