import * as v from 'valibot';
import { EmiPlan } from '../methods/emi/contract.ts';
import type { Value } from './value.ts';

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
};

/** The figures of a payment, chosen or begun. Amounts are texts in units of the order's currency. */
export const Quote = v.object(quoteEntries);
export type Quote = Value<typeof Quote>;
