import { compareAmounts } from '../../protocol/amount.ts';
import type { BankPlans, ChosenPlan, EmiPlan } from '../methods/emi-plan.ts';
import { emiPlans } from './emi-plans.ts';
import { testEmiBanks } from './test-instruments/emi.ts';

/** Every bank's plans for an amount in rupees, those banks left out that have none for so little. */
export function plansFor(amount: string, currency: string): readonly BankPlans[] {
  if (currency !== 'INR') return [];
  return testEmiBanks.flatMap(({ bankName, least, terms }) =>
    compareAmounts(amount, least) < 0 ? [] : [{ bankName, plans: emiPlans(amount, terms) }],
  );
}

/** The plan that a shopper chose, or undefined if the bank has no such plan for the amount. */
export function findPlan(amount: string, currency: string, bankName: string, months: string): EmiPlan | undefined {
  const bank = plansFor(amount, currency).find((each) => each.bankName === bankName);
  return bank?.plans.find((plan) => String(plan.months) === months);
}

/** The documented `emi_details` of the order status; nothing for a card that is charged at once. */
export function emiPart(plan: ChosenPlan | undefined): object {
  if (!plan) return {};
  return {
    emi_details: {
      bank: plan.bankName,
      tenure: plan.months,
      interest: Number(plan.rate),
      monthly_payment: Number(plan.perMonth),
      total_amount: Number(plan.total),
      emi_type: plan.noCost ? 'NO_COST_EMI' : 'STANDARD_EMI',
    },
  };
}
