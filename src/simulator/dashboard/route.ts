/** A view of the dashboard, as its address names it. */
export type Route =
  | { readonly view: 'orders' }
  | { readonly view: 'order'; readonly merchantId: string; readonly orderId: string }
  | { readonly view: 'transactions' }
  | { readonly view: 'webhooks' }
  | { readonly view: 'requests'; readonly search: string }
  | { readonly view: 'controls' }
  | { readonly view: 'theme' };

/** The route of a fragment such as `#/orders/acme/R1`; the orders for anything that leads nowhere. */
export function routeOf(hash: string): Route {
  const [, view, ...rest] = hash.replace(/^#/, '').split('/');
  const [merchantId, orderId] = rest.map(decoded);
  if (view === 'orders' && merchantId && orderId) return { view: 'order', merchantId, orderId };
  if (view === 'requests') return { view, search: merchantId ?? '' };
  if (view === 'transactions' || view === 'webhooks' || view === 'controls' || view === 'theme') return { view };
  return { view: 'orders' };
}

/** The fragment of an order. */
export function orderHref(merchantId: string, orderId: string): string {
  return `#/orders/${encodeURIComponent(merchantId)}/${encodeURIComponent(orderId)}`;
}

/** The fragment of the requests in which a text occurs. */
export function requestsHref(search: string): string {
  return `#/requests/${encodeURIComponent(search)}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return ''; // A percent sign that encodes nothing: an address that leads nowhere.
  }
}
