import { html, type TemplateResult } from 'lit';
import { amountText } from '../../protocol/amount.ts';
import type { RequestRow, TransactionRow, WebhookRow } from '../contract/dashboard.ts';
import { groupOf, type OrderGroup } from '../contract/order-group.ts';
import { badge } from './badge.ts';
import { filterBar, searchField } from './filter-bar.ts';
import { requestList } from './request-list.ts';
import { orderHref } from './route.ts';
import { clockText } from './times.ts';
import { webhookList, type WebhookListOptions } from './webhook-list.ts';

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
export const groupFilters: readonly { readonly value: '' | OrderGroup; readonly label: string }[] = [
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
