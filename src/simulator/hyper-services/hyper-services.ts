import { v4 as uuid } from 'uuid';
import { type AppearanceMessage, parseAppearanceMessage } from '../../protocol/appearance/appearance-message.ts';
import { resolveLanguage } from '../../protocol/language.ts';
import { intentOf, type SdkMessage } from '../../protocol/payment-page-messages.ts';
import { ownText } from '../../protocol/plain-object.ts';
import { asRequest, fullName, isObject, payloadIn, serviceIn, servicePrefix, type Envelope } from './envelope.ts';
import { goToLogin, redirectToPaymentPage } from './redirection.ts';
import {
  createPaymentPageFrame,
  findMountPoint,
  mountIdIn,
  preFetchPaymentPage,
  reload,
} from './payment-page-frame.ts';
import { PaymentPageConnection } from './payment-page-connection.ts';
import { report, warn } from './report.ts';
import { type Delivery, settings } from './scenarios.ts';

/**
 * The simulator's stand-in for the SDK script's class of the same name: a merchant page that was written for that one
 * runs against this one unchanged.
 *
 * It behaves as the vendor's class is known to behave, its traps included; the fields are public because the vendor's
 * are. `docs/reference/what-differs-from-live.md` lists the differences, and `test/live` holds them.
 */
export class HyperServices {
  /** Warms the browser's cache for the payment page. May be called before there is an instance. */
  static preFetch(request: unknown): void {
    preFetchPaymentPage(request);
  }

  fragmentViewGroups: Record<string, unknown> = {};
  isIframeIntegration = false;
  /** True from the call of `initiate` to that of `terminate`, whether or not it succeeded. */
  initiateTriggered = false;
  /** Calls that wait for the payment page. `terminate` keeps them. */
  pendingHyperCalls: (() => void)[] = [];
  isHyperReady = false;
  /** The latest word of the payment page about back presses. Nothing resets it. */
  consumeBackpress: unknown = false;
  hyperSDKDiv: string | null = null;
  hyperSDKDivElem: HTMLElement | null = null;
  /** `terminate` came before there was an iframe: the next one is removed at once. */
  terminateTriggered = false;
  region: unknown;
  toRemoveServicePrefix = false;
  // The rest is there from `initiate` on.
  declare initiatePayload?: Envelope;
  declare hyperCallbackHandler?: unknown;
  declare iframeHash?: string;
  declare hyperIframe?: HTMLIFrameElement;
  #page: PaymentPageConnection | undefined;
  #appearance: AppearanceMessage | undefined;
  /** The login page of the latest `process`; empty if it has none. */
  #loginUrl = '';

  constructor(region: unknown = 'in') {
    this.region = region;
  }

  /**
   * Makes the payment page ready, hidden, in the element whose id the payload names; with `integrationType`
   * `redirection` it does nothing yet. Never throws: a mistake is one error on the console.
   */
  initiate(request: unknown, callback?: unknown): void {
    try {
      this.#initiate(request, callback);
    } catch (error) {
      report('initiate failed.', error);
    }
  }

  /**
   * Shows the payment page for an order, or leaves for it. May be called right after `initiate`, and again after a
   * result.
   *
   * @throws {TypeError} if the request has no `service`, as the vendor's does
   */
  process(request: unknown): void {
    if (!isObject(request)) throw new TypeError('process needs an object with requestId, service and payload.');
    const service = serviceIn(request);
    this.toRemoveServicePrefix = !service.startsWith(servicePrefix);
    try {
      this.#process({ ...request, service: fullName(service) });
    } catch (error) {
      report('process failed.', error);
    }
  }

  /** Shows the open payment page in another language. The vendor's script takes a language with `process` alone. */
  changeLanguage(language: unknown): void {
    if (this.initiateTriggered) this.#page?.changeLanguage(resolveLanguage(language).language);
    else report('call initiate before changeLanguage.');
  }

