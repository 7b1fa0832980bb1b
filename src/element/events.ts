import type { HyperCheckoutError, Issue } from '../protocol/checkout-error.ts';
import { isPlainObject } from '../protocol/plain-object.ts';
import { type ProcessResult, readProcessResult } from '../protocol/process-status.ts';
import type { KnownSdkEvent, SdkEvent } from '../protocol/sdk-event.ts';
import type { HyperCloseEvent } from './close-event.ts';
import type { CheckoutOrder } from './hyper-checkout-element.ts';
import type { HyperOrderStatusEvent } from './order/order-status-event.ts';

/**
 * Every event that the element dispatches. One rule names them: `hyper-` and the SDK's own name in kebab-case.
 *
 * They bubble and are composed, which the prefix makes safe. The one that does not is {@link HyperLogStreamEvent}:
 * its values are raw, and for the shop alone.
 */
class HyperEvent<Detail = SdkEvent> extends CustomEvent<Detail> {
  /** The name under which it is dispatched. */
  static readonly type: string;

  constructor(detail: Detail, options?: EventInit) {
    super(new.target.type, { bubbles: true, composed: true, ...options, detail });
  }
}

/** The SDK has initiated, or could not; `detail.error` tells which. SDK event `initiate_result`. */
export class HyperInitiateResultEvent extends HyperEvent {
  static override readonly type = 'hyper-initiate-result';
}

/**
 * The SDK says how the payment ended. SDK event `process_result`.
 *
 * A hint and never proof: `detail.nextStep` says what your server must ask before you ship anything.
 */
export class HyperProcessResultEvent extends HyperEvent<SdkEvent & ProcessResult> {
  static override readonly type = 'hyper-process-result';

  constructor(event: SdkEvent) {
    // The session may know better than the status: what it says of the event stands.
    super(Object.freeze({ ...readProcessResult(event), ...event }));
  }
}

/** The SDK asks for a loader. SDK event `show_loader`. */
export class HyperShowLoaderEvent extends HyperEvent {
  static override readonly type = 'hyper-show-loader';
}

/** The payment page has painted. SDK event `hide_loader`. */
export class HyperHideLoaderEvent extends HyperEvent {
  static override readonly type = 'hyper-hide-loader';
}

/**
 * One entry of the clickstream; only with `log-level="1"`. SDK event `log_stream`. Does not bubble.
 *
 * The frame has masked what looks like the number of a card, here and in `detail.raw`.
 */
export class HyperLogStreamEvent extends HyperEvent {
  static override readonly type = 'hyper-log-stream';

  constructor(detail: SdkEvent) {
    super(detail, { bubbles: false, composed: false });
  }
}

/**
 * A fact about the payment page, such as its title. SDK event `user_event`.
 *
 * With a new title (`setPageTitle`) a screen begins: if the shopper is in it and its beginning is above the window, the
 * page is scrolled to it. `preventDefault()` leaves the page where it is; `scroll-margin-top` leaves room for a header.
 */
export class HyperUserEvent extends HyperEvent {
  static override readonly type = 'hyper-user-event';

  constructor(detail: SdkEvent) {
    super(detail, { cancelable: true });
  }

  /** True if another screen begins. */
  get turnsPage(): boolean {
    return this.detail.payload['action'] === 'setPageTitle';
  }
}

/** An event that a listener may answer. The answer may come later, and the first call wins. */
class HyperQuestionEvent<Answer> extends HyperEvent {
  /** The answer of the first listener that gave one. */
  given: Promise<Answer> | undefined;

  /** Gives the answer, at once or later. The first call wins. */
  respondWith(answer: Answer | Promise<Answer>): void {
    this.given ??= Promise.resolve(answer);
  }
}

/** An answer to a {@link HyperPaymentAttemptEvent}: go on, stop, or go on with a freshly signed order. */
export type PaymentAttemptAnswer = boolean | { readonly orderDetails: string; readonly signature: string };

/**
 * The shopper pressed pay. SDK event `paymentAttempt`.
 *
 * Where the SDK waits for an answer (`detail.payload.txnReference` is there), {@link respondWith} gives it and
 * `preventDefault()` alone stops the payment; without either it goes on at once. True goes on, false stops, a pair goes on
 * with that order, and a rejection stops.
 */
export class HyperPaymentAttemptEvent extends HyperQuestionEvent<PaymentAttemptAnswer> {
  static override readonly type = 'hyper-payment-attempt';

  constructor(detail: SdkEvent) {
    super(detail, { cancelable: true });
  }

  /** Resolves with the listeners' answer, as `resumePayment` has it. Any value that is neither true nor a pair stops the payment. */
  async answer(): Promise<{ status: boolean; orderDetails?: string; signature?: string }> {
    const answer: unknown = await (this.given?.catch(() => false) ?? !this.defaultPrevented);
    if (!isPlainObject(answer)) return { status: answer === true };
    const { orderDetails, signature } = answer;
    const isPair = typeof orderDetails === 'string' && typeof signature === 'string';
    return isPair ? { status: true, orderDetails, signature } : { status: false };
  }
}

