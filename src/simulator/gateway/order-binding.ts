import { createHash, randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { formatAmount, parseAmount } from '../../protocol/amount.ts';
import type { Issue, Parsed } from '../../protocol/checkout-error.ts';
import { sameOrderId } from '../../protocol/tolerated-forms.ts';
import { detailsOf, detailText, type Order, type SignedOrder } from './orders.ts';
import type { Store } from './store.ts';
import { mayCharge } from './transaction-state.ts';

/*
 * Which signed text an order stands for. There are three doors, and one rule behind them:
 *
 * - The same content with another timestamp is the same order. Merchants sign again for every page they render, and must
 *   once 15 minutes are over. It is safe at any time: what is paid does not change, and an order has at most one
 *   transaction that can be charged, whichever of its texts opened the page.
 * - A guest's order that a customer's name was added to is the same order too: the guest has logged in. The other way round
 *   there is none.
 * - Other content comes in only by `updateOrder` on an open page, and only while no transaction of the order was or can
 *   still be charged. Anywhere else it is taken for an order id that was used twice.
 * - Time runs one way. A text replaces only one that was signed before it, so whoever kept an earlier text, with a lower
 *   amount perhaps, cannot go back to it. Opened again, it shows the order as it stands now.
 */

/**
 * The order that a signed text opens: a new one, or one that it named before.
 *
 * `order-reused` for other content under a known order id. Must be called inside {@link Store.atomically}.
 */
export function bindOrder(store: Store, signed: SignedOrder, now: number): Parsed<Order> {
  const known = store.findOrder(signed.merchantId, signed.details.order_id);
  if (!known) return addOrder(store, signed, now);
  const payloadHash = hashOf(signed.text);
  if (known.payloadHash === payloadHash || store.hasOrderText(known, payloadHash)) return { ok: true, value: known };
  if (!sameContent(known, signed) && !isLogin(known, signed)) return { ok: false, issue: orderReused };
  return isNewer(known, signed) ? replace(store, known, signed, now) : { ok: true, value: known };
}

/**
 * The order after `updateOrder`, or the reason why it stays as it is.
 *
 * `conflict` for another order id or merchant, `order-reused` for a text that is not newer, `wrong-state` if the order is
 * paid or the bank may still charge it. Must be called inside {@link Store.atomically}.
 */
export function rebindOrder(store: Store, opened: Order, signed: SignedOrder, now: number): Parsed<Order> {
  const known = store.findOrder(opened.merchantId, opened.orderId) ?? opened;
  if (signed.merchantId !== known.merchantId || !sameOrderId(signed.details.order_id, known.orderId)) {
    return { ok: false, issue: otherOrder };
  }
  if (known.payloadHash === hashOf(signed.text)) return { ok: true, value: known };
  if (!isNewer(known, signed)) return { ok: false, issue: notNewer };
  const current = store.findTransaction(known.currentTransaction);
  if (current && mayCharge(current.state) && !sameContent(known, signed)) return { ok: false, issue: underPayment };
  return replace(store, known, signed, now);
}

function addOrder(store: Store, signed: SignedOrder, now: number): Parsed<Order> {
  const said = contentOf(signed);
  if (!said.ok) return said;
  const order: Order = {
    merchantId: signed.merchantId,
    orderId: signed.details.order_id,
    id: `ordeh_${randomUUID().replaceAll('-', '')}`,
    ...said.value,
    attempts: 0,
    currentTransaction: '',
    created: now,
    updated: now,
  };
  store.addOrder(order);
  return { ok: true, value: order };
}

function replace(store: Store, known: Order, signed: SignedOrder, now: number): Parsed<Order> {
  const said = contentOf(signed);
  if (!said.ok) return said;
  const order: Order = { ...known, ...said.value, updated: now };
  store.addOrderText(known, known.payloadHash);
  store.saveOrder(order);
  return { ok: true, value: order };
}

type Content = Pick<Order, 'payloadHash' | 'details' | 'amount' | 'currency' | 'customerId'>;

function contentOf({ text, details }: SignedOrder): Parsed<Content> {
  const paise = parseAmount(details.amount, 'amount');
  if (!paise.ok) return paise;
  return {
    ok: true,
    value: {
      payloadHash: hashOf(text),
      details: text,
      amount: formatAmount(paise.value),
      currency: detailText(details, 'currency') ?? 'INR',
      customerId: details.customer_id,
    },
  };
}

/** True if the two texts say the same of everything but the time. */
function sameContent(known: Order, { details }: SignedOrder): boolean {
  return isDeepStrictEqual(contentWithout(['timestamp'], detailsOf(known)), contentWithout(['timestamp'], details));
}

/** What says who pays, and nothing of what is paid. */
const whoPays = [
  'customer_id',
  'customer_email',
  'customer_phone',
  'email_address',
  'mobile_number',
  'first_name',
  'last_name',
] as const;

/** True if the only news is who the guest is. */
function isLogin(known: Order, { details }: SignedOrder): boolean {
  if (known.customerId !== '' || details.customer_id === '') return false;
  return isDeepStrictEqual(whatIsPaid(detailsOf(known)), whatIsPaid(details));
}

function whatIsPaid(details: Readonly<Record<string, unknown>>): object {
  return contentWithout(['timestamp', ...whoPays], details);
}

/** The details with the order id in one case, in which all of its spellings are one. */
function contentWithout(keys: readonly string[], details: Readonly<Record<string, unknown>>): object {
  const rest: Record<string, unknown> = { ...details, order_id: String(details['order_id']).toLowerCase() };
  for (const key of keys) Reflect.deleteProperty(rest, key);
  return rest;
}

/** Times have 13 digits each, so their texts have the order of their numbers. */
function isNewer(known: Order, { details }: SignedOrder): boolean {
  return details.timestamp > (detailText(detailsOf(known), 'timestamp') ?? '');
}

function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

const orderReused: Issue = {
  code: 'order-reused',
  field: 'order_id',
  message: 'This order id was used before with other content.',
  fix: 'Give every order its own order_id; to change an order whose page is open, use updateOrder.',
};

const otherOrder: Issue = {
  code: 'conflict',
  field: 'order_id',
  message: 'The new order has another order_id or merchant_id than the open one.',
  fix: 'Sign the update with the ids of the order that is open, or process the other order by itself.',
};

const notNewer: Issue = {
  code: 'order-reused',
  field: 'timestamp',
  reason: 'not-newer',
  message: 'The update was signed no later than the order that is open.',
  fix: 'Sign the update when it is wanted, with the current time.',
};

const underPayment: Issue = {
  code: 'wrong-state',
  field: 'orderDetails',
  reason: 'paying',
  message: 'The order is paid, or its bank may still charge it, so it cannot change.',
  fix: 'Update the order before the shopper pays; afterwards, ask for the order status.',
};
