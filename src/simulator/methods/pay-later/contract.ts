import * as v from 'valibot';
import { instrumentEntries } from '../instrument-entries.ts';

/** An account at a lender. */
export const PayLaterInstrument = v.object({ method: v.literal('pay-later'), ...instrumentEntries });
