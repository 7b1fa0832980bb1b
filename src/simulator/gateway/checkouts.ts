import { createHash, randomBytes } from 'node:crypto';
import { own, ownText } from '../../protocol/plain-object.ts';
import type { Order, OrderKey } from '../domain/order.ts';
import type { OrderRepository } from './order-repository.ts';
import type { Checkout, ShownInApps, Store } from './store.ts';

/** Opens a checkout of the order and returns its token: 256 random bits, known only to the page that asked. */
export function openCheckout(
  { store, orders }: { store: Store; orders: OrderRepository },
  order: OrderKey,
  now: number,
  shown = nothingShown,
  lock = '',
): string {
  const token = randomBytes(32).toString('base64url');
  store.addCheckout({
    tokenHash: hashOf(token),
    merchantId: order.merchantId,
    orderId: order.orderId,
    shown,
    lock,
    created: now,
  });
  orders.note(order, { source: 'sdk', text: 'process opened the payment page' });
  return token;
}

/** The checkout of a token, or undefined for a token that was never given out. */
export function checkoutOfToken(store: Store, token: string): Checkout | undefined {
  return store.findCheckout(hashOf(token));
}

const nothingShown: ShownInApps = { payeeName: '', displayNote: '' };

/** What a process payload says of it. Read by people only; so long that nobody loses a word, and no longer. */
export function shownInPayload(payload: Record<string, unknown>): ShownInApps {
  const shown = (key: string) => [...(ownText(payload, key) ?? '')].slice(0, 100).join('');
  return { payeeName: shown('payeeName'), displayNote: shown('displayNote') };
}

/**
 * The locks in the unsigned part of a process payload, as JSON text; empty without one. Only the payment page's own
 * offers are made shorter by it: whoever can change the payload can leave it out.
 */
export function lockInPayload(payload: Record<string, unknown>): string {
  const locks = ['payment_filter', 'offer_details'].map((key) => [key, own(payload, key)] as const);
  const given = locks.filter(([, lock]) => lock !== undefined);
  return given.length === 0 ? '' : JSON.stringify(Object.fromEntries(given));
}

/** The unsigned lock of the opening that the token stands for, as {@link lockInPayload} wrote it. */
export function lockOfToken(store: Store, token: string): string {
  return store.findCheckout(hashOf(token))?.lock ?? '';
}

/** What the shop wants to be read in an app, at the opening that the token stands for. */
export function shownInApps(store: Store, token: string): ShownInApps {
  return store.findCheckout(hashOf(token))?.shown ?? nothingShown;
}

/** The order that a token opens, or undefined for a token that was never given out. */
export function orderOfToken({ store, orders }: { store: Store; orders: OrderRepository }, token: string): Order | undefined {
  const checkout = checkoutOfToken(store, token);
  return checkout && orders.find(checkout.merchantId, checkout.orderId);
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
