import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { amountText } from '../../protocol/amount.ts';
import { groupOf, type OrderGroup, type WebhookControl, webhookControls } from '../contract/closed-sets.ts';
import type { ControlWebhook, OrderRow, RequestRow, TransactionRow, WebhookRow } from '../contract/dashboard.ts';
import { badge, clockText, durationText, filterBar, jsonBlock, searchField } from './parts.ts';
import { orderHref } from './route.ts';

/** The filter of a list; empty for all. */
export type Filter = '' | OrderGroup | 'waiting' | 'delivered' | 'undelivered' | 'refused';

/** The filter of a list and the text that is searched for. */
export interface ListChoice {
  readonly filter: Filter;
  readonly choose: (filter: Filter) => void;
  readonly search: string;
  readonly find: (text: string) => void;
}

const all = { value: '', label: 'All' } as const;

/** The filters of orders and transactions. */
const groupFilters: readonly { readonly value: '' | OrderGroup; readonly label: string }[] = [
  all,
  { value: 'paid', label: 'Paid' },
  { value: 'open', label: 'Open' },
  { value: 'failed', label: 'Failed' },
  { value: 'new', label: 'New' },
];

const webhookFilters = [
  all,
  { value: 'waiting', label: 'Waiting' },
  { value: 'delivered', label: 'Delivered' },
  { value: 'undelivered', label: 'Not delivered' },
] as const;

const filterOfState: Readonly<Record<WebhookRow['state'], Filter>> = {
  waiting: 'waiting',
  held: 'waiting',
  delivered: 'delivered',
  'given-up': 'undelivered',
  dropped: 'undelivered',
  nowhere: 'undelivered',
};

const requestFilters = [all, { value: 'refused', label: 'Refused' }] as const;

/** The latest transactions. */
export function transactionsView(transactions: readonly TransactionRow[], of: ListChoice): TemplateResult {
  const shown = transactions.filter(({ status }) => of.filter === '' || groupOf(status) === of.filter);
  return html`<h1>Transactions</h1>
    ${filterBar<Filter>(
      'Show',
      groupFilters.filter(({ value }) => value !== 'new'),
      chosen(of),
    )}
    ${shown.length === 0 ? nothingFits(transactions.length, 'None yet.') : transactionRows(shown)}`;
}

function transactionRows(transactions: readonly TransactionRow[]): TemplateResult {
  return html`<ul class="rows panel">
    ${transactions.map(
      ({ txnId, merchantId, orderId, amount, paidWith, status, updated }) => html`
        <li>
          <a href=${orderHref(merchantId, orderId)}><code>${txnId}</code></a>
          <span>${amountText(amount, 'INR')}</span>
          <span>${paidWith}</span>
          ${badge(status)}
          <time>${clockText(updated)}</time>
        </li>
      `,
    )}
  </ul>`;
}

/** The latest webhooks. */
export function webhooksView(
  webhooks: readonly WebhookRow[],
  of: ListChoice & Pick<WebhookListOptions, 'now' | 'control'>,
): TemplateResult {
  const shown = webhooks.filter(({ state }) => of.filter === '' || filterOfState[state] === of.filter);
  const { now, control } = of;
  return html`<h1>Webhooks</h1>
    ${filterBar<Filter>('Show', webhookFilters, chosen(of))}
    ${
      shown.length === 0
        ? nothingFits(webhooks.length, 'None yet. Every transaction sends some.')
        : html`<div class="panel">${webhookList(shown, { now, control, withOrder: true })}</div>`
    }`;
}

/** The latest requests of the merchant's server and of pages that open an order, with their answers. */
export function requestsView(requests: readonly RequestRow[], of: ListChoice): TemplateResult {
  const shown = requests.filter(({ status }) => of.filter === '' || status >= 400);
  return html`<h1>Requests</h1>
    ${searchField('Search requests', { search: of.search, hint: 'Order, path, 401, error…', find: of.find })}
    ${filterBar<Filter>('Show', requestFilters, chosen(of))}
    <p class="hidden" role="status">${of.search && `${shown.length} requests found`}</p>
    ${
      shown.length === 0
        ? nothingFits(
            of.search === '' ? requests.length : 1,
            'None yet. Those of your server, and of pages that open an order, appear here.',
          )
        : requestList(shown)
    }`;
}

function chosen({ filter, choose }: ListChoice) {
  return { chosen: filter, choose };
}

function nothingFits(before: number, none: string): TemplateResult {
  return html`<p class="empty">${before === 0 ? none : 'Nothing of the latest hundred fits.'}</p>`;
}

/** The orders, the latest first, with a field to search them and a filter. */
export function orderList(orders: readonly OrderRow[], of: ListChoice & { readonly shown: string }): TemplateResult {
  return html`
    <section class="order-list" aria-labelledby="orders-title">
      ${of.shown === '' ? html`<h1 id="orders-title">Orders</h1>` : html`<h2 id="orders-title">Orders</h2>`}
      ${searchField('Search orders', { search: of.search, hint: 'Order, status, VISA, 249…', find: of.find })}
      ${filterBar<Filter>('Show', groupFilters, { chosen: of.filter, choose: of.choose })}
      <p class="hidden" role="status">${(of.search || of.filter) && `${orders.length} orders found`}</p>
      ${orders.length === 0 ? empty(of) : rows(orders, of.shown)}
    </section>
  `;
}

