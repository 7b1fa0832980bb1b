import { type ErrorCode, type Issue, issueOf, type Parsed } from '../../protocol/checkout-error.ts';
import { parseRefusal, type SdkFailure } from '../../protocol/frame-messages.ts';
import { isPlainObject, own } from '../../protocol/plain-object.ts';
import { type ProcessResult, readProcessResult } from '../../protocol/process-status.ts';
import type { SdkEvent } from '../../protocol/sdk-event.ts';
import type { SessionTokenResult } from '../../protocol/session-token.ts';

/** Returns the end of a payment. After an attempt to pay, no status means that nothing was begun. */
export function endIn(event: SdkEvent, attempted: boolean): ProcessResult {
  const result = readProcessResult(event);
  return attempted && result.nextStep === 'none' ? { ...result, outcome: 'unknown', nextStep: 'poll' } : result;
}

const refusals: readonly ErrorCode[] = [
  'signature-mismatch',
  'merchant-key-id',
  'merchant-unknown',
  'order-reused',
  'time-expired',
  'time-future',
];

/** JP_012 is the SDK's word for signed data that was not accepted; the simulator adds which part it was. */
export function refusalIn(event: SdkEvent, field: string): Issue | undefined {
  if (event.errorCode !== 'JP_012') return undefined;
  const info = own(event.payload, 'otherInfo');
  const code = isPlainObject(info) ? own(info, 'code') : undefined;
  const known = refusals.find((refused) => refused === code);
  return issueOf(known ?? 'authentication-refused', field, 'jp-012');
}

/** Why the SDK in the frame cannot be driven. */
export function sdkFailed(failure: SdkFailure): Issue {
  const code = failure === 'script' ? 'sdk-load' : failure === 'lost' ? 'result-unknown' : 'sdk-error';
  return issueOf(code, 'HyperServices.js', failure);
}

/** The session token in an answer of the frame, which has parsed it: the channel leads to our own page alone. */
export function tokenIn(answer: unknown): Parsed<SessionTokenResult> {
  if (isTokenResult(answer)) return answer;
  const refused = isPlainObject(answer) ? parseRefusal(own(answer, 'refusal')) : undefined;
  return { ok: false, issue: refused?.issue ?? issueOf('channel-closed', 'frame-url') };
}

function isTokenResult(answer: unknown): answer is { readonly ok: true; readonly value: SessionTokenResult } {
  return isPlainObject(answer) && own(answer, 'ok') === true;
}
