import type { PropertyValues } from '@lit/reactive-element';
import { viewOf, visibleDeadline } from '../bridge/page-view.ts';
import { HyperCheckoutError, type Issue, issueOf } from '../protocol/checkout-error.ts';
import { checkoutPropertyNames } from '../protocol/checkout-property-names.ts';
import { resolveLanguage, type Language } from '../protocol/language.ts';
import type { ProcessResult } from '../protocol/process-status.ts';
import type { SdkEvent } from '../protocol/sdk-event.ts';
import type { SessionTokenRequest, SessionTokenResult } from '../protocol/session-token.ts';
import { answerAttempt, CheckoutRunner, snapshotOf } from './checkout/checkout-runner.ts';
import { misspeltAttributes } from './attribute-names.ts';
import type { Announcement } from './checkout/checkout.ts';
import { CheckoutPanels } from './checkout-panels.ts';
import type { CheckoutOrder, CheckoutProperties } from './hyper-checkout-element.ts';
import type { CheckoutPhase } from './checkout/checkout-state.ts';
import { eventFromSdk, HyperGuestLoginEvent, HyperSessionExpiredEvent, HyperUserEvent } from './events.ts';
import { customState, PropertyElement } from './property-element.ts';
import { dialogStage, showBeginning } from './dialog-stage.ts';
import { FindingReporter } from './findings.ts';
import { frameResizer } from './frame-height.ts';
import { addStyles } from './hyper-checkout.styles.ts';
import { propertiesOfOrder } from './checkout/requests-from-properties.ts';
import type { OrderWatch } from './order/order-watch.ts';
import { placeAt } from './checkout/sdk-place.ts';
import { version } from './version.ts';
import { webAddress } from './web-address.ts';

const followUp = () => import('./order/follow-up.ts');
const longestIdling = 10_000; // ms of visible time: by then a page that fetches its order has it

// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- the base class makes them, from their names.
export interface HyperCheckoutImplementation extends Required<CheckoutProperties> {
  manual: boolean;
}

/**
 * The implementation behind the public type in `hyper-checkout-element.ts`, which says what each member means.
 *
 * It holds the properties, shows the iframe and its own two panels, and dispatches; what follows from a change is
 * decided by {@link CheckoutRunner}.
 */
export class HyperCheckoutImplementation extends PropertyElement {
  static readonly version = version;

  static defaultFrameUrl: string | undefined;

  /** Makes the place of an SDK; unit tests put one without a frame here. */
  static placeAt = placeAt;

  static async prefetch(place?: Pick<CheckoutProperties, 'frameUrl' | 'sdkUrl'>): Promise<void> {
    const { fetchAhead } = await import('./prefetch.ts');
    return fetchAhead({ frameUrl: this.defaultFrameUrl, ...place });
  }

  readonly #showState = customState(this);
  readonly #findings = new FindingReporter(this);
  readonly #resize = frameResizer();
  #hasPainted = false;
  #endIdling: (() => void) | undefined;
  readonly #dialog = dialogStage(this);
  #watch: OrderWatch | undefined;
  /** Resolves with true if a fresh order has taken the place of an expired one; there while that is open. */
  #renewal: Promise<boolean> | undefined;
  /** The open payment as the runner ends it, and as the page is told. */
  #open: readonly [Promise<ProcessResult>, Promise<ProcessResult>] | undefined;
  readonly #panels = new CheckoutPanels(() => this.requestUpdate());
  readonly #runner = new CheckoutRunner({
    snapshot: () => snapshotOf(this, this.#pageLanguage, HyperCheckoutImplementation.defaultFrameUrl),
    place: (address) => HyperCheckoutImplementation.placeAt(address, this, this.#findings),
    announce: (announcement) => this.#handleAnnouncement(announcement),
  });

  get state(): CheckoutPhase {
    return this.#runner.state.phase;
  }

  get error(): HyperCheckoutError | undefined {
    const { state } = this.#runner;
    return state.phase === 'failed' ? state.error : undefined;
  }

