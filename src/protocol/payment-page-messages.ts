import { type AppearanceMessage, parseAppearanceMessage } from './appearance/appearance-message.ts';
import { parseHyperRequest, sessionTokenService, type HyperRequest } from './requests/hyper-request.ts';
import { parseLanguage, type Language } from './language.ts';
import { isPlainObject, own, ownText } from './plain-object.ts';

/** Simulator's `HyperServices` → payment page. Each entry reads the body of one message. */
export const servicesToPaymentPage = {
  /** The merchant page called `initiate`. Sent once, first. Answered by the event `initiate_result`. */
  initiate: parseHyperRequest,
  /** The merchant page called `process`. May come many times. Ends in the event `process_result`. */
  process: parseHyperRequest,
  /** The shop speaks another language. What is typed stays. */
  language: parseLanguage,
  /** The merchant's brand, at any time, or for the first time before all else. */
  appearance: parseAppearanceMessage,
  /** The shopper pressed back outside the payment page, and the page had asked for such presses. */
  backpress: parseNothing,
};

/** Payment page → simulator's `HyperServices`. Each entry reads the body of one message. */
export const paymentPageToServices = {
  /** Something for the merchant page's callback. */
  event: parseSdkMessage,
  /** True if the page handles back presses from now on. */
  'consume-backpress': parseFlag,
  /** The page's content is so many CSS pixels high. */
  height: parseHeight,
  /** A sentence about what the merchant page did wrong, for the console. */
  mistake: parseSentence,
};

/** The bodies of {@link servicesToPaymentPage}, by name. */
export interface ServicesToPaymentPage {
  initiate: HyperRequest;
  process: HyperRequest;
  language: Language;
  appearance: AppearanceMessage;
  backpress: null;
}

/** The bodies of {@link paymentPageToServices}, by name. */
export interface PaymentPageToServices {
  event: SdkMessage;
  'consume-backpress': boolean;
  height: number;
  mistake: string;
}

/** One event exactly as the callback of `HyperServices` gets it (seed 003, "Sample output response"). */
export interface SdkMessage {
  readonly service: string;
  /** The request that it belongs to. */
  readonly requestId: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Empty without an error. English, for logs. */
  readonly errorMessage: string;
  /** A `JP_…` code; empty without an error. */
  readonly errorCode: string;
  readonly error: boolean;
  readonly event: string;
}

/**
 * The ways in which a checkout in a frame can end after an attempt to pay.
 *
 * - `result`: the event `process_result`
 * - `return`: the whole window goes to `return_url`, and no event tells of it
 * - `both`: first the event, then the window
 */
export const frameEndings = ['result', 'return', 'both'] as const;

/** One of {@link frameEndings}. */
export type FrameEnding = (typeof frameEndings)[number];

/**
 * The intent of a `process`.
 *
 * - `show`: the page, for an order or for saved methods
 * - `change`: something of the page that is shown (`updateOrder`, `resumePayment`)
 * - `ask`: an answer without a page (`upiGetSessionToken`)
 */
export type ProcessIntent = 'show' | 'change' | 'ask';

/** Returns the intent of a `process`, by its service and action. */
export function intentOf({ service, payload }: HyperRequest): ProcessIntent {
  if (service === sessionTokenService) return 'ask';
  const action = isPlainObject(payload) ? ownText(payload, 'action') : undefined;
  return action === 'updateOrder' || action === 'resumePayment' ? 'change' : 'show';
}

/** Reads an event that the payment page sent; undefined if a field is missing or of the wrong type. */
export function parseSdkMessage(body: unknown): SdkMessage | undefined {
  if (!isPlainObject(body)) return undefined;
  const service = ownText(body, 'service');
  const requestId = ownText(body, 'requestId');
  const payload = own(body, 'payload');
  const errorMessage = ownText(body, 'errorMessage');
  const errorCode = ownText(body, 'errorCode');
  const error = own(body, 'error');
  const event = ownText(body, 'event');
  if (service === undefined || requestId === undefined || !isPlainObject(payload)) return undefined;
  if (errorMessage === undefined || errorCode === undefined || typeof error !== 'boolean' || !event) return undefined;
  return { service, requestId, payload, errorMessage, errorCode, error, event };
}

function parseNothing(body: unknown): null | undefined {
  return body === null ? null : undefined;
}

function parseFlag(body: unknown): boolean | undefined {
  return typeof body === 'boolean' ? body : undefined;
}

function parseHeight(body: unknown): number | undefined {
  return typeof body === 'number' && Number.isFinite(body) && body >= 0 ? body : undefined;
}

function parseSentence(body: unknown): string | undefined {
  return typeof body === 'string' && body.length <= longestSentence ? body : undefined;
}

const longestSentence = 1000;
