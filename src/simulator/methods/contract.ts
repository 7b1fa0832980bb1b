import type * as v from 'valibot';
import type { Value } from '../contract/value.ts';
import { CardInstrument } from './card/contract.ts';
import { CashInstrument } from './cash/contract.ts';
import { NetbankingInstrument } from './netbanking/contract.ts';
import { PayLaterInstrument } from './pay-later/contract.ts';
import { SavedCardInstrument } from './saved-card/contract.ts';
import { UpiInstrument } from './upi/contract.ts';
import { WalletInstrument } from './wallet/contract.ts';

/** The methods of payment, in the order in which the payment page shows them. */
export const methodNames = ['upi', 'saved-card', 'card', 'netbanking', 'wallet', 'pay-later', 'cash'] as const;

/** A method of payment. */
export type Method = (typeof methodNames)[number];

/** What each method remembers of the instrument that a transaction is paid with. */
export const instruments = {
  upi: UpiInstrument,
  'saved-card': SavedCardInstrument,
  card: CardInstrument,
  netbanking: NetbankingInstrument,
  wallet: WalletInstrument,
  'pay-later': PayLaterInstrument,
  cash: CashInstrument,
} as const satisfies { readonly [M in Method]: v.GenericSchema<unknown, { method: M }> };

/** What a transaction is paid with. */
export type Instrument = Value<(typeof instruments)[Method]>;

/** The instrument of one method. */
export type InstrumentOf<M extends Method> = Extract<Instrument, { readonly method: M }>;
