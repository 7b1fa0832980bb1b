import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { resolveLanguage } from '../../protocol/language.ts';
import type { BankAnswer } from '../contract/bank.ts';
import { follow } from '../polling/follow.ts';
import { Countdown, countdownText } from '../ui/countdown.ts';
import { button } from '../ui/form-controls.ts';
import { PageElement, WholePage } from '../ui/page-element.ts';
import { wholeText } from '../ui/whole-text.ts';

/** The words of a page around its question. */
export interface PageWords {
  /** The name of the bank or app; empty until it is known. */
  readonly owner: string;
  /** Name of the page until then. */
  readonly unnamed: string;
  readonly loading: string;
  /** Heading when the gateway does not answer. */
  readonly lost: string;
}

/** A page on which the customer approves a payment. It knows its transaction by its address. */
export abstract class TransactionPage<Question extends { readonly done: boolean }> extends WholePage {
  static override properties: PropertyDeclarations = {
    page: {},
    state: { state: true },
    busy: { state: true },
    lost: { state: true },
  };

  /** The path of this page, below which the gateway answers for its transaction. */
  declare page: string;
  declare protected state: Question | undefined;
  /** An answer of the customer is under way. */
  declare protected busy: boolean;
  /** The gateway did not answer. */
  declare protected lost: boolean;
  #connection: AbortController | undefined;
  /** The number of times that the customer has asked or answered. */
  #steps = 0;

  constructor() {
    super();
    this.page = location.pathname;
    this.state = undefined;
    this.busy = false;
    this.lost = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connection = new AbortController();
    this.setLanguage(new URLSearchParams(location.search).get('language'));
    void this.#load();
    void this.#follow(this.#connection.signal);
  }

  override disconnectedCallback(): void {
    this.#connection?.abort();
    super.disconnectedCallback();
  }

  /** Asks the gateway, or sends it a command; undefined if it does not answer. Never throws. */
  protected abstract ask(path: 'state' | 'answer' | 'resend', command?: object): Promise<Question | undefined>;

  protected abstract words(): PageWords;

  /** Renders the question, or what there is to say once nothing more is asked. */
  protected abstract question(state: Question): TemplateResult;

  protected setLanguage(name: string | null): void {
    void this.showIn(resolveLanguage(name).language);
  }

  protected override render(): TemplateResult {
    const { owner, unnamed } = this.words();
    return html`
      <main class="transaction-page" aria-label=${owner || unnamed}>
        <div class="bar">
          <span class="seal" aria-hidden="true">${owner.slice(0, 1)}</span>
          <p class="owner">${owner}</p>
          <p class="badge">${msg('Simulated', { id: 'bank.simulated', desc: 'Badge: this is no real bank.' })}</p>
        </div>
        <div class="column" aria-busy=${this.state ? 'false' : 'true'}>
          ${this.state ? this.question(this.state) : this.#unasked()}
        </div>
      </main>
    `;
  }

  #unasked(): TemplateResult {
    const { loading, lost } = this.words();
    if (!this.lost) return this.waiting(loading);
    return html`
      <h1>${lost}</h1>
      ${button({
        label: msg('Try again', { id: 'bank.again', desc: 'Button: load the page once more.' }),
        press: () => void this.#load(),
      })}
    `;
  }

  protected waiting(text: string): TemplateResult {
    return html`<div role="status">
      <h1 class="spinner-line"><span class="spinner" aria-hidden="true"></span>${text}</h1>
    </div>`;
  }

  /** The line below a question whose answer got lost. */
  protected lostLine(): TemplateResult {
    return html`<p class="lost" role="alert">
      ${
        this.lost
          ? msg('The bank did not answer. Try again.', { id: 'bank.answer-lost', desc: 'Nothing came back.' })
          : nothing
      }
    </p>`;
  }

  protected answer(answer: BankAnswer): Promise<void> {
    return this.step('answer', answer);
  }

  /** Sends what the customer has pressed. A second press waits for the first one. */
  protected async step(path: 'answer' | 'resend', command: object): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.lost = false;
    this.#steps++;
    const state = await this.ask(path, command);
    this.busy = false;
    this.#take(state);
  }

  async #load(): Promise<void> {
    this.lost = false;
    this.#take(await this.ask('state'));
  }

  /** The clock of the simulator, its dashboard and the payment page can change the transaction of an open page. */
  #follow(signal: AbortSignal): Promise<void> {
    return follow({
      signal,
      look: () => this.ask('state'),
      isDue: () => !this.busy && this.state?.done !== true,
      steps: () => this.#steps,
      take: (state) => this.#take(state),
    });
  }

  /** An answer that is lost leaves the question as it is. */
  #take(state: Question | undefined): void {
    this.lost = state === undefined;
    if (state) this.state = state;
  }
}

/** From here on the shopper is told, in ms. */
const soon = 60_000;

/**
 * Countdown until the bank's page expires. It is read out once, when a minute is left.
 *
 * @element hyper-time-left
 */
export class TimeLeft extends PageElement {
  static override properties = {
    ms: { type: Number },
  };

  /** In ms from the moment at which it is set. */
  declare ms: number;
  readonly #countdown = new Countdown(this);

  constructor() {
    super();
    this.ms = 0;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('ms')) this.#countdown.start(this.ms);
  }

  protected override render(): TemplateResult {
    const { left } = this.#countdown;
    const clock = countdownText(left);
    return html`
      <span role="timer">
        ${wholeText(msg(str`Time left: ${clock}`, { id: 'time.left', desc: 'Then minutes and seconds, such as 4:59.' }))}
      </span>
      <span class="hidden" role="status">
        ${
          left <= soon && left > 0
            ? msg('One minute left.', { id: 'time.soon', desc: 'Read out when the bank is about to give up.' })
            : nothing
        }
      </span>
    `;
  }
}
