import type { WebhookEventName } from '../../../server/parse-webhook.ts';
import type { OrderStatusName } from '../../../protocol/order-status.ts';
import type { TransactionState } from '../transactions.ts';

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
};

/** The events of a transaction that has moved. One that another has replaced is nobody's news. */
export function eventsOf(state: TransactionState, status: OrderStatusName): readonly WebhookEventName[] {
  return state === 'replaced' ? [] : (byStatus[status] ?? []);
}
