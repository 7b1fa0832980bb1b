import { HyperCheckoutError, type Issue, type Parsed } from '../protocol/checkout-error.ts';
import type { ProcessResult } from '../protocol/process-status.ts';
import { issueOf, refuse } from '../protocol/issue-of.ts';
import { sessionTokenService } from '../protocol/session-token.ts';
import type { SessionTokenResult } from '../protocol/session-token-result.ts';
import type { CheckoutProperties } from './checkout-properties.ts';
import { CheckoutSession, hyperRequest, type Announcement } from './checkout-session.ts';
import type { CheckoutState } from './checkout-state.ts';
import { requestsFromProperties, type CheckoutRequests } from './requests-from-properties.ts';

/** What the runs are handed by their element. */
export interface CheckoutRunsHost {
  /** The properties as they are now. */
  readonly given: () => Readonly<Record<keyof CheckoutProperties, unknown>> & { readonly manual: boolean };
  /** The BCP 47 language of the page around the element. */
  readonly pageLanguage: () => string;
  /** The absolute address of the frame page. */
  readonly frameUrl: () => Parsed<string>;
  /** Makes the iframe for an address; it goes into the document once the run listens for it. */
  readonly createFrame: (address: string) => HTMLIFrameElement;
  readonly announce: (announcement: Announcement) => void;
  readonly warn: (warning: Issue) => void;
}

type Order = NonNullable<CheckoutRequests['process']>;

/** A change of these means another session; a change of the rest concerns the next order. */
const sessionNames: readonly PropertyKey[] = [
  'clientId',
  'environment',
  'frameUrl',
  'initiateSignaturePayload',
  'initiateSignature',
  'logLevel',
  'merchantFonts',
];

/**
 * Decides when a run begins, goes on or ends as the properties change, so that the element only holds them.
 *
 * One session at a time. An input that cannot be used leaves none, and an error in its place.
 */
export class CheckoutRuns {
  readonly #host: CheckoutRunsHost;
  #session: CheckoutSession | undefined;
  #frame: HTMLIFrameElement | undefined;
  /** Why there is no session; a session has an error of its own. */
  #inputError: HyperCheckoutError | undefined;
  /** The order that the session has, so that the same bytes set again change nothing. */
  #sent: unknown;

  constructor(host: CheckoutRunsHost) {
    this.#host = host;
  }

  get state(): CheckoutState {
    if (this.#inputError) return { phase: 'failed', error: this.#inputError };
    return this.#session?.state ?? { phase: 'idle' };
  }

  /** The iframe of the run, while it may be talked to. */
  get frame(): HTMLIFrameElement | undefined {
    return this.#frame;
  }

  /** True once an order has been taken: from then on a shopper waits for the page. */
  get hasOrder(): boolean {
    return this.#sent !== undefined;
  }

  /** Takes note that these properties have changed. */
  follow(names: readonly PropertyKey[]): void {
    const { phase } = this.state;
    if (phase === 'processing') return this.#amend();
    if (phase === 'settled' || phase === 'terminated') return;
    const isNew = !this.#session || phase === 'failed' || names.some((name) => sessionNames.includes(name));
    if (isNew) return this.#start();
    const requests = this.#read();
    if (!requests.ok) return void this.#refuse(requests.issue);
    if (this.#sent === undefined) return this.#sendUnasked(requests.value);
    // An order that nobody has seen yet gives way to the newer one.
    if (this.#sent !== orderIn(this.#host.given())) this.#start();
  }

  initiate(): void {
    const { phase } = this.state;
    if (this.#session && phase !== 'failed' && phase !== 'settled' && phase !== 'terminated') return;
    const requests = this.#read();
    if (requests.ok) this.#begin(requests.value);
    else this.#refuse(requests.issue);
  }

  process(): Promise<ProcessResult> {
    const requests = this.#read();
    const issue = requests.ok ? (requests.value.process ? undefined : missingOrder) : requests.issue;
    if (!requests.ok || !requests.value.process) return Promise.reject(this.#refuse(issue ?? missingOrder));
    const { phase } = this.state;
    if (!this.#session || phase === 'failed' || phase === 'terminated') this.#begin(requests.value);
    return this.#send(requests.value.process);
  }

  /** Tells the payment page something more about the order it has. */
  amend(payload: object): void {
    this.#session?.amend(hyperRequest(payload));
  }

  /** Begins a run if there is none, since the SDK answers only after initiate. */
  sessionToken(payload: object): Promise<SessionTokenResult> {
    if (this.state.phase !== 'settled') this.initiate();
    const error = this.#inputError ?? new HyperCheckoutError(missingOrder);
    return this.#session?.sessionToken(hyperRequest(payload, sessionTokenService)) ?? Promise.reject(error);
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
    this.#start();
  }

  /** The element has left the document: everything ends, and nothing is announced. */
  leave(): void {
    this.#drop();
    this.#inputError = undefined;
  }

  #start(): void {
    const requests = requestsFromProperties(this.#host.given(), this.#host.pageLanguage());
    if (!requests) return this.leave();
    if (!requests.ok) return void this.#refuse(requests.issue);
    this.#begin(requests.value);
    if (this.#session) this.#sendUnasked(requests.value);
  }

  #begin(requests: CheckoutRequests): void {
    const address = this.#host.frameUrl();
    if (!address.ok) return void this.#refuse(address.issue);
    this.leave();
    for (const warning of requests.warnings) this.#host.warn(warning);
    this.#frame = this.#host.createFrame(address.value);
    this.#session = new CheckoutSession({
      frame: this.#frame,
      frameUrl: address.value,
      initiate: hyperRequest(requests.initiate),
      announce: (announcement) => {
        if (announcement.type === 'error') this.#dropFrame();
        this.#host.announce(announcement);
      },
    });
    this.#session.start();
  }

  #sendUnasked(requests: CheckoutRequests): void {
    if (this.#host.given().manual || !requests.process) return;
    // Its end is told by events; who wants the promise calls process().
    this.#send(requests.process).catch(() => undefined);
  }

  #send(order: Order): Promise<ProcessResult> {
    if (!this.#session) return Promise.reject(this.#inputError ?? new HyperCheckoutError(missingOrder));
    this.#sent = orderIn(this.#host.given());
    return this.#session.process('request' in order ? order.request : hyperRequest(order.payload));
  }

  /** An open payment takes a new order only as a freshly signed pair; what it has stays if that cannot be used. */
  #amend(): void {
    const { orderDetails, signature } = this.#host.given();
    if (orderDetails === this.#sent) return;
    const requests = this.#read();
    if (!requests.ok) return this.#host.announce({ type: 'error', error: new HyperCheckoutError(requests.issue) });
    this.#sent = orderDetails;
    this.amend({ action: 'updateOrder', orderDetails, signature });
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
    if (!isRepeated) this.#host.announce({ type: 'error', error });
    return error;
  }

  #drop(): void {
    this.#session?.abandon();
    this.#session = undefined;
    this.#sent = undefined;
    this.#dropFrame();
  }

  #dropFrame(): void {
    this.#frame?.remove();
    this.#frame = undefined;
  }
}

/** What tells one order from the next. Managing saved methods has none, and is one. */
function orderIn(given: ReturnType<CheckoutRunsHost['given']>): unknown {
  return given.orderDetails ?? given.sdkPayload ?? 'no order';
}

const missingOrder = issueOf('required', 'order-details');
