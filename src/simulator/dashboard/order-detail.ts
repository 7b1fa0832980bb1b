import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { amountText } from '../../protocol/amount.ts';
import { type TimelineSource, timelineSources } from '../contract/closed-sets.ts';
import type { ControlWebhook, EndingOption, OrderView, TimelineLine } from '../contract/dashboard.ts';
import { badge, clockText, dayText } from './parts.ts';
import { requestsHref } from './route.ts';
import { webhookList } from './list-views.ts';

/** The actions on the page of an order. */
export interface OrderActions {
  readonly end: (ending: EndingOption['name']) => void;
  readonly reverse: () => void;
  readonly control: (id: string, command: ControlWebhook) => void;
}

/** Renders an order: its status, the form that forces an outcome, its timeline, attempts and webhooks. */
export function orderDetail(
  order: OrderView,
  of: { endings: readonly EndingOption[]; chosen: EndingOption['name']; said: string; now: number } & OrderActions & {
      choose: (ending: EndingOption['name']) => void;
    },
): TemplateResult {
  const waiting = order.webhooks.filter(({ state }) => state === 'waiting' || state === 'held').length;
  return html`
    <article class="order-detail" aria-labelledby="order-title">
      <a class="back" href="#/orders">All orders</a>
      <header>
        <div class="titled">
          <h1 id="order-title" tabindex="-1">${order.orderId}</h1>
          <hyper-copy-button name="the order id"></hyper-copy-button>
        </div>
        <p class="sum">${amountText(order.amount, order.currency)} ${badge(order.status)}</p>
        <p class="quiet">
          ${[
            order.merchantId,
            order.customer === 'guest' ? 'guest' : `customer ${order.customer}`,
            `${dayText(order.created)}, ${clockText(order.created)}`,
            order.description,
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </p>
        <p><a href=${requestsHref(order.orderId)}>Requests about this order</a></p>
      </header>
      ${endingForm(order, of)}
      <section class="panel" aria-labelledby="timeline-title">
        <h2 id="timeline-title">Timeline</h2>
        ${timeline(order.timeline)}
      </section>
      <section class="panel" aria-labelledby="attempts-title">
        <h2 id="attempts-title">Transactions</h2>
        ${
          order.transactions.length === 0
            ? html`<p class="empty">None yet. The shopper has not pressed Pay.</p>`
            : html`<ul class="rows">
                ${order.transactions.map(
                  ({ txnId, paidWith, status, updated }) => html`
                    <li>
                      <code>${txnId}</code>
                      <hyper-copy-button name="the transaction id"></hyper-copy-button>
                      <span>${paidWith}</span>
                      ${badge(status)}
                      <time>${clockText(updated)}</time>
                    </li>
                  `,
                )}
              </ul>`
        }
      </section>
      <section class="panel" aria-labelledby="order-webhooks-title">
        <div class="section-head">
          <h2 id="order-webhooks-title">Webhooks</h2>
          ${waiting > 1 ? html`<button type="button" @click=${of.reverse}>Send in reverse order</button>` : nothing}
        </div>
        ${
          order.webhooks.length === 0
            ? html`<p class="empty">None yet. The first one comes with the first transaction.</p>`
            : webhookList(order.webhooks, { now: of.now, withOrder: false, control: of.control })
        }
      </section>
    </article>
  `;
}

type EndingName = EndingOption['name'];

const groups = [
  { kind: 'status', name: 'Statuses' },
  { kind: 'story', name: 'Stories' },
] as const;

/** Lets the developer choose how an order ends. */
function endingForm(
  order: OrderView,
  of: {
    endings: readonly EndingOption[];
    chosen: EndingName;
    said: string;
    choose: (ending: EndingName) => void;
    end: (ending: EndingName) => void;
  },
): TemplateResult {
  if (order.done) {
    return html`<section class="ending-form panel" aria-label="How it ended">
      <p>This order is paid: it stays so.</p>
    </section>`;
  }
  const option = of.endings.find(({ name }) => name === of.chosen);
  return html`
    <section class="ending-form panel" aria-labelledby="trigger-title">
      <h2 id="trigger-title">Force outcome</h2>
      <form
        @submit=${(event: Event) => {
          event.preventDefault();
          of.end(of.chosen);
        }}
      >
        <label for="ending">Ending</label>
        <select
          id="ending"
          .value=${of.chosen}
          @change=${(event: Event) => {
            const { target } = event;
            if (!(target instanceof HTMLSelectElement)) return;
            const chosen = of.endings.find(({ name }) => name === target.value);
            if (chosen) of.choose(chosen.name);
          }}
        >
          ${groups.map(
            ({ kind, name }) => html`
              <optgroup label=${name}>
                ${of.endings
                  .filter((ending) => ending.kind === kind)
                  .map(
                    ({ name: value, title }) =>
                      html`<option value=${value} ?selected=${value === of.chosen}>${title}</option>`,
                  )}
              </optgroup>
            `,
          )}
        </select>
        <button type="submit" class="strong">Apply</button>
      </form>
      <p class="quiet">${option?.what ?? nothing}</p>
      <p class="said" role="status">
        ${of.said || (order.planned ? `The next payment of this order ends so: ${order.planned}.` : nothing)}
      </p>
    </section>
  `;
}

/** The names of the participants; each has a lane of its own. */
const lanes: Readonly<Record<TimelineSource, string>> = {
  page: 'Page',
  sdk: 'SDK',
  gateway: 'Gateway',
  bank: 'Bank',
  webhook: 'Webhook',
  you: 'You',
};

/** Renders the timeline of an order from top to bottom, with a lane for each participant. */
function timeline(entries: readonly TimelineLine[]): TemplateResult {
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
