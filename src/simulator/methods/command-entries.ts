import * as v from 'valibot';

/*
 * Commands are lenient: a method refuses what is missing or of another type itself, by the name of the field.
 */

/** A text; empty in place of anything else. */
export const text = v.fallback(v.string(), '');

/** A text that may be left out; anything else is left out, too. */
export const optionalText = v.optional(v.fallback(v.optional(v.string()), undefined));

/** A flag that may be left out; anything else is left out, too. */
export const optionalFlag = v.optional(v.fallback(v.optional(v.boolean()), undefined));

/** The entries of every command to pay. */
export const commandEntries = {
  /** The amount that the customer saw: the gateway refuses if the order has another one by now. */
  amount: v.optional(text),
  /** The id of the chosen discount. */
  offer: optionalText,
  /** The customer's answer to the order's mandate; left out where the customer was not asked. */
  mandate: optionalFlag,
};
