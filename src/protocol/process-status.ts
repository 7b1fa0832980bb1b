import { defined, isPlainObject, ownText } from './plain-object.ts';
import type { SdkEvent } from './sdk-event.ts';

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

/**
 * The meaning of each status of `process_result`, in words that a merchant can show to support (seed 003, "Process API
 * response payload").
 */
const meanings: Readonly<Record<ProcessStatus, string>> = {
  charged: 'The payment page says that the payment arrived. Ask the order status once before you deliver.',
  cod_initiated: 'The shopper chose to pay in cash on delivery. Ask the order status once before you deliver.',
  backpressed: 'The shopper left the payment page before paying. There is no payment to look for.',
  user_aborted:
    'The shopper left after a payment had begun. It may still arrive: ask the order status until it is final.',
  pending_vbv: 'The shopper has yet to confirm the payment at the bank. Ask the order status until it is final.',
  authorizing: 'The bank has not answered yet. Ask the order status until it is final.',
  authorization_failed: 'The bank refused the payment. Ask the order status, since a few of these arrive after all.',
  authentication_failed:
    'The bank could not make sure of the shopper. Ask the order status, since a few of these arrive after all.',
  api_failure:
    'A call between the payment page and the gateway failed. Ask the order status, since the payment may have arrived.',
  juspay_declined: 'What the shopper entered was refused before it reached the bank. The error code says why.',
  new: 'The order was made, and no payment came of it. Ask the order status.',
  '': 'The payment page ended without a status. Ask the order status.',
};

/** Returns the meaning of a status of `process_result`. An unlisted status means the same as no status. */
export function meaningOfProcessStatus(status: string): string {
  const key = status.trim().toLowerCase();
  return meanings[isProcessStatus(key) ? key : ''];
}
