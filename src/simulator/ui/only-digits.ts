/**
 * Returns the digits of a text as 0 to 9, whatever stands between them. Digits of India's scripts, Arabic ones and wide
 * ones count as well: keyboards and messages have them.
 */
export function onlyDigits(text: string): string {
  return Array.from(text.matchAll(/(?=\p{Nd})[0-\u0dff\uff10-\uff19]/gu), ([digit]) => valueOf(digit)).join('');
}

/** In each script the digits stand in a row. It begins at a place that ends with 6 in those of India, and with 0 else. */
function valueOf(digit: string): number {
  const place = digit.codePointAt(0) ?? 0;
  return (place >= 0x900 && place < 0xe00 ? place - 6 : place) % 16;
}
