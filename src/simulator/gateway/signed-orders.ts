import { createHash, randomUUID } from 'node:crypto';
import type { OrderDetails } from '../../protocol/order-details.ts';
import type { Order, SignedOrder } from '../domain/order.ts';
import { openOrder } from '../domain/signed-order.ts';
import type { OrderRepository } from './order-repository.ts';

/** Makes a signed order of a text and its content. */
export function signedOrder(merchantId: string, text: string, details: OrderDetails): SignedOrder {
  return { merchantId, text, hash: createHash('sha256').update(text, 'utf8').digest('hex'), details };
}

/** Returns a new id of an order, `ordeh_…`. */
export function newOrderId(): string {
  return `ordeh_${randomUUID().replaceAll('-', '')}`;
}

/**
 * Opens the order of a signed text: a new one, or one that it named before.
 *
 * @param also saves in the same step what belongs to the opened order, such as a token
 */
export function openSignedOrder<T>(
  orders: OrderRepository,
  signed: SignedOrder,
  also: (order: Order, now: number) => T,
) {
  const key = { merchantId: signed.merchantId, orderId: signed.details.order_id };
  return orders.open(key, (known, now) => openOrder(known, { ...signed, id: newOrderId() }, now), also);
}
