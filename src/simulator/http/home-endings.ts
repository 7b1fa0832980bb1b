import { html } from 'hono/html';
import type { OrderStatusName } from '../../protocol/order-status.ts';
import { type EndingName, endingNames, type EndingRow, endingRow } from '../domain/endings.ts';
import { cardText } from '../methods/card/fixtures.ts';

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

/** A status that an order goes through after the shopper's approval. */
export interface EndingStep {
  readonly status: OrderStatusName;
  /** Seconds after the approval; 0 for the first one. */
  readonly after: number;
}

/** Returns the statuses of an order at an ending, with the seconds after which each comes. */
export function endingSteps({ order, then = [] }: EndingRow): readonly EndingStep[] {
  return order.map((status, place) => ({ status, after: (then[place - 1]?.after ?? 0) / 1_000 }));
}

/** Every ending on demand, on the home page: made from the table that the simulator runs on. */
export function endingsSection() {
  return html`<section class="wide panel" aria-labelledby="endings">
    <h2 id="endings">Every ending</h2>
    <p>
      Each in three ways: pay with its card; choose it on the order’s page of the
      <a href="/dashboard/">dashboard</a>, under “Force outcome”, for any payment method; or call
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
