import { defined, isPlainObject, own } from '../protocol/plain-object.ts';
import { sdkMessageOf } from '../protocol/sdk-event.ts';

/*
 * The vendor's script takes messages from any window: it looks at neither source nor origin, and a `fragmentHash` that every
 * page can know stands for the secret. A bank's page, or an advertisement in it, could so invent the result of a payment. The
 * guard stands before the script and lets through only messages of the SDK's own frames.
 */

/** The part of a window message that the guard looks at. */
export interface GuardedMessage {
  readonly source: unknown;
  readonly origin: string;
  readonly data: unknown;
}

/** An iframe of the SDK. */
export interface GuardedFrame {
  readonly window: unknown;
  /** The origin of the address that the SDK gave the iframe, also after its page has navigated. */
  readonly origin: string;
}

/** The rule of the guard. */
export interface GuardRule {
  /** The window of this page itself. Its own scripts may talk to each other, as polyfills do. */
  readonly self: unknown;
  /** The iframes of the SDK in this document, and not those inside them. */
  readonly frames: () => readonly GuardedFrame[];
  /** The exact origins of payment pages. */
  readonly origins: ReadonlySet<string>;
}

/** The messages that the guard has stopped. */
export interface GuardReport {
  /** The origin of the first message that was stopped and looked like an event of the SDK. */
  readonly origin: string;
  /** True if it came from a frame of this document, so that an origin is missing from the list. */
  readonly isOwnFrame: boolean;
  /** The number of messages stopped so far. */
  readonly count: number;
}

/** True for a message that may reach the script of the SDK. */
export function isAdmitted({ source, origin }: GuardedMessage, { self, frames, origins }: GuardRule): boolean {
  if (source === null) return false;
  const frame = frames().find(({ window }) => window === source);
  return source === self || (frame !== undefined && (origin === frame.origin || origins.has(origin)));
}

/** True for a message that the vendor's script would take for one of its payment page. */
export function looksLikeSdkEvent(data: unknown): boolean {
  const message = sdkMessageOf(data);
  return isPlainObject(message) && typeof own(message, 'event') === 'string';
}

/** Options for {@link guardMessages}. */
export interface GuardOptions {
  /** The exact origins of payment pages. */
  readonly origins: ReadonlySet<string>;
  /** Finds the iframes of the SDK. Default: every iframe of this document. */
  readonly frames?: string;
  /** Returns whether the guard leaves a message of an unknown sender alone. Default: it checks every message. */
  readonly spares?: (data: unknown) => boolean;
  readonly signal?: AbortSignal;
}

/**
 * Stops every message that the rule does not admit. Must run before the script of the SDK, whose listener comes after it.
 *
 * Returns a promise of the first message that looked like an event of the SDK.
 */
export function guardMessages({ origins, frames = 'iframe', spares, signal }: GuardOptions): Promise<GuardReport> {
  const rule: GuardRule = {
    self: window,
    frames: () => [...document.querySelectorAll<HTMLIFrameElement>(frames)].map(guardedFrame),
    origins,
  };
  let count = 0;
  return new Promise((resolve) => {
    const stop = (event: MessageEvent<unknown>) => {
      if (isAdmitted(event, rule) || spares?.(event.data)) return;
      event.stopImmediatePropagation();
      count++;
      const isOwnFrame = rule.frames().some(({ window }) => window === event.source);
      if (looksLikeSdkEvent(event.data)) resolve({ origin: event.origin, isOwnFrame, count });
    };
    window.addEventListener('message', stop, defined({ capture: true, signal }));
  });
}

function guardedFrame({ contentWindow, src }: HTMLIFrameElement): GuardedFrame {
  return { window: contentWindow, origin: URL.canParse(src) ? new URL(src).origin : '' };
}
