import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { copyTextOf } from '../ui/copy.ts';

/** The time for which the button says that it worked, in ms. */
const shown = 2_000;

/**
 * A button that copies the text of the element before it.
 *
 * @element hyper-copy-button
 */
export class CopyButton extends LitElement {
  static override properties = { name: {}, copied: { state: true } };

  /** The name of the text. */
  declare name: string;
  declare private copied: boolean;

  constructor() {
    super();
    this.name = '';
    this.copied = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return html`
      <button type="button" class="small" aria-label=${`Copy ${this.name}`} @click=${this.#copy}>
        ${this.copied ? 'Copied' : 'Copy'}
      </button>
      <span class="hidden" role="status">${this.copied ? 'Copied' : nothing}</span>
    `;
  }

  readonly #copy = () => {
    const text = this.previousElementSibling;
    if (!text) return;
    this.copied = copyTextOf(text);
    setTimeout(() => (this.copied = false), shown);
  };
}