function rows(orders: readonly OrderRow[], shown: string): TemplateResult {
  return html`
    <ul class="panel">
      ${repeat(
        orders,
        ({ merchantId, orderId }) => orderHref(merchantId, orderId),
        ({ merchantId, orderId, amount, currency, status, paidWith, updated }) => html`
          <li>
            <a
              href=${orderHref(merchantId, orderId)}
              aria-current=${orderHref(merchantId, orderId) === shown ? 'page' : 'false'}
            >
              <span class="order-id">${orderId}</span>
              <span class="order-amount">${amountText(amount, currency)}</span>
              <span class="order-status">${badge(status)} <span class="quiet">${paidWith}</span></span>
              <time>${clockText(updated)}</time>
            </a>
          </li>
        `,
      )}
    </ul>
  `;
}

function empty({ search, filter }: ListChoice): TemplateResult {
  if (search === '' && filter !== '') return html`<p class="empty">No order is so.</p>`;
  return search === ''
    ? html`<div class="empty">
        <p><strong>No orders yet.</strong></p>
        <p>The first one appears here by itself, as soon as a page opens a signed order.</p>
        <p><a href="/">The tag to put on a page</a></p>
      </div>`
    : html`<p class="empty">Nothing fits “${search}”.</p>`;
}

/** Requests with their answers, the latest first; each opens to what was sent and answered. */
function requestList(requests: readonly RequestRow[]): TemplateResult {
  return html`
    <ul class="entries panel">
      ${repeat(
        requests,
        ({ seq }) => seq,
        ({ at, method, path, status, took, request, answer }) => html`
          <li>
            <details>
              <summary>
                <code>${method} ${path}</code>
                ${badge(`${status}`)}
                <span class="quiet">${took} ms</span>
                <time>${clockText(at)}</time>
              </summary>
              ${request === '' ? nothing : jsonBlock('Request', request)}
              ${answer === '' ? html`<p class="quiet">The answer is not JSON.</p>` : jsonBlock('Answer', answer)}
            </details>
          </li>
        `,
      )}
    </ul>
  `;
}

const controls: Readonly<Record<WebhookControl, { readonly label: string; readonly hint: string }>> = {
  replay: { label: 'Replay', hint: 'send it now' },
  delay: { label: 'Delay', hint: 'send it ten seconds later' },
  duplicate: { label: 'Duplicate', hint: 'send it twice' },
  drop: { label: 'Drop', hint: 'never send it' },
};

/** The look of a list of webhooks, and the command for each. */
interface WebhookListOptions {
  /** By the gateway's clock, ms since 1970. */
  readonly now: number;
  readonly withOrder: boolean;
  readonly control: (id: string, command: ControlWebhook) => void;
}

/** Webhooks, a line each; a line opens to what can be done to it, every try and its body. */
export function webhookList(webhooks: readonly WebhookRow[], of: WebhookListOptions): TemplateResult {
  return html`
    <ul class="entries webhook-list">
      ${repeat(
        webhooks,
        ({ id }) => id,
        (webhook) => html`<li>${entry(webhook, of)}</li>`,
      )}
    </ul>
  `;
}

function entry(webhook: WebhookRow, of: WebhookListOptions): TemplateResult {
  const { id, name, merchantId, orderId, state, due, copies, created, body, deliveries } = webhook;
  const wait = due - of.now;
  return html`
    <details>
      <summary>
        <code>${name}</code>
        ${badge(state)}
        <span class="quiet">
          ${state === 'waiting' ? `goes out ${wait > 0 ? `in ${durationText(wait)}` : 'now'}` : nothing}
          ${copies > 1 ? `${copies} times` : nothing} ${of.withOrder ? orderId : nothing}
        </span>
        <time>${clockText(created)}</time>
      </summary>
      <div class="buttons" role="group" aria-label=${`What to do with ${name}`}>
        ${webhookControls.map((control) => {
          const { label, hint } = controls[control];
          return html`
            <button
              type="button"
              title=${hint}
              ?disabled=${control === 'drop' && state !== 'waiting' && state !== 'held'}
              @click=${() => of.control(id, { control })}
            >
              ${label}
            </button>
          `;
        })}
        ${of.withOrder ? html`<a class="to-order" href=${orderHref(merchantId, orderId)}>To the order</a>` : nothing}
      </div>
      ${
        deliveries.length > 0
          ? html`<ol class="tries" aria-label="Tries">
              ${deliveries.map(
                ({ at, answer, took }) => html`<li><time>${clockText(at)}</time> ${badge(answer)} ${took} ms</li>`,
              )}
            </ol>`
          : nothing
      }
      ${jsonBlock('Body', body)}
    </details>
  `;
}
