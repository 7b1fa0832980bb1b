import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { CopyElement } from '../../ui/copy.ts';
import { alertIcon, arrowIcon } from '../icons.ts';

/** The button at the top that leads one screen back. */
export function backButton(back: () => void): TemplateResult {
  return html`
    <button
      type="button"
      class="back"
      aria-label=${msg('Back', { id: 'page.back', desc: 'Button at the top: one screen back.' })}
      @click=${back}
    >
      ${arrowIcon}
    </button>
  `;
}

/** Why what the shopper wanted did not happen, over what can be done about it. */
export function noticeLine(text: string): TemplateResult {
  return html`<p class="notice">${alertIcon}<span>${text}</span></p>`;
}

/** The way back to the shop for the whole window, where the browser does not go by itself. */
export function returnLink(url: string): TemplateResult {
  return html`
    <a class="button wide" href=${url} target="_top">
      ${msg('Back to the shop', { id: 'return.link', desc: 'Link: leave for the shop’s own page.' })}
    </a>
  `;
}

/** The merchant's logo. */
export interface Logo {
  /** https, or `data:` with a picture. */
  readonly src: string;
  /** Called if the picture cannot be shown. */
  readonly failed: () => void;
}

/** The sign of a shop: its logo, or else the first letter of its name. */
export function shopMark(merchantName: string, logo: Logo | undefined): TemplateResult {
  return logo
    ? html`<img class="logo" src=${logo.src} alt=${merchantName} width="120" height="32" @error=${logo.failed} />`
    : html`<span class="avatar" aria-hidden="true">${merchantName.trim().slice(0, 1)}</span>`;
}

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
