import type { Channel, Handlers } from '../bridge/channel.ts';
import { visibleDeadline } from '../bridge/visible-deadline.ts';
import { HyperCheckoutError, type Issue } from '../protocol/checkout-error.ts';
import type { frameToHost, HostToFrame } from '../protocol/frame-messages.ts';
import { readInitiateResult } from '../protocol/initiate-result.ts';
import { issueOf } from '../protocol/issue-of.ts';
import type { HyperRequest } from '../protocol/hyper-request.ts';
import type { Language } from '../protocol/language.ts';
import type { ProcessResult } from '../protocol/process-status.ts';
import type { SdkEvent } from '../protocol/sdk-event.ts';
import type { SessionTokenResult } from '../protocol/session-token-result.ts';
import { nextState, type CheckoutInput, type CheckoutState } from './checkout-state.ts';
import type { SdkPlace } from './sdk-place.ts';
import { endIn, refusalIn, sdkFailed, tokenIn } from './sdk-verdict.ts';

/** What a session tells its element, in the order in which it happened; the state is committed before. */
export type Announcement =
  | { readonly type: 'state'; readonly state: CheckoutState }
  | { readonly type: 'sdk-event'; readonly event: SdkEvent }
  | { readonly type: 'error' | 'input-error'; readonly error: HyperCheckoutError }
  | { readonly type: 'warning'; readonly warning: Issue }
  | { readonly type: 'height'; readonly height: number };

/** What a session is handed: it touches nothing else of the page. */
export interface CheckoutSessionOptions {
  readonly connect: SdkPlace['connect'];
  readonly initiate: HyperRequest;
  readonly announce: (announcement: Announcement) => void;
}

/** How long the SDK may take to initiate, in ms of visible time, unless the frame says otherwise. */
const initiateDeadline = 20_000;

/** A `process` that was accepted and has not ended. */
interface OpenProcess {
  readonly request: HyperRequest;
  readonly resolve: (result: ProcessResult) => void;
  readonly reject: (error: HyperCheckoutError) => void;
}

/**
 * One run, from `initiate` to its end: it owns the channel, the state and the deadlines.
 *
 * A restart is a new session. Every accepted `process` ends once: its promise resolves with the SDK's result, or
 * rejects with an error that says `result-unknown` if a transaction may exist.
 */
export class CheckoutSession {
  readonly #options: CheckoutSessionOptions;
  readonly #life = new AbortController();
  #state: CheckoutState = { phase: 'idle' };
  #channel: Channel<HostToFrame> | undefined;
  #open: OpenProcess | undefined;
  #ending: Promise<ProcessResult> | undefined;
  /** True once the latest payment has ended without a result. */
  #isUnknown = false;
  /** The order of the latest process. */
  #orderId: string | undefined;
  #expectFrame: (() => void) | undefined;
  #endInitiateDeadline: (() => void) | undefined;
  /** Settled as soon as the SDK has initiated, or the run has ended. */
  readonly #initiated: Promise<void>;
  #endInitiating: () => void = () => undefined;

  constructor(options: CheckoutSessionOptions) {
    this.#options = options;
    this.#initiated = new Promise((resolve) => (this.#endInitiating = resolve));
    this.#life.signal.addEventListener('abort', this.#endInitiating, { once: true });
    this.#life.signal.addEventListener('abort', () => this.#endInitiateDeadline?.(), { once: true });
  }

  get state(): CheckoutState {
    return this.#state;
  }

