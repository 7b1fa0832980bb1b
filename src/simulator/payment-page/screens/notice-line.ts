import { html, type TemplateResult } from 'lit';
import { alertIcon } from '../icons.ts';

/** Why what the shopper wanted did not happen, over what can be done about it. */
export function noticeLine(text: string): TemplateResult {
  return html`<p class="notice">${alertIcon}<span>${text}</span></p>`;
}
