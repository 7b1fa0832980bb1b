import { msg, updateWhenLocaleChanges } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { amountText } from '../../protocol/amount-text.ts';
import { resolveLanguage } from '../../protocol/language.ts';
import { setPageLanguage } from '../localization/page-language.ts';
import { follow } from '../polling/follow.ts';
import { BankQuestion, LanguageChange, type BankAnswer, type BankDone } from '../contract/bank.ts';
import { parsed } from '../contract/value.ts';
import { request } from '../ui/request.ts';
import { bankTitle, goBackText } from './bank-texts.ts';
import { netbankingChoice } from './netbanking-choice.ts';
import { OtpEvent } from './otp-form.ts';
import { topUpChoice } from './top-up-choice.ts';

/**
 * A fictional bank: 3-D Secure for cards, and a page for netbanking. It knows its transaction by the address.
 *
 * When it has nothing more to ask it says so to the page that frames it, if that is of its own origin, and no more
 * than that: how the payment ended is the gateway's to tell.
 *
 * @element hyper-bank-page
 */
export class BankPage extends LitElement {
  static override properties = {
    page: {},
    state: { state: true },
    busy: { state: true },
    lost: { state: true },
    resent: { state: true },
    alone: { state: true },
  };

  /** The path of this page, below which the gateway answers for its transaction. */
  declare page: string;
  declare private state: BankQuestion | undefined;
  /** An answer of the shopper is under way. */
  declare private busy: boolean;
  /** The gateway did not answer. */
  declare private lost: boolean;
  /** The password was sent again. */
  declare private resent: boolean;

  /** It has the window to itself: the payment page is not around it. */
  declare private alone: boolean;

  /** Settled as soon as the page's texts are there. */
  #texts: Promise<unknown> = Promise.resolve();
  #connection: AbortController | undefined;
  /** How often the gateway was asked for the shopper. */
  #steps = 0;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
    this.page = location.pathname;
    this.state = undefined;
    this.busy = false;
    this.lost = false;
    this.resent = false;
    this.alone = window.parent === window;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connection = new AbortController();
    window.addEventListener('message', this.#handleMessage, { signal: this.#connection.signal });
    this.#setLanguage(new URLSearchParams(location.search).get('language'));
    void this.#load();
    void this.#follow(this.#connection.signal);
  }

  override disconnectedCallback(): void {
    this.#connection?.abort();
    super.disconnectedCallback();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Nothing is shown in one language that is about to be shown in another. */
  protected override async scheduleUpdate(): Promise<void> {
    await this.#texts;
    await super.scheduleUpdate();
  }

  protected override updated(changed: PropertyValues): void {
    document.title = msg('Simulated bank', { id: 'bank.title', desc: 'Title of the window.' });
    if (!changed.has('state') || !this.state?.done) return;
    // In a frame, the payment page around it goes on; with the window to itself, the way leads back to the shop.
    if (!this.alone) window.parent.postMessage({ bank: 'done' } satisfies BankDone, location.origin);
    else if (this.state.returns) location.replace(`${this.page}/return${location.search}`);
  }

  protected override render(): TemplateResult {
    const name = this.state?.bankName ?? '';
    return html`
      <main
        class="transaction-page"
        aria-label=${name || msg('Your bank', { id: 'bank.unnamed', desc: 'Name of the page while it loads.' })}
      >
        <div class="bar">
          <span class="seal" aria-hidden="true">${name.slice(0, 1)}</span>
          <p class="owner">${name}</p>
          <p class="badge">${msg('Simulated', { id: 'bank.simulated', desc: 'Badge: this is no real bank.' })}</p>
        </div>
        <div class="column" aria-busy=${this.state ? 'false' : 'true'}>${this.#content()}</div>
      </main>
    `;
  }

  #content(): TemplateResult {
    if (this.state?.done && this.alone && !this.state.returns) {
      return html`<div role="status"><h1>${goBackText()}</h1></div>`;
    }
    if (this.state?.done) return this.#waiting(msg('Done. Going back…', { id: 'bank.done', desc: 'Nothing to do.' }));
    if (this.state) return this.#question(this.state);
    if (this.lost) {
      return html`
        <h1>${msg('The bank does not answer', { id: 'bank.lost', desc: 'Heading: no connection.' })}</h1>
        <button type="button" class="button" @click=${() => this.#load()}>
          ${msg('Try again', { id: 'bank.again', desc: 'Button: load the page once more.' })}
        </button>
      `;
    }
    return this.#waiting(msg('Connecting to your bank…', { id: 'bank.loading', desc: 'While the page loads.' }));
  }

