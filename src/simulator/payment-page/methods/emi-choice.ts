import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { amountText } from '../../../protocol/amount-text.ts';
import type { BankPlans, EmiPlan } from './emi-offer.ts';

/** What the choice of instalments is told. */
export interface EmiChoice {
  readonly plans: readonly EmiPlan[];
  /** Months as text; empty for all at once. */
  readonly chosen: string;
  /** Instalments are all that there is. */
  readonly only: boolean;
  /** The order, as shown with its currency. */
  readonly amount: string;
  readonly busy: boolean;
  readonly choose: (months: string) => void;
}

/** The plans of a bank; none for a bank that has none. */
export function plansOf(banks: readonly BankPlans[], bankName: string | undefined): readonly EmiPlan[] {
  return banks.find((bank) => bank.bankName === bankName)?.plans ?? [];
}

/**
 * Months of the plan that counts, as text; empty for all at once. One that was chosen for the card of another bank is
 * none, and where only instalments will do the first plan stands until another is chosen.
 */
export function countingMonths(plans: readonly EmiPlan[], chosen: string, only: boolean): string {
  if (plans.some(({ months }) => String(months) === chosen)) return chosen;
  return only && plans[0] ? String(plans[0].months) : '';
}

/** All at once, or in instalments: each with what it costs a month and in all. */
export function emiChoice({ plans, chosen, only, amount, busy, choose }: EmiChoice): TemplateResult | typeof nothing {
  if (plans.length === 0) return nothing;
  return html`
    <fieldset
      class="choices small"
      @change=${(event: Event) => {
        if (event.target instanceof HTMLInputElement) choose(event.target.value);
      }}
    >
      <legend>
        ${
          only
            ? msg('Pay by EMI', {
                id: 'emi.only',
                desc: 'Name of the list of plans where nothing else will do.',
              })
            : msg('Pay in full or by EMI', { id: 'emi.legend', desc: 'Name of the list of plans.' })
        }
      </legend>
      ${
        only
          ? nothing
          : row({
              value: '',
              chosen,
              busy,
              name: msg('In full', { id: 'emi.at-once', desc: 'Pay the whole amount now.' }),
              note: amount,
              badge: nothing,
            })
      }
      ${plans.map((plan) =>
        row({
          value: String(plan.months),
          chosen,
          busy,
          name: msg(str`${amountText(plan.perMonth, 'INR')} × ${plan.months} months`, {
            id: 'emi.plan',
            desc: 'What is paid each month, times a number of months, three or more.',
          }),
          note: noteOf(plan),
          badge: plan.noCost
            ? html`<span class="badge" data-tone="good"
                >${msg('No-cost EMI', { id: 'emi.no-cost', desc: 'Badge: without interest.' })}</span
              >`
            : nothing,
        }),
      )}
    </fieldset>
  `;
}

function noteOf({ rate, total, interest, noCost }: EmiPlan): string {
  const [all, cost] = [amountText(total, 'INR'), amountText(interest, 'INR')];
  return noCost
    ? msg(str`Total ${all}. The shop pays the interest of ${cost}.`, { id: 'emi.free', desc: 'Two amounts.' })
    : msg(str`Total ${all}, with ${cost} interest at ${rate}% a year.`, {
        id: 'emi.cost',
        desc: 'Two amounts and a rate.',
      });
}

interface Row {
  readonly value: string;
  readonly chosen: string;
  readonly busy: boolean;
  readonly name: string;
  readonly note: string;
  readonly badge: unknown;
}

function row({ value, chosen, busy, name, note, badge }: Row): TemplateResult {
  return html`
    <label class="choice">
      <input type="radio" name="emi" value=${value} .checked=${value === chosen} ?disabled=${busy} />
      <span class="entry">
        <span class="entry-name">${name} ${badge}</span>
        <span class="entry-note">${note}</span>
      </span>
      <span class="choice-mark" aria-hidden="true"></span>
    </label>
  `;
}
