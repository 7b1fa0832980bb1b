import { type AppearanceMessage, parseAppearanceMessage } from './appearance/appearance-message.ts';
import { type ErrorCode, isErrorCode, type Issue, issueOf } from './checkout-error.ts';
import { parseHyperRequest, type HyperRequest } from './requests/hyper-request.ts';
import { parseLanguage, type Language } from './language.ts';
import { defined, isPlainObject, own, ownText } from './plain-object.ts';
import type { SessionTokenResult } from './session-token.ts';
import { readSdkEvent, type SdkEvent } from './sdk-event.ts';

/** Host → frame. What the element may tell its frame; each entry reads the body of one message. */
export const hostToFrame = {
  /** The `color-scheme` of the page around the frame, as CSS writes it. Sent first, and before each appearance. */
  scheme: parseColorScheme,
  /** The merchant's brand. May change at any time; an SDK that cannot show it goes on without. */
  appearance: parseAppearanceMessage,
  /** Start the SDK. Sent once. Answered by the SDK's `initiate_result`. */
  initiate: parseHyperRequest,
  /** Show the payment page, or send it `updateOrder` or `resumePayment`. May come many times. */
  process: parseHyperRequest,
  /** The shop speaks another language. May come while the payment page is open; an SDK that cannot change it goes on. */
  language: parseLanguage,
  /** Get a session token for UPI. Asked, and answered with a {@link SessionTokenAnswer}; no event tells of it. */
  'session-token': parseHyperRequest,
  /** The shopper pressed back. Asked, and answered with true if the payment page took the press. */
  'back-press': parseNothing,
  /** End the SDK's session. Not answered: the host drops the frame next. */
  terminate: parseNothing,
};

/** Frame → host. What a frame may tell the element; each entry reads the body of one message. */
export const frameToHost = {
  /** The SDK called back. The frame has parsed the event. */
  'sdk-event': readSentEvent,
  /** The payment page has a natural height of so many CSS pixels. */
  height: parseNumber,
  /** The SDK has given a sign of life, and may be silent for so many ms from now on before it has initiated. */
  alive: parseNumber,
  /** The SDK is ready and says no more: with the order, the window leaves for the payment page. */
  initiated: parseNothing,
  /** The SDK cannot be driven any further. */
  'sdk-failed': parseSdkFailure,
  /** The order breaks a rule of its fields, so the SDK was not told of it. */
  refused: parseRefusal,
  /** A finding that stops nothing: a developer should hear of it. */
  warned: parseRefusal,
};

/**
 * Why the SDK in the frame cannot be driven any further.
 *
 * - `script`: its script did not load
 * - `missing`: the script defined no `HyperServices`
 * - `threw`: a call of it threw
 * - `policy`: a policy of the frame page stopped the payment page
 * - `page`: the payment page was lost again, before a payment could be made
 * - `lost`: the payment page was lost after a payment may have been made
 */
export type SdkFailure = 'script' | 'missing' | 'threw' | 'policy' | 'page' | 'lost';

/**
 * An issue or a warning about one request as it crosses between windows. Without sentences it gets the short ones of the
 * page.
 */
export interface Refusal extends Partial<Issue> {
  readonly requestId: string;
  readonly code: ErrorCode;
  readonly field: string;
}

/** The reply of the frame to `session-token`: the parsed result, or the issue. */
export type SessionTokenAnswer =
  { readonly ok: true; readonly value: SessionTokenResult } | { readonly ok: false; readonly refusal: Refusal };

/** The bodies of {@link hostToFrame}, by name. */
export interface HostToFrame {
  scheme: string;
  appearance: AppearanceMessage;
  initiate: HyperRequest;
  process: HyperRequest;
  language: Language;
  'session-token': HyperRequest;
  'back-press': null;
  terminate: null;
}

/** The bodies of {@link frameToHost}, by name. */
export interface FrameToHost {
  'sdk-event': SdkEvent;
  height: number;
  alive: number;
  initiated: null;
  'sdk-failed': SdkFailure;
  refused: Refusal;
  warned: Refusal;
}

/** An event of the frame. What an older frame sends is the SDK's own message, and the same keys are read of it. */
function readSentEvent(body: unknown): SdkEvent | undefined {
  if (!isPlainObject(body)) return undefined;
  const event = readSdkEvent(body, own(body, 'raw') ?? body);
  return event && own(body, 'foreignRequestId') === true ? { ...event, foreignRequestId: true } : event;
}

function parseColorScheme(body: unknown): string | undefined {
  return typeof body === 'string' && /^(normal|(only |light ?|dark ?)+)$/.test(body) ? body : undefined;
}

function parseNothing(body: unknown): null | undefined {
  return body === null ? null : undefined;
}

function parseNumber(body: unknown): number | undefined {
  return typeof body === 'number' && Number.isFinite(body) && body >= 0 ? body : undefined;
}

const sdkFailures: readonly SdkFailure[] = ['script', 'missing', 'threw', 'policy', 'page', 'lost'];

function parseSdkFailure(body: unknown): SdkFailure | undefined {
  return sdkFailures.find((failure) => failure === body);
}

const vendors = ['takes', 'unknown', 'refuses'] as const;

const codeOnTheWire = /^[a-z-]{1,40}$/;

/**
 * Reads a refusal. The frame may be newer than the page: a code that this version does not have becomes the reason of
 * `protocol-mismatch`.
 */
export function parseRefusal(body: unknown): { readonly requestId: string; readonly issue: Issue } | undefined {
  if (!isPlainObject(body)) return undefined;
  const text = (key: string) => ownText(body, key)?.slice(0, longestSentence);
  const code = text('code') ?? '';
  const field = text('field');
  if (field === undefined || !codeOnTheWire.test(code)) return undefined;
  const issue = isErrorCode(code) ? issueOf(code, field, text('reason')) : issueOf('protocol-mismatch', field, code);
  return {
    requestId: text('requestId') ?? '',
    issue: {
      ...issue,
      ...defined({
        message: text('message'),
        fix: text('fix'),
        vendor: vendors.find((known) => known === body['vendor']),
      }),
    },
  };
}

const longestSentence = 500;
