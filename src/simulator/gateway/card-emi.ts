import { compareAmounts } from '../../protocol/amount.ts';
import { emiPlans, type EmiPlan } from './emi-plans.ts';
import { testEmiBanks } from './test-instruments/emi.ts';

/** The plans of one bank for one amount. */
export interface BankPlans {
  readonly bankName: string;
  readonly plans: readonly EmiPlan[];
}

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

/** What a transaction remembers of a plan. */
export function planDetails(plan: EmiPlan, bankName: string): Readonly<Record<string, string>> {
  return {
    emiMonths: String(plan.months),
    emiRate: plan.rate,
    emiPerMonth: plan.perMonth,
    emiTotal: plan.total,
    emiKind: plan.noCost ? 'NO_COST_EMI' : 'STANDARD_EMI',
    emiBank: bankName,
  };
}

/** The documented `emi_details` of the order status; nothing for a card that is charged at once. */
export function emiPart(details: Readonly<Record<string, string>>): object {
  const { emiMonths, emiRate = '', emiPerMonth = '', emiTotal = '', emiKind = '', emiBank = '' } = details;
  if (emiMonths === undefined) return {};
  return {
    emi_details: {
      bank: emiBank,
      tenure: Number(emiMonths),
      interest: Number(emiRate),
      monthly_payment: Number(emiPerMonth),
      total_amount: Number(emiTotal),
      emi_type: emiKind,
    },
  };
}
