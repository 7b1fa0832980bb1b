import type { EmiPlan } from '../methods/emi-plan.ts';
import { formatAmount, parseAmount } from '../../protocol/amount.ts';

/** What a bank asks for a number of months. */
export interface EmiTerms {
  readonly months: number;
  /** A year's interest in hundredths of a percent: 1500 is 15 %. */
  readonly yearlyRate: number;
  /** The shop pays the interest, so the shopper pays no more than the price. */
  readonly noCost: boolean;
}

/** Hundredths of a percent of a year, as the unit of a month's rate. */
const rateUnit = 120_000n;

/**
 * The plans for an amount, exact to the paisa: no float takes part.
 *
 * An instalment is `amount × r × (1 + r)^n / ((1 + r)^n − 1)` with the rate of a month `r`, rounded half up; the total is
 * what the instalments come to.
 *
 * @param amount rupees as text; no plan for one that is none
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

/** The parts never come to less than the whole. */
function roundUp(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}

function rateText(hundredths: number): string {
  return formatAmount(BigInt(hundredths)).replace(/\.?0+$/, '');
}
