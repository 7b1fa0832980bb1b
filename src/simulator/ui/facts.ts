import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { amountText } from '../../protocol/amount.ts';
import type { Quote, Recurring } from '../contract/quote.ts';

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

/** Returns the reasons for an amount, and the consequences of paying it, each with its figures. */
export function quoteFacts(
  { discount, emi, recurring }: Quote,
  currency: string,
): readonly (readonly [string, string])[] {
  return [
    ...(discount ? [[discount.code, minus + amountText(discount.amount, currency)] as const] : []),
    ...(emi ? [['EMI', instalments(emi, currency)] as const] : []),
    ...(recurring ? [autopayFact(recurring, currency)] : []),
  ];
}

/** The instalments of a plan without cost come to the amount, though rounded up. */
function instalments({ perMonth, months, total, noCost }: NonNullable<Quote['emi']>, currency: string): string {
  const each = `${amountText(perMonth, currency)} × ${months}`;
  return noCost ? each : `${each} = ${amountText(total, currency)}`;
}

/** Returns the later debits under a mandate: their name, how often they come, and of how much. */
export function autopayFact({ most, fixed, frequency }: Recurring, currency: string): readonly [string, string] {
  const amount = amountText(most, currency);
  const each = fixed ? amount : msg(str`Up to ${amount}`, { id: 'autopay.most', desc: 'The most of a debit.' });
  const name = msg('Autopay', { id: 'autopay', desc: 'Label.' });
  return [name, `${frequencyText(frequency)} · ${each}`];
}

/** Returns the label of a button that pays from a wallet with too little. */
export function topUpLabel(topUp: string, price: string, currency: string): string {
  const [missing, amount] = [amountText(topUp, currency), amountText(price, currency)];
  return msg(str`Add ${missing} and pay ${amount}`, {
    id: 'top-up.add',
    desc: 'Button of a wallet.',
  });
}

/** Returns the frequency of a mandate in words. */
function frequencyText(frequency: Recurring['frequency']): string {
  switch (frequency) {
    case 'ONETIME':
      return msg('Once', { id: 'mandate.once', desc: 'How often.' });
    case 'DAILY':
      return msg('Every day', { id: 'mandate.daily', desc: 'How often.' });
    case 'WEEKLY':
      return msg('Every week', { id: 'mandate.weekly', desc: 'How often.' });
    case 'FORTNIGHTLY':
      return msg('Twice a month', { id: 'mandate.fortnightly', desc: 'How often.' });
    case 'MONTHLY':
      return msg('Every month', { id: 'mandate.monthly', desc: 'How often.' });
    case 'BIMONTHLY':
      return msg('Every two months', { id: 'mandate.bimonthly', desc: 'How often.' });
    case 'QUARTERLY':
      return msg('Every three months', { id: 'mandate.quarterly', desc: 'How often.' });
    case 'HALFYEARLY':
      return msg('Every six months', { id: 'mandate.half-yearly', desc: 'How often.' });
    case 'YEARLY':
      return msg('Every year', { id: 'mandate.yearly', desc: 'How often.' });
    case 'ASPRESENTED':
      return msg('When the shop asks for it', { id: 'mandate.as-presented', desc: 'How often.' });
  }
}
