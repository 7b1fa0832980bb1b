import * as v from 'valibot';
import type { Value } from '../../contract/value.ts';
import { BankPlans, ChosenPlan } from '../emi/contract.ts';
import { commandEntries, instrumentEntries, optionalText, optionEntries, text } from '../entries.ts';

/** A card that the customer has saved. */
export const SavedCardInstrument = v.object({
  method: v.literal('saved-card'),
  ...instrumentEntries,
  savedMethodId: v.string(),
  emi: v.exactOptional(ChosenPlan),
});

const savedCard = {
  id: v.string(),
  kind: v.literal('card'),
  /** As the SDK names it, such as `VISA`. */
  brand: v.string(),
  lastFour: v.string(),
  bankName: v.string(),
  /** `01` to `12`. */
  expiryMonth: v.string(),
  /** Four digits. */
  expiryYear: v.string(),
};

/** A card that the customer has saved: a token with the brand, bank and last four digits. */
export const SavedCard = v.object(savedCard);
export type SavedCard = Value<typeof SavedCard>;

/** A saved card that can be paid with. */
const PayableCard = v.object({
  ...savedCard,
  /** The number of the CVV's digits. */
  cvvLength: v.number(),
});
export type PayableCard = Value<typeof PayableCard>;

/** Saved cards as the payment page offers them. */
export const SavedCardOption = v.object({
  method: v.literal('saved-card'),
  cards: v.array(PayableCard),
  emi: v.array(BankPlans),
  /** The order can only be paid in instalments. */
  onlyEmi: v.exactOptional(v.literal(true)),
  ...optionEntries,
});
export type SavedCardOption = Value<typeof SavedCardOption>;

/** Command: pay with a saved card. */
export const SavedCardCommand = v.object({
  method: v.literal('saved-card'),
  id: text,
  cvv: text,
  /** The months of the chosen plan as text. */
  emi: optionalText,
  ...commandEntries,
});
