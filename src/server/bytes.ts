/** The number of bytes in one call: an engine takes a limited number of arguments. */
const bytesAtOnce = 8192;

/**
 * The standard base64 text of some bytes, padded and without line breaks, as HyperSDK wants signatures.
 *
 * `btoa` takes characters and not bytes. Of all ways that every runtime has, this one costs a signature the least:
 * `docs/decisions/0007-signing.md`.
 */
export function base64Of(bytes: Uint8Array): string {
  let characters = '';
  for (let at = 0; at < bytes.length; at += bytesAtOnce) {
    // A spread would make an array of the bytes first, which costs more than all the rest.
    characters += String(Reflect.apply(String.fromCharCode, undefined, bytes.subarray(at, at + bytesAtOnce)));
  }
  return btoa(characters);
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

const encoder = new TextEncoder();

/**
 * The UTF-8 bytes of a text, or undefined if it is not well formed.
 *
 * The platform's encoder writes half of a surrogate pair as U+FFFD, so two different texts would have one signature.
 */
export function utf8Of(text: string): Uint8Array<ArrayBuffer> | undefined {
  return /\p{Surrogate}/u.test(text) ? undefined : encoder.encode(text);
}

/**
 * True if two texts are equal; the time it takes tells nothing of where they differ, nor of their lengths.
 *
 * Both are hashed first, so that what is compared is always as long and cannot be steered byte by byte.
 */
export async function equalInConstantTime(one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all([sha256(one), sha256(other)]);
  let difference = 0;
  for (const [index, byte] of first.entries()) difference |= byte ^ (second[index] ?? 256);
  return difference === 0;
}

async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}
