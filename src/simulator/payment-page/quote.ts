import { compareAmounts } from '../../protocol/amount.ts';
import type { Discount, OrderSummary } from '../contract/payment-page.ts';
import { type Quote, topUpOf } from '../contract/quote.ts';
import type { Method } from '../methods/contract.ts';
import type { Chosen } from '../methods/payment-draft.ts';

/** The choices on which the figures of a payment depend. */
export interface PriceChoice extends Chosen {
  /** The id of a discount, or empty for none. Absent: the customer leaves it to the page. */
  readonly discount?: string;
}

/** The part of the figures that the gateway is told, in the words of its command. */
export interface Price {
  readonly amount: string;
  /** The id of the discount in it. */
  readonly offer?: string;
}

/** The part of a choice that a discount excludes. */
export type Misfit = 'emi' | 'instrument';

/** Returns the part of a choice that excludes a discount. An instrument that is not chosen yet excludes none. */
export function misfitOf({ instruments }: Discount, { instrument, emi }: PriceChoice): Misfit | undefined {
  if (emi) return 'emi';
  return !instrument || !instruments || instruments.includes(instrument) ? undefined : 'instrument';
}

/** Returns the discounts of a method, the largest first. */
export function discountsFor(discounts: readonly Discount[], wanted: Method): readonly Discount[] {
  return discounts
    .filter(({ methods }) => methods.includes(wanted))
    .sort((one, other) => compareAmounts(other.deduction, one.deduction));
}

/**
 * Returns the discount that applies in full: the customer's own choice, or the largest one that is sure to fit. One for
 * some instruments fits only once such an instrument is chosen.
 */
export function wantedDiscount(
  { offers = [] }: Pick<OrderSummary, 'offers'>,
  { discount, instrument }: PriceChoice,
  method: Method | undefined,
): Discount | undefined {
  if (discount !== undefined) return offers.find(({ id }) => id === discount);
  if (method === undefined) return undefined;
  return discountsFor(offers, method).find(
    ({ automatic, instruments }) =>
      automatic && (!instruments || (instrument !== undefined && instruments.includes(instrument))),
  );
}

/**
 * Returns the figures of a payment that is chosen: no other function of the page makes any. Those of a payment that has
 * begun come from the gateway.
 *
 * @param method undefined before one is chosen
 */
export function quote(
  order: Pick<OrderSummary, 'amount' | 'offers'>,
  choice: PriceChoice = {},
  method?: Method,
): Quote {
  const wanted = wantedDiscount(order, choice, method);
  const discount = wanted && !misfitOf(wanted, choice) ? wanted : undefined;
  const { amount } = order;
  const { emi, recurring, balance } = choice;
  const price = discount?.after ?? amount;
  const topUp = balance === undefined ? undefined : topUpOf(price, balance);
  return {
    amount: price,
    full: amount,
    ...(discount && { discount: { id: discount.id, code: discount.code, amount: discount.deduction } }),
    ...(emi && { emi }),
    ...(recurring && { recurring }),
    ...(topUp !== undefined && { topUp }),
  };
}

/** Returns the price of a choice. */
export function priceOf(...chosen: Parameters<typeof quote>): Price {
  const { amount, discount } = quote(...chosen);
  return { amount, ...(discount && { offer: discount.id }) };
}