  /** Shows the payment page in the merchant's brand. The vendor's script has no such call. */
  changeAppearance(text: unknown, scheme: unknown): void {
    this.#appearance = parseAppearanceMessage({ text, scheme });
    if (this.#appearance) this.#page?.changeAppearance(this.#appearance);
  }

  /** True as soon as `initiate` was called; it does not say that the page is ready. */
  isInitialised(): boolean {
    return this.initiateTriggered;
  }

  /** Offers a back press to the payment page. True means that it has no use for it, so the caller goes back. */
  handleBackpress(): boolean {
    this.#offerBackpress();
    return !this.consumeBackpress;
  }

  /** As {@link handleBackpress}, with the opposite answer: true means that the payment page took it. */
  onBackpress(): unknown {
    this.#offerBackpress();
    return this.consumeBackpress;
  }

  /** Of native apps, whose web views have a bar at the bottom; here there is nothing to do. */
  updatePadding(): void {
    if (this.isHyperReady && this.hyperIframe) refuseRemovedFrame(this.hyperIframe);
  }

  /** Removes the payment page. No event follows; `initiate` may be called again. */
  terminate(): void {
    const { afterTerminate = [] } = settings.scenario;
    if (this.initiateTriggered) queueMicrotask(() => this.#hand(afterTerminate));
    this.#page?.close();
    this.initiateTriggered = false;
    this.isHyperReady = false;
    if (this.hyperIframe) this.hyperIframe.remove();
    else this.terminateTriggered = true;
    if (this.terminateTriggered) {
      warn('terminate was called before there was a payment page: the next initiate on this instance loses its page.');
    } else if (this.pendingHyperCalls.length > 0) {
      warn('terminate keeps the calls that the payment page has not had yet: the next initiate sends them again.');
    }
  }

  #initiate(request: unknown, callback: unknown): void {
    if (this.initiateTriggered) throw new Error('It was called again without terminate; the call is ignored.');
    this.initiateTriggered = true;
    this.hyperCallbackHandler = callback;
    if (!isObject(request)) throw new Error('It needs an object with requestId, service and payload.');
    const service = serviceIn(request);
    this.toRemoveServicePrefix = !service.startsWith(servicePrefix);
    this.initiatePayload = {
      ...request,
      service: fullName(service),
      tenantInfo: Reflect.get(window, 'tenantInfo') ?? {},
      isHyperWebViewBridgeIOS: 'HyperWebViewBridgeIOS' in window,
    };
    const payload = payloadIn(request);
    const integration = payload['integrationType'];
    if (typeof integration !== 'string') throw new Error('integrationType is missing: use "iframe" or "redirection".');
    this.isIframeIntegration = integration.toLowerCase() === 'iframe';
    // With redirection nothing is to be seen now, and process leaves the page.
    if (!this.isIframeIntegration) return;
    const id = mountIdIn(payload);
    if (id === undefined) throw new Error('hyperSDKDiv is missing: give the id of the element for the payment page.');
    this.hyperSDKDiv = id;
    this.hyperSDKDivElem = document.getElementById(id);
    this.iframeHash = uuid();
    this.#page = undefined;
    this.#call(() => this.#send('initiate', this.initiatePayload ?? {}));
    const isLate = this.hyperSDKDivElem === null;
    findMountPoint(id, (mount) => this.#mount(mount, isLate));
  }

  #mount(mount: HTMLElement, isLate: boolean): void {
    const frame = createPaymentPageFrame(payloadIn(this.initiatePayload ?? {}), this.iframeHash ?? '', mount);
    this.hyperIframe = frame;
    // After terminate the search goes on, and its iframe stays for ever without a page to talk to.
    if (this.initiateTriggered) this.#connect(frame);
    mount.append(frame);
    if (isLate) {
      // As the vendor's script, which works on all the same.
      void Promise.reject(
        new TypeError(`The element ${this.hyperSDKDiv} was not in the page when initiate was called.`),
      );
    } else if (this.terminateTriggered) {
      this.#page?.close();
      frame.remove();
      this.terminateTriggered = false;
      warn('The payment page was removed at once, because terminate was called before this initiate.');
    }
  }

  #connect(frame: HTMLIFrameElement): void {
    const { iframeHash } = this;
    // The page of another session is not heard.
    const isCurrent = () => this.initiateTriggered && this.iframeHash === iframeHash;
    this.#page = new PaymentPageConnection(frame, {
      ready: () => {
        if (isCurrent()) this.#flush();
      },
      event: (message) => {
        if (isCurrent()) this.#deliver(message);
      },
      consume: (uses) => {
        if (isCurrent()) this.consumeBackpress = uses;
      },
    });
    if (this.#appearance) this.#page.changeAppearance(this.#appearance);
  }

  #process(envelope: Envelope): void {
    if (!this.initiateTriggered) throw new Error('Call initiate before process.');
    if (!this.isIframeIntegration) {
      this.#redirect(envelope);
      return;
    }
    if (settings.scenario.swallowsProcess) throw new Error('The scenario silent-process lets it end here.');
    this.#call(() => {
      this.#send('process', { ...envelope, safeIframeBottomPadding: 0 });
      this.#loginUrl = ownText(payloadIn(envelope), 'guest_login_url') ?? this.#loginUrl;
    });
  }

  #redirect(envelope: Envelope): void {
    const initiate = this.initiatePayload;
    if (!initiate) throw new Error('initiate had no service, so there is nothing to go on with.');
    // The merchant page's own object, as live.
    payloadIn(initiate)['integrationType'] ||= 'redirection';
    redirectToPaymentPage(initiate, envelope);
  }

  /** Calls at once if the payment page is ready, else as soon as it is. */
  #call(call: () => void): void {
    if (this.isHyperReady) call();
    else this.pendingHyperCalls.push(call);
  }

  #flush(): void {
    this.isHyperReady = true;
    try {
      for (const call of this.pendingHyperCalls) call();
      this.pendingHyperCalls = [];
    } catch (error) {
      warn('A call that waited for the payment page could not be sent; it and all others are kept.', error);
    }
  }

  /** Sends a request as its JSON has it, so that texts, the signed one among them, come through byte for byte. */
  #send(name: 'initiate' | 'process', envelope: Envelope): void {
    const request = asRequest(JSON.parse(JSON.stringify(envelope)));
    if (!this.hyperIframe || !this.#page) throw new Error('There is no payment page.');
    this.#page.send(name, request);
    if (name === 'process') this.hyperIframe.style.visibility = 'visible';
    const { height } = settings.scenario;
    // The vendor's script knows no view of an element that came late.
    if (name === 'process' && height !== undefined && intentOf(request) === 'show' && this.hyperSDKDivElem) {
      this.hyperIframe.setAttribute('height', `${height}px`);
    }
  }

  #offerBackpress(): void {
    if (!this.isHyperReady || !this.consumeBackpress || !this.hyperIframe) return;
    refuseRemovedFrame(this.hyperIframe);
    this.#page?.backpress();
  }

  #deliver(message: SdkMessage): void {
    const service = this.toRemoveServicePrefix ? message.service.slice(servicePrefix.length) : message.service;
    const loginUrl = message.event === 'guest_login' ? this.#loginUrl : '';
    this.#hand(settings.scenario.deliver({ ...message, service }), () => goToLogin(loginUrl));
    if (message.event === 'hide_loader' && settings.scenario.reloadsPage && this.hyperIframe) reload(this.hyperIframe);
  }

  #hand(deliveries: readonly Delivery[], notTaken: () => void = () => undefined): void {
    for (const { message, after } of deliveries) {
      const deliver = () => {
        if (!this.#isTaken(message)) notTaken();
      };
      if (after === 0) deliver();
      else setTimeout(deliver, after);
    }
  }

  /**
   * Calls the merchant page back. The answer matters for `guest_login` only, an event of the simulator's own: `true`
   * says that the page sees to the login.
   */
  #isTaken(message: unknown): boolean {
    const callback = this.hyperCallbackHandler;
    if (typeof callback !== 'function') return false;
    try {
      return Reflect.apply(callback, this, [message]) === true;
    } catch (error) {
      warn('The callback of the merchant page threw.', error);
      return false;
    }
  }
}

/** Fails as the vendor's script does where the page has removed the iframe: with a text, which is no Error. */
function refuseRemovedFrame(frame: HTMLIFrameElement): void {
  // oxlint-disable-next-line typescript/only-throw-error -- the vendor's script throws a text
  if (!frame.contentWindow) throw 'HyperServices: the page has removed the iframe of the payment page.';
}
