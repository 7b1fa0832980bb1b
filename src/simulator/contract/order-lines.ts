import * as v from 'valibot';
import type { Value } from './value.ts';

const label = v.nullish(v.string(), '');

/**
 * The JSON inside `basket` of a signed order, in the names of Juspay's samples: `id`, `description`, `quantity`,
 * `unitPrice`, `category`, `sku` and others, of which an order line needs these. Numbers are texts of their own digits.
 */
export const Basket = v.pipe(
  v.array(
    v.object({
      description: label,
      name: label,
      quantity: v.pipe(v.string(), v.regex(/^[1-9]\d{0,5}$/)),
      /** In units of the order's currency. */
      unitPrice: v.string(),
    }),
  ),
  v.nonEmpty(),
);

/** A line of an order as the customer sees it. */
export const OrderLine = v.object({
  description: v.string(),
  quantity: v.string(),
  /** Of all pieces, as decimal text. */
  amount: v.string(),
});
export type OrderLine = Value<typeof OrderLine>;
