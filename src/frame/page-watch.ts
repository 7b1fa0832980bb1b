import type { Refusal } from '../protocol/frame-messages.ts';
import type { FrameDeadlines } from '../protocol/frame-settings.ts';
import { intentOf } from '../protocol/payment-page-messages.ts';
import type { HyperRequest } from '../protocol/requests/hyper-request.ts';
import { sdkIssue } from './event-order.ts';

/** The surroundings of a {@link PageWatch}. */
export interface PageWatchOptions {
  readonly deadlines?: FrameDeadlines | undefined;
  /** Calls back after so many ms of visible time. Returns the function that ends the wait. */
  readonly wait: (ms: number, passed: () => void) => () => void;
  /** True if the shopper has certainly not touched the payment page, so that nothing can have been paid. */
  readonly isUntouched: () => boolean;
  readonly warn: (warning: Refusal) => void;
  /** Begins anew with a fresh SDK: nothing was paid. */
  readonly restart: () => void;
  /** A payment may have been made, and its result will not come. */
  readonly lose: () => void;
}

/** The time that a loaded page has to say that it is the payment page, in ms. */
const readyDeadline = 5000;
/** The time that a ready page has to load its last picture, in ms. */
const loadDeadline = 20_000;
const pageDeadline = 10_000;
const bankDeadline = 900_000;

/**
 * Watches whether the payment page is alive. The vendor's script does not: after a reload of its page it sends nothing
 * again, and a page that is gone is not missed.
 *
 * The payment page says that it is ready each time it has loaded. So a second load with it means that the page has lost its
 * order, and a load without it that another page stands in its place: that of a bank, or an error. Only the pages of an SDK
 * that has said so once are judged.
 */
export class PageWatch {
  readonly #options: PageWatchOptions;
  #phase: 'before' | 'open' | 'ended' = 'before';
  #isReady = false;
  #hasLoaded = false;
  /** True after another load of the iframe, until the payment page says that it is the one. */
  #isLoadOpen = false;
  /** True after another word of the payment page, until a load follows. */
  #isReadyOpen = false;
  #endReadyOpen: () => void = () => undefined;
  /** True once a payment may have been made: the SDK has said so, or another page has stood in the payment page's place. */
  #attempted = false;
  #hasEnded = false;
  #endWait: () => void = () => undefined;

  constructor(options: PageWatchOptions) {
    this.#options = options;
  }

  /** A `process` goes to the SDK. */
  sent(request: HyperRequest): void {
    if (intentOf(request) !== 'show') return;
    this.#phase = 'open';
    this.#attempted = false;
    this.#wait(this.#options.deadlines?.page ?? pageDeadline, () => this.#options.warn(silentProcess));
  }

  /** The SDK called back with an event of that name. */
  heard(event: string): void {
    this.#endWait();
    if (event === 'paymentAttempt') this.#attempted = true;
  }

  /** The result of the open payment has come. */
  ended(): void {
    this.#endWait();
    this.#phase = 'ended';
  }

  /** The payment page says that it is ready for its requests. */
  ready(): void {
    if (!this.#isReady) {
      this.#isReady = true;
    } else if (this.#isLoadOpen) {
      this.#handleReturn();
    } else {
      // Either the page says it twice, or it was loaded again and its load event follows.
      this.#isReadyOpen = true;
      this.#endReadyOpen();
      this.#endReadyOpen = this.#options.wait(loadDeadline, () => (this.#isReadyOpen = false));
    }
  }

  /** A page has loaded in the SDK's iframe. */
  loaded(): void {
    const isFirst = !this.#hasLoaded;
    this.#hasLoaded = true;
    if (isFirst || !this.#isReady) return;
    this.#isLoadOpen = true;
    if (this.#isReadyOpen) this.#handleReturn();
    else this.#wait(readyDeadline, () => this.#handleElsewhere());
  }

  /** The SDK's iframe is no longer in the document. */
  removed(): void {
    this.#endWait();
    if (this.#phase !== 'ended') this.#lost();
  }

  /** The session is over. Nothing that happens to the page matters any more. */
  end(): void {
    this.#endWait();
    this.#endReadyOpen();
    this.#hasEnded = true;
  }

  /** The payment page has loaded again, and it gets no order a second time. */
  #handleReturn(): void {
    this.#isLoadOpen = false;
    this.#isReadyOpen = false;
    this.#endWait();
    if (!this.#attempted) this.#lost();
    // A page that comes back from a bank may still know the result.
    else if (this.#phase === 'open') this.#wait(this.#options.deadlines?.page ?? pageDeadline, () => this.#lost());
  }

  #handleElsewhere(): void {
    const { isUntouched, deadlines, warn } = this.#options;
    if (this.#phase !== 'open' || (!this.#attempted && isUntouched())) return this.#lost();
    this.#attempted = true;
    warn(elsewhere);
    this.#wait(deadlines?.bank ?? bankDeadline, () => this.#lost());
  }

  #lost(): void {
    if (this.#hasEnded) return;
    this.end();
    if (this.#phase === 'open' && this.#attempted) this.#options.lose();
    else this.#options.restart();
  }

  #wait(ms: number, passed: () => void): void {
    this.#endWait();
    if (!this.#hasEnded) this.#endWait = this.#options.wait(ms, passed);
  }
}

const silentProcess = sdkIssue('sdk-silent', 'process', 'process');

const elsewhere = sdkIssue('sdk-silent', 'process', 'elsewhere');
