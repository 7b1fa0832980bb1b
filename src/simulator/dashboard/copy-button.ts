import { html, nothing, type TemplateResult } from 'lit';
import { CopyElement } from '../ui/copy.ts';

/**
 * A button that copies the text of the element before it.
 *
 * @element hyper-copy-button
 */
export class CopyButton extends CopyElement {
  static override properties = { name: {} };

  /** The name of the text. */
  declare name: string;

  constructor() {
    super();
    this.name = '';
  }

  protected override render(): TemplateResult {
    return html`
      <button type="button" class="small" aria-label=${`Copy ${this.name}`} @click=${this.#copy}>
        ${this.copied ? 'Copied' : 'Copy'}
      </button>
      <span class="hidden" role="status">${this.copied ? 'Copied' : nothing}</span>
    `;
  }

  readonly #copy = () => this.copyTextOf(this.previousElementSibling);
}
