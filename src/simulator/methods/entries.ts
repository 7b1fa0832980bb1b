import * as v from 'valibot';

/** The entries of every option: what the order says of the method. */
export const optionEntries = {
  /** It is shown and cannot be used; the reason may be empty. */
  locked: v.exactOptional(v.string()),
  /** It can be debited again, so a mandate can be given with it. */
  carriesMandate: v.exactOptional(v.literal(true)),
  /** The customer's last payment was by it. */
  lastUsed: v.exactOptional(v.literal(true)),
};

/** The entries of every instrument. It is stored, so it holds no card number, CVV, password or PIN. */
export const instrumentEntries = {
  /** `VISA`, `NB_HDFC`: the `paymentInstrument` of events. */
  name: v.string(),
  /** `card`, `nb`, `upi`: the `paymentInstrumentGroup` of events. */
  group: v.string(),
  /** The bank or app that asks the customer. */
  bankName: v.string(),
  /** Of a card; else empty. */
  lastFour: v.string(),
};

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
  /** The amount that the customer saw, after the discount: the gateway refuses any other one. */
  amount: v.optional(text),
  /** The id of the chosen discount. */
  offer: optionalText,
  /** The customer's answer to the order's mandate; left out where the customer was not asked. */
  mandate: optionalFlag,
};
