import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { amountText } from '../../../protocol/amount.ts';
import type { OrderSummary } from '../../contract/payment-page.ts';
import type { Quote } from '../../contract/quote.ts';
import { quoteFacts } from '../../ui/facts.ts';
import { lockIcon } from '../icons.ts';
import { type Logo, shopMark } from './shop-mark.ts';

/** Shows the merchant, the amount and the purpose, as the gateway has verified them. Until then, their outline. */
export function orderSummary(
  order: OrderSummary | undefined,
  quote: Quote | undefined,
  awaited: boolean,
  logo?: Logo,
): TemplateResult {
  if (!order && !awaited) {
    return html`
      <div class="summary">
        <span class="avatar">${lockIcon}</span>
        <p class="merchant-name">
          ${msg('Payment', { id: 'summary.unknown', desc: 'In place of the shop’s name if there is no order.' })}
        </p>
      </div>
    `;
  }
  if (!order) {
    return html`
      <section class="summary" aria-hidden="true">
        <span class="avatar bone"></span>
        <p class="merchant-name"><span class="bone bone-name"></span></p>
        <p class="amount"><span class="bone bone-amount"></span></p>
        <p class="order-line"><span class="bone bone-line"></span></p>
      </section>
    `;
  }
  const { merchantName, currency, description, orderId } = order;
  return html`
    <section
      class="summary"
      aria-label=${msg('Order summary', { id: 'summary.label', desc: 'Name of the region with shop and amount.' })}
    >
      ${shopMark(merchantName, logo)}
      <p class="merchant-name">${merchantName}</p>
      <p class="amount" aria-live="polite">${quote ? amounts(quote, currency) : nothing}</p>
      ${
        quote &&
        quoteFacts(quote, currency).map(([name, figures]) => html`<p class="order-line">${name} ${figures}</p>`)
      }
      <p class="order-line">${description ? `${description} · ${orderId}` : orderId}</p>
    </section>
  `;
}

/** Renders the price, and the one before. Each has a node of its own: translating pages lose texts that change. */
function amounts({ amount, full }: Quote, currency: string): TemplateResult {
  const before = amountText(full, currency);
  return html`
    ${keyed(amount, html`<span>${amountText(amount, currency)}</span>`)}
    ${
      amount === full
        ? nothing
        : html`
            <s aria-hidden="true">${before}</s>
            <span class="hidden">
              ${msg(str`instead of ${before}`, { id: 'summary.instead', desc: 'After the lower amount; read out.' })}
            </span>
          `
    }
  `;
}

/** Whose checkout keeps the saved methods. Before that is known, its outline. */
export function merchantSummary(merchantName: string | undefined, awaited: boolean, logo?: Logo): TemplateResult {
  if (merchantName === undefined) return orderSummary(undefined, undefined, awaited);
  return html`
    <section
      class="summary"
      aria-label=${msg('Shop', { id: 'summary.shop', desc: 'Name of the region with the shop’s name.' })}
    >
      ${shopMark(merchantName, logo)}
      <p class="merchant-name">${merchantName}</p>
      <p class="order-line">
        ${msg('Your saved payment methods', { id: 'summary.saved', desc: 'Under the name of the shop.' })}
      </p>
    </section>
  `;
}
