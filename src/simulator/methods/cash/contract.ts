import * as v from 'valibot';
import { commandEntries, instrumentEntries, optionEntries } from '../entries.ts';

/** Cash on delivery. */
export const CashInstrument = v.object({ method: v.literal('cash'), ...instrumentEntries });

/** Cash on delivery as the payment page offers it. */
export const CashOption = v.object({ method: v.literal('cash'), ...optionEntries });

/** Command: pay in cash on delivery. */
export const CashCommand = v.object({ method: v.literal('cash'), ...commandEntries });
