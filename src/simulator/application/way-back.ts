import { orderStatuses } from '../../protocol/order-status.ts';
import { returnAlgorithm, signReturn } from '../../server/verify.ts';
import { mandateOf } from '../domain/mandate.ts';
import { detailsOf, detailText, lastTransaction, type Order, orderStatusName } from '../domain/order.ts';
import { mandateToken } from '../juspay-api/order-answer.ts';
import { checkoutOfToken } from './payment-sessions.ts';
import type { Services } from './services.ts';

/** The address that the customer's browser goes to when the payment is over. */
export interface WayBack {
  /** The order's `return_url`, with the parameters in its query unless they are posted. */
  readonly url: string;
  /** The parameters, if the browser posts them as a form. */
  readonly form?: URLSearchParams;
}

/** The order's own `return_url`, or undefined if it names none. */
export function returnUrlOf(order: Order): string | undefined {
  return detailText(detailsOf(order), 'return_url');
}

/** Returns the way back of the order that a token opens, see {@link wayBack}; undefined for an unknown token. */
export async function wayBackOfToken(services: Services, token: string): Promise<WayBack | undefined> {
  const checkout = checkoutOfToken(services, token);
  const order = checkout && (await services.orders.find(checkout.merchantId, checkout.orderId));
  return order && wayBack(services, order);
}

/**
 * Returns the way back to the shop: the order's `return_url` with the documented parameters `order_id`, `status`,
 * `status_id`, those of a mandate, `signature` and `signature_algorithm`. Undefined if the order has no such URL.
 *
 * Parameters that the URL has itself are signed with the others in its query; a form has none of them. The status is
 * the present one, which may have changed when it is read: the merchant's server still asks.
 */
export async function wayBack(services: Services, order: Order): Promise<WayBack | undefined> {
  const { merchants, clock, control } = services;
  const returnUrl = returnUrlOf(order);
  if (returnUrl === undefined) return undefined;
  const merchant = merchants.find({ merchantId: order.merchantId, clientId: undefined });
  const url = new URL(returnUrl);
  const isPosted = (control.settings().returnMethod || merchant?.returnMethod) === 'POST';
  const parameters = isPosted ? new URLSearchParams() : url.searchParams;
  const status = orderStatusName(lastTransaction(order));
  parameters.set('order_id', order.orderId);
  parameters.set('status', status);
  parameters.set('status_id', String(orderStatuses[status].id));
  const mandate = mandateOf(order, clock());
  if (mandate) {
    parameters.set('mandate_id', mandate.id);
    parameters.set('mandate_token', mandateToken(mandate.id));
    parameters.set('mandate_status', mandate.status);
  }
  if (merchant?.responseKey !== undefined) {
    const signature = await signReturn(parameters, merchant.responseKey);
    parameters.set('signature', signature);
    parameters.set('signature_algorithm', returnAlgorithm);
  }
  return { url: url.href, ...(isPosted && { form: parameters }) };
}
