import { paymentPageService, type HyperRequest } from '../../protocol/hyper-request.ts';
import { resolveLanguage } from '../../protocol/language.ts';
import { isPlainObject, own, ownText } from '../../protocol/plain-object.ts';
import type { SdkMessage } from '../../protocol/payment-page-messages.ts';
import { PaymentPageFrame } from './payment-page-frame.ts';
import { goToLogin } from './guest-login.ts';
import { preFetchPaymentPage } from './prefetch.ts';
import { redirectToPaymentPage } from './redirection.ts';
import { asDocumented, type Delivery, type Scenario } from './scenarios.ts';

/**
 * What the merchant page gives to `initiate`: it gets every event as a plain object, asynchronously (unless a scenario
 * asks for something else).
 *
 * What it returns matters for `guest_login` only, an event that is the simulator's own: `true` says that the merchant
 * page sees to the login. Otherwise the window goes to `guest_login_url`.
 */
export type HyperServicesCallback = (message: unknown) => unknown;

const servicePrefix = 'in.juspay.';

/**
 * The simulator's stand-in for the SDK script's class of the same name: a merchant page that was written for that one
 * runs against this one unchanged.
 *
 * As there, nothing throws and nothing returns a promise; a mistake ends up on the console. A payload's environment
 * decides in the SDK between sandbox and live, and everything but `sandbox` is live: the payment page says so.
 */
export class HyperServices {
  /** Where the simulator is. Set once by whoever publishes the class. */
  static origin = '';
  /** How the SDK behaves. Set once, too; the vendor's own has no such thing. */
  static scenario: Scenario = asDocumented;

  /** Warms the browser's cache for the payment page. May be called before there is an instance. */
  static preFetch(request: unknown): void {
    const payload = isPlainObject(request) ? own(request, 'payload') : undefined;
    if (!isPlainObject(payload)) return report('preFetch needs an object with requestId, service and payload.');
    preFetchPaymentPage(HyperServices.origin);
  }

  readonly region: string;
  /** True from the call of `initiate` to that of `terminate`. Merchant pages read it. */
  initiateTriggered = false;
  #frame: PaymentPageFrame | undefined;
  /** The request of `initiate` where `process` leaves the page instead of showing a frame. */
  #redirecting: HyperRequest<Record<string, unknown>> | undefined;
  #callback: HyperServicesCallback | undefined;
  /** The merchant left out the prefix of the service name, so its events come back without it. */
  #shortService = false;
  /** That of the latest `process`; empty if it has none. */
  #loginUrl = '';

  constructor(region = 'in') {
    this.region = region;
  }

  /** True while the payment page has a use for back presses. Merchant pages poll it. */
  get consumeBackpress(): boolean {
    return this.#frame?.consumesBackpress ?? false;
  }

