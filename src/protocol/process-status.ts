import type { SdkEvent } from './sdk-event.ts';
import { defined, isPlainObject, ownText } from './plain-object.ts';

/**
 * The outcome of the payment, as far as the page can tell. A hint: the merchant's server holds the proof.
 *
 * - `success`: the SDK says that money moved or cash on delivery was chosen
 * - `pending`: a transaction is under way; it may still go either way
 * - `failed`: the SDK says that it failed; it may yet turn out charged
 * - `cancelled`: the shopper left before any transaction
 * - `unknown`: the page cannot tell
 */
export type ProcessOutcome = 'success' | 'pending' | 'failed' | 'cancelled' | 'unknown';

/**
 * The next step of the merchant's server.
 *
 * - `verify-once`: one order status call, then fulfil
 * - `poll`: order status until it is final
 * - `none`: no transaction can exist
 */
export type NextStep = 'verify-once' | 'poll' | 'none';

const success = { outcome: 'success', nextStep: 'verify-once' } as const;
const pending = { outcome: 'pending', nextStep: 'poll' } as const;
const failed = { outcome: 'failed', nextStep: 'poll' } as const;

/** The twelve statuses of `process_result` with their outcome and next step (seed 003, "Process API response payload"). */
export const processStatuses = {
  charged: success,
  cod_initiated: success,
  backpressed: { outcome: 'cancelled', nextStep: 'none' },
  user_aborted: pending,
  pending_vbv: pending,
  authorizing: pending,
  authorization_failed: failed,
  authentication_failed: failed,
  api_failure: failed,
  juspay_declined: failed,
  new: failed,
  '': { outcome: 'unknown', nextStep: 'poll' },
} as const satisfies Record<string, { outcome: ProcessOutcome; nextStep: NextStep }>;

/** One of the twelve documented statuses; the empty one means "unknown". */
export type ProcessStatus = keyof typeof processStatuses;

/** The end of one `process`, as `element.process()` resolves it. It is a hint, never proof of payment. */
export interface ProcessResult {
  /** The documented status in lower case, or whatever else the SDK sent. */
  readonly status: ProcessStatus | (string & {});
  readonly outcome: ProcessOutcome;
  readonly nextStep: NextStep;
  /** Such as `NB_AXIS` or `VISA`; absent if no instrument was used. */
  readonly paymentInstrument?: string;
  /** Such as `nb`, `card`, `upi`, `wallet`. */
  readonly paymentInstrumentGroup?: string;
  /** The SDK's `JP_…` code, empty or absent without an error. */
  readonly errorCode?: string;
  readonly errorMessage?: string;
  readonly requestId?: string;
  /** The order that was paid for, whatever the properties hold by then. */
  readonly orderId?: string;
  /** Present if `requestId` is not that of the payment which the result has ended. */
  readonly foreignRequestId?: true;
  /** Present if the SDK's error flag says the opposite of its status. */
  readonly contradiction?: true;
}

/**
 * Reads the end of a payment out of a `process_result` event.
 *
 * The outcome follows from `status` in any case of letters. `error` decides nothing, since it is set for what is pending
 * too; but a success that comes with it counts only once the server has asked. One documented failure nests the payload one
 * level deeper, so that is looked at too.
 */
export function readProcessResult(event: SdkEvent): ProcessResult {
  const payload = event.payload;
  const nested = isPlainObject(payload['payload']) ? payload['payload'] : {};
  const text = (key: string) => ownText(payload, key) ?? ownText(nested, key);
  const status = (text('status') ?? '').trim().toLowerCase();
  const { outcome, nextStep } = processStatuses[isProcessStatus(status) ? status : ''];
  const isContradiction = event.error === (outcome === 'success') && (event.error || outcome === 'failed');
  return defined({
    status,
    ...(isContradiction && event.error ? processStatuses[''] : { outcome, nextStep }),
    contradiction: isContradiction || undefined,
    paymentInstrument: text('paymentInstrument'),
    paymentInstrumentGroup: text('paymentInstrumentGroup'),
    errorCode: event.errorCode ?? text('errorCode'),
    errorMessage: event.errorMessage,
    requestId: event.requestId,
    orderId: event.orderId,
    foreignRequestId: event.foreignRequestId,
  });
}

/** True if the text is one of the twelve, in lower case. */
export function isProcessStatus(text: string): text is ProcessStatus {
  return Object.hasOwn(processStatuses, text);
}
