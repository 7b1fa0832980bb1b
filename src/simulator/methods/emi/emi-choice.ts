import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { amountText, compareAmounts } from '../../../protocol/amount.ts';
import { choiceGroup, type Choice } from '../../ui/form-controls.ts';
import type { BankPlans, EmiPlan } from './contract.ts';
import { wholeText } from '../../ui/whole-text.ts';

/** The facts and actions of the choice of instalments. */
export interface EmiChoice {
  readonly plans: readonly EmiPlan[];
  /** Months as text; empty for payment in full. */
  readonly chosen: string;
  /** The order can only be paid in instalments. */
  readonly only: boolean;
  /** The amount in full for people, with its currency. */
  readonly amount: string;
  readonly busy: boolean;
  readonly choose: (months: string) => void;
}

/** Returns the plans of a bank, which may be none. */
export function plansOf(banks: readonly BankPlans[], bankName: string | undefined): readonly EmiPlan[] {
  return banks.find((bank) => bank.bankName === bankName)?.plans ?? [];
}

/**
 * Returns the months of the plan that counts, as text; empty for payment in full. A plan of another bank does not count.
 * If the order can only be paid in instalments, the first plan counts until another is chosen.
 */
export function countingMonths(plans: readonly EmiPlan[], chosen: string, only: boolean): string {
  if (planOf(plans, chosen)) return chosen;
  return only && plans[0] ? String(plans[0].months) : '';
}

/** Returns the plan with a number of months as text; undefined for payment in full. */
export function planOf(plans: readonly EmiPlan[], chosen: string): EmiPlan | undefined {
  return plans.find(({ months }) => String(months) === chosen);
}

/** Renders payment at once or in instalments, each with its cost a month and in all. */
export function emiChoice({ plans, chosen, only, amount, busy, choose }: EmiChoice): TemplateResult | typeof nothing {
  if (plans.length === 0) return nothing;
  const atOnce: Choice = {
    value: '',
    name: msg('In full', { id: 'emi.at-once', desc: 'Pay the whole amount now.' }),
    note: amount,
  };
  const group = choiceGroup({
    name: 'emi',
    legend: only
      ? msg('Pay by EMI', { id: 'emi.only', desc: 'Name of the list of plans where nothing else will do.' })
      : msg('Pay in full or by EMI', { id: 'emi.legend', desc: 'Name of the list of plans.' }),
    titled: only,
    small: true,
    choices: [...(only ? [] : [atOnce]), ...plans.map(choiceOf)],
    chosen,
    busy,
    choose,
  });
  if (only) return group;
  const plan = planOf(plans, chosen);
  return html`
    <details class="fold">
      <summary>${wholeText(plan ? planText(plan) : fromText(plans))}</summary>
      ${group}
    </details>
  `;
}

function fromText(plans: readonly EmiPlan[]): string {
  const [least = '0'] = plans.map(({ perMonth }) => perMonth).sort(compareAmounts);
  return msg(str`EMI from ${amountText(least, 'INR')} a month`, {
    id: 'emi.from',
    desc: 'Opens the list of plans; the smallest amount of a month.',
  });
}

/** Returns what a plan costs each month, and for how many. */
export function planText({ perMonth, months }: EmiPlan): string {
  return msg(str`${amountText(perMonth, 'INR')} × ${months} months`, {
    id: 'emi.plan',
    desc: 'What is paid each month, times a number of months, three or more.',
  });
}

function choiceOf(plan: EmiPlan): Choice {
  const name = planText(plan);
  return {
    value: String(plan.months),
    name: plan.noCost
      ? html`${name}
          <span class="badge" data-tone="good"
            >${msg('No-cost EMI', { id: 'emi.no-cost', desc: 'Badge: without interest.' })}</span
          >`
      : name,
    note: noteOf(plan),
  };
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
