import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { OrderSummary } from '../../contract/payment-page.ts';
import type { Quote } from '../../contract/quote.ts';
import { lockIcon } from '../icons.ts';
import { type Logo, shopMark } from './page-parts.ts';

/** The figures of the order's payment, and the label of its amount. */
export interface Price {
  readonly quote: Quote;
  readonly label: string;
}

/** Shows the merchant, the amount and the purpose, as the gateway has verified them. Until then, their outline. */
export function orderSummary(
  order: OrderSummary | undefined,
  price: Price | undefined,
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
  return html`
    <section
      class="summary"
      aria-label=${msg('Order summary', { id: 'summary.label', desc: 'Name of the region with shop and amount.' })}
    >
      ${shopMark(order.merchantName, logo)}
      <p class="merchant-name">${order.merchantName}</p>
      <hyper-price-breakdown .order=${order} .quote=${price?.quote} label=${price?.label ?? ''}></hyper-price-breakdown>
    </section>
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
