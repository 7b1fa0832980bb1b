import { msg, str, updateWhenLocaleChanges } from '@lit/localize';
import { html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { amountText } from '../../protocol/amount-text.ts';
import { resolveLanguage } from '../../protocol/language.ts';
import { setPageLanguage } from '../localization/page-language.ts';
import { follow } from '../polling/follow.ts';
import { PhoneQuestion, type BankAnswer } from '../contract/bank.ts';
import { request } from '../ui/request.ts';
import { phoneEnding } from './phone-ending.ts';
import { PinEvent } from './pin-form.ts';

/**
 * The shopper's phone with a UPI app on it, in a tab of its own: what a real phone would show after it has scanned the
 * code, opened the app, or got a collect request. It knows its transaction by the address.
 *
 * @element hyper-phone-page
 */
export class PhonePage extends LitElement {
  static override properties = {
    page: {},
    state: { state: true },
    busy: { state: true },
    lost: { state: true },
  };

  /** The path of this page, below which the gateway answers for its transaction. */
  declare page: string;
  declare private state: PhoneQuestion | undefined;
  /** An answer of the shopper is under way. */
  declare private busy: boolean;
  /** The gateway did not answer. */
  declare private lost: boolean;
  /** Settled as soon as the page's texts are there. */
  #texts: Promise<unknown> = Promise.resolve();
  #connection: AbortController | undefined;
  /** How often the shopper has answered. */
  #steps = 0;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
    this.page = location.pathname;
    this.state = undefined;
    this.busy = false;
    this.lost = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const named = new URLSearchParams(location.search).get('language');
    this.#texts = setPageLanguage(resolveLanguage(named).language);
    this.#connection = new AbortController();
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

  protected override updated(): void {
    document.title = msg('Simulated phone', { id: 'phone.window', desc: 'Title of the window.' });
  }

  protected override render(): TemplateResult {
    const { appName = '' } = this.state ?? {};
    return html`
      <main
        class="transaction-page"
        aria-label=${appName || msg('Phone', { id: 'phone.unnamed', desc: 'While it loads.' })}
      >
        <div class="bar">
          <span class="seal" aria-hidden="true">${appName.slice(0, 1)}</span>
          <p class="owner">${appName}</p>
          <p class="badge">${msg('Simulated', { id: 'bank.simulated', desc: 'Badge: this is no real bank.' })}</p>
        </div>
        <div class="column" aria-busy=${this.state ? 'false' : 'true'}>${this.#content()}</div>
      </main>
    `;
  }

  #content(): TemplateResult {
    if (this.state) return this.state.done ? this.#ending(this.state) : this.#question(this.state);
    if (!this.lost) {
      return html`<div role="status">
        <h1 class="spinner-line">
          <span class="spinner" aria-hidden="true"></span>
          ${msg('Opening the app…', { id: 'phone.loading', desc: 'While the page loads.' })}
        </h1>
      </div>`;
    }
    return html`
      <h1>${msg('The app has no connection', { id: 'phone.lost', desc: 'Heading: no connection.' })}</h1>
      <button type="button" class="button" @click=${() => this.#load()}>
        ${msg('Try again', { id: 'bank.again', desc: 'Button: load the page once more.' })}
      </button>
    `;
  }

  #question(state: PhoneQuestion): TemplateResult {
    if (state.missing) {
      return html`
        <h1>
          ${msg(str`${state.appName} is not on this phone`, {
            id: 'phone.missing',
            desc: 'Heading: the chosen payment app is not installed.',
          })}
        </h1>
        <p class="lead">
          ${msg('Go back to the shop’s page and choose another app, or scan the code there.', {
            id: 'phone.missing-text',
            desc: 'What to do without the app.',
          })}
        </p>
      `;
    }
    const amount = amountText(state.amount, state.currency);
    return html`
      <h1>${msg(str`Pay ${state.payee}?`, { id: 'phone.title', desc: 'Heading; then the name of the payee.' })}</h1>
      <p class="amount">${amount}</p>
      <dl class="facts">
        <div>
          <dt>${msg('For', { id: 'phone.note', desc: 'Label before what is paid for.' })}</dt>
          <dd>${state.note}</dd>
        </div>
        <div>
          <dt>${msg('From', { id: 'phone.account', desc: 'Label before the bank account.' })}</dt>
          <dd>${state.account}</dd>
        </div>
      </dl>
      <hyper-pin-form
        .pins=${state.pins}
        amount=${amount}
        .attemptsLeft=${state.attemptsLeft}
        ?busy=${this.busy}
        @pin=${this.#handlePin}
        @decline=${() => this.#answer({ choice: 'fail' })}
      ></hyper-pin-form>
      <p class="lost" role="alert">
        ${
          this.lost
            ? msg('The bank did not answer. Try again.', { id: 'bank.answer-lost', desc: 'Nothing came back.' })
            : nothing
        }
      </p>
      <p class="hint">
        ${msg('To let it expire, leave this page as it is.', { id: 'phone.expire', desc: 'How to see that story.' })}
      </p>
    `;
  }

  #ending(question: PhoneQuestion): TemplateResult {
    const { tone, title, text } = phoneEnding(question.state);
    const line =
      tone === 'good'
        ? 'm6 12.5 4 4 8-9'
        : tone === 'bad'
          ? 'm8 8 8 8m0-8-8 8'
          : 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16m0 3.5V12l3 2';
    return html`
      <div class="sign" data-tone=${tone} aria-hidden="true">
        ${svg`<svg class="icon" viewBox="0 0 24 24" focusable="false"><path d=${line}></path></svg>`}
      </div>
      <div role="status">
        <h1>${title}</h1>
        <p class="lead">${text}</p>
      </div>
    `;
  }

  async #load(): Promise<void> {
    this.lost = false;
    this.#take(await request(PhoneQuestion, `${this.page}/state`));
  }

  /** What becomes of it elsewhere is seen here, too: another way to pay was chosen, or the time is over. */
  #follow(signal: AbortSignal): Promise<void> {
    return follow({
      signal,
      look: () => request(PhoneQuestion, `${this.page}/state`),
      isDue: () => !this.busy && this.state?.done !== true,
      steps: () => this.#steps,
      take: (state) => this.#take(state),
    });
  }

  async #answer(answer: BankAnswer): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.lost = false;
    this.#steps++;
    const state = await request(PhoneQuestion, `${this.page}/answer`, answer);
    this.busy = false;
    this.#take(state);
  }

  /** An answer that is lost leaves the question as it is. */
  #take(state: PhoneQuestion | undefined): void {
    this.lost = state === undefined;
    if (state) this.state = state;
  }

  readonly #handlePin = (event: Event) => {
    if (event instanceof PinEvent) void this.#answer({ pin: event.pin });
  };
}
