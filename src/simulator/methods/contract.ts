import type * as v from 'valibot';
import { variant, type Value } from '../contract/value.ts';
import { CardCommand, CardInstrument, CardOption } from './card/contract.ts';
import { CashCommand, CashInstrument, CashOption } from './cash/contract.ts';
import { NetbankingCommand, NetbankingInstrument, NetbankingOption } from './netbanking/contract.ts';
import { PayLaterCommand, PayLaterInstrument, PayLaterOption } from './pay-later/contract.ts';
import { SavedCardCommand, SavedCardInstrument, SavedCardOption } from './saved-card/contract.ts';
import { UpiCommand, UpiInstrument, UpiOption } from './upi/contract.ts';
import { WalletCommand, WalletInstrument, WalletOption } from './wallet/contract.ts';

/** The methods of payment, in the order in which the payment page shows them. */
export const methodNames = ['upi', 'saved-card', 'card', 'netbanking', 'wallet', 'pay-later', 'cash'] as const;

/** A method of payment. */
export type Method = (typeof methodNames)[number];

/** The instrument of each method, as it is stored with a transaction. */
export const instruments = {
  upi: UpiInstrument,
  'saved-card': SavedCardInstrument,
  card: CardInstrument,
  netbanking: NetbankingInstrument,
  wallet: WalletInstrument,
  'pay-later': PayLaterInstrument,
  cash: CashInstrument,
} as const satisfies { readonly [M in Method]: v.GenericSchema<unknown, { method: M }> };

/** The instrument of a transaction. */
export type Instrument = Value<(typeof instruments)[Method]>;

/** The instrument of one method. */
export type InstrumentOf<M extends Method> = Extract<Instrument, { readonly method: M }>;

/** A way to pay an order, with what its form must know. */
export const MethodOption = variant('method', [
  UpiOption,
  SavedCardOption,
  CardOption,
  NetbankingOption,
  WalletOption,
  PayLaterOption,
  CashOption,
]);
export type MethodOption = Value<typeof MethodOption>;

/** The option of one method. */
export type OptionOf<M extends Method> = Extract<MethodOption, { readonly method: M }>;

/** Command: pay an order. */
export const PayCommand = variant('method', [
  UpiCommand,
  SavedCardCommand,
  CardCommand,
  NetbankingCommand,
  WalletCommand,
  PayLaterCommand,
  CashCommand,
]);
export type PayCommand = Value<typeof PayCommand>;

/** The command to pay by one method. */
export type CommandOf<M extends Method> = Extract<PayCommand, { readonly method: M }>;
