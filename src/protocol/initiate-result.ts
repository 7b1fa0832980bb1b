import { ownText } from './plain-object.ts';
import type { SdkEvent } from './sdk-event.ts';

/** The answer to `initiate`. */
export interface InitiateResult {
  readonly hasFailed: boolean;
  /** True for a success that says so in other words than `success`, or in none: worth a warning. */
  readonly isUnclear: boolean;
}

/**
 * Reads the answer to `initiate` out of an `initiate_result` event.
 *
 * It has failed if `error` is true or the status begins with `fail`, in any case of letters. Builds of the SDK have several
 * words for a success, and some have none.
 */
export function readInitiateResult({ payload, error }: SdkEvent): InitiateResult {
  const status = ownText(payload, 'status')?.trim().toLowerCase() ?? '';
  const hasFailed = error === true || status.startsWith('fail');
  return { hasFailed, isUnclear: !hasFailed && status !== 'success' };
}
