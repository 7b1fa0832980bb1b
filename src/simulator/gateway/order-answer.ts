import type { Gateway } from './gateway.ts';
import { mandateAnswer, mandateOf } from './mandates.ts';
import { orderStatus } from './order-status.ts';
import type { Order } from './orders.ts';
import { refundParts } from './refunds.ts';

/**
 * All that the order status API says of an order: its payment, its refunds and its mandate.
 *
 * @param transaction the order's latest one
 */
export function orderAnswer(
  { store, origin, clock }: Pick<Gateway, 'store' | 'origin' | 'clock'>,
  order: Order,
  transaction = store.findTransaction(order.currentTransaction),
): object {
  const mandate = mandateOf(order, transaction, store.findMandateChange(order), clock());
  return {
    ...orderStatus(order, transaction, origin),
    ...refundParts(store.refundsOf(order)),
    ...(mandate && { mandate: mandateAnswer(mandate) }),
  };
}
