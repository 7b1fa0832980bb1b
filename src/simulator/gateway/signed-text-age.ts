import type { Issue } from '../../protocol/checkout-error.ts';

/** How long a signed text may be used, in ms: 15 minutes, to the millisecond. */
const signedTextLifetime = 15 * 60_000;

/** How far a merchant's clock may run ahead of ours, in ms. */
const clockTolerance = 5 * 60_000;

/**
 * The issue of a signed text that is too old (`time-expired`) or from the future (`time-future`), else undefined.
 *
 * @param timestamp ms since 1970 as text, its form already checked
 * @param now ms since 1970
 */
export function judgeAge(timestamp: string, now: number): Issue | undefined {
  const age = now - Number(timestamp);
  if (age > signedTextLifetime) {
    return {
      code: 'time-expired',
      field: 'timestamp',
      message: 'The signed text is older than 15 minutes.',
      fix: 'Sign the order again with the current time, when the shopper opens the checkout.',
    };
  }
  if (age < -clockTolerance) {
    return {
      code: 'time-future',
      field: 'timestamp',
      message: 'The timestamp of the signed text is more than 5 minutes in the future.',
      fix: 'Set the clock of the server that signs, and write the timestamp in milliseconds since 1970.',
    };
  }
  return undefined;
}
