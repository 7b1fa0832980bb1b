// @ts-check
import { orderStatus } from 'hyper-checkout/server';

/**
 * The one place where an order becomes paid: both the return and the webhook come here, and neither is believed.
 *
 * @param {Map<string, { amount: string, paid: boolean }>} books what the shop knows of its orders
 * @param {import('hyper-checkout/server').OrderStatusOptions} gateway
 * @returns {(orderId: string) => Promise<boolean>} true once the order is paid; calling it twice does no harm
 */
export function createSettle(books, gateway) {
  return async (orderId) => {
    const order = books.get(orderId);
    if (!order) return false;
    const status = await orderStatus(orderId, { ...gateway, expected: { amount: order.amount } });
    order.paid ||= status.canFulfil;
    return order.paid;
  };
}
