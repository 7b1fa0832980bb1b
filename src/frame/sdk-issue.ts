import type { ErrorCode } from '../protocol/checkout-error.ts';
import { issueInFull } from '../protocol/errors/catalogue.ts';
import type { Refusal } from '../protocol/frame-messages.ts';
import type { IgnoredReason } from './event-order.ts';

/** Returns an issue of the SDK for the host, with the sentences of the catalogue. */
export function sdkIssue(code: ErrorCode, field: string, reason?: string, requestId = ''): Refusal {
  return { ...issueInFull(code, field, reason), field, requestId };
}

/** Returns the warning about an event that goes no further than the frame. */
export function ignoredEvent(reason: IgnoredReason | 'late-token' | 'no-event', requestId = ''): Refusal {
  const field = reason === 'initiate-again' ? 'initiate' : reason === 'late-token' ? 'getSessionToken' : 'process';
  return sdkIssue('result-ignored', field, reason, requestId);
}
