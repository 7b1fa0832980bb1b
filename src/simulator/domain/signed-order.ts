import { formatAmount, parseAmount } from '../../protocol/amount.ts';
import type { Issue, Parsed } from '../../protocol/checkout-error.ts';
import { sameOrderId } from '../../protocol/requests/tolerated-forms.ts';
import { refuse, type Decision, type DomainEvent } from './events.ts';
import { detailsOf, detailText, lastTransaction, type Order, type SignedOrder, sameJson } from './order.ts';
import { readBasket } from './order-lines.ts';
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
 * - Time runs one way. A text replaces only one that was signed before it, so a client that kept an earlier text, with
 *   a lower amount perhaps, cannot go back to it. Opened again, the earlier text shows the order as it stands now.
 */

/**
 * A signed text opens an order: a new one, or one that it named before. `order-reused` for other content under a known
 * order id.
 *
 * @param signed.id the gateway's id of the order, if it is new
 */
export function openOrder(known: Order | undefined, signed: SignedOrder & { id: string }, now: number): Decision {
  if (!known) return createOrder(signed, now);
  const same: Decision = { ok: true, order: known, events: [], result: undefined };
  if (known.payloadHash === signed.hash || known.earlierTexts.includes(signed.hash)) return same;
  if (!sameContent(known, signed) && !isLogin(known, signed)) return refuse(orderReused);
  return isNewer(known, signed) ? replaced(known, signed, now) : same;
}

/**
 * A signed text replaces the order's, by `updateOrder` on an open page.
 *
 * `conflict` for another order id or merchant, `order-reused` for a text that is not newer, `wrong-state` if the order is
 * paid or the bank may still charge it.
 */
export function replaceOrder(known: Order, signed: SignedOrder, now: number): Decision {
  if (signed.merchantId !== known.merchantId || !sameOrderId(signed.details.order_id, known.orderId)) {
    return refuse(otherOrder);
  }
  if (known.payloadHash === signed.hash) return { ok: true, order: known, events: [], result: undefined };
  if (!isNewer(known, signed)) return refuse(notNewer);
  if (isUnderPayment(known) && !sameContent(known, signed)) return refuse({ ...underPayment, field: 'orderDetails' });
  return replaced(known, signed, now);
}

/**
 * The merchant's server changes the order: its amount, its addresses or its custom parameters.
 *
 * `wrong-state` if the order is paid or its bank may still charge it, so that no customer pays another amount than they saw.
 *
 * @param amended the changed text, or the issue of it
 */
export function amendOrder(order: Order, amended: Parsed<SignedOrder>, now: number): Decision {
  if (isUnderPayment(order)) return refuse({ ...underPayment, field: 'order_id' });
  return amended.ok ? replaced(order, amended.value, now) : amended;
}

function createOrder(signed: SignedOrder & { id: string }, now: number): Decision {
  const content = contentOf(signed);
  if (!content.ok) return content;
  const order: Order = {
    merchantId: signed.merchantId,
    orderId: signed.details.order_id,
    id: signed.id,
    ...content.value,
    earlierTexts: [],
    transactions: [],
    refunds: [],
    mandateChange: undefined,
    mandateMade: false,
    nextScenario: undefined,
    schedule: [],
    created: now,
    updated: now,
  };
  return { ok: true, order, events: [taken('order-created', signed, content.value, now)], result: undefined };
}

function replaced(known: Order, signed: SignedOrder, now: number): Decision {
  const content = contentOf(signed);
  if (!content.ok) return content;
  // A client that still has the text before it opens the order as it stands now.
  const earlierTexts = [...known.earlierTexts, known.payloadHash].slice(-keptTexts);
  return {
    ok: true,
    order: { ...known, ...content.value, earlierTexts, updated: now },
    events: [taken('order-replaced', signed, content.value, now)],
    result: undefined,
  };
}

/** Returns the event of a signed text that the order has taken. */
function taken(
  type: 'order-created' | 'order-replaced',
  { details }: SignedOrder,
  { amount, currency }: Content,
  at: number,
): DomainEvent {
  const { fault } = readBasket(detailText(details, 'basket'), amount);
  return { type, at, amount, currency, ...(fault && { basketFault: fault }) };
}

/** The number of earlier texts that still open an order after its content has changed. */
const keptTexts = 64;

function isUnderPayment(order: Order): boolean {
  const last = lastTransaction(order);
  return last !== undefined && mayCharge(last.state);
}

type Content = Pick<Order, 'payloadHash' | 'details' | 'amount' | 'currency' | 'customerId'>;

function contentOf({ text, hash, details }: SignedOrder): Parsed<Content> {
  const paise = parseAmount(details.amount, 'amount');
  if (!paise.ok) return paise;
  return {
    ok: true,
    value: {
      payloadHash: hash,
      details: text,
      amount: formatAmount(paise.value),
      currency: detailText(details, 'currency') ?? 'INR',
      customerId: details.customer_id,
    },
  };
}

/** True if the two texts say the same of everything but the time. */
function sameContent(known: Order, { details }: SignedOrder): boolean {
  return sameJson(contentWithout(['timestamp'], detailsOf(known)), contentWithout(['timestamp'], details));
}

/** The fields that name the payer and do not change the payment. */
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
  return sameJson(whatIsPaid(detailsOf(known)), whatIsPaid(details));
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
