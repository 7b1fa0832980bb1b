/**
 * Returns what was awaited, or fails with a message that names it. The limit is long, since it only ends hangs.
 *
 * @param what the awaited event as a noun phrase, such as `the third webhook`
 * @param limit in ms
 */
export function inTime<T>(what: string, awaited: PromiseLike<T>, limit = 60_000): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    AbortSignal.timeout(limit).addEventListener('abort', () =>
      reject(new Error(`Waited ${limit / 1000} s in vain for ${what}.`)),
    );
  });
  return Promise.race([awaited, late]);
}
