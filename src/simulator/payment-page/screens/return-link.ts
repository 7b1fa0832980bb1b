import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';

/** The way back to the shop for the whole window, where the browser does not go by itself. */
export function returnLink(url: string): TemplateResult {
  return html`
    <a class="button wide" href=${url} target="_top">
      ${msg('Back to the shop', { id: 'return.link', desc: 'Link: leave for the shop’s own page.' })}
    </a>
  `;
}
