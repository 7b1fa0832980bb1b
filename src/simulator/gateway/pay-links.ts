import type { Issue, Parsed } from '../../protocol/checkout-error.ts';
import { checkoutOfToken } from './checkouts.ts';
import type { Order } from './orders.ts';
import type { Store } from './store.ts';

/** How long a link opens an order that is not paid, in ms. */
const lifetime = 15 * 60_000;

/**
 * The order of a link to the payment page, `/pay/<token>`: a checkout's token, for a browser that comes without a
 * merchant page around it. Whoever has the link may pay.
 *
 * A link is good for 15 minutes; what has been begun by then can still be looked at.
 *
 * Codes: `authentication-refused` for a link that was never given out, `time-expired`.
 */
export function orderOfLink(store: Store, link: string, now: number): Parsed<Order> {
  const checkout = checkoutOfToken(store, link);
  const order = checkout && store.findOrder(checkout.merchantId, checkout.orderId);
  if (!order) return { ok: false, issue: unknownLink };
  if (now - checkout.created > lifetime && order.currentTransaction === '') return { ok: false, issue: expired };
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
