/** The time for which the element asks, in ms of visible time. A customer who still waits then is asked to contact the shop. */
export const longestAsking = 300_000;

/** The time for which a failure that a bank may take back must stand before it counts, in ms of visible time. */
export const failureStands = 15_000;

/** The longest time for one question, in ms. */
export const longestQuestion = 10_000;

const firstPause = 1_000;
const longestPause = 15_000;
const growth = 1.5;

/**
 * Returns the pause before a question, in ms. The first one has none, and each next one is half as long again.
 *
 * @param question its number, from 0
 * @param chance from 0 to 1; half of each pause is by chance, so that many pages do not ask in step
 * @param retryAfter the shortest pause that the server asks for, in ms
 */
export function pauseBefore(question: number, chance: number, retryAfter = 0): number {
  if (question === 0) return 0;
  const pause = Math.min(firstPause * growth ** (question - 1), longestPause);
  return Math.max(retryAfter, pause * (0.5 + chance / 2));
}

/**
 * Returns the ms that a `Retry-After` header asks for: seconds or a date. 0 for a header that is missing or neither.
 *
 * @param now in ms since 1970
 */
export function retryAfterOf(header: string | null, now: number): number {
  if (!header) return 0;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return ms > 0 ? ms : 0;
}
