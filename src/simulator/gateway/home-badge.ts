import { html } from 'hono/html';

const tones: Readonly<Record<string, 'good' | 'open' | 'bad'>> = {
  charged: 'good',
  pending_vbv: 'open',
  user_aborted: 'open',
  authorization_failed: 'bad',
  authentication_failed: 'bad',
};

/** A status on the home page; its colour says how good it is. */
export function badge(status: string) {
  return html`<span class="badge" data-tone="${tones[status] ?? 'calm'}">${status.replaceAll('_', ' ')}</span>`;
}
