import type { Parsed } from './checkout-error.ts';
import { refuseInFull, refuseNoTextInFull } from './errors/catalogue.ts';

/** A signature as bytes, with the encoding in which it came. */
export interface DecodedSignature {
  // TypeScript before 5.7 knows no `Uint8Array<ArrayBuffer>`.
  readonly bytes: ReturnType<typeof Uint8Array.from>;
  readonly encoding: 'base64' | 'hex';
}

const hex = /^[\da-f]+$/i;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The lengths in bytes of an RSA signature, and so of the keys that may make one: 2048, 3072 and 4096 bits. */
export const signatureLengths: readonly number[] = [256, 384, 512];

/** Usual causes of a signature that is not base64. The first that fits counts. */
const faults: readonly (readonly [RegExp, string])[] = [
  [/[\r\n]/, 'line-break'],
  [/ /, 'plus-became-space'],
  [/[-_]/, 'base64url'],
  [/^/, 'alphabet'],
];

/**
 * Reads an RSA-SHA256 signature: base64 as everyone sends it, or hex as seed 003 says, told apart by their alphabets.
 *
 * Codes: those of {@link checkSignature}.
 */
export function parseSignature(text: unknown, field = 'signature'): Parsed<DecodedSignature> {
  const checked = checkSignature(text, field);
  if (!checked.ok) return checked;
  const isHex = hex.test(checked.value);
  const bytes = isHex ? hexBytes(checked.value) : base64Bytes(checked.value.replace(/=+$/, ''));
  return { ok: true, value: { bytes, encoding: isHex ? 'hex' : 'base64' } };
}

/**
 * Checks the form of a signature, and returns it as it is.
 *
 * Strict where decoders are lenient: no foreign characters, full padding, no unused bits, and 256, 384 or 512 bytes.
 * Codes: `required`, `type`, `signature-length`, and `signature-format` with the reason `line-break`,
 * `plus-became-space`, `base64url`, `alphabet`, `padding`, `canonical` or `odd-hex`.
 */
export function checkSignature(text: unknown, field = 'signature'): Parsed<string> {
  if (!text || typeof text !== 'string') return refuseNoTextInFull(text, field, 'signature');
  let length = text.length / 2;
  // Base64 of random bytes is never all hex digits at these lengths, so the alphabet alone decides.
  if (hex.test(text)) {
    if (text.length % 2) return refuseInFull('signature-format', field, 'odd-hex');
  } else {
    const end = text.indexOf('=');
    const reason =
      /[^A-Za-z\d+/=]/.test(text) || (end >= 0 && !/^==?$/.test(text.slice(end)))
        ? faults.find(([pattern]) => pattern.test(text))?.[1]
        : text.length % 4
          ? 'padding'
          : /[^AQgw]==$|[^AEIMQUYcgkosw048=]=$/.test(text.slice(-3)) && 'canonical';
    if (reason) return refuseInFull('signature-format', field, reason);
    length = (text.length / 4) * 3 - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0);
  }
  return signatureLengths.includes(length) ? { ok: true, value: text } : refuseInFull('signature-length', field);
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
