import type { WebhookEventName } from '../../../server/parse-webhook.ts';
import type { OrderStatusName } from '../../../protocol/order-status.ts';
import type { MandateCommand } from '../../domain/order.ts';
import type { RefundStatus } from '../../contract/closed-sets.ts';
import type { TransactionState } from '../../domain/transaction-state.ts';

const paid: readonly WebhookEventName[] = ['TXN_CHARGED', 'ORDER_SUCCEEDED'];
const failed: readonly WebhookEventName[] = ['TXN_FAILED', 'ORDER_FAILED'];

/** What the merchant's server is told when an order reaches a status; nothing for the ones in between. */
const byStatus: { readonly [S in OrderStatusName]?: readonly WebhookEventName[] } = {
  CHARGED: paid,
  COD_INITIATED: ['ORDER_SUCCEEDED'],
  AUTHORIZED: ['ORDER_AUTHORIZED'],
  PARTIAL_CHARGED: ['ORDER_PARTIAL_CHARGED'],
  AUTHORIZATION_FAILED: failed,
  AUTHENTICATION_FAILED: failed,
  JUSPAY_DECLINED: failed,
  AUTO_REFUNDED: ['AUTO_REFUND_SUCCEEDED'],
};

/** The events of a transaction that has moved. One that another has replaced is nobody's news. */
export function eventsOf(state: TransactionState, status: OrderStatusName): readonly WebhookEventName[] {
  return state === 'replaced' ? [] : (byStatus[status] ?? []);
}

/** The events of a refund, by what became of it. */
export const eventsOfRefund: Readonly<Record<RefundStatus, readonly WebhookEventName[]>> = {
  SUCCESS: ['REFUND_INITIATED', 'ORDER_REFUNDED'],
  FAILURE: ['REFUND_INITIATED', 'ORDER_REFUND_FAILED'],
  MANUAL_REVIEW: ['REFUND_INITIATED', 'REFUND_MANUAL_REVIEW_NEEDED'],
};

/** The events of a mandate that the merchant's server has changed. None is documented for one that goes on. */
export const eventsOfMandateChange: Readonly<Record<MandateCommand, readonly WebhookEventName[]>> = {
  pause: ['MANDATE_PAUSED'],
  resume: [],
  revoke: ['MANDATE_REVOKED'],
};
