const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Every pair of digits, by the 12 bits that it stands for. */
const pairs = Array.from({ length: 4096 }, (_, bits) => alphabet.charAt(bits >> 6) + alphabet.charAt(bits & 63));

/**
 * The standard base64 text of some bytes, padded and without line breaks, as HyperSDK wants signatures.
 *
 * By a table and not by `btoa`, which in Node takes an eighth of the time of a signature.
 */
export function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += `${pairs[bits >> 12]}${pairs[bits & 4095]}`;
  }
  const unused = (3 - (bytes.length % 3)) % 3;
  return unused === 0 ? text : text.slice(0, -unused) + '='.repeat(unused);
}

/**
 * The bytes of a base64 text, or undefined if it holds anything but the standard alphabet with its padding.
 *
 * `atob` skips blanks, so the alphabet is checked first.
 */
export function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
