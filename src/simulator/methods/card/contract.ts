import * as v from 'valibot';
import { ChosenPlan } from '../emi-plan.ts';
import { instrumentEntries } from '../instrument-entries.ts';

/** A card: its brand and last four digits, and never more of its number. */
export const CardInstrument = v.object({
  method: v.literal('card'),
  ...instrumentEntries,
  emi: v.exactOptional(ChosenPlan),
  /** The customer wants the card to be saved: `01` to `12`, and four digits. */
  save: v.exactOptional(v.object({ expiryMonth: v.string(), expiryYear: v.string() })),
});
