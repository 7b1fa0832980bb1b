import * as v from 'valibot';
import { ChosenPlan } from '../emi-plan.ts';
import { instrumentEntries } from '../instrument-entries.ts';

/** A card that the customer has saved. */
export const SavedCardInstrument = v.object({
  method: v.literal('saved-card'),
  ...instrumentEntries,
  savedMethodId: v.string(),
  emi: v.exactOptional(ChosenPlan),
});