  /** Listens for the SDK's place. To be called before that goes into the document. */
  start(): void {
    this.#step({ type: 'initiate' });
    this.#expectFrame = this.#options.connect({
      signal: this.#life.signal,
      connected: (channel) => this.#handleConnected(channel),
      failed: (issue) => this.#fail(issue),
    });
  }

  /** Takes an order; it is sent as soon as the SDK has initiated. Rejects with `wrong-state` while another is open. */
  process(request: HyperRequest, orderId?: string): Promise<ProcessResult> {
    const { phase } = this.#state;
    if (this.#open || phase === 'failed' || phase === 'terminated') {
      return Promise.reject(new HyperCheckoutError(issueOf('wrong-state', 'process', phase), request.requestId));
    }
    this.#orderId = orderId;
    const ending = new Promise<ProcessResult>((resolve, reject) => {
      this.#open = { request, resolve, reject };
    });
    this.#ending = ending;
    this.#sendOpen();
    return ending;
  }

  /** The promise of the order that waits or is being paid. */
  get ending(): Promise<ProcessResult> | undefined {
    return this.#open && this.#ending;
  }

  /** True while another order can be processed: nothing has ended it, and its frame has not gone. */
  get isUsable(): boolean {
    const { phase } = this.#state;
    return phase !== 'failed' && phase !== 'terminated' && !this.#channel?.closed.aborted;
  }

  /** Puts another order in place of the open one, for a page that has not been told yet or loads again. */
  replace(request: HyperRequest, orderId = this.#orderId): void {
    if (this.#open) this.#open = { ...this.#open, request };
    this.#orderId = orderId;
  }

  /** Sends the open payment page `updateOrder`, with the payload that stands for it from then on, or `resumePayment`. */
  amend(request: HyperRequest, instead?: object): void {
    if (this.#state.phase !== 'processing') return;
    this.#channel?.send('process', request);
    if (instead && this.#open) this.replace({ ...this.#open.request, payload: instead });
  }

  /** Tells the open payment page another language. A page that loads again has it from the order. */
  changeLanguage(language: Language): void {
    const request = this.#open?.request;
    if (request) this.replace({ ...request, payload: { ...request.payload, language } });
    this.#channel?.send('language', language);
  }

  /** The iframe has a new place in the document, and its page loads again. */
  moved(): void {
    this.#expectFrame?.();
  }

  /** Asks the SDK for a UPI session token, once it has initiated. */
  async sessionToken(request: HyperRequest): Promise<SessionTokenResult> {
    await this.#initiated;
    const answer = await this.#channel?.ask('session-token', request);
    const token = tokenIn(answer);
    if (token.ok) return token.value;
    throw new HyperCheckoutError(token.issue, request.requestId);
  }

  /** Passes the shopper's back press on; true if the payment page took it. */
  async backPress(): Promise<boolean> {
    if (this.#state.phase !== 'processing' || !this.#channel) return false;
    return (await this.#channel.ask('back-press', null).catch(() => false)) === true;
  }

  /** Ends the run on the page's own wish. An open `process` is told so. */
  terminate(): void {
    const attempted = this.#attempted;
    const open = this.#open;
    if (!this.#step({ type: 'terminate' })) return;
    this.#channel?.send('terminate', null);
    if (open) this.#settle(new HyperCheckoutError(attempted ? resultUnknown : terminatedIssue, open.request.requestId));
    this.#life.abort();
  }

  /**
   * Ends the run without a word to anyone but whoever holds its promise: the element has left the document.
   *
   * True if a transaction may exist whose result nobody was told.
   */
  abandon(): boolean {
    const issue = this.#attempted ? resultUnknown : terminatedIssue;
    this.#settle(new HyperCheckoutError(issue, this.#open?.request.requestId));
    this.#state = { phase: 'terminated' };
    this.#life.abort();
    return this.#isUnknown;
  }

  get #attempted(): boolean {
    return this.#state.phase === 'processing' && this.#state.attempted;
  }

  #handleConnected(channel: Channel<HostToFrame>): Handlers<typeof frameToHost> {
    // A document that greets during a payment has replaced the one that held it.
    if (this.#attempted) this.#fail(resultUnknown);
    if (this.#step({ type: 'connected' })) {
      this.#channel = channel;
      channel.send('initiate', this.#options.initiate);
      this.#expectInitiateResult();
    }
    return {
      'sdk-event': (event) => this.#handleSdkEvent(event),
      height: (height) => this.#options.announce({ type: 'height', height }),
      alive: (ms) => this.#expectInitiateResult(ms),
      'sdk-failed': (failure) => this.#fail(sdkFailed(failure)),
      refused: ({ requestId, issue }) => this.#handleRefusal(requestId, issue),
      warned: ({ issue: warning }) => this.#options.announce({ type: 'warning', warning }),
    };
  }

  /** What is refused ends the run, but for a change of an open order, which leaves that as it was, and doubts of an end. */
  #handleRefusal(requestId: string | undefined, issue: Issue): void {
    const isOpen = this.#state.phase === 'processing' && requestId !== this.#open?.request.requestId;
    if (!isOpen && this.#state.phase !== 'settled') this.#fail(issue, issue);
    else this.#options.announce({ type: 'error', error: new HyperCheckoutError(issue, requestId) });
  }

  #expectInitiateResult(ms = initiateDeadline): void {
    if (this.#state.phase !== 'initiating') return;
    this.#endInitiateDeadline?.();
    this.#endInitiateDeadline = visibleDeadline(ms, () => this.#fail(issueOf('initiate-timeout', 'initiate')));
  }

  #sendOpen(): void {
    const request = this.#open?.request;
    if (request && this.#step({ type: 'process' })) this.#channel?.send('process', request);
  }

  #handleSdkEvent(event: SdkEvent): void {
    if (this.#life.signal.aborted) return;
    switch (event.event) {
      case 'initiate_result':
        return this.#handleInitiateResult(event);
      case 'process_result':
        return this.#handleProcessResult(event);
      case 'paymentAttempt':
        this.#step({ type: 'attempted' });
        return this.#announceSdkEvent(event);
      case 'invokeErrorHandling':
        this.#announceSdkEvent(event);
        return this.#fail(sdkFailed('threw'));
      default:
        return this.#announceSdkEvent(event);
    }
  }

  #handleInitiateResult(event: SdkEvent): void {
    if (this.#state.phase !== 'initiating') return;
    this.#endInitiateDeadline?.();
    if (readInitiateResult(event).hasFailed) {
      this.#announceSdkEvent(event);
      return this.#fail(refusalIn(event, 'initiate-signature') ?? issueOf('initiate-failed', 'initiate'));
    }
    this.#step({ type: 'initiated' });
    this.#endInitiating();
    this.#announceSdkEvent(event);
    this.#sendOpen();
  }

  #handleProcessResult(event: SdkEvent): void {
    const refused = refusalIn(event, 'order-details');
    if (refused) {
      if (this.#state.phase !== 'processing') return;
      this.#announceSdkEvent(event);
      // Under any id but that of a change it is about the order.
      const requestId = !event.foreignRequestId && event.requestId;
      return this.#handleRefusal(requestId || this.#open?.request.requestId, refused);
    }
    const result = endIn(this.#withOrder(event), this.#attempted);
    if (!this.#step({ type: 'result', result })) return;
    this.#settle(result);
    this.#announceSdkEvent({ ...event, ...result });
  }

  #announceSdkEvent(event: SdkEvent): void {
    this.#options.announce({ type: 'sdk-event', event: this.#withOrder(event) });
  }

  /** Names the order whose page has been shown. */
  #withOrder(event: SdkEvent): SdkEvent {
    const isShown = this.#state.phase === 'processing' || this.#state.phase === 'settled';
    return isShown && this.#orderId ? { ...event, orderId: this.#orderId } : event;
  }

  /** @param afterAttempt what it means once the shopper has pressed pay */
  #fail(issue: Issue, afterAttempt = resultUnknown): void {
    const told = this.#attempted ? afterAttempt : issue;
    const error = new HyperCheckoutError(told, (this.#open?.request ?? this.#options.initiate).requestId);
    if (!this.#step({ type: 'fault', error })) return;
    this.#settle(error);
    this.#life.abort();
    this.#options.announce({ type: 'error', error });
  }

  #settle(end: ProcessResult | HyperCheckoutError): void {
    const open = this.#open;
    if (!open) return;
    this.#open = undefined;
    this.#isUnknown = 'code' in end && end.code === 'result-unknown';
    if (end instanceof HyperCheckoutError) open.reject(end);
    else open.resolve(end);
  }

  /** Commits the state that follows and says whether the input was taken. */
  #step(input: CheckoutInput): boolean {
    const next = nextState(this.#state, input);
    if (next === this.#state) return false;
    this.#state = next;
    this.#options.announce({ type: 'state', state: next });
    return true;
  }
}

const resultUnknown = issueOf('result-unknown', 'process', 'frame-lost');
const terminatedIssue = issueOf('terminated', 'process');
