const encoder = new TextEncoder();

/**
 * The UTF-8 bytes of a text, or undefined if it is not well formed.
 *
 * The platform's encoder writes half of a surrogate pair as U+FFFD, so two different texts would have one signature.
 */
export function utf8Of(text: string): Uint8Array<ArrayBuffer> | undefined {
  return /\p{Surrogate}/u.test(text) ? undefined : encoder.encode(text);
}
