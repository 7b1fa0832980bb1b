import { isPlainObject, own } from '../protocol/plain-object.ts';
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

/** The rule of the guard. */
export interface GuardRule {
  /** The window of this page itself. Its own scripts may talk to each other, as polyfills do. */
  readonly self: unknown;
  /** The windows of the iframes of this document, and not those inside them. */
  readonly frames: () => readonly unknown[];
  /** The exact origins of payment pages. */
  readonly origins: ReadonlySet<string>;
}

/** What the guard has stopped. */
export interface GuardReport {
  /** The origin of the first message that was stopped and looked like an event of the SDK. */
  readonly origin: string;
  /** True if it came from a frame of this document, so that an origin is missing from the list. */
  readonly isOwnFrame: boolean;
  /** How many messages were stopped until now. */
  readonly count: number;
}

/** True for a message that may reach the script of the SDK. */
export function isAdmitted({ source, origin }: GuardedMessage, { self, frames, origins }: GuardRule): boolean {
  return source !== null && (source === self || (frames().includes(source) && origins.has(origin)));
}

/** True for a message that the vendor's script would take for one of its payment page. */
export function looksLikeSdkEvent(data: unknown): boolean {
  const message = sdkMessageOf(data);
  return isPlainObject(message) && typeof own(message, 'event') === 'string';
}

/**
 * Stops every message that the rule does not admit. Must run before the script of the SDK, whose listener comes after it.
 *
 * Returns a promise of the first message that looked like an event of the SDK.
 */
export function guardMessages(origins: ReadonlySet<string>): Promise<GuardReport> {
  const rule: GuardRule = {
    self: window,
    frames: () => [...document.querySelectorAll('iframe')].map(({ contentWindow }) => contentWindow),
    origins,
  };
  let count = 0;
  return new Promise((resolve) => {
    const stop = (event: MessageEvent<unknown>) => {
      if (isAdmitted(event, rule)) return;
      event.stopImmediatePropagation();
      count++;
      const isOwnFrame = rule.frames().includes(event.source);
      if (looksLikeSdkEvent(event.data)) resolve({ origin: event.origin, isOwnFrame, count });
    };
    window.addEventListener('message', stop, { capture: true });
  });
}
