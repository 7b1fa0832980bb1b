import type { Parsed } from './checkout-error.ts';
import { environments, type Environment } from './environment.ts';
import { refuseInFull } from './errors/catalogue.ts';

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
