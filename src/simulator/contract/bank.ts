import * as v from 'valibot';
import { transactionStates } from '../domain/transaction-state.ts';
import { pinOutcomes } from './closed-sets.ts';
import { quoteEntries } from './quote.ts';
import { type Value, variant } from './value.ts';

/*
 * The messages between the gateway and the pages on which a customer approves a payment: the bank's page below `/bank`
 * and the simulated phone below `/phone`. Amounts are decimal texts.
 */

const payment = {
  /** The name of the bank, wallet or lender. */
  bankName: v.string(),
  merchantName: v.string(),
  ...quoteEntries,
  /** ISO 4217. */
  currency: v.string(),
  /** The time at which the customer pressed Pay, ms since 1970. */
  time: v.number(),
  /** The customer's phone number, masked but for its end. */
  phone: v.string(),
  /** The time until the page expires, in ms. Absent: it never does. */
  timeLeft: v.exactOptional(v.number()),
  /** Nothing more is asked. */
  done: v.boolean(),
  /** The order names an address to go back to. */
  returns: v.boolean(),
};

const password = {
  /** The number of OTPs that may still be tried. */
  attemptsLeft: v.number(),
  /** The right OTP. */
  testOtp: v.string(),
};

/** The question of a bank's page. */
export const BankQuestion = variant('kind', [
  v.object({
    kind: v.literal('three-d-secure'),
    ...payment,
    ...password,
    /** The last four digits of the card. */
    lastFour: v.string(),
  }),
  v.object({
    kind: v.literal('netbanking'),
    ...payment,
    /** The last four digits of the account. */
    lastFour: v.string(),
  }),
  v.object({ kind: v.literal('wallet-link'), ...payment, ...password }),
  v.object({ kind: v.literal('wallet-top-up'), ...payment, balance: v.string() }),
  v.object({ kind: v.literal('pay-later'), ...payment, ...password }),
]);
export type BankQuestion = Value<typeof BankQuestion>;

/** The question of the simulated phone. */
export const PhoneQuestion = v.object({
  kind: v.literal('upi'),
  ...payment,
  appName: v.string(),
  /** The phone does not have the app. */
  missing: v.boolean(),
  /** The payee, in the merchant's words. */
  payee: v.string(),
  /** The purpose, in the merchant's words. */
  note: v.string(),
  /** The account that the money would come from. */
  account: v.string(),
  /** The number of PINs that may still be tried. */
  attemptsLeft: v.number(),
  pins: v.array(v.object({ pin: v.string(), ending: v.picklist(pinOutcomes) })),
  /** The state of the transaction. */
  state: v.picklist(transactionStates),
});
export type PhoneQuestion = Value<typeof PhoneQuestion>;

/** The part of a question that only its method of payment knows. */
export type MethodQuestion = PartOf<BankQuestion | PhoneQuestion>;
type PartOf<Q> = Q extends unknown ? Omit<Q, keyof typeof payment> : never;

/** Command: the customer's answer. */
export const BankAnswer = v.union([
  v.object({ otp: v.pipe(v.string(), v.regex(/^\d{6}$/)) }),
  v.object({ pin: v.pipe(v.string(), v.regex(/^\d{4}(\d\d)?$/)) }),
  v.object({ choice: v.picklist(['succeed', 'fail', 'leave']) }),
]);
export type BankAnswer = Value<typeof BankAnswer>;

/*
 * The messages between the payment page and the bank's page in its frame.
 */

/** Message of the bank's page to the page that frames it: nothing more is asked. */
export const BankDone = v.object({ bank: v.literal('done') });
export type BankDone = Value<typeof BankDone>;

/** Message of the payment page to the bank's page in its frame: the language has changed. */
export const LanguageChange = v.object({ language: v.string() });
export type LanguageChange = Value<typeof LanguageChange>;
