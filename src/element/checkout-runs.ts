import { HyperCheckoutError, type Issue, type Parsed } from '../protocol/checkout-error.ts';
import type { ProcessResult } from '../protocol/process-status.ts';
import { paymentPageService, sessionTokenService, type HyperRequest } from '../protocol/hyper-request.ts';
import { issueOf, refuse } from '../protocol/issue-of.ts';
import type { Language } from '../protocol/language.ts';
import type { SessionTokenResult } from '../protocol/session-token-result.ts';
import type { CheckoutProperties } from './checkout-properties.ts';
import { CheckoutSession, type Announcement } from './checkout-session.ts';
import type { CheckoutState } from './checkout-state.ts';
import { newRequest } from './new-request.ts';
import { isOtherId, isSameOrder, type SentOrder } from './order-properties.ts';
import { jsonOf, requestsFromProperties, type CheckoutRequests } from './requests-from-properties.ts';
import type { SdkPlace } from './sdk-place.ts';

/** What the runs are handed by their element. */
export interface CheckoutRunsHost {
  /** The properties as they are now. */
  readonly given: () => Readonly<Record<keyof CheckoutProperties, unknown>> & {
    readonly manual: boolean;
    readonly resolvedLanguage: Language;
  };
  /** The BCP 47 language of the page around the element. */
  readonly pageLanguage: () => string;
  /** Makes the place where the SDK runs. */
  readonly place: () => Parsed<SdkPlace>;
  readonly announce: (announcement: Announcement) => void;
}

/**
 * Decides when a run begins, goes on or ends as the properties change, so that the element only holds them.
 *
 * One session at a time. An input that cannot be used leaves none, and an error in its place.
 */
export class CheckoutRuns {
  readonly #host: CheckoutRunsHost;
  #session: CheckoutSession | undefined;
  #frame: HTMLElement | undefined;
  /** Why there is no session; a session has an error of its own. */
  #inputError: HyperCheckoutError | undefined;
  /** What the session was begun with: a change of it means another one. */
  #begun: string | undefined;
  /** The order that was sent, so that the same one set again changes nothing. */
  #sent: (SentOrder & { readonly language: unknown; readonly orderId: string | undefined }) | undefined;
  /** The order that was refused last, so that it is refused once. */
  #refused: SentOrder | undefined;
  /** The orders of payments whose result is unknown: they are not offered again unasked. */
  readonly #doubtful = new Set<unknown>();

  constructor(host: CheckoutRunsHost) {
    this.#host = host;
  }

