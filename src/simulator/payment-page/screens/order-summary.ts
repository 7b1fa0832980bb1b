import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { amountText } from '../../../protocol/amount-text.ts';
import type { OrderSummary } from '../../contract/payment-page.ts';
import { lockIcon } from '../icons.ts';

/** Who is paid, how much and for what: as the gateway has verified it. While that is awaited, its outline. */
export function orderSummary(order: OrderSummary | undefined, awaited: boolean): TemplateResult {
  if (!order && !awaited) {
    return html`
      <div class="summary">
        <p class="merchant">
          <span class="avatar">${lockIcon}</span>
          ${msg('Payment', { id: 'summary.unknown', desc: 'In place of the shop’s name if there is no order.' })}
        </p>
        <p class="amount"></p>
        <p class="order-line"></p>
      </div>
    `;
  }
  if (!order) {
    return html`
      <section class="summary" aria-hidden="true">
        <p class="merchant"><span class="avatar bone"></span><span class="bone bone-name"></span></p>
        <p class="amount"><span class="bone bone-amount"></span></p>
        <p class="order-line"><span class="bone bone-line"></span></p>
      </section>
    `;
  }
  const { merchantName, amount, currency, description, orderId } = order;
  return html`
    <section
      class="summary"
      aria-label=${msg('Order summary', { id: 'summary.label', desc: 'Name of the region with shop and amount.' })}
    >
      <p class="merchant">
        <span class="avatar" aria-hidden="true">${merchantName.trim().slice(0, 1)}</span>
        <span class="merchant-name">${merchantName}</span>
      </p>
      <p class="amount" aria-live="polite">${amountText(amount, currency)}</p>
      <p class="order-line">${description ? `${description} · ${orderId}` : orderId}</p>
    </section>
  `;
}

/** Whose checkout keeps the saved methods. Before that is known, its outline. */
export function merchantSummary(merchantName: string | undefined, awaited: boolean): TemplateResult {
  if (merchantName === undefined) return orderSummary(undefined, awaited);
  return html`
    <section
      class="summary"
      aria-label=${msg('Shop', { id: 'summary.shop', desc: 'Name of the region with the shop’s name.' })}
    >
      <p class="merchant">
        <span class="avatar" aria-hidden="true">${merchantName.trim().slice(0, 1)}</span>
        <span class="merchant-name">${merchantName}</span>
      </p>
      <p class="order-line">
        ${msg('Your saved payment methods', { id: 'summary.saved', desc: 'Under the name of the shop.' })}
      </p>
    </section>
  `;
}
