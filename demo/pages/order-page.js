// @ts-check
import { html } from 'hono/html';
import { product } from '../orders.js';
import { formatRupees } from '../public/rupees.js';
import { layout } from './layout.js';

/** The text for the customer in each state. */
const words = {
  paid: { mark: 'M7 16.5l6 6 12-13', title: 'Paid. Thank you.', text: 'The loom is being set up for you.' },
  open: {
    mark: 'M8 16h16',
    title: 'Not paid',
    text: 'You left before paying, and the gateway knows of no payment. Nothing was charged.',
  },
  pending: {
    mark: 'M16 8v8l5 4',
    title: 'Waiting for the bank',
    text: 'A payment was started and has not ended. Please do not pay again; this page changes by itself.',
  },
  failed: {
    mark: 'M10 10l12 12M22 10L10 22',
    title: 'The payment failed',
    text: 'The bank did not let it through. You can try again, with another card or bank if you like.',
  },
  differs: {
    mark: 'M16 8v10M16 23v.5',
    title: 'We look into this by hand',
    text: 'A payment arrived that does not fit your order. We will write to you.',
  },
};

/**
 * Makes the page that shows the outcome of an order, as the gateway reports it.
 *
 * @param {import('../orders.js').Order} order
 * @param {import('../verified-order.js').VerifiedOrder & { webhook: string | undefined }} known with the name of the latest webhook
 * @param {import('../returned.js').Returned} returned
 * @param {import('./developer-bar.js').Developer} developer
 */
export function orderPage(order, known, returned, developer) {
  const { state, status, transaction, debited, checkedAt, webhook } = known;
  const { mark, title, text } = words[state];
  return layout({
    title,
    scripts: ['/order.js'],
    developer: { ...developer, source: 'order-page.js', script: 'order.js', hasOrder: true },
    main: html`<div class="order" data-order="${order.id}" data-state="${state}">
      <section class="card outcome ${state}">
        <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
          <circle cx="16" cy="16" r="15" />
          <path d="${mark}" />
        </svg>
        <h1>${title}</h1>
        <p>${text}</p>
        ${actions(order, state)}
      </section>
      <section class="card" aria-labelledby="verified">
        <h2 id="verified">What our server knows</h2>
        <p class="quiet">Asked of the gateway by the shop’s server. This is the proof.</p>
        <dl class="rows">
          ${row('Order', order.id, true)} ${row(product.name, `× ${order.quantity}`)}
          ${row('Amount', formatRupees(order.amount))}
          ${debited === undefined ? '' : row('Debited', formatRupees(debited))} ${row('Status', status, true)}
          ${transaction === undefined ? '' : row('Transaction', transaction, true)}
          ${webhook === undefined ? '' : row('Latest webhook', webhook, true)}
          ${state === 'paid' ? row('Order id and amount', 'as in our book') : ''}
          <div>
            <dt>Last checked</dt>
            <dd><time datetime="${checkedAt}">${checkedAt.slice(11, 19)} UTC</time></dd>
          </div>
        </dl>
      </section>
      ${brought(returned)}
    </div>`,
  });
}

/** @param {import('../returned.js').Returned} returned */
function brought(returned) {
  if (returned.kind === 'nothing') return '';
  const isSigned = returned.kind === 'signed';
  return html`<section class="card" aria-labelledby="brought">
    <h2 id="brought">What your browser brought</h2>
    <p class="quiet">
      ${
        isSigned
          ? 'The gateway has signed it, so that it was not changed on the way. It was true when it was signed.'
          : 'Its signature is not the gateway’s, so we take no notice of it.'
      }
    </p>
    <dl class="rows">
      ${isSigned ? row('Status then', returned.status, true) : row('Refused as', returned.code, true)}
    </dl>
  </section>`;
}

/**
 * @param {import('../orders.js').Order} order
 * @param {import('../verified-order.js').OrderState} state
 */
function actions({ quantity, language, guest }, state) {
  if (state === 'pending') return html`<p class="checking" role="status">Checking every few seconds</p>`;
  if (state === 'paid' || state === 'differs')
    return html`<p class="actions"><a class="button" href="/">Back to the shop</a></p>`;
  // A new order: the gateway has bound this one to its first payment.
  const chosen = new URLSearchParams({ quantity: String(quantity), language, ...(guest && { guest: 'on' }) });
  return html`<p class="actions">
    <a class="button" href="/checkout?${chosen.toString()}">Try again</a>
    <a class="button plain" href="/?${chosen.toString()}">Change the order</a>
  </p>`;
}

/**
 * @param {string} term
 * @param {string} value
 * @param {boolean} [isCode]
 */
function row(term, value, isCode = false) {
  return html`<div>
    <dt>${term}</dt>
    <dd>${isCode ? html`<code>${value}</code>` : value}</dd>
  </div>`;
}
