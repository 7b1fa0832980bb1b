import { defined, isPlainObject, own, ownText } from './plain-object.ts';

/** The names of the SDK events that this package knows. The set is open: others pass through as they are. */
export const knownSdkEvents = [
  'initiate_result',
  'process_result',
  'show_loader',
  'hide_loader',
  'log_stream',
  'user_event',
  'paymentAttempt',
  'retryTriggered',
  'sessionExpired',
  'invokeErrorHandling',
  'guest_login',
] as const;

/** One of the {@link knownSdkEvents}. */
export type KnownSdkEvent = (typeof knownSdkEvents)[number];

/**
 * One event of HyperSDK as its callback delivered it, parsed once.
 *
 * Older builds send JSON text where newer ones send an object; both come out of {@link parseSdkEvent} the same.
 * Source: seed 003, "Response structure".
 */
export interface SdkEvent {
  /** The SDK's own name, such as `process_result`. */
  readonly event: string;
  /** The request that it answers; iframe builds leave it out of some events. */
  readonly requestId?: string;
  readonly service?: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Present on result events. True for every status but `charged` and `cod_initiated`, so pending ones too. */
  readonly error?: boolean;
  readonly errorCode?: string;
  readonly errorMessage?: string;
  /**
   * Present if a `process_result` ended the open payment under the id of another request. The frame says so; HyperSDK's own
   * samples differ, so that such a result counts.
   */
  readonly foreignRequestId?: true;
  /** The order that the payment page was shown for. The element says so, once it has processed an order with an id. */
  readonly orderId?: string;
  /** The message as it came, untouched. */
  readonly raw: unknown;
}

const longestErrorMessage = 512;
/** Longer JSON text is no event: parsing it would stop the page. */
const longestText = 4_000_000;

/** Reads what the SDK's callback was given; undefined for anything that is not an event. */
export function parseSdkEvent(raw: unknown): SdkEvent | undefined {
  return readSdkEvent(sdkMessageOf(raw), raw);
}

/** Parses the JSON text of an older build; an object comes back as it is. Undefined for a text that is not JSON. */
export function sdkMessageOf(raw: unknown): unknown {
  if (typeof raw !== 'string') return raw;
  try {
    return raw.length > longestText ? undefined : JSON.parse(raw);
  } catch {
    return undefined; // Not an event: the caller drops and counts it.
  }
}

/** Reads the object of an event, parsed before; `raw` is the message that it came as. */
export function readSdkEvent(message: unknown, raw: unknown): SdkEvent | undefined {
  if (!isPlainObject(message)) return undefined;
  const event = ownText(message, 'event');
  if (!event) return undefined;
  const payload = own(message, 'payload');
  const error = own(message, 'error');
  return defined({
    event,
    requestId: ownText(message, 'requestId'),
    service: ownText(message, 'service'),
    payload: isPlainObject(payload) ? Object.freeze(payload) : {},
    // Some builds send the flag as text.
    error: typeof error === 'string' ? error === 'true' : typeof error === 'boolean' ? error : undefined,
    errorCode: ownText(message, 'errorCode'),
    errorMessage: ownText(message, 'errorMessage')?.slice(0, longestErrorMessage),
    raw,
  });
}
