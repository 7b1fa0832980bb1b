import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { badge } from './badge.ts';
import type { Entry } from './simulator-answers.ts';
import { clockText } from './times.ts';

/** Who takes part, each in a lane of its own. */
const lanes: readonly { readonly source: string; readonly name: string }[] = [
  { source: 'page', name: 'Page' },
  { source: 'sdk', name: 'SDK' },
  { source: 'gateway', name: 'Gateway' },
  { source: 'bank', name: 'Bank' },
  { source: 'webhook', name: 'Webhook' },
  { source: 'you', name: 'You' },
];

/** What happened to an order, from top to bottom, with a lane for each who took part. */
export function timeline(entries: readonly Entry[]): TemplateResult {
  return html`
    <ul class="lane-names" aria-hidden="true">
      ${lanes.map(({ source, name }) => html`<li data-source=${source}>${name}</li>`)}
    </ul>
    <ol class="timeline">
      ${repeat(
        entries,
        ({ seq }) => seq,
        (entry, index) => html`
          <li data-source=${entry.source}>
            <time datetime=${new Date(entry.at).toISOString()}>${clockText(entry.at)}</time>
            <span class="lanes" aria-hidden="true"><span class="dot"></span></span>
            <p>
              <span class="who">${lanes.find(({ source }) => source === entry.source)?.name ?? entry.source}</span>
              ${entry.text} ${entry.status === entries[index - 1]?.status ? '' : badge(entry.status)}
            </p>
          </li>
        `,
      )}
    </ol>
  `;
}
