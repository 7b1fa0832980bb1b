import { msg } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { acceptHost, type Channel } from '../../bridge/channel.ts';
import { greetHost } from '../../bridge/greeting.ts';
import { resolveLanguage } from '../../protocol/language.ts';
import { isPlainObject, own, ownText } from '../../protocol/plain-object.ts';
import type { HyperRequest } from '../../protocol/requests/hyper-request.ts';
import {
  intentOf,
  servicesToPaymentPage,
  type PaymentPageToServices,
  type SdkMessage,
} from '../../protocol/payment-page-messages.ts';
import { CheckoutRun } from './checkout-run.ts';
import { pageEvent, renderTime, watchFields } from './clickstream.ts';
import {
  actOutScenario,
  isSchemeSet,
  isWebAddress,
  leaveWindowFor,
  linkedRequest,
  nextPaint,
  pageEnding,
  watchHeight,
  wishedLanguage,
} from './page-window.ts';
import { isBusy, isCompact, type PageFlow, pageTakesBack, placeOf } from './page-flow.ts';
import { endsAttempt } from './sdk-messages.ts';
import { backButton, returnLink } from './screens/page-parts.ts';
import { pageSummary } from './screens/page-summary.ts';
import { screenOf } from './screens/screen-of.ts';
import { screenTitle } from './screens/screen-title.ts';
import type { PageBrand } from '../ui/page-brand.ts';
import { inTime } from '../localization/page-language.ts';
import { WholePage } from '../ui/page-element.ts';
import { wholeText } from '../ui/whole-text.ts';

/**
 * The payment page: what the shopper sees, between the window that hosts it and the gateway.
 *
 * Where the shopper is and what follows is decided in `checkout-flow.ts`; this element shows it.
 *
 * @element hyper-payment-page
 */
export class PaymentPage extends WholePage {
  static override properties = {
    parents: { attribute: false },
    link: { attribute: false },
    returnUrl: { state: true },
    flow: { state: true },
    live: { state: true },
    loginUrl: { state: true },
    logo: { state: true },
  };