  get state(): CheckoutState {
    if (this.#inputError) return { phase: 'failed', error: this.#inputError };
    return this.#session?.state ?? { phase: 'idle' };
  }

  /** What shows the SDK of the run, while that may be talked to. */
  get frame(): HTMLElement | undefined {
    return this.#frame;
  }

  /** True once an order has been taken: from then on a shopper waits for the page. */
  get hasOrder(): boolean {
    return this.#sent !== undefined;
  }

  /** Takes note that properties have changed. */
  follow(): void {
    const { state } = this;
    const { phase } = state;
    if (phase === 'processing') {
      this.#changeLanguage();
      return this.#amend();
    }
    // Where a transaction may exist, only the page itself begins again.
    const isOver = phase === 'settled' || phase === 'terminated';
    if (phase === 'settled') this.#noteAnother();
    if (isOver || (phase === 'failed' && state.error.code === 'result-unknown')) return;
    if (this.#doubtful.has(orderIn(this.#host.given()))) {
      return void this.#refuse(issueOf('result-unknown', 'process', 'left-page'));
    }
    if (!this.#session) return this.#start();
    const requests = this.#read();
    const isSame = requests.ok && phase !== 'failed' && requests.value.key === this.#begun;
    if (!isSame) return this.#start();
    if (!this.#sent) return this.#sendUnasked(requests.value);
    // An order that nobody has seen yet gives way to the newer one.
    if (requests.value.canProcess) this.#session.replace(this.#take(requests.value), requests.value.orderId);
    else this.#start();
  }

  /** The element was moved, and its frame loads anew. */
  moved(): void {
    this.#session?.moved();
  }

  initiate(): void {
    const { phase } = this.state;
    if (this.#session && phase !== 'failed' && phase !== 'settled' && phase !== 'terminated') return;
    const requests = this.#read();
    if (requests.ok) this.#begin(requests.value);
    else this.#refuse(requests.issue);
  }

  /** How the open payment will end; undefined if none is. */
  get ending(): Promise<ProcessResult> | undefined {
    return this.#session?.ending;
  }

  /** True for the order that the open payment page has. */
  isPaying(order: Partial<SentOrder>): boolean {
    return this.ending !== undefined && this.#sent !== undefined && isSameOrder(order, this.#sent);
  }

  process(): Promise<ProcessResult> {
    const requests = this.#read();
    if (!requests.ok) return Promise.reject(this.#refuse(requests.issue));
    if (!requests.value.canProcess) return Promise.reject(this.#refuse(missingOrder));
    // What came with the order may be what `initiate` depends on.
    if (!this.#session?.isUsable || requests.value.key !== this.#begun) this.#begin(requests.value);
    this.#trust();
    return this.#send(requests.value);
  }

  /** Tells the payment page something more about the order it has. */
  amend(payload: object): void {
    this.#session?.amend(newRequest(payload));
  }

  /** Begins a run if there is none, since the SDK answers only after initiate. */
  sessionToken(payload: object): Promise<SessionTokenResult> {
    if (this.state.phase !== 'settled') this.initiate();
    const error = this.#inputError ?? new HyperCheckoutError(missingOrder);
    return this.#session?.sessionToken(newRequest(payload, sessionTokenService)) ?? Promise.reject(error);
  }

  async backPress(): Promise<boolean> {
    return (await this.#session?.backPress()) ?? false;
  }

  terminate(): void {
    this.#session?.terminate();
    this.#dropFrame();
  }

  restart(): void {
    this.#session?.terminate();
    this.#drop();
    this.#trust();
    this.#start();
  }

  /** The element has left the document: everything ends, and nothing is announced. */
  leave(): void {
    this.#drop();
    this.#inputError = undefined;
  }

  /** The page itself begins the order again: whatever became of it before, that is its own wish. */
  #trust(): void {
    this.#doubtful.delete(orderIn(this.#host.given()));
  }

  #start(): void {
    const given = this.#host.given();
    const requests = requestsFromProperties(given, this.#host.pageLanguage());
    if (!requests) {
      this.leave();
      this.#host.announce({ type: 'state', state: this.state });
      return;
    }
    if (!requests.ok) return void this.#refuse(requests.issue);
    this.#begin(requests.value);
    if (this.#session) this.#sendUnasked(requests.value);
  }

  #begin(requests: CheckoutRequests): void {
    const place = this.#host.place();
    if (!place.ok) return void this.#refuse(place.issue);
    this.leave();
    this.#begun = requests.key;
    this.#frame = place.value.node;
    this.#session = new CheckoutSession({
      connect: place.value.connect,
      initiate: newRequest(requests.properties),
      announce: (announcement) => {
        if (this.state.phase === 'failed') this.#dropFrame();
        this.#host.announce(announcement);
      },
    });
    this.#session.start();
    this.#warn(requests);
  }

  #sendUnasked(requests: CheckoutRequests): void {
    if (this.#host.given().manual || !requests.canProcess) return;
    // Its end is told by events; who wants the promise too calls process() without an order.
    this.#send(requests).catch(() => undefined);
  }

  #send(requests: CheckoutRequests): Promise<ProcessResult> {
    if (!this.#session) return Promise.reject(this.#inputError ?? new HyperCheckoutError(missingOrder));
    return this.#session.process(this.#take(requests), requests.orderId);
  }

  #take({ properties, requestId, orderId }: CheckoutRequests): HyperRequest {
    const { orderDetails, signature, language, sdkPayload } = this.#host.given();
    this.#sent = { orderDetails, signature, language, sdkPayload: jsonOf(sdkPayload), orderId };
    return newRequest(properties, paymentPageService, requestId);
  }

  #warn({ warnings }: CheckoutRequests): void {
    for (const warning of warnings) this.#host.announce({ type: 'warning', warning });
  }

  #changeLanguage(): void {
    const { language, resolvedLanguage } = this.#host.given();
    if (!this.#sent || language === this.#sent.language) return;
    this.#sent = { ...this.#sent, language };
    const requests = this.#read();
    if (requests.ok) this.#warn(requests.value);
    this.#session?.changeLanguage(resolvedLanguage);
  }

  /**
   * Hands an open payment its order anew, with another amount perhaps. It keeps what it has if the new text has no new
   * signature, or if it is another order: that one would be paid where the page asks for this one.
   */
  #amend(): void {
    const given = this.#newOrder();
    if (!given || !this.#sent) return;
    const { orderDetails, signature, orderId } = this.#sent;
    const isPair = (given.orderDetails === orderDetails) === (given.signature === signature);
    const read = isPair ? this.#read() : refuse('half-pair', 'signature');
    const isOther = read.ok && isOtherId(read.value.orderId, orderId);
    const requests = isOther ? { ok: false as const, issue: anotherOrder } : read;
    if (!requests.ok) {
      this.#refused = given;
      return this.#host.announce({ type: 'error', error: new HyperCheckoutError(requests.issue) });
    }
    const { properties } = requests.value;
    this.#take(requests.value);
    this.#session?.amend(newRequest({ ...properties, action: 'updateOrder' }), properties);
  }

  /** A payment that has ended stays on the page; an order that came since needs a word of the page to begin. */
  #noteAnother(): void {
    const given = this.#newOrder();
    const requests = given && this.#read();
    if (!requests?.ok || !isOtherId(requests.value.orderId, this.#sent?.orderId)) return;
    this.#refused = given;
    this.#host.announce({ type: 'warning', warning: anotherOrder });
  }

  /** The order in the properties, if it was neither sent nor refused. */
  #newOrder(): SentOrder | undefined {
    const { orderDetails, signature, sdkPayload } = this.#host.given();
    const order = { orderDetails, signature, sdkPayload: jsonOf(sdkPayload) };
    const isOld = [this.#sent, this.#refused].some((one) => one && isSameOrder(one, order));
    return isOld || !(orderDetails || signature || sdkPayload) ? undefined : order;
  }

  #read(): Parsed<CheckoutRequests> {
    const requests = requestsFromProperties(this.#host.given(), this.#host.pageLanguage());
    return requests ?? refuse('required', 'client-id');
  }

  #refuse(issue: Issue): HyperCheckoutError {
    const error = new HyperCheckoutError(issue);
    const before = this.#inputError;
    this.#drop();
    this.#inputError = error;
    this.#host.announce({ type: 'state', state: this.state });
    const isRepeated = before?.code === issue.code && before.field === issue.field;
    if (!isRepeated) this.#host.announce({ type: 'input-error', error });
    return error;
  }

  #drop(): void {
    if (this.#session?.abandon() && this.#sent) this.#doubtful.add(orderIn(this.#sent));
    this.#session = undefined;
    this.#sent = this.#refused = undefined;
    this.#dropFrame();
  }

  #dropFrame(): void {
    this.#frame?.remove();
    this.#frame = undefined;
  }
}

/** The order or session that the properties hold. */
function orderIn({ orderDetails, sdkPayload }: Readonly<Record<'orderDetails' | 'sdkPayload', unknown>>): unknown {
  return orderDetails ?? jsonOf(sdkPayload);
}

const missingOrder = issueOf('required', 'order-details');
const anotherOrder = issueOf('wrong-state', 'order-details', 'another-order');
