import { ownText } from './plain-object.ts';
import type { SdkEvent } from './sdk-event.ts';

/**
 * True if an `initiate_result` event says that `initiate` has failed: its `error` is true, or its status begins with `fail`,
 * in any case of letters. Builds of the SDK have several words for a success, and some have none.
 */
export function hasInitiateFailed({ payload, error }: SdkEvent): boolean {
  return error === true || /^\s*fail/i.test(ownText(payload, 'status') ?? '');
}

/** True for a success of `initiate` that says so in other words than `success`, or in none: worth a warning. */
export function isInitiateUnclear(event: SdkEvent): boolean {
  return !hasInitiateFailed(event) && !/^\s*success\s*$/i.test(ownText(event.payload, 'status') ?? '');
}
