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
