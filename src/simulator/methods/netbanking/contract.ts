import * as v from 'valibot';
import type { Value } from '../../contract/value.ts';
import { commandEntries, instrumentEntries, optionEntries, text } from '../entries.ts';

/** An account at a bank. */
export const NetbankingInstrument = v.object({ method: v.literal('netbanking'), ...instrumentEntries });

/** A bank that offers netbanking. */
const Bank = v.object({
  /** Such as `NB_HDFC`. */
  code: v.string(),
  name: v.string(),
  popular: v.boolean(),
  /** Its netbanking does not work at the moment. */
  down: v.exactOptional(v.literal(true)),
  /** Its page refuses to stand in a frame. */
  refusesFrames: v.exactOptional(v.literal(true)),
});
export type Bank = Value<typeof Bank>;

/** Netbanking as the payment page offers it. */
export const NetbankingOption = v.object({ method: v.literal('netbanking'), banks: v.array(Bank), ...optionEntries });

/** Command: pay at a bank. */
export const NetbankingCommand = v.object({ method: v.literal('netbanking'), bank: text, ...commandEntries });
