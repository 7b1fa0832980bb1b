import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { timelineSources, type TimelineSource } from '../contract/closed-sets.ts';
import { badge } from './badge.ts';
import type { TimelineLine } from '../contract/dashboard.ts';
import { clockText } from './times.ts';

/** Who takes part, each in a lane of its own. */
const lanes: Readonly<Record<TimelineSource, string>> = {
  page: 'Page',
  sdk: 'SDK',
  gateway: 'Gateway',
  bank: 'Bank',
  webhook: 'Webhook',
  you: 'You',
};

/** What happened to an order, from top to bottom, with a lane for each who took part. */
export function timeline(entries: readonly TimelineLine[]): TemplateResult {
  return html`
    <div class="timeline">
      <ul class="lane-names" aria-hidden="true">
        ${timelineSources.map((source) => html`<li data-source=${source}>${lanes[source]}</li>`)}
      </ul>
      <ol>
        ${repeat(
          entries,
          ({ seq }) => seq,
          (entry, index) => html`
            <li data-source=${entry.source}>
              <time datetime=${new Date(entry.at).toISOString()}>${clockText(entry.at)}</time>
              <span class="lanes" aria-hidden="true"><span class="dot"></span></span>
              <p>
                <span class="who">${lanes[entry.source]}</span>
                ${entry.text} ${entry.status === entries[index - 1]?.status ? '' : badge(entry.status)}
              </p>
            </li>
          `,
        )}
      </ol>
    </div>
  `;
}
