import type { WebhookEventName } from '../../server/parse-webhook.ts';
import { refundAmounts } from '../domain/refund.ts';
import { unreachableAmount } from '../domain/test-rules.ts';

/** How each documented webhook is had from the simulator, as a sentence. */
export const webhookRoutes: Readonly<Record<WebhookEventName, string>> = {
  TXN_CREATED: 'Press Pay: it comes before the bank has asked anything.',
  TXN_CHARGED: 'Pay, and let the bank approve.',
  TXN_FAILED: 'Pay, and let the bank decline.',
  ORDER_SUCCEEDED: 'Pay, and let the bank approve; or place the order with cash on delivery.',
  ORDER_FAILED: 'Pay, and let the bank decline.',
  ORDER_AUTHORIZED: 'The ending `authorized-first`.',
  ORDER_PARTIAL_CHARGED: 'The ending `partly-charged`.',
  ORDER_REFUNDED: 'Refund an order that is charged.',
  ORDER_REFUND_FAILED: `Refund ${refundAmounts.FAILURE} of it.`,
  REFUND_INITIATED: 'Refund an order that is charged.',
  REFUND_MANUAL_REVIEW_NEEDED: `Refund ${refundAmounts.MANUAL_REVIEW} of it.`,
  AUTO_REFUND_SUCCEEDED: 'The ending `sent-back`.',
  AUTO_REFUND_FAILED: 'The ending `sent-back`, whose first try fails.',
  MANDATE_CREATED: 'Press Pay for an order with `options.create_mandate`.',
  MANDATE_ACTIVATED: 'Pay such an order, and let the bank approve.',
  MANDATE_FAILED: 'Pay such an order, and let the bank decline.',
  MANDATE_PAUSED: '`POST /mandates/:id` with `command=pause`.',
  MANDATE_REVOKED: '`POST /mandates/:id` with `command=revoke`.',
  MANDATE_EXPIRED: 'Move the clock past the `mandate.end_date`.',
  NOTIFICATION_SUCCEEDED: 'Debit under a mandate: `POST /txns` with its `mandate_id`.',
  NOTIFICATION_FAILED: `Debit ${unreachableAmount} under a mandate; then it is declined.`,
};