  #question(state: BankQuestion): TemplateResult {
    const { kind, amount, currency, merchantName } = state;
    return html`
      <h1>${bankTitle(kind)}</h1>
      <dl class="facts">
        <div>
          <dt>${msg('Pay to', { id: 'bank.payee', desc: 'Label before the name of the shop.' })}</dt>
          <dd>${merchantName}</dd>
        </div>
        <div>
          <dt>${msg('Amount', { id: 'bank.amount', desc: 'Label before the amount.' })}</dt>
          <dd class="sum">${amountText(amount, currency)}</dd>
        </div>
      </dl>
      ${
        'testOtp' in state
          ? html`<hyper-otp-form
              .state=${state}
              ?busy=${this.busy}
              ?resent=${this.resent}
              @resend=${() => this.#resend()}
              @otp=${this.#handleOtp}
              @give-up=${() => this.#answer({ choice: 'leave' })}
            ></hyper-otp-form>`
          : state.kind === 'wallet-top-up'
            ? topUpChoice(state, this.busy, (answer) => void this.#answer(answer))
            : netbankingChoice(this.busy, (answer) => void this.#answer(answer))
      }
      ${state.timeLeft === undefined ? nothing : html`<hyper-time-left .ms=${state.timeLeft}></hyper-time-left>`}
      <p class="lost" role="alert">
        ${
          this.lost
            ? msg('The bank did not answer. Try again.', { id: 'bank.answer-lost', desc: 'Nothing came back.' })
            : nothing
        }
      </p>
    `;
  }

  #waiting(text: string): TemplateResult {
    return html`<div role="status">
      <h1 class="spinner-line"><span class="spinner" aria-hidden="true"></span>${text}</h1>
    </div>`;
  }

  async #load(): Promise<void> {
    this.lost = false;
    const state = await request(BankQuestion, `${this.page}/state`);
    this.state = state;
    this.lost = state === undefined;
  }

  /** The time of the simulator and the endings of its dashboard reach a page that is open, too. */
  #follow(signal: AbortSignal): Promise<void> {
    return follow({
      signal,
      look: () => request(BankQuestion, `${this.page}/state`),
      isDue: () => !this.busy && this.state?.done !== true,
      steps: () => this.#steps,
      take: (state) => {
        this.state = state;
        this.lost = false;
      },
    });
  }

  #answer(answer: BankAnswer): Promise<void> {
    return this.#ask(() => request(BankQuestion, `${this.page}/answer`, answer));
  }

  async #resend(): Promise<void> {
    this.resent = false;
    await this.#ask(() => request(BankQuestion, `${this.page}/resend`, {}));
    this.resent = !this.lost;
  }

  async #ask(ask: () => Promise<BankQuestion | undefined>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.lost = false;
    this.#steps++;
    const state = await ask();
    this.busy = false;
    this.lost = state === undefined;
    if (state) this.state = state;
  }

  #setLanguage(name: string | null): void {
    this.#texts = setPageLanguage(resolveLanguage(name).language);
  }

  /** The payment page that frames this one may change its language. */
  readonly #handleMessage = ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source !== window.parent || origin !== location.origin) return;
    const change = parsed(LanguageChange, data);
    if (change) this.#setLanguage(change.language);
  };

  readonly #handleOtp = (event: Event) => {
    if (event instanceof OtpEvent) void this.#answer({ otp: event.otp });
  };
}
