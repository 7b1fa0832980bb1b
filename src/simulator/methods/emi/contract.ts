import * as v from 'valibot';
import type { Value } from '../../contract/value.ts';

const emiPlan = {
  months: v.number(),
  /** Percent a year, such as `15` or `13.5`. */
  rate: v.string(),
  /** Each month's instalment; the last one of a no-cost plan may be a few paise less. */
  perMonth: v.string(),
  /** Of all instalments. */
  total: v.string(),
  /** The interest of the bank; the customer pays it unless the plan has no cost. */
  interest: v.string(),
  /** The merchant pays the interest. */
  noCost: v.boolean(),
};

/** A payment in equal monthly instalments. Amounts are rupees as text with two decimals. */
export const EmiPlan = v.object(emiPlan);
export type EmiPlan = Value<typeof EmiPlan>;

/** The plans of one bank for an order. */
export const BankPlans = v.object({ bankName: v.string(), plans: v.array(EmiPlan) });
export type BankPlans = Value<typeof BankPlans>;

/** The plan that a card is paid with, at one bank. */
export const ChosenPlan = v.object({ ...emiPlan, bankName: v.string() });
export type ChosenPlan = Value<typeof ChosenPlan>;
