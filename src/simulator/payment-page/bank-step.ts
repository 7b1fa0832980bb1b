import { msg } from '@lit/localize';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { inPageLanguage, pageLanguage } from '../localization/page-language.ts';
import { inPageScheme } from './page-window.ts';
import { BankDone, type LanguageChange } from '../contract/bank.ts';
import { parsed } from '../contract/value.ts';
import { PageElement } from '../ui/page-element.ts';

/** The height of the frame's two borders, in CSS pixels. */
const edges = 2;

/**
 * The bank's own page inside the payment page.
 *
 * @element hyper-bank-step
 * @fires bank-done - the bank has nothing more to ask
 * @fires cancel-payment - the shopper wants to give up
 */
export class BankStep extends PageElement {
  static override properties = { url: {} };

  /** The bank's page, on this page's own origin. */
  declare url: string;
  /** With the language that the bank's page begins in. It has to stay, since another address would load it anew. */
  #address = '';
  #connection: AbortController | undefined;

  constructor() {
    super();
    this.url = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connection = new AbortController();
    window.addEventListener('message', this.#handleMessage, { signal: this.#connection.signal });
  }

  override disconnectedCallback(): void {
    this.#connection?.abort();
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('url')) this.#address = this.url && inPageScheme(inPageLanguage(this.url));
  }

  protected override updated(): void {
    this.#tellLanguage();
  }

  protected override render(): TemplateResult {
    return html`
      <iframe
        src=${this.#address}
        @load=${this.#handleLoad}
        title=${msg('Your bank’s page', { id: 'bank.frame', desc: 'Name of the frame with the bank’s page.' })}
      ></iframe>
      <button type="button" class="link wide" @click=${() => this.dispatchEvent(new Event('cancel-payment'))}>
        ${msg('Cancel and go back', { id: 'bank.cancel', desc: 'Button under the bank’s page.' })}
      </button>
    `;
  }

  /** The frame is as high as the bank's page, so that nothing of it has to be scrolled to inside. */
  readonly #handleLoad = () => {
    this.#tellLanguage();
    const frame = this.querySelector('iframe');
    const page = frame?.contentDocument;
    if (!frame || !page) return;
    const fit = () => (frame.style.height = `max(38rem, ${page.documentElement.scrollHeight + edges}px)`);
    new ResizeObserver(fit).observe(page.body);
  };

  /** The bank's page follows this one into another language. One that is still to load is told when it has. */
  readonly #tellLanguage = () => {
    const frame = this.querySelector('iframe');
    frame?.contentWindow?.postMessage({ language: pageLanguage() } satisfies LanguageChange, location.origin);
  };

  /** Accepts messages only from the bank's window, at the one origin it can be at; and even then asks the gateway. */
  readonly #handleMessage = (event: MessageEvent<unknown>) => {
    const frame = this.querySelector('iframe');
    if (event.source === null || event.source !== frame?.contentWindow || event.origin !== location.origin) return;
    if (parsed(BankDone, event.data)) this.dispatchEvent(new Event('bank-done'));
  };
}