  /**
   * Makes the payment page ready, hidden, in the element whose id the payload names; with `integrationType`
   * `redirection` it does nothing yet.
   */
  initiate(request: unknown, callback?: unknown): void {
    if (this.initiateTriggered) return report('initiate was called again without terminate; the call is ignored.');
    this.initiateTriggered = true;
    const initiate = copyRequest(request);
    if (!initiate) return report('initiate needs an object with requestId, service and payload.');
    const integration = ownText(initiate.payload, 'integrationType')?.toLowerCase();
    if (integration === undefined) report('integrationType is missing: use "iframe" or "redirection".');
    if (integration !== 'iframe') {
      // As there: without a type nothing is to be seen now, and process leaves the page.
      this.#redirecting = initiate;
      return;
    }
    this.#shortService = isPlainObject(request) && !ownText(request, 'service')?.startsWith(servicePrefix);
    this.#callback = isCallback(callback) ? callback : undefined;
    this.#frame = new PaymentPageFrame({
      origin: HyperServices.origin,
      initiate,
      deliver: (message) => this.#deliver(message),
    });
  }

  /**
   * Shows the payment page for an order, or leaves for it. May be called right after `initiate`, and again after a
   * result.
   */
  process(request: unknown): void {
    if (!this.initiateTriggered) return report('call initiate before process.');
    const process = copyRequest(request);
    if (!process) return report('process needs an object with requestId, service and payload.');
    this.#loginUrl = ownText(process.payload, 'guest_login_url') ?? this.#loginUrl;
    if (!this.#redirecting) this.#frame?.process(process);
    else if (!redirectToPaymentPage(HyperServices.origin, this.#redirecting, process)) {
      report('redirection needs a merchantId.');
    }
  }

  /**
   * Shows the open payment page in another language; what the shopper typed stays. An extension of the simulator: the
   * vendor's script takes a language with `process` alone.
   */
  changeLanguage(language: unknown): void {
    if (!this.initiateTriggered) return report('call initiate before changeLanguage.');
    this.#frame?.changeLanguage(resolveLanguage(language).language);
  }

  /** True as soon as `initiate` was called; it does not say that the page is ready. */
  isInitialised(): boolean {
    return this.initiateTriggered;
  }

  /** Offers a back press to the payment page. True means that it has no use for it, so the caller goes back. */
  handleBackpress(): boolean {
    if (this.consumeBackpress) this.#frame?.backpress();
    return !this.consumeBackpress;
  }

  /** As {@link handleBackpress}, with the opposite answer: true means that the payment page took it. */
  onBackpress(): boolean {
    return !this.handleBackpress();
  }

  /** Of native apps, whose web views have a bar at the bottom; here there is nothing to do. */
  updatePadding(): void {}

  /** Removes the payment page. No event follows; `initiate` may be called again. */
  terminate(): void {
    const { afterTerminate = [] } = HyperServices.scenario;
    const callback = this.#callback;
    if (this.#frame) queueMicrotask(() => hand(afterTerminate, callback));
    this.#frame?.remove();
    this.#frame = undefined;
    this.#callback = undefined;
    this.#redirecting = undefined;
    this.initiateTriggered = false;
  }

  #deliver(message: SdkMessage): void {
    const service = this.#shortService ? message.service.slice(servicePrefix.length) : message.service;
    const loginUrl = message.event === 'guest_login' ? this.#loginUrl : '';
    hand(HyperServices.scenario.deliver({ ...message, service }), this.#callback, () => goToLogin(loginUrl));
  }
}

function hand(
  deliveries: readonly Delivery[],
  callback: HyperServicesCallback | undefined,
  notTaken: () => void = () => undefined,
): void {
  for (const { message, after } of deliveries) {
    const deliver = () => {
      if (!isTaken(callback, message)) notTaken();
    };
    if (after === 0) deliver();
    else setTimeout(deliver, after);
  }
}

function isTaken(callback: HyperServicesCallback | undefined, message: unknown): boolean {
  try {
    return callback?.(message) === true;
  } catch (error) {
    // The merchant's mistake is the merchant's to see, and must not stop the events behind it.
    reportError(error);
    return false;
  }
}

/**
 * A copy that later changes by the merchant page do not reach and that holds only what JSON can. Texts, the signed
 * one among them, come through byte for byte. Undefined if it is no request at all.
 */
function copyRequest(request: unknown): HyperRequest<Record<string, unknown>> | undefined {
  let copy: unknown;
  try {
    copy = JSON.parse(JSON.stringify(request));
  } catch {
    return undefined; // A circle, a BigInt, or nothing at all: not a request.
  }
  if (!isPlainObject(copy)) return undefined;
  const payload = own(copy, 'payload');
  if (!isPlainObject(payload)) return undefined;
  const service = ownText(copy, 'service') ?? paymentPageService;
  return {
    requestId: ownText(copy, 'requestId') ?? '',
    service: service.startsWith(servicePrefix) ? service : servicePrefix + service,
    payload,
  };
}

/** What a merchant page passes as a function is called as one, whatever it expects. */
function isCallback(value: unknown): value is HyperServicesCallback {
  return typeof value === 'function';
}

function report(mistake: string): void {
  console.error(`HyperServices: ${mistake}`);
}
