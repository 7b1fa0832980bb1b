// oxlint-disable-next-line house/no-short-wait -- The one place.
import { waitUntil } from '@open-wc/testing';

/** Resolves once the condition holds. The limit only ends a hang. */
export function eventually(holds: () => unknown, what: string): Promise<void> {
  return waitUntil(async () => Boolean(await holds()), what, { timeout: 60_000 });
}
