import * as v from 'valibot';
import type { Value } from '../../contract/value.ts';
import { commandEntries, instrumentEntries, optionEntries, text } from '../entries.ts';

/** An account at a lender. */
export const PayLaterInstrument = v.object({ method: v.literal('pay-later'), ...instrumentEntries });

/** A company that pays now and is paid later. */
const Lender = v.object({
  /** Such as `LAZYPAY`. */
  code: v.string(),
  name: v.string(),
  /** Rupees as text: the most that one order may cost. */
  limit: v.string(),
  /** The order costs no more than that. */
  isEnough: v.boolean(),
});
export type Lender = Value<typeof Lender>;

/** Pay later as the payment page offers it. */
export const PayLaterOption = v.object({ method: v.literal('pay-later'), lenders: v.array(Lender), ...optionEntries });

/** Command: pay later. */
export const PayLaterCommand = v.object({ method: v.literal('pay-later'), lender: text, ...commandEntries });
