import * as v from 'valibot';
import { instrumentEntries } from '../instrument-entries.ts';

/** An account at a bank. */
export const NetbankingInstrument = v.object({ method: v.literal('netbanking'), ...instrumentEntries });
