import type { Handlers } from '../../bridge/channel.ts';
import { visibleDeadline } from '../../bridge/page-view.ts';
import { HyperCheckoutError, issueOf } from '../../protocol/checkout-error.ts';
import type { frameToHost } from '../../protocol/frame-messages.ts';
import { ownText } from '../../protocol/plain-object.ts';
import type { ProcessResult } from '../../protocol/process-status.ts';
import { sessionTokenService } from '../../protocol/requests/hyper-request.ts';
import type { SessionTokenResult } from '../../protocol/session-token.ts';
import { HyperPaymentAttemptEvent } from '../events.ts';
import type { HyperCheckoutElement } from '../hyper-checkout-element.ts';
import { reduce } from './checkout-reducer.ts';
import type { CheckoutState } from './checkout-state.ts';
import type { Announcement, Checkout, CheckoutInput, Effect, PageAct, RunInput, Snapshot } from './checkout.ts';
import {
  isSameOrder,
  newRequest,
  newUuid,
  requestsFromProperties,
  type SentOrder,
} from './requests-from-properties.ts';
import { type SdkAddress, sdkAddress, type SdkLine, type SdkPlace } from './sdk-place.ts';
import { sdkFailed, tokenIn } from './sdk-verdict.ts';

/** The parts of the element that a runner uses. It touches nothing else of the page. */
export interface CheckoutRunnerHost {
  readonly snapshot: () => Snapshot;
  readonly place: (address: SdkAddress) => SdkPlace;
  readonly announce: (announcement: Announcement) => void;
}

/** The SDK of the latest run. */
interface Sdk {
  readonly place: SdkPlace;
  readonly life: AbortController;
  /** Settled once it has initiated, or the run has ended. */
  readonly initiated: Promise<void>;
  readonly endInitiating: () => void;
  /** To be called when the element was moved: its iframe may load again. */
  moved: () => void;
  /** The line to the document that has greeted last. */
  greeted?: SdkLine;
  /** The line to the document that was told to initiate. */
  channel?: SdkLine;
}

/** The end of a payment, for the caller that waits for it. */
interface Ending {
  readonly promise: Promise<ProcessResult>;
  readonly settle: (end: ProcessResult | HyperCheckoutError) => void;
}

/** Holds a checkout, hands what happens to {@link reduce}, and does what that says. It decides nothing. */
export class CheckoutRunner {
  readonly #host: CheckoutRunnerHost;
  #checkout: Checkout = { state: { phase: 'idle' }, runs: 0, doubtful: [] };
  #sdk: Sdk | undefined;
  /** Of the latest payment. */
  #ending: Ending | undefined;
  #endDeadline: () => void = () => undefined;

  constructor(host: CheckoutRunnerHost) {
    this.#host = host;
  }

  get state(): CheckoutState {
    return this.#checkout.state;
  }

  /** The node that shows the SDK, while the SDK can be reached. */
  get frame(): HTMLElement | undefined {
    return this.#sdk?.place.node;
  }

  /** The line to the SDK that was told to initiate. */
  get line(): SdkLine | undefined {
    return this.#sdk?.channel;
  }

  /** True once an order has been taken: from then on a shopper waits for the page. */
  get hasOrder(): boolean {
    return this.#checkout.run?.order !== undefined;
  }

  /** The end of the open payment; undefined without one. */
  get ending(): Promise<ProcessResult> | undefined {
    return this.#checkout.run?.open && this.#ending?.promise;
  }

  /** True for the order that the open payment page has. */
  isPaying(order: Partial<SentOrder>): boolean {
    const taken = this.#checkout.run?.order;
    return this.ending !== undefined && taken !== undefined && isSameOrder(order, taken);
  }

