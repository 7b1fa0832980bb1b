import { html, type TemplateResult } from 'lit';
import { amountText } from '../../protocol/amount.ts';
import type { Quote } from '../contract/quote.ts';

/** Renders labels, each with its value. */
export function facts(entries: readonly (readonly [label: string, value: unknown])[]): TemplateResult {
  return html`
    <dl class="facts">
      ${entries.map(
        ([label, value]) =>
          html`<div>
            <dt>${label}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
  `;
}

/** A minus sign that stays with what follows: lines may break between it and the sign of a currency. */
const minus = '−\u2060';

/** Returns the reasons for an amount, each with its figures: a discount, or instalments. They need no translation. */
export function quoteFacts({ discount, emi }: Quote, currency: string): readonly (readonly [string, string])[] {
  return [
    ...(discount ? [[discount.code, minus + amountText(discount.amount, currency)] as const] : []),
    ...(emi ? [['EMI', instalments(emi, currency)] as const] : []),
  ];
}

/** The instalments of a plan without cost come to the amount, though rounded up. */
function instalments({ perMonth, months, total, noCost }: NonNullable<Quote['emi']>, currency: string): string {
  const each = `${amountText(perMonth, currency)} × ${months}`;
  return noCost ? each : `${each} = ${amountText(total, currency)}`;
}
