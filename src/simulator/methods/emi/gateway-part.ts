import { compareAmounts, formatAmount, parseAmount } from '../../../protocol/amount.ts';
import type { PaymentFilter } from '../../domain/payment-filter.ts';
import type { ParameterReader } from '../payment-method.ts';
import type { BankPlans, ChosenPlan, EmiPlan } from './contract.ts';

/** The terms of a bank for a number of months. */
interface EmiTerms {
  readonly months: number;
  /** A year's interest in hundredths of a percent: 1500 is 15 %. */
  readonly yearlyRate: number;
  /** The merchant pays the interest, so the customer pays no more than the price. */
  readonly noCost: boolean;
}

/** A bank whose cards can be paid in instalments. */
interface EmiBank {
  readonly bankName: string;
  /** Rupees as text: the least amount of an order. */
  readonly least: string;
  readonly terms: readonly EmiTerms[];
}

/** The banks with instalments. The merchant pays the interest of short plans at the first one. */
const emiBanks: readonly EmiBank[] = [
  {
    bankName: 'Meridian Bank',
    least: '3000.00',
    terms: [
      { months: 3, yearlyRate: 1500, noCost: true },
      { months: 6, yearlyRate: 1500, noCost: false },
      { months: 9, yearlyRate: 1500, noCost: false },
      { months: 12, yearlyRate: 1600, noCost: false },
    ],
  },
  {
    bankName: 'Banyan Bank',
    least: '5000.00',
    terms: [
      { months: 6, yearlyRate: 1350, noCost: false },
      { months: 12, yearlyRate: 1450, noCost: false },
    ],
  },
];

/** Hundredths of a percent of a year, as the unit of a month's rate. */
const rateUnit = 120_000n;

/** Returns every bank's plans for an amount in rupees. Banks without a plan for so little are left out. */
export function plansFor(amount: string, currency: string): readonly BankPlans[] {
  if (currency !== 'INR') return [];
  return emiBanks.flatMap(({ bankName, least, terms }) =>
    compareAmounts(amount, least) < 0 ? [] : [{ bankName, plans: emiPlans(amount, terms) }],
  );
}

/** Returns the plan that a customer chose, or undefined if the bank has no such plan for the amount. */
export function findPlan(amount: string, currency: string, bankName: string, months: string): EmiPlan | undefined {
  const bank = plansFor(amount, currency).find((each) => each.bankName === bankName);
  return bank?.plans.find((plan) => String(plan.months) === months);
}

/** Returns the documented `emi_details` of the order status; empty for a card that is charged at once. */
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

/** Reads the chosen plan out of the parameters of `POST /txns`. */
export function emiParameters(parameter: ParameterReader): object {
  return parameter('is_emi') === 'true' ? { emi: parameter('emi_tenure') } : {};
}

/** Returns the plans that a lock allows. If it allows instalments alone, the cards of banks without a plan go. */
export function plansUnder<C extends { readonly bankName: string }>(
  { emi: rule }: PaymentFilter,
  { cards, emi }: { readonly cards: readonly C[]; readonly emi: readonly BankPlans[] },
): { readonly cards: readonly C[]; readonly emi: readonly BankPlans[]; readonly onlyEmi?: true } {
  const isAllowed = ({ noCost }: EmiPlan) => (noCost ? rule.noCost : rule.standard);
  const left = emi.map((bank) => ({ ...bank, plans: bank.plans.filter(isAllowed) }));
  if (!rule.only) return { cards, emi: left };
  const hasPlan = (card: C) => left.some(({ bankName, plans }) => bankName === card.bankName && plans.length > 0);
  return { cards: cards.filter(hasPlan), emi: left, onlyEmi: true };
}

/**
 * Returns the plans for an amount, exact to the paisa, without floats.
 *
 * An instalment is `amount × r × (1 + r)^n / ((1 + r)^n − 1)` with the rate of a month `r`, rounded half up. The total is
 * the sum of the instalments.
 *
 * @param amount rupees as text; invalid text has no plans
 */
export function emiPlans(amount: string, terms: readonly EmiTerms[]): readonly EmiPlan[] {
  const paise = parseAmount(amount);
  return paise.ok ? terms.map((each) => planOf(paise.value, each)) : [];
}

function planOf(amount: bigint, { months, yearlyRate, noCost }: EmiTerms): EmiPlan {
  const instalment = instalmentOf(amount, BigInt(months), BigInt(yearlyRate));
  const withInterest = instalment * BigInt(months);
  return {
    months,
    rate: rateText(yearlyRate),
    perMonth: formatAmount(noCost ? roundUp(amount, BigInt(months)) : instalment),
    total: formatAmount(noCost ? amount : withInterest),
    interest: formatAmount(withInterest - amount),
    noCost,
  };
}

function instalmentOf(amount: bigint, months: bigint, yearlyRate: bigint): bigint {
  if (yearlyRate === 0n) return roundUp(amount, months);
  const grown = (rateUnit + yearlyRate) ** months;
  const flat = rateUnit ** months;
  return roundHalfUp(amount * yearlyRate * grown, rateUnit * (grown - flat));
}

function roundHalfUp(dividend: bigint, divisor: bigint): bigint {
  return (2n * dividend + divisor) / (2n * divisor);
}

/** Rounds up, so that the parts never come to less than the whole. */
function roundUp(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}

function rateText(hundredths: number): string {
  return formatAmount(BigInt(hundredths)).replace(/\.?0+$/, '');
}
