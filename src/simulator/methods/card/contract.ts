import * as v from 'valibot';
import { Status, type Value } from '../../contract/value.ts';
import { BankPlans, ChosenPlan } from '../emi/contract.ts';
import { commandEntries, instrumentEntries, optionalFlag, optionalText, optionEntries, text } from '../entries.ts';

/** A card: its brand and last four digits, and never more of its number. */
export const CardInstrument = v.object({
  method: v.literal('card'),
  ...instrumentEntries,
  emi: v.exactOptional(ChosenPlan),
  /** The customer wants the card to be saved: `01` to `12`, and four digits. */
  save: v.exactOptional(v.object({ expiryMonth: v.string(), expiryYear: v.string() })),
});

/** A card number that the simulator takes, and the status that a payment with it ends in. */
const AcceptedCard = v.object({
  /** Digits only. */
  number: v.string(),
  /** The networks that it can be charged on, as the SDK names them, such as `RUPAY`: of a dual-network card two. */
  networks: v.array(v.string()),
  /** The bank that it is from. */
  bankName: v.string(),
  /** After the right OTP. */
  ending: Status,
  /** The scenario that the card is there for, in English, if it is for one. */
  title: v.exactOptional(v.string()),
});
export type AcceptedCard = Value<typeof AcceptedCard>;

/** Cards as the payment page offers them. */
export const CardOption = v.object({
  method: v.literal('card'),
  cards: v.array(AcceptedCard),
  emi: v.array(BankPlans),
  /** There is a customer for whom the card can be saved. */
  savable: v.boolean(),
  /** The order can only be paid in instalments. */
  onlyEmi: v.exactOptional(v.literal(true)),
  ...optionEntries,
});
export type CardOption = Value<typeof CardOption>;

/** Command: pay with a card. */
export const CardCommand = v.object({
  method: v.literal('card'),
  card: v.fallback(
    v.object({
      number: text,
      expiryMonth: text,
      /** Two digits, or four. */
      expiryYear: text,
      cvv: text,
      /** Of a dual-network card, the one to be charged on. */
      network: optionalText,
    }),
    { number: '', expiryMonth: '', expiryYear: '', cvv: '' },
  ),
  /** The months of the chosen plan as text. */
  emi: optionalText,
  /** The customer wants the card to be saved. */
  save: optionalFlag,
  ...commandEntries,
});
