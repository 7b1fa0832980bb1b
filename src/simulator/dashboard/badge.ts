import { html, nothing, type TemplateResult } from 'lit';
import { isProcessStatus, processStatuses, type ProcessOutcome } from '../../protocol/process-status.ts';

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

const outcomeTones: Readonly<Record<ProcessOutcome, Tone>> = {
  success: 'good',
  pending: 'wait',
  failed: 'bad',
  cancelled: 'calm',
  unknown: 'wait',
};

/** A status as a coloured word; nothing for none. HTTP statuses and those of `process_result` are understood too. */
export function badge(status: string): TemplateResult | typeof nothing {
  if (status === '') return nothing;
  return html`<span class="badge" data-tone=${toneOf(status)}>${status.replaceAll(/[_-]/g, ' ').toLowerCase()}</span>`;
}

function toneOf(status: string): Tone {
  if (/^\d{3}$/.test(status)) return status.startsWith('2') ? 'good' : 'bad';
  if (isProcessStatus(status)) return outcomeTones[processStatuses[status].outcome];
  return tones[status] ?? 'wait';
}
