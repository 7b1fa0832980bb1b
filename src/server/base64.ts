/** The standard base64 text of some bytes, padded and without line breaks, as HyperSDK wants signatures. */
export function base64Of(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
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