  /** The exact origins that may host this page. Read once, when the page is connected. */
  declare parents: readonly string[];
  /** A payment link: the order to open by itself, without a host. Empty where there is one. */
  declare link: string;
  /** The address that the customer goes to from here, once the payment of a link is over. */
  declare private returnUrl: string | undefined;
  declare private flow: PageFlow;
  /** The shop asked for another environment than the sandbox. */
  declare private live: boolean;
  /** The shop's page where a guest can log in; empty if it has none. */
  declare private loginUrl: string;
  declare private logo: string | undefined;
  /** Loaded for a merchant who has a brand. */
  #brand: Promise<PageBrand> | undefined;
  #branded: Promise<void> | undefined;
  readonly #run = new CheckoutRun({
    tell: (message) => this.#tell(message),
    mistaken: (sentence) => this.#channel?.send('mistake', sentence),
    changed: (flow) => (this.flow = flow),
  });
  #connection: AbortController | undefined;
  #channel: Channel<PaymentPageToServices> | undefined;
  /** Settled once `initiate` is answered: nothing is told before that. */
  #initiated: Promise<void> | undefined;
  /** The `clientId` of `initiate`. */
  #clientId: string | undefined;
  /** Events of a `process` that wait until the merchant page knows that something is to be seen. */
  #held: SdkMessage[] | undefined;
  #title = '';

  constructor() {
    super();
    this.parents = [];
    this.link = '';
    this.returnUrl = undefined;
    this.flow = { screen: 'waiting' };
    this.live = false;
    this.loginUrl = '';
    this.logo = undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connection = new AbortController();
    void this.#begin(this.#connection.signal);
  }

  override disconnectedCallback(): void {
    this.#connection?.abort();
    this.#channel?.close();
    super.disconnectedCallback();
  }

  /**
   * Shows the page in another language, in its place: what was typed, the screen and the focus stay as they are.
   *
   * @param name - one of the documented names or its BCP 47 tag; for anything else the page is in English, and the
   * merchant's developer is told. Never rejects: with texts that cannot be had the page stays in the language it is in.
   */
  async setLanguage(name: unknown): Promise<void> {
    const { language, known } = resolveLanguage(name);
    if (!known) this.#channel?.send('mistake', 'language is none of the documented ones: the page is in English.');
    await this.showIn(language);
  }

  protected override render(): TemplateResult {
    const shown = this.flow.screen === 'asking' ? this.flow.from : this.flow;
    return html`
      <div class="page" data-screen=${shown.screen} aria-busy=${isBusy(shown) ? 'true' : 'false'}>
        <header class=${isCompact(shown) ? 'band compact' : 'band'}>
          ${pageTakesBack(this.flow) ? backButton(() => this.#run.send({ type: 'back' })) : nothing}
          ${pageSummary(shown, this.logo ? { src: this.logo, failed: () => (this.logo = undefined) } : undefined)}
        </header>
        ${keyed(
          placeOf(shown),
          html`<main class="ground">
            <div class="screen">
              <h1 tabindex="-1">${wholeText(screenTitle(shown))}</h1>
              ${screenOf(shown, {
                send: (input) => this.#run.send(input),
                ...(this.loginUrl !== '' && { logIn: () => this.#logIn() }),
              })}
              ${this.returnUrl === undefined ? nothing : returnLink(this.returnUrl)}
            </div>
            <p class="fine-print">
              ${msg('Simulator: no real money moves.', { id: 'page.simulator', desc: 'Quiet line at the foot.' })}
              ${
                this.live
                  ? html`<strong>
                      ${msg('The shop asked for the live environment.', {
                        id: 'page.live',
                        desc: 'Warning for developers: environment is not “sandbox”.',
                      })}
                    </strong>`
                  : nothing
              }
            </p>
          </main>`,
        )}
      </div>
      <hyper-leave-dialog
        ?asked=${this.flow.screen === 'asking'}
        ?paying=${shown.screen !== 'home' && shown.screen !== 'holding'}
        @stay=${() => this.#run.send({ type: 'stay' })}
        @leave=${() => this.#run.send({ type: 'leave' })}
      ></hyper-leave-dialog>
    `;
  }

  protected override updated(changed: PropertyValues): void {
    const moved = changed.has('flow');
    // After a success it stays as it was until the page is left: shops take the change for a shopper who has gone back.
    if (moved && this.flow.screen !== 'paid') this.#channel?.send('consume-backpress', pageTakesBack(this.flow));
    const title = screenTitle(this.flow);
    if (this.flow.screen === 'waiting' || title === this.#title) return;
    const first = this.#title === '';
    this.#title = title;
    document.title = title;
    this.#run.announce('user_event', { action: 'setPageTitle', title });
    // A page that appears must not take the focus from the shop; one that the shopper is in leads it along. A shop that
    // has this page in a frame scrolls by itself.
    if (moved && !first && document.hasFocus()) {
      this.querySelector<HTMLElement>('h1')?.focus({ preventScroll: window.parent !== window });
    }
  }

  /** The merchant page shows its login; without one, the window goes there. */
  #logIn(): void {
    if (this.link === '') this.#run.announce('guest_login');
    else if (isWebAddress(this.loginUrl)) leaveWindowFor(this.loginUrl, true);
  }

  /** The payment is over, and the browser goes to the address that the order names for that. */
  async #return(): Promise<void> {
    if ((this.returnUrl = await this.#run.returnAddress()) !== undefined) leaveWindowFor(this.returnUrl, false);
  }

  async #begin(signal: AbortSignal): Promise<void> {
    // What was set on the tag before it became an element is there only then.
    await this.updateComplete;
    if (signal.aborted) return;
    if (this.link === '') await this.#meetHost(signal);
    else this.#process(linkedRequest(), this.link);
  }

  async #meetHost(signal: AbortSignal): Promise<void> {
    await acceptHost<PaymentPageToServices, typeof servicesToPaymentPage>({
      greeted: greetHost({ parents: this.parents, signal }),
      parsers: servicesToPaymentPage,
      handlers: (channel) => {
        this.#channel = channel;
        const page = this.querySelector('.page');
        if (page) {
          watchHeight(page, (height) => channel.send('height', height), signal);
          watchFields(page, (log) => this.#run.log(log), signal);
        }
        return {
          initiate: (request) => this.#initiate(request),
          process: (request) => {
            const intent = intentOf(request);
            if (intent === 'ask') void this.#answer(request);
            else if (intent === 'change') this.#change(request);
            else this.#process(request);
          },
          language: (language) => void this.setLanguage(language),
          appearance: (appearance) => this.#show((brand) => (this.logo = brand.show(appearance))),
          backpress: () => this.#run.send({ type: 'back' }),
        };
      },
    });
  }

  #initiate(request: HyperRequest): void {
    // The SDK takes every environment but this one, a misspelt one too, for live.
    this.live = textIn(request, 'environment') !== 'sandbox';
    this.#initiated = this.#run.initiate(request);
    this.#clientId = textIn(request, 'clientId');
    const fonts = isPlainObject(request.payload) ? own(request.payload, 'merchantFonts') : undefined;
    if (fonts !== undefined) this.#show((brand) => brand.useFonts(fonts));
  }

  #show(change: (brand: PageBrand) => void): void {
    this.#brand ??= import('../ui/page-brand.ts').then((module) => new module.PageBrand(isSchemeSet(), this.#mistake));
    this.#branded = inTime(this.#brand.then(change)).catch(() => this.#mistake('The brand did not load.'));
  }

  readonly #mistake = (text: string) => this.#channel?.send('mistake', text);

  async #answer(request: HyperRequest): Promise<void> {
    const answer = await this.#run.answerSessionToken(request, this.#clientId);
    await this.#initiated;
    this.#channel?.send('event', answer);
  }

  #change(request: HyperRequest): void {
    const language = wishedLanguage() ?? languageIn(request);
    if (language !== undefined) void this.setLanguage(language);
    this.#run.change(request);
  }

  #process(request: HyperRequest, link?: string): void {
    // Without a word of it the page is in English (seed 003, `language`).
    void this.setLanguage(wishedLanguage() ?? languageIn(request) ?? 'english');
    this.loginUrl = textIn(request, 'guest_login_url') ?? '';
    this.#title = '';
    const asked = performance.now();
    const held: SdkMessage[] = [];
    this.#held = held;
    this.#run.process(request, link);
    void Promise.all([this.#initiated, this.#branded, this.updateComplete.then(nextPaint)]).then(() => {
      if (this.#held !== held) return;
      this.#held = undefined;
      this.#run.announce('hide_loader');
      this.#run.log(pageEvent({ hide_loader: true }));
      this.#run.log(renderTime(performance.now() - asked));
      for (const message of held) this.#tell(message);
      actOutScenario();
    });
  }

  #tell(message: SdkMessage): void {
    if (this.link !== '' && message.event === 'process_result') void this.#return();
    if (this.#held && message.event !== 'initiate_result') this.#held.push(message);
    else if (this.link === '' && endsAttempt(message)) void this.#end(message);
    else this.#channel?.send('event', message);
  }

  async #end(message: SdkMessage): Promise<void> {
    const ending = pageEnding() ?? this.#run.frameEnding;
    if (ending !== 'return') this.#channel?.send('event', message);
    if (ending === 'result') return;
    await this.#return();
    // An order without a return_url has one way to end.
    if (ending === 'return' && this.returnUrl === undefined) this.#channel?.send('event', message);
  }
}

function textIn({ payload }: HyperRequest, key: string): string | undefined {
  return isPlainObject(payload) ? ownText(payload, key) : undefined;
}

function languageIn({ payload }: HyperRequest): unknown {
  return isPlainObject(payload) ? own(payload, 'language') : undefined;
}
