import type { SdkMessage } from '../../protocol/payment-page-messages.ts';
import { ownText } from '../../protocol/plain-object.ts';
import { isProcessStatus, processStatuses, type ProcessStatus } from '../../protocol/process-status.ts';
import type { SessionToken } from '../contract/payment-page.ts';
import type { Refusal } from '../contract/value.ts';
import type { Reply } from '../ui/request.ts';
import type { PaymentDraft } from '../methods/payment-draft.ts';
import type { PaymentResult } from './checkout.ts';

/** An event before it is addressed to the request that it belongs to. */
export type SdkNews = Omit<SdkMessage, 'requestId' | 'service'>;

/** An event without an error. */
export function news(event: string, payload: Readonly<Record<string, unknown>> = {}): SdkNews {
  return { payload, errorMessage: '', errorCode: '', error: false, event };
}

/** The answer to `initiate`; with a refusal it says that it failed. */
export function initiateResult(refusal?: Refusal): SdkNews {
  const payload = { action: 'initiate', status: refusal ? 'fail' : 'success', ...infoOf(refusal) };
  return { ...news('initiate_result', payload), ...(refusal && errorOf(refusal)) };
}

/** The end of a `process`. The flag `error` is set for every status but the two of success (seed 003). */
export function processResult({ offers, ...result }: PaymentResult): SdkNews {
  const payload = { action: 'process', ...result, ...(offers && { otherInfo: { offers } }) };
  const success = processStatuses[result.status].outcome === 'success';
  return { ...news('process_result', payload), ...(!success && { error: true, ...reasonOf(result.status) }) };
}

/** The end of a `process` that the gateway did not accept: nothing was paid, nothing was tried. */
export function processRefused(refusal: Refusal): SdkNews {
  const payload = { action: 'process', status: 'api_failure', ...infoOf(refusal) };
  return { ...news('process_result', payload), ...errorOf(refusal) };
}

/** The answer to `upiGetSessionToken`. What the gateway does not answer ends as the status `FAILURE`. */
export function sessionTokenResult(reply: Reply<SessionToken>): SdkNews {
  if (reply.kind === 'answer') return { ...reply.value, event: 'process_result' };
  const refusal = reply.kind === 'refused' ? reply.refusal : unreachable;
  const payload = { action: 'upiGetSessionToken', status: 'FAILURE', ...infoOf(refusal) };
  return { ...news('process_result', payload), ...errorOf(refusal) };
}

/** The refusal that stands for a missing answer. */
export const unreachable: Refusal = { errorCode: 'JP_005', error_message: 'The gateway could not be reached.' };

/**
 * The shopper pressed Pay. Card fields are empty for what is no card.
 *
 * @param txnReference only if the payment waits for a `resumePayment` that names it
 */
export function paymentAttempt(instrument: PaymentDraft, txnReference?: string): SdkNews {
  return news('paymentAttempt', {
    payment_method_type: instrument.type,
    payment_method: instrument.paid.paymentInstrument,
    payment_card_type: '',
    payment_card_issuer: '',
    ...(txnReference !== undefined && { txnReference }),
  });
}

/** True for the result of something that was tried: a shopper who has only left stays on the shop's page. */
export function endsAttempt({ event, payload }: SdkMessage): boolean {
  const status = ownText(payload, 'status');
  if (event !== 'process_result' || status === undefined || !isProcessStatus(status)) return false;
  return processStatuses[status].outcome !== 'cancelled';
}

/** Which part of the signed data it was, where one error code of the SDK stands for all of them. */
function infoOf(refusal: Refusal | undefined) {
  return refusal?.code === undefined ? {} : { otherInfo: { code: refusal.code } };
}

function errorOf(refusal: Refusal) {
  return { error: true, errorCode: refusal.errorCode, errorMessage: refusal.error_message };
}

function reasonOf(status: ProcessStatus): { errorCode: string; errorMessage: string } {
  switch (status) {
    case 'backpressed':
    case 'user_aborted':
      return { errorCode: 'JP_002', errorMessage: 'User aborted' };
    case 'pending_vbv':
    case 'authorizing':
      return { errorCode: 'JP_006', errorMessage: 'Status awaited' };
    case 'authorization_failed':
      return { errorCode: 'JP_000', errorMessage: 'Authorization failed' };
    case 'authentication_failed':
      return { errorCode: 'JP_000', errorMessage: 'Authentication failed' };
    default:
      return { errorCode: 'JP_000', errorMessage: 'Payment failed' };
  }
}
