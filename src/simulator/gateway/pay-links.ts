import type { Issue, Parsed } from '../../protocol/checkout-error.ts';
import type { Order } from '../domain/order.ts';
import { checkoutOfToken } from './checkouts.ts';
import type { Services } from './services.ts';

/** How long a link opens an order that is not paid, in ms. */
const lifetime = 15 * 60_000;

/** When the payment links of an order end if nobody begins to pay, in ms since 1970. */
export function payLinkExpiry(order: Order): number {
  return order.updated + lifetime;
}

/**
 * The order of a link to the payment page, `/pay/<link>`, for a browser that comes without a merchant page around it: a
 * checkout's token, or the gateway's id of an order that a server made. Whoever has the link may pay.
 *
 * A link is good for 15 minutes; what has been begun by then can still be looked at.
 *
 * Codes: `authentication-refused` for a link that was never given out, `time-expired`.
 */
export function orderOfLink({ store, orders, clock }: Services, link: string): Parsed<Order> {
  const checkout = checkoutOfToken(store, link);
  const order = checkout ? orders.find(checkout.merchantId, checkout.orderId) : orders.findById(link);
  if (!order) return { ok: false, issue: unknownLink };
  const expires = checkout ? checkout.created + lifetime : payLinkExpiry(order);
  if (clock() > expires && order.transactions.length === 0) return { ok: false, issue: expired };
  return { ok: true, value: order };
}

const unknownLink: Issue = {
  code: 'authentication-refused',
  field: 'link',
  message: 'This link was not given out here.',
  fix: 'Use the link that came with the session, or let the SDK send the browser.',
};

const expired: Issue = {
  code: 'time-expired',
  field: 'link',
  message: 'This link is older than 15 minutes.',
  fix: 'Let the merchant’s server make a new session.',
};
