import * as v from 'valibot';
import { formatAmount, paiseOf } from '../../protocol/amount.ts';
import { EmiPlan } from '../methods/emi/contract.ts';
import type { Value } from './value.ts';

/** Frequencies of a mandate's debits. */
const frequencies = [
  'ONETIME',
  'DAILY',
  'WEEKLY',
  'FORTNIGHTLY',
  'MONTHLY',
  'BIMONTHLY',
  'QUARTERLY',
  'HALFYEARLY',
  'YEARLY',
  'ASPRESENTED',
] as const;

/** The later debits under a mandate. */
export const Recurring = v.object({
  /** Rupees as text: no debit is more than this. */
  most: v.string(),
  /** Each debit is exactly that. */
  fixed: v.boolean(),
  frequency: v.picklist(frequencies),
});
export type Recurring = Value<typeof Recurring>;

/** The entries of a {@link Quote}. */
export const quoteEntries = {
  /** The price for the customer, now or at the door. */
  amount: v.string(),
  /** The amount of the order, before a discount. */
  full: v.string(),
  /** The difference between the two. */
  discount: v.exactOptional(v.object({ id: v.string(), code: v.string(), amount: v.string() })),
  /** The monthly instalments in which the customer's bank takes the amount. */
  emi: v.exactOptional(EmiPlan),
  /** The later debits to which the customer agrees with the payment. */
  recurring: v.exactOptional(Recurring),
  /** The part of the amount that a linked wallet lacks: the customer adds it first. */
  topUp: v.exactOptional(v.string()),
};

/** The figures of a payment, chosen or begun. Amounts are texts in units of the order's currency. */
export const Quote = v.object(quoteEntries);
export type Quote = Value<typeof Quote>;

/** Returns the part of a price that a wallet lacks; undefined if its balance is enough. */
export function topUpOf(price: string, balance: string): string | undefined {
  const missing = paiseOf(price) - paiseOf(balance);
  return missing > 0n ? formatAmount(missing) : undefined;
}
