import * as v from 'valibot';
import type { Value } from '../../contract/value.ts';
import { commandEntries, instrumentEntries, optionEntries, text } from '../entries.ts';

/** A wallet. */
export const WalletInstrument = v.object({
  method: v.literal('wallet'),
  ...instrumentEntries,
  /** The question of its page: to link the wallet, to add money, or none. */
  step: v.picklist(['link', 'top-up', 'done']),
  /** Rupees as text. */
  balance: v.string(),
});

/** A wallet that can be paid with. */
const Wallet = v.object({
  /** Such as `PAYTM`. */
  code: v.string(),
  name: v.string(),
  /** The customer has linked it before: it pays without a password. */
  linked: v.boolean(),
  /** Rupees as text; only of a linked one. */
  balance: v.exactOptional(v.string()),
});
export type Wallet = Value<typeof Wallet>;

/** Wallets as the payment page offers them. */
export const WalletOption = v.object({ method: v.literal('wallet'), wallets: v.array(Wallet), ...optionEntries });

/** Command: pay from a wallet. */
export const WalletCommand = v.object({ method: v.literal('wallet'), wallet: text, ...commandEntries });