/** The shopper tries again after a failure. SDK event `retryTriggered`. */
export class HyperRetryTriggeredEvent extends HyperEvent {
  static override readonly type = 'hyper-retry-triggered';
}

/**
 * The signed order or the session has expired. SDK event `sessionExpired`.
 *
 * Call `respondWith` with a fresh order, or with a promise of one: the element goes on with it in the same place, and tells no
 * error. Without an answer within 30 seconds, and once the customer has pressed pay, nothing begins anew.
 */
export class HyperSessionExpiredEvent extends HyperQuestionEvent<CheckoutOrder> {
  static override readonly type = 'hyper-session-expired';
}

/** The payment page cannot go on; a `hyper-error` follows. SDK event `invokeErrorHandling`. */
export class HyperInvokeErrorHandlingEvent extends HyperEvent {
  static override readonly type = 'hyper-invoke-error-handling';
}

/**
 * A guest wants to log in. Fired where the SDK asks for it instead of navigating by itself, as the simulator's does.
 *
 * The default action goes to `guest-login-url`; `preventDefault()` leaves the login to you. SDK event `guest_login`.
 */
export class HyperGuestLoginEvent extends HyperEvent {
  static override readonly type = 'hyper-guest-login';

  constructor(detail: SdkEvent) {
    super(detail, { cancelable: true });
  }
}

/** An SDK event that this version does not know; `detail.event` is its name. */
export class HyperSdkEvent extends HyperEvent {
  static override readonly type = 'hyper-sdk-event';
}

/**
 * Something is wrong that is not a declined payment; decide by `detail.code`.
 *
 * `message` and `fix` name the code until the page has loaded the sentences. The line in the console waits for them.
 */
export class HyperErrorEvent extends HyperEvent<HyperCheckoutError> {
  static override readonly type = 'hyper-error';
}

/**
 * A finding that does not stop the payment, such as a misspelt field. `detail` has `code`, `message`, `fix` and mostly `field`.
 *
 * Each is told once, is written to the console, and stays in `warnings`.
 */
export class HyperWarningEvent extends HyperEvent<Issue> {
  static override readonly type = 'hyper-warning';
}

const eventOf: Readonly<Record<KnownSdkEvent, new (event: SdkEvent) => CustomEvent<SdkEvent>>> = {
  initiate_result: HyperInitiateResultEvent,
  process_result: HyperProcessResultEvent,
  show_loader: HyperShowLoaderEvent,
  hide_loader: HyperHideLoaderEvent,
  log_stream: HyperLogStreamEvent,
  user_event: HyperUserEvent,
  paymentAttempt: HyperPaymentAttemptEvent,
  retryTriggered: HyperRetryTriggeredEvent,
  sessionExpired: HyperSessionExpiredEvent,
  invokeErrorHandling: HyperInvokeErrorHandlingEvent,
  guest_login: HyperGuestLoginEvent,
};

/** Makes the one DOM event that an SDK event becomes. A name from the wire never names a DOM event by itself. */
export function eventFromSdk(event: SdkEvent): CustomEvent<SdkEvent> {
  const name = event.event;
  return new (isKnown(name) ? eventOf[name] : HyperSdkEvent)(event);
}

function isKnown(name: string): name is KnownSdkEvent {
  return Object.hasOwn(eventOf, name);
}

/** The element's events by name, for `addEventListener`. */
export interface HyperCheckoutEventMap {
  'hyper-initiate-result': HyperInitiateResultEvent;
  'hyper-process-result': HyperProcessResultEvent;
  'hyper-show-loader': HyperShowLoaderEvent;
  'hyper-hide-loader': HyperHideLoaderEvent;
  'hyper-log-stream': HyperLogStreamEvent;
  'hyper-user-event': HyperUserEvent;
  'hyper-payment-attempt': HyperPaymentAttemptEvent;
  'hyper-retry-triggered': HyperRetryTriggeredEvent;
  'hyper-session-expired': HyperSessionExpiredEvent;
  'hyper-invoke-error-handling': HyperInvokeErrorHandlingEvent;
  'hyper-guest-login': HyperGuestLoginEvent;
  'hyper-sdk-event': HyperSdkEvent;
  'hyper-close': HyperCloseEvent;
  'hyper-order-status': HyperOrderStatusEvent;
  'hyper-error': HyperErrorEvent;
  'hyper-warning': HyperWarningEvent;
}

declare global {
  // oxlint-disable-next-line typescript/no-empty-object-type -- adds our names to the browser's own maps
  interface HTMLElementEventMap extends HyperCheckoutEventMap {}
  // oxlint-disable-next-line typescript/no-empty-object-type -- adds our names to the browser's own maps
  interface GlobalEventHandlersEventMap extends HyperCheckoutEventMap {}
}
