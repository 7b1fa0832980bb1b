/**
 * An amount for the wire. Juspay's answers have amounts as JSON numbers, and this is the only place where one becomes a
 * number: as the last step. Parsing `249.10` here or in the reader's JSON parser gives the very same number.
 *
 * @param amount decimal text
 */
export function wireNumber(amount: string): number {
  return Number(amount);
}

/**
 * A time for the wire: seconds and a `Z`, as the documented samples have it.
 *
 * @param ms since 1970
 */
export function wireTime(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
