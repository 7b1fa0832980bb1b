import { html, nothing, type TemplateResult } from 'lit';
import { amountText } from '../../protocol/amount.ts';
import { badge } from './badge.ts';
import { endingForm } from './ending-form.ts';
import type { ControlWebhook, EndingOption, OrderView } from '../contract/dashboard.ts';
import { timeline } from './timeline.ts';
import { clockText, dayText } from './times.ts';
import { webhookCard } from './webhook-card.ts';

/** What can be done from the page of an order. */
export interface OrderActions {
  readonly end: (ending: EndingOption['name']) => void;
  readonly reverse: () => void;
  readonly control: (id: string, command: ControlWebhook) => void;
}

/** An order: its standing, how it shall end, its timeline, attempts and webhooks. */
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
        <h1 id="order-title" tabindex="-1">${order.orderId}</h1>
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
            : order.webhooks.map((webhook) =>
                webhookCard(webhook, { now: of.now, withOrder: false, control: of.control }),
              )
        }
      </section>
    </article>
  `;
}
