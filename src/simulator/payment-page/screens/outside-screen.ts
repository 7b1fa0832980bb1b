import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { inPageLanguage } from '../../localization/page-language.ts';
import type { Input } from '../flow.ts';

/**
 * The way to a bank whose page can stand in no frame. The window has been sent there already where the browser lets a
 * frame do that; the shopper's own press on a link is let through where that was not, and the other one opens a tab
 * where the shop has shut the window off, too.
 */
export function outsideScreen(url: string, bankName: string, send: (input: Input) => void): TemplateResult {
  const bankUrl = inPageLanguage(url);
  return html`
    <p class="message-text">
      ${msg(str`${bankName} asks you to confirm on its own page. You come back to the shop from there.`, {
        id: 'outside.text',
        desc: 'The name of a bank whose page opens in the whole window.',
      })}
    </p>
    <div class="actions">
      <a class="button" href=${bankUrl} target="_top">
        ${msg(str`Continue to ${bankName}`, { id: 'outside.go', desc: 'Link to the bank’s page; then its name.' })}
      </a>
      <a class="link wide" href=${bankUrl} target="_blank" rel="noopener">
        ${msg('Open it in a new tab instead', { id: 'outside.tab', desc: 'Link to the bank’s page in another tab.' })}
      </a>
      <button type="button" class="link wide" @click=${() => send({ type: 'back' })}>
        ${msg('Cancel and go back', { id: 'bank.cancel', desc: 'Button under the bank’s page.' })}
      </button>
    </div>
    <p class="spinner-line" role="status">
      <span class="spinner" aria-hidden="true"></span>
      ${msg('Waiting for your bank…', { id: 'outside.waiting', desc: 'While the shopper is on the bank’s page.' })}
    </p>
  `;
}
