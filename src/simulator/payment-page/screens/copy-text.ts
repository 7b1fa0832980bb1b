import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { copyTextOf } from '../../ui/copy.ts';
import { PageElement } from '../../ui/page-element.ts';

/** The time for which the button says that it worked, in ms. */
const shown = 2_000;

/**
 * A text that support asks for, with a button that copies it.
 *
 * @element hyper-copy-text
 */
export class CopyText extends PageElement {
  static override properties = { text: {}, label: {}, copied: { state: true } };

  declare text: string;
  /** The name of the text. */
  declare label: string;
  declare private copied: boolean;

  constructor() {
    super();
    this.text = '';
    this.label = '';
    this.copied = false;
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

  readonly #copy = () => {
    const text = this.querySelector('.copied-text');
    if (!text) return;
    this.copied = copyTextOf(text);
    setTimeout(() => (this.copied = false), shown);
  };
}

function copiedText(): string {
  return msg('Copied', { id: 'copy.copied', desc: 'On the button after it was pressed.' });
}
