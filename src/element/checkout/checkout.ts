import type { Message } from '../../bridge/channel.ts';
import type { HyperCheckoutError, Issue, Parsed } from '../../protocol/checkout-error.ts';
import type { HostToFrame } from '../../protocol/frame-messages.ts';
import type { Language } from '../../protocol/language.ts';
import type { ProcessResult } from '../../protocol/process-status.ts';
import type { HyperRequest } from '../../protocol/requests/hyper-request.ts';
import type { SdkEvent } from '../../protocol/sdk-event.ts';
import type { CheckoutState } from './checkout-state.ts';
import type { CheckoutRequests, SentOrder } from './requests-from-properties.ts';
import type { SdkAddress } from './sdk-place.ts';

/** Everything that is known of a checkout. */
export interface Checkout {
  readonly state: CheckoutState;
  /** The number of runs that have begun. */
  readonly runs: number;
  /** The latest run, unless it was dropped: what cannot be used leaves none. */
  readonly run?: Run | undefined;
  /** The orders of payments whose result is unknown: they are not offered again unasked. */
  readonly doubtful: readonly unknown[];
}

/** From `initiate` to the end of the SDK. */
export interface Run {
  readonly id: number;
  /** Everything that its `initiate` depends on: a change of it means another run. */
  readonly key: string;
  readonly initiate: HyperRequest;
  /** The order that was taken, so that the same one set again changes nothing. */
  readonly order?: TakenOrder;
  /** The request for an order that waits or is being paid. */
  readonly open?: HyperRequest | undefined;
  /** The order that was refused last, so that it is refused once. */
  readonly refused?: SentOrder;
}

interface TakenOrder extends SentOrder {
  readonly language: unknown;
  readonly orderId: string | undefined;
}

/** The properties at one moment, read. */
export interface Snapshot {
  readonly given: SentOrder & { readonly language: unknown };
  readonly requests: Parsed<CheckoutRequests>;
  readonly address: Parsed<SdkAddress>;
  readonly manual: boolean;
  readonly resolvedLanguage: Language;
}

/** An act of the page: `properties` changed, the element has `left` its document, or a method was called. */
export type PageAct = 'properties' | 'initiate' | 'process' | 'restart' | 'terminate' | 'left';

/** An input of a checkout: an act of its page, or a message of the SDK of one of its runs. */
export type CheckoutInput =
  /** `isLost`: the document that held the SDK has gone. */
  | { readonly type: PageAct; readonly now: Snapshot; readonly isLost: boolean }
  /** The page has something more to say about the order of the open payment. */
  | { readonly type: 'amend'; readonly payload: object }
  | (RunInput & { readonly run: number });

/** An input of one run. */
export type RunInput =
  /** A document has greeted, so again after it was loaded again. */
  | { readonly type: 'connected' }
  /** An order that waits may be sent. */
  | { readonly type: 'go' }
  | { readonly type: 'alive'; readonly ms: number }
  /** The SDK has initiated without an event, since the window will leave for the payment page. */
  | { readonly type: 'initiated' }
  | { readonly type: 'sdk-event'; readonly event: SdkEvent }
  | { readonly type: 'refused'; readonly requestId: string | undefined; readonly issue: Issue }
  | { readonly type: 'fault'; readonly issue: Issue };

/** A message of a checkout to its element. */
export type Announcement =
  | { readonly type: 'state'; readonly state: CheckoutState }
  | { readonly type: 'sdk-event'; readonly event: SdkEvent }
  | { readonly type: 'error' | 'input-error'; readonly error: HyperCheckoutError }
  | { readonly type: 'warning'; readonly warning: Issue }
  | { readonly type: 'height'; readonly height: number };

/** A task that follows from an input: for the runner, or for the element, which is told. */
export type Effect =
  | Announcement
  | { readonly type: 'begin'; readonly address: SdkAddress }
  /** From now on the document that has greeted is talked to. */
  | { readonly type: 'adopt' }
  | { readonly type: 'send'; readonly message: Message<HostToFrame> }
  /** The SDK has so many ms of visible time to initiate; undefined: it has done so. */
  | { readonly type: 'deadline'; readonly ms: number | undefined }
  /** A payment is open from now on, and somebody may wait for its end. */
  | { readonly type: 'open' }
  | { readonly type: 'settle'; readonly end: ProcessResult | HyperCheckoutError }
  /** The SDK and its document go. */
  | { readonly type: 'end' }
  | { readonly type: 'again'; readonly input: CheckoutInput };

/** The next checkout and the effects that follow from an input. */
export interface Outcome {
  readonly checkout: Checkout;
  /**
   * In this order. What listeners of the page hear comes last: what they do about it is a step of its own. What has to follow
   * that is another input.
   */
  readonly effects: readonly Effect[];
  /** The reason why a method that was called is refused. */
  readonly refusal: HyperCheckoutError | undefined;
}
