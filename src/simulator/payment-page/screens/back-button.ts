import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { arrowIcon } from '../icons.ts';

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
