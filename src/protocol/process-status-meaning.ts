import { isProcessStatus, type ProcessStatus } from './process-status.ts';

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
