import type { Discount, OrderSummary } from '../contract/payment-page.ts';
import type { Quote } from '../contract/quote.ts';
import type { Chosen } from '../methods/payment-draft.ts';

/** The choices on which the figures of a payment depend. */
export interface PriceChoice extends Chosen {
  /** The id of a discount; absent or empty for none. */
  readonly discount?: string;
}

/** The part of a choice that a discount excludes. */
export type Misfit = 'emi' | 'instrument';

/** Returns the part of a choice that excludes a discount. An instrument that is not chosen yet excludes none. */
export function misfitOf({ instruments }: Discount, { instrument, emi }: PriceChoice): Misfit | undefined {
  if (emi) return 'emi';
  return !instrument || !instruments || instruments.includes(instrument) ? undefined : 'instrument';
}

/**
 * Returns the figures of a payment that is chosen: no other function of the page makes any. Those of a payment that has
 * begun come from the gateway.
 */
export function quote(
  { amount, offers = [] }: Pick<OrderSummary, 'amount' | 'offers'>,
  choice: PriceChoice = {},
): Quote {
  const discount = offers.find((each) => each.id === choice.discount && !misfitOf(each, choice));
  const { emi } = choice;
  return {
    amount: discount?.after ?? amount,
    full: amount,
    ...(discount && { discount: { id: discount.id, code: discount.code, amount: discount.deduction } }),
    ...(emi && { emi }),
  };
}
