import { html, nothing, type TemplateResult } from 'lit';
import { isOrderStatusName, type orderStatuses } from '../../protocol/order-status.ts';
import { isProcessStatus, processStatuses } from '../../protocol/process-status.ts';
import type { TimelineStatus, Webhook } from '../contract/dashboard.ts';
import { groupOf, type OrderGroup } from '../contract/order-group.ts';

type Tone = 'good' | 'wait' | 'bad' | 'calm';

const outcomeTones = { success: 'good', pending: 'wait', failed: 'bad', cancelled: 'calm', unknown: 'wait' } as const;

const groupTones: Readonly<Record<OrderGroup, Tone>> = { paid: 'good', open: 'wait', failed: 'bad', new: 'calm' };

/** The tones of all that is neither the status of an order, nor one of `process_result`, nor an HTTP status. */
const otherTones: Readonly<
  Record<
    Exclude<TimelineStatus | Webhook['state'], keyof typeof orderStatuses | keyof typeof processStatuses | `${number}`>,
    Tone
  >
> = {
  waiting: 'wait',
  held: 'wait',
  delivered: 'good',
  'given-up': 'bad',
  dropped: 'bad',
  nowhere: 'calm',
  timeout: 'bad',
  unreachable: 'bad',
  redirect: 'bad',
  SUCCESS: 'good',
  FAILURE: 'bad',
  MANUAL_REVIEW: 'wait',
};

/** A status as a coloured word; nothing for none. */
export function badge(status: TimelineStatus | Webhook['state']): TemplateResult | typeof nothing {
  if (status === '') return nothing;
  return html`<span class="badge" data-tone=${toneOf(status)}>${status.replaceAll(/[_-]/g, ' ').toLowerCase()}</span>`;
}

function toneOf(status: TimelineStatus | Webhook['state']): Tone {
  if (isOrderStatusName(status)) return groupTones[groupOf(status)];
  if (isProcessStatus(status)) return outcomeTones[processStatuses[status].outcome];
  if (isHttpStatus(status)) return status.startsWith('2') ? 'good' : 'bad';
  return otherTones[status];
}

function isHttpStatus(status: string): status is `${number}` {
  return /^\d{3}$/.test(status);
}
