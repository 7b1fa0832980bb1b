import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { amountText } from '../../protocol/amount.ts';
import { badge } from './badge.ts';
import { filterBar, searchField } from './filter-bar.ts';
import { type Filter, groupFilters, type ListChoice } from './journal-views.ts';
import { orderHref } from './route.ts';
import type { OrderRow } from '../contract/dashboard.ts';
import { clockText } from './times.ts';

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
