import * as v from 'valibot';
import { instrumentEntries } from '../instrument-entries.ts';

/** A wallet. */
export const WalletInstrument = v.object({
  method: v.literal('wallet'),
  ...instrumentEntries,
  /** What its page asks for: to link the wallet, to add money, or nothing. */
  step: v.picklist(['link', 'top-up', 'done']),
  /** Rupees as text. */
  balance: v.string(),
});
