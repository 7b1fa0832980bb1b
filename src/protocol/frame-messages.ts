import { parseHyperRequest, type HyperRequest } from './hyper-request.ts';
import { isPlainObject } from './plain-object.ts';
import { parseSdkEvent, type SdkEvent } from './sdk-event.ts';

/**
 * The version of the conversation between the element and its frame. Both say theirs in the greeting; a difference
 * is the coded error `protocol-mismatch`, since a frame that the merchant hosts may be older than the element.
 */
export const frameProtocolVersion = 1;

/** Host → frame. What the element may tell its frame; each entry reads the body of one message. */
export const hostToFrame = {
  /** Start the SDK. Sent once, first. Answered by the SDK's `initiate_result`. */
  initiate: parseHyperRequest,
  /** Show the payment page, or send it `updateOrder` or `resumePayment`. May come many times. */
  process: parseHyperRequest,
  /** The shopper pressed back. Asked, and answered with true if the payment page took the press. */
  'back-press': parseNothing,
  /** End the SDK's session. Not answered: the host drops the frame next. */
  terminate: parseNothing,
};

/** Frame → host. What a frame may tell the element; each entry reads the body of one message. */
export const frameToHost = {
  /** The SDK called back. */
  'sdk-event': parseSdkEvent,
  /** The payment page has a natural height of so many CSS pixels. */
  height: parseHeight,
  /** The SDK cannot be driven any further. */
  'sdk-failed': parseSdkFailure,
};

/** Why the SDK in the frame cannot be driven: its script did not load, defined no `HyperServices`, or threw. */
export type SdkFailure = 'script' | 'missing' | 'threw';

/** The bodies of {@link hostToFrame}, by name. */
export interface HostToFrame {
  initiate: HyperRequest;
  process: HyperRequest;
  'back-press': null;
  terminate: null;
}

/** The bodies of {@link frameToHost}, by name. `sdk-event` leaves the frame as the SDK gave it. */
export interface FrameToHost {
  'sdk-event': SdkEvent;
  height: number;
  'sdk-failed': SdkFailure;
}

function parseNothing(body: unknown): null | undefined {
  return body === null ? null : undefined;
}

function parseHeight(body: unknown): number | undefined {
  return typeof body === 'number' && Number.isFinite(body) && body >= 0 ? body : undefined;
}

const sdkFailures: readonly unknown[] = ['script', 'missing', 'threw'] satisfies SdkFailure[];

function parseSdkFailure(body: unknown): SdkFailure | undefined {
  return isSdkFailure(body) ? body : undefined;
}

function isSdkFailure(body: unknown): body is SdkFailure {
  return !isPlainObject(body) && sdkFailures.includes(body);
}
