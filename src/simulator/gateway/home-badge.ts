import { html } from 'hono/html';

/** A status on the home page; its colour says how good it is. */
export function badge(status: string) {
  return html`<span class="badge" data-status="${status}">${status.replaceAll('_', ' ')}</span>`;
}
