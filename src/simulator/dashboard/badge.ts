import { html, nothing, type TemplateResult } from 'lit';

type Tone = 'good' | 'wait' | 'bad' | 'calm';

const tones: Readonly<Record<string, Tone>> = {
  CHARGED: 'good',
  COD_INITIATED: 'good',
  delivered: 'good',
  NEW: 'calm',
  nowhere: 'calm',
  dropped: 'bad',
  'given-up': 'bad',
  AUTHORIZATION_FAILED: 'bad',
  AUTHENTICATION_FAILED: 'bad',
  JUSPAY_DECLINED: 'bad',
  timeout: 'bad',
  unreachable: 'bad',
  redirect: 'bad',
};

/** A status as a coloured word; nothing for none. HTTP statuses are understood too. */
export function badge(status: string): TemplateResult | typeof nothing {
  if (status === '') return nothing;
  const tone = /^\d{3}$/.test(status) ? (status.startsWith('2') ? 'good' : 'bad') : (tones[status] ?? 'wait');
  return html`<span class="badge" data-tone=${tone}>${status.replaceAll(/[_-]/g, ' ').toLowerCase()}</span>`;
}