  get warnings(): readonly Issue[] {
    return [...this.#findings.warnings];
  }

  get result(): ProcessResult | undefined {
    const { state } = this.#runner;
    return state.phase === 'settled' ? state.result : undefined;
  }

  get resolvedLanguage(): Language {
    return resolveLanguage(this.language === 'auto' ? this.#pageLanguage : this.language).language;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#showState(this.state);
    // A node that was only moved still runs; one that comes back after a removal begins anew.
    this.#endIdling = visibleDeadline(longestIdling, () => {
      if (this.state === 'idle') this.#findings.warn(issueOf('required', 'client-id', 'nothing-set'));
    });
    if (!this.hasUpdated) return;
    if (this.state === 'idle') this.#runner.hand('properties');
    else this.#runner.moved();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#endIdling?.();
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#runner.hand('left');
      this.requestUpdate();
    });
  }

  /** The document is another one: the frame has gone, and takes its window with it. */
  adoptedCallback(): void {
    this.#runner.hand('left');
    if (this.shadowRoot) addStyles(this.shadowRoot);
  }

  protected override createRenderRoot(): ShadowRoot {
    return addStyles(this.shadowRoot ?? this.attachShadow({ mode: 'open' }));
  }

  initiate(): void {
    this.#runner.hand('initiate');
  }

  process(order?: CheckoutOrder): Promise<ProcessResult> {
    const { ending } = this.#runner;
    // Frameworks run the code of a page twice: the order that is being paid is not another one.
    if (ending && order && !this.#runner.isPaying(propertiesOfOrder(order).properties))
      return Promise.reject(new HyperCheckoutError(issueOf('wrong-state', 'process', this.state)));
    if (order && !ending) this.updateOrder(order);
    const open = ending ?? this.#runner.process();
    // An order that has expired ends as the fresh one does that takes its place.
    if (open !== this.#open?.[0]) this.#open = [open, open.catch((error: unknown) => this.#endOfRenewed(error))];
    return this.#open[1];
  }

  updateOrder(order: CheckoutOrder): void {
    const { properties, ignored } = propertiesOfOrder(order);
    Object.assign(this, properties);
    for (const key of ignored) this.#findings.warn(issueOf('ignored-field', key));
  }

  getSessionToken(request: SessionTokenRequest): Promise<SessionTokenResult> {
    return this.#runner.sessionToken(request);
  }

  handleBackPress(): Promise<boolean> {
    return this.#runner.backPress();
  }

  terminate(): void {
    this.#runner.hand('terminate');
  }

  restart(): void {
    this.#runner.hand('restart');
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    if (changed.get('appearance') ?? this.appearance)
      import('./appearance.ts').then(
        ({ brand }) => brand(this, this.#runner, this.#findings),
        () => this.#findings.warn(issueOf('field', 'appearance', 'not-loaded')),
      );
    const title = this.#panels.titleIn(this.resolvedLanguage);
    const { state, frame, hasOrder } = this.#runner;
    const isOpen = /^(proc|sett)/.test(state.phase);
    // Before a payment may be made: the network may be what fails it.
    if (isOpen && this.orderStatusUrl && !this.#watch) this.#loadWatch();
    const panel = this.#watch?.();
    const isShown = isOpen && !panel && this.presentation !== 'redirect';
    const content = this.presentation === 'dialog' ? this.#dialog.content(hasOrder, title) : this.renderRoot;
    // What goes wrong before a shopper waits for the page stands where the element stands.
    const stage = frame || hasOrder ? content : this.renderRoot;
    if (stage) this.#panels.attach(stage, frame, title, isShown);
    this.#hasPainted &&= isShown;
    const isLoading = this.#renewal ?? (hasOrder && !this.#hasPainted && /ing$|ready/.test(state.phase));
    // The page is there before it has painted: the loader covers it, for a limited time.
    this.#panels.showStatus(panel, isLoading ? title : undefined, isShown, this.resolvedLanguage);
    const error = panel || this.#renewal ? undefined : this.error;
    const link = this.#address(this.paymentLink, 'payment-link');
    this.#panels.showError(error, this.resolvedLanguage, () => this.#retry(), link);
  }

  protected override firstUpdated(): void {
    const { observedAttributes } = HyperCheckoutImplementation;
    for (const issue of misspeltAttributes(this.getAttributeNames(), observedAttributes)) this.#findings.warn(issue);
  }

  protected override updated(changed: PropertyValues): void {
    // `manual` counts when it is switched off: an order that waits is then shown.
    if (!checkoutPropertyNames.some((name) => changed.has(name)) && (this.manual || !changed.get('manual'))) return;
    // What follows changes the state and tells listeners, which belongs into no update cycle.
    queueMicrotask(() => {
      if (this.isConnected) this.#runner.hand('properties');
    });
  }

  /** An update is complete once what it shows is there. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await Promise.all([this.#panels.loading, this.#dialog.loading]);
    return super.getUpdateComplete();
  }

  #loadWatch(): void {
    this.#watch = () => undefined;
    followUp().then(
      ({ watchOrder }) => (this.#watch = watchOrder(this, this.#findings, this.#panels, () => this.#retry())),
      () => this.#findings.warn(issueOf('result-unknown', 'order-status-url', 'not-loaded')),
    );
  }

  #renew(event: HyperSessionExpiredEvent): void {
    const renewed = followUp().then(({ renewOrder }) => renewOrder(this, this.#runner, event));
    this.#renewal = renewed
      .catch(() => false)
      .finally(() => {
        this.#renewal = undefined;
        this.requestUpdate();
      });
  }

  async #endOfRenewed(error: unknown): Promise<ProcessResult> {
    if (await this.#renewal) return this.process();
    throw error;
  }

  #retry(): void {
    // The pressed button goes away, and would take the focus with it.
    this.#panels.focus();
    // Where the page itself called process(), its order is what the shopper waits for.
    if (this.manual && this.#runner.hasOrder) this.process().catch(() => undefined);
    else this.restart();
  }

  #handleAnnouncement(announcement: Announcement): void {
    // While a fresh order may be on its way, nothing more is told of the one that has expired.
    if (this.#renewal && /^(sdk|err)/.test(announcement.type)) {
      void this.#renewal.then((isRenewed) => isRenewed || this.#handleAnnouncement(announcement));
      return;
    }
    switch (announcement.type) {
      case 'state':
        this.#showState(this.state);
        return this.requestUpdate();
      case 'sdk-event':
        return this.#handleSdkEvent(announcement.event);
      case 'error':
        return this.#findings.fail(announcement.error);
      case 'input-error':
        return void this.#findings.failLater(announcement.error, () => this.error === announcement.error);
      case 'warning':
        return this.#findings.warn(announcement.warning);
      case 'height':
        if (this.#runner.frame) this.#resize(this.#runner.frame, announcement.height);
    }
  }

  #handleSdkEvent(sdkEvent: SdkEvent): void {
    this.#hasPainted ||= sdkEvent.event === 'hide_loader';
    this.requestUpdate();
    const event = eventFromSdk(sdkEvent);
    this.dispatchEvent(event);
    void answerAttempt(event, this.#runner);
    if (event instanceof HyperSessionExpiredEvent && event.given) this.#renew(event);
    if (event.defaultPrevented) return;
    // The merchant's own address, never one out of a message. Without it the SDK goes to the one of the order or session.
    const login = event instanceof HyperGuestLoginEvent && this.#address(this.guestLoginUrl, 'guest-login-url');
    if (login) viewOf(this.ownerDocument).location.assign(login);
    if (event instanceof HyperUserEvent && event.turnsPage)
      showBeginning(this, this.#runner.frame?.parentElement ?? this.renderRoot);
  }

  /** Returns the absolute form of an address that the page has set, and warns of one that cannot be used. */
  #address(given: unknown, field: string): string | undefined {
    const address = given ? webAddress(given, field, this.ownerDocument) : undefined;
    if (address?.ok) return address.value;
    if (address) this.#findings.warn(address.issue);
    return undefined;
  }

  get #pageLanguage(): string {
    return this.closest<HTMLElement>('[lang]')?.lang ?? 'en';
  }
}
