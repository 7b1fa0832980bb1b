import { html } from 'hono/html';
import { endingSteps } from './ending-steps.ts';
import { endingNames, endingRow, type EndingName } from '../domain/endings.ts';
import { badge } from './home-badge.ts';
import { cardText } from '../methods/card/fixtures.ts';

/** Every ending on demand, on the home page: made from the table that the simulator runs on. */
export function endingsSection() {
  return html`<section class="wide panel" aria-labelledby="endings">
    <h2 id="endings">Every ending</h2>
    <p>
      Each in three ways: pay with its card; choose it on the order’s page of the
      <a href="/dashboard/">dashboard</a>, under “How it shall end”, for whatever method the shopper takes; or call
      <code>simulator.end(orderId, name)</code> from code.
    </p>
    <h3 id="statuses">The twelve statuses</h3>
    <ul class="endings" aria-labelledby="statuses">
      ${namesOf('status').map(item)}
    </ul>
    <h3 id="stories">Stories that tear holes into shops</h3>
    <ul class="endings" aria-labelledby="stories">
      ${namesOf('story').map(item)}
    </ul>
  </section>`;
}

function namesOf(kind: 'status' | 'story'): readonly EndingName[] {
  return endingNames.filter((name) => endingRow(name).kind === kind);
}

function item(name: EndingName) {
  const row = endingRow(name);
  return html`<li>
    <p class="name">${row.title} ${badge(row.says === '' ? 'blank' : (row.says ?? row.ending))}</p>
    <p>${row.what}</p>
    ${row.byHand ? html`<p>By hand: ${row.byHand}</p>` : ''}
    <p class="ways"><code>${cardText(row.card)}</code> <code>'${name}'</code></p>
    <p class="steps">
      Order status
      ${endingSteps(row).map(
        ({ status, after }) => html`${after === 0 ? '' : `, after ${after} s `}<code>${status}</code>`,
      )}
    </p>
  </li>`;
}
