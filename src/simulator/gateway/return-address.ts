import { orderStatuses } from '../../protocol/order-status.ts';
import { returnAlgorithm, signReturn } from '../../server/return-signature.ts';
import type { Gateway } from './gateway.ts';
import { mandateOfOrder } from './mandates.ts';
import { detailsOf, detailText, orderStatusName, type Order } from './orders.ts';

/** The order's own `return_url`, or undefined if it names none. */
export function returnUrlOf(order: Order): string | undefined {
  return detailText(detailsOf(order), 'return_url');
}

/**
 * Where the shopper's browser goes when the payment is over: the order's `return_url` with the documented parameters
 * `order_id`, `status`, `status_id`, those of a mandate, `signature` and `signature_algorithm`. Undefined if the order has no such URL.
 *
 * Parameters that the URL has itself are signed with the others. What is said is what holds now, which
 * may have changed when it is read: the merchant's server still asks.
 */
export async function returnAddress({ store, merchants, clock }: Gateway, order: Order): Promise<string | undefined> {
  const returnUrl = returnUrlOf(order);
  if (returnUrl === undefined) return undefined;
  const url = new URL(returnUrl);
  const status = orderStatusName(store.findTransaction(order.currentTransaction));
  url.searchParams.set('order_id', order.orderId);
  url.searchParams.set('status', status);
  url.searchParams.set('status_id', String(orderStatuses[status].id));
  const mandate = mandateOfOrder(store, order, clock());
  if (mandate) {
    url.searchParams.set('mandate_id', mandate.id);
    url.searchParams.set('mandate_token', mandate.token);
    url.searchParams.set('mandate_status', mandate.status);
  }
  const { merchantId } = order;
  const responseKey = merchants.find({ merchantId, clientId: undefined })?.responseKey;
  if (responseKey !== undefined) {
    const signature = await signReturn(url.searchParams, responseKey);
    url.searchParams.set('signature', signature);
    url.searchParams.set('signature_algorithm', returnAlgorithm);
  }
  return url.href;
}
