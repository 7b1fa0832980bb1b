import * as v from 'valibot';
import type { Value } from './value.ts';

/*
 * The messages between the payment page and the bank's page in its frame.
 */

/** Message of the bank's page to the page that frames it: nothing more is asked. */
export const BankDone = v.object({ bank: v.literal('done') });
export type BankDone = Value<typeof BankDone>;

/** Message of the payment page to the bank's page in its frame: the language has changed. */
export const LanguageChange = v.object({ language: v.string() });
export type LanguageChange = Value<typeof LanguageChange>;
