import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { amountText } from '../../../protocol/amount.ts';
import type { OrderSummary } from '../../contract/payment-page.ts';
import type { Quote } from '../../contract/quote.ts';
import { quoteFacts } from '../../ui/facts.ts';
import { PageElement } from '../../ui/page-element.ts';
import { chevronIcon } from '../icons.ts';
import { wholeText } from '../../ui/whole-text.ts';

/**
 * The price of an order, with what it is made of. Beside the screen all of it is in view; above the screen the rows are
 * folded, and the amount opens them.
 *
 * @element hyper-price-breakdown
 */
export class PriceBreakdown extends PageElement {
  static override properties = {
    order: { attribute: false },
    quote: { attribute: false },
    label: {},
    open: { state: true },
  };

  declare order: OrderSummary | undefined;
  /** Absent once nothing is to be paid any more. */
  declare quote: Quote | undefined;
  /** Of the amount. */
  declare label: string;
  declare private open: boolean;

  constructor() {
    super();
    this.order = undefined;
    this.quote = undefined;
    this.label = '';
    this.open = false;
    this.addEventListener('keydown', (event) => this.#handleKey(event));
  }

  protected override render(): TemplateResult | typeof nothing {
    const { order, quote, label } = this;
    if (!order) return nothing;
    const { currency, description, orderId } = order;
    return html`
      <p class="price-label" id="price-label">${quote ? label : nothing}</p>
      <div class="price" ?hidden=${!quote}>
        <p class="amount" id="price-amount" aria-live="polite">${quote ? amounts(quote, currency) : nothing}</p>
        <button
          type="button"
          class="price-toggle"
          aria-expanded=${this.open ? 'true' : 'false'}
          aria-controls="price-rows"
          aria-labelledby="price-label price-amount price-details"
          @click=${() => (this.open = !this.open)}
        >
          <span class="hidden" id="price-details">
            ${msg('Details', { id: 'summary.details', desc: 'Read out after the amount: opens what it is made of.' })}
          </span>
          ${chevronIcon}
        </button>
      </div>
      <p class="order-line">${description ?? orderId}</p>
      <dl class="facts price-rows" id="price-rows" data-open=${this.open ? 'true' : 'false'}>
        ${rowsOf(order, quote).map(([name, value]) => row(name, value))}
        ${quote ? row(label, amountText(quote.amount, currency), 'price-total') : nothing}
        ${row(msg('Order ID', { id: 'summary.order-id', desc: 'Label before the shop’s name of the order.' }), orderId)}
      </dl>
    `;
  }

  #handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.open) return;
    // It closes these rows alone, and no dialog around the page.
    event.preventDefault();
    event.stopPropagation();
    this.open = false;
  }
}

/** Returns the lines of an order, and the reasons for another amount than theirs. */
function rowsOf(
  { lines = [], description, amount, currency }: OrderSummary,
  quote: Quote | undefined,
): readonly (readonly [name: string, value: string])[] {
  const whole = [
    msg('Order', { id: 'summary.order', desc: 'Label before the amount of the order without a discount.' }),
    amountText(amount, currency),
  ] as const;
  const items = lines.map(
    (line) => [`${line.description} × ${line.quantity}`, amountText(line.amount, currency)] as const,
  );
  return [
    ...(items.length === 0 ? [[description ?? whole[0], whole[1]] as const] : items),
    ...(items.length > 1 && quote?.discount ? [whole] : []),
    ...(quote ? quoteFacts(quote, currency) : []),
  ];
}

function row(name: string, value: string, look = ''): TemplateResult {
  return html`<div class=${look}>
    <dt>${wholeText(name)}</dt>
    <dd>${wholeText(value)}</dd>
  </div>`;
}

/** Renders the price, and the one before. */
function amounts({ amount, full }: Quote, currency: string): TemplateResult {
  const before = amountText(full, currency);
  return html`
    ${wholeText(amountText(amount, currency))}
    ${
      amount === full
        ? nothing
        : html`
            <s aria-hidden="true">${wholeText(before)}</s>
            <span class="hidden">
              ${msg(str`instead of ${before}`, { id: 'summary.instead', desc: 'After the lower amount; read out.' })}
            </span>
          `
    }
  `;
}
