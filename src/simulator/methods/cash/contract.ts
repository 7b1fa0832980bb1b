import * as v from 'valibot';
import { instrumentEntries } from '../instrument-entries.ts';

/** Cash on delivery. */
export const CashInstrument = v.object({ method: v.literal('cash'), ...instrumentEntries });