  /** Hands in what the page does. */
  hand(type: PageAct): HyperCheckoutError | undefined {
    const before = this.#ending;
    const isLost = this.line?.closed.aborted ?? false;
    const refusal = this.#take({ type, now: this.#host.snapshot(), isLost });
    // Where no caller has asked for a promise, the end is told by events.
    if (type !== 'process' && this.#ending !== before) this.#ending?.promise.catch(() => undefined);
    return refusal;
  }

  process(): Promise<ProcessResult> {
    const refusal = this.hand('process');
    // What is not refused is open, or a listener has ended it by now: then that is how it has ended.
    if (refusal) return Promise.reject(refusal);
    return (this.#ending ??= openEnding()).promise;
  }

  /** Tells the payment page something more about the order it has. */
  amend(payload: object): void {
    this.#take({ type: 'amend', payload });
  }

  /** The element was moved, and its frame may load anew. */
  moved(): void {
    this.#sdk?.moved();
  }

  /** Begins a run if there is none, since the SDK answers only after initiate. */
  async sessionToken(payload: object): Promise<SessionTokenResult> {
    const refusal = this.state.phase === 'settled' ? undefined : this.hand('initiate');
    if (refusal) throw refusal;
    const sdk = this.#sdk;
    await sdk?.initiated;
    const request = newRequest(payload, sessionTokenService);
    const token = tokenIn(await sdk?.channel?.ask('session-token', request));
    if (token.ok) return token.value;
    throw new HyperCheckoutError(token.issue, request.requestId);
  }

  /** Passes the shopper's back press on; true if the payment page took it. */
  async backPress(): Promise<boolean> {
    if (this.state.phase !== 'processing') return false;
    return (await this.line?.ask('back-press', null).catch(() => false)) === true;
  }

  #take(input: CheckoutInput): HyperCheckoutError | undefined {
    const { checkout, effects, refusal } = reduce(this.#checkout, input, newUuid);
    this.#checkout = checkout;
    if (!/^(loading|initiating)$/.test(checkout.state.phase)) this.#sdk?.endInitiating();
    for (const effect of effects) this.#do(effect);
    return refusal;
  }

  #do(effect: Effect): void {
    switch (effect.type) {
      case 'begin':
        return this.#begin(effect.address);
      case 'adopt':
        if (this.#sdk?.greeted) this.#sdk.channel = this.#sdk.greeted;
        return;
      case 'send':
        return this.line?.send(...effect.message);
      case 'deadline':
        return this.#setDeadline(effect.ms);
      case 'open':
        this.#ending = openEnding();
        return;
      case 'settle':
        return this.#ending?.settle(effect.end);
      case 'end':
        return this.#end();
      case 'again':
        return void this.#take(effect.input);
      default:
        return this.#host.announce(effect);
    }
  }

  #begin(address: SdkAddress): void {
    const run = this.#checkout.runs;
    const take = (input: RunInput) => void this.#take({ ...input, run });
    const life = new AbortController();
    let endInitiating = () => {};
    const initiated = new Promise<void>((resolve) => (endInitiating = resolve));
    const place = this.#host.place(address);
    const sdk: Sdk = { place, life, initiated, endInitiating, moved: () => undefined };
    this.#sdk = sdk;
    const handlers: Handlers<typeof frameToHost> = {
      'sdk-event': (event) => take({ type: 'sdk-event', event }),
      height: (height) => this.#host.announce({ type: 'height', height }),
      alive: (ms) => take({ type: 'alive', ms }),
      initiated: () => take({ type: 'initiated' }),
      'sdk-failed': (failure) => take({ type: 'fault', issue: sdkFailed(failure) }),
      refused: ({ requestId, issue }) => take({ type: 'refused', requestId, issue }),
      warned: ({ issue: warning }) => this.#host.announce({ type: 'warning', warning }),
    };
    sdk.moved = place.connect({
      signal: life.signal,
      connected: (channel) => {
        sdk.greeted = channel;
        take({ type: 'connected' });
        return handlers;
      },
      failed: (issue) => take({ type: 'fault', issue }),
    });
  }

  #setDeadline(ms: number | undefined): void {
    this.#endDeadline();
    const run = this.#checkout.runs;
    const late = () => void this.#take({ type: 'fault', run, issue: issueOf('initiate-timeout', 'initiate') });
    this.#endDeadline = ms === undefined ? () => undefined : visibleDeadline(ms, late);
  }

  #end(): void {
    this.#endDeadline();
    this.#sdk?.endInitiating();
    this.#sdk?.life.abort();
    this.#sdk?.place.node.remove();
    this.#sdk = undefined;
  }
}

function openEnding(): Ending {
  let settle: Ending['settle'] = () => undefined;
  const promise = new Promise<ProcessResult>((resolve, reject) => {
    settle = (end) => (end instanceof Error ? reject(end) : resolve(end));
  });
  return { promise, settle };
}

/** Reads the properties of an element as they are now. */
export function snapshotOf(
  element: HyperCheckoutElement,
  pageLanguage: string,
  defaultFrameUrl: string | undefined,
): Snapshot {
  const { orderDetails, signature, sdkPayload, language, presentation, resolvedLanguage } = element;
  return {
    given: { orderDetails, signature, sdkPayload, language },
    requests: requestsFromProperties(element, pageLanguage),
    address: sdkAddress(element, defaultFrameUrl),
    // The window does not leave the page unasked, and Back would lead away again.
    manual: element.manual || presentation === 'redirect',
    resolvedLanguage,
  };
}

/**
 * Tells the SDK what the listeners say to an attempt to pay. Only an SDK that sent a reference waits for an answer; to any
 * other it would be a stray call.
 */
export async function answerAttempt(event: Event, runner: CheckoutRunner): Promise<void> {
  if (!(event instanceof HyperPaymentAttemptEvent)) return;
  const txnReference = ownText(event.detail.payload, 'txnReference');
  if (txnReference === undefined) return;
  const { frame } = runner;
  const answer = await event.answer();
  // After a restart the SDK does not wait for this answer any more.
  if (frame === runner.frame) runner.amend({ action: 'resumePayment', txnReference, ...answer });
}
