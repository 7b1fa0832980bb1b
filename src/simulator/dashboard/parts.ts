import { html, nothing, type TemplateResult } from 'lit';
import { isOrderStatusName, type orderStatuses } from '../../protocol/order-status.ts';
import { isProcessStatus, processStatuses } from '../../protocol/process-status.ts';
import type { TimelineStatus, Webhook } from '../contract/dashboard.ts';
import { groupOf, type OrderGroup } from '../contract/closed-sets.ts';
import { CopyElement } from '../ui/copy.ts';

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

/** A row of buttons of which one is pressed: what a list shows. */
export function filterBar<Value extends string>(
  name: string,
  options: readonly { readonly value: Value; readonly label: string }[],
  of: { readonly chosen: Value; readonly choose: (value: Value) => void },
): TemplateResult {
  return html`
    <div class="filter-bar" role="group" aria-label=${name}>
      ${options.map(
        ({ value, label }) => html`
          <button type="button" aria-pressed=${value === of.chosen ? 'true' : 'false'} @click=${() => of.choose(value)}>
            ${label}
          </button>
        `,
      )}
    </div>
  `;
}

/** A field that searches a list while it is written in. */
export function searchField(
  name: string,
  of: { readonly search: string; readonly hint: string; readonly find: (text: string) => void },
): TemplateResult {
  return html`
    <form role="search" @submit=${(event: Event) => event.preventDefault()}>
      <label class="hidden" for="search">${name}</label>
      <input
        id="search"
        type="search"
        autocomplete="off"
        spellcheck="false"
        placeholder=${of.hint}
        .value=${of.search}
        @input=${(event: Event) => {
          if (event.target instanceof HTMLInputElement) of.find(event.target.value);
        }}
      />
    </form>
  `;
}

/** A body, set out if it is JSON, with a button that copies it. */
export function jsonBlock(name: string, body: string): TemplateResult {
  return html`
    <figure class="json-block">
      <figcaption>${name}</figcaption>
      <pre tabindex="0" role="group" aria-label=${name}><code>${pretty(body)}</code></pre>
      <hyper-copy-button name=${name}></hyper-copy-button>
    </figure>
  `;
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body; // A form, or longer than what is kept: shown as it is.
  }
}

/**
 * A button that copies the text of the element before it.
 *
 * @element hyper-copy-button
 */
export class CopyButton extends CopyElement {
  static override properties = { name: {} };

  /** The name of the text. */
  declare name: string;

  constructor() {
    super();
    this.name = '';
  }

  protected override render(): TemplateResult {
    return html`
      <button type="button" class="small" aria-label=${`Copy ${this.name}`} @click=${this.#copy}>
        ${this.copied ? 'Copied' : 'Copy'}
      </button>
      <span class="hidden" role="status">${this.copied ? 'Copied' : nothing}</span>
    `;
  }

  readonly #copy = () => this.copyTextOf(this.previousElementSibling);
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** Returns `14:03:22`, in the time zone of the browser. */
export function clockText(ms: number): string {
  return clock.format(ms);
}

/** `22 Nov`. */
export function dayText(ms: number): string {
  return day.format(ms);
}

/** `2 d 3 h`, `10 min`, `25 s`: the two largest units, the smaller one only if it is not zero. */
export function durationText(ms: number): string {
  const units = [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['min', 60_000],
    ['s', 1_000],
  ] as const;
  let rest = Math.max(0, ms);
  const parts = units.flatMap(([name, length]) => {
    const count = Math.floor(rest / length);
    rest -= count * length;
    return count > 0 ? [`${count} ${name}`] : [];
  });
  return parts.slice(0, 2).join(' ') || '0 s';
}
