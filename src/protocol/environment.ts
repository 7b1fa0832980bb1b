import type { Parsed } from './checkout-error.ts';
import { refuseInFull } from './errors/catalogue.ts';

/** The accepted spellings of `environment`: seed 003 says `prod`, newer pages `production`. */
export const environments = ['sandbox', 'prod', 'production'] as const;

/** Which of Juspay's environments a session uses. `prod` and `production` mean the same. */
export type Environment = (typeof environments)[number];

/**
 * Reads `environment`, which has no default here and is spelled exactly.
 *
 * HyperSDK takes every text but `sandbox` for live, a typo too, so anything unlisted is refused. Codes: `required`,
 * `not-allowed`.
 */
export function parseEnvironment(text: unknown, field = 'environment'): Parsed<Environment> {
  const value = environments.find((name) => name === text);
  if (value) return { ok: true, value };
  return refuseInFull(
    text === undefined || text === null || text === '' ? 'required' : 'not-allowed',
    field,
    undefined,
    environments.join('|'),
  );
}
