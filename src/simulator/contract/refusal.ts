import * as v from 'valibot';
import { isErrorCode } from '../../protocol/checkout-error.ts';
import { guarded, type Value } from './value.ts';

/** The part of a refusal that the pages read. Merchants' servers find the entries of Juspay's API beside it. */
export const Refusal = v.object({
  /** The SDK's own code, such as `JP_012`. */
  errorCode: v.string(),
  /** Ours, where an input is at fault. */
  code: v.exactOptional(guarded(isErrorCode)),
  /** English, for logs. */
  error_message: v.string(),
});
export type Refusal = Value<typeof Refusal>;
