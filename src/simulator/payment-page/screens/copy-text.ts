import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { CopyElement } from '../../ui/copy.ts';

/**
 * A text that support asks for, with a button that copies it.
 *
 * @element hyper-copy-text
 */
export class CopyText extends CopyElement {
  static override properties = { text: {}, label: {} };

  declare text: string;
  /** The name of the text. */
  declare label: string;

  constructor() {
    super();
    this.text = '';
    this.label = '';
  }

  protected override render(): TemplateResult {
    return html`
      <span class="copied-text">${this.text}</span>
      <button
        type="button"
        class="link"
        aria-label=${
          this.copied
            ? nothing
            : msg(str`Copy: ${this.label}`, { id: 'copy.name', desc: 'Button; the name of a text.' })
        }
        @click=${this.#copy}
      >
        ${this.copied ? copiedText() : msg('Copy', { id: 'copy.copy', desc: 'Button.' })}
      </button>
      <span class="hidden" role="status">${this.copied ? copiedText() : nothing}</span>
    `;
  }

  readonly #copy = () => this.copyTextOf(this.querySelector('.copied-text'));
}

function copiedText(): string {
  return msg('Copied', { id: 'copy.copied', desc: 'On the button after it was pressed.' });
}
