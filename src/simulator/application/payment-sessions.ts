import { createHash, randomBytes } from 'node:crypto';
import type { Issue, Parsed } from '../../protocol/checkout-error.ts';
import type { Findings } from '../../protocol/requests/fields.ts';
import { parseJsonText } from '../../protocol/json-text.ts';
import { ownText } from '../../protocol/plain-object.ts';
import { checkProcessPayload } from '../../protocol/requests/process-payload.ts';
import { findForm } from '../../protocol/requests/tolerated-forms.ts';
import { lastTransaction, type Order, type OrderKey } from '../domain/order.ts';
import { isDone } from '../domain/transaction-state.ts';
import { isSessionPayload, judgeSessionAge, orderOfSession, readSession } from './client-sessions.ts';
import { type Belongings, openSignedOrder } from './orders.ts';
import { lockInPayload, openingActions, readProcessPayload, shownInPayload } from './read-process-payload.ts';
import type { Services } from './services.ts';
import type { Checkout, ShownInApps } from './store.ts';
import { findMerchant, judgeAge } from './verify-payload.ts';

/** A new checkout: its token, 256 random bits that only the page knows, and what is kept of it with its order. */
function newCheckout(shown = nothingShown, lock = ''): { readonly token: string; readonly rows: Belongings } {
  const token = randomBytes(32).toString('base64url');
  return {
    token,
    rows: ({ merchantId, orderId }, at) => [
      {
        type: 'checkout',
        checkout: { tokenHash: hashOf(token), merchantId, orderId, shown, lock, created: at },
      },
      {
        type: 'line',
        line: { merchantId, orderId, at, source: 'sdk', text: 'process opened the payment page', status: '' },
      },
    ],
  };
}

/** Opens a checkout of an order that stays as it is, and returns its token. */
export async function openKnownOrder(
  { orders }: Pick<Services, 'orders'>,
  key: OrderKey,
  ...about: Parameters<typeof newCheckout>
): Promise<string> {
  const { token, rows } = newCheckout(...about);
  await orders.change(key, (order) => ({ ok: true, order, events: [], result: undefined }), rows);
  return token;
}

const nothingShown: ShownInApps = { payeeName: '', displayNote: '' };

/** The checkout of a token, or undefined for a token that was never given out. */
export function checkoutOfToken({ store }: Pick<Services, 'store'>, token: string): Checkout | undefined {
  return store.findCheckout(hashOf(token));
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The lifetime of a link to an order that is not paid, in ms. */
const lifetime = 15 * 60_000;

/** Returns the time at which the order's payment links end if no payment begins, in ms since 1970. */
export function payLinkExpiry(order: Order): number {
  return order.updated + lifetime;
}

/**
 * The order of a link to the payment page, `/pay/<link>`, for a browser that comes without a merchant page around it: a
 * checkout's token, or the gateway's id of an order that a server made. Each holder of the link may pay.
 *
 * A link is good for 15 minutes; what has been begun by then can still be looked at.
 *
 * Codes: `authentication-refused` for a link that was never given out, `time-expired`.
 */
export async function orderOfLink(services: Services, link: string): Promise<Parsed<Order>> {
  const { orders, clock } = services;
  const checkout = checkoutOfToken(services, link);
  const order = await (checkout ? orders.find(checkout.merchantId, checkout.orderId) : orders.findBy({ id: link }));
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

/** An order that a process payload has opened. */
export interface OpenedOrder {
  readonly order: Order;
  /** Pay waits for the merchant page. */
  readonly updatesOrder: boolean;
  /** Deviations from the documentation that do not stop the payment. */
  readonly warnings: readonly Issue[];
  /** Stands for the order in every further call. */
  readonly token: string;
}

/**
 * Verifies a process payload and opens its order, for the payment page or for a browser that was sent here with it. The
 * payload is a signed order, or what the Session API made.
 */
export async function openOrder(services: Services, payload: Record<string, unknown>): Promise<Parsed<OpenedOrder>> {
  const opened = await (isSessionPayload(payload)
    ? openSessionOrder(services, payload)
    : openOrderOfText(services, payload));
  if (opened.ok) noteWarnings(services, opened.value);
  else await noteRefusal(services, payload, opened.issue);
  return opened;
}

/** The timeline tells what stopped nothing and is probably a mistake, such as a misspelt key. */
function noteWarnings({ orders }: Services, { order, warnings }: OpenedOrder): void {
  for (const { message } of warnings) orders.note(order, { source: 'sdk', text: `Warning: ${message}` });
}

/** The timeline of an order that is known tells of the payloads that could not open it. */
async function noteRefusal(
  { orders, merchants }: Services,
  payload: Record<string, unknown>,
  { code, reason }: Issue,
): Promise<void> {
  const merchant = findMerchant(payload, merchants);
  const details = parseJsonText(ownText(payload, 'orderDetails') ?? '', 'orderDetails');
  const orderId = details.ok ? ownText(details.value, 'order_id') : ownText(payload, 'orderId');
  if (!merchant.ok || !merchant.value || orderId === undefined) return;
  const { merchantId } = merchant.value;
  const known = await orders.find(merchantId, orderId);
  if (!known) return;
  const text = `process was refused: ${reason === undefined ? code : `${code}, ${reason}`}`;
  orders.note(known, { source: 'sdk', text });
}

async function openSessionOrder(services: Services, payload: Record<string, unknown>): Promise<Parsed<OpenedOrder>> {
  const { store, orders, merchants, clock, strict } = services;
  const session = readSession(store, payload);
  if (!session.ok) return session;
  const { merchantId, clientId } = session.value;
  const merchant = merchants.find({ merchantId, clientId: undefined });
  const order = await orderOfSession(orders, session.value, payload);
  if (!order.ok) return order;
  const now = clock();
  const age = judgeSessionAge(session.value, now);
  if (age && !isPaid(order.value)) return { ok: false, issue: age };
  return {
    ok: true,
    value: {
      order: order.value,
      warnings: checkProcessPayload(payload, { strict }).warnings,
      updatesOrder: merchant !== undefined && merchants.updatesOrders(merchant, clientId),
      token: await openKnownOrder(services, order.value, shownInPayload(payload), lockInPayload(payload)),
    },
  };
}

async function openOrderOfText(services: Services, payload: Record<string, unknown>): Promise<Parsed<OpenedOrder>> {
  const { orders, merchants, clock, strict } = services;
  const now = clock();
  const request = await readProcessPayload(payload, merchants, openingActions, { strict, now });
  if (!request.ok) return request;
  const { signed } = request.value;
  const known = await orders.find(signed.merchantId, signed.details.order_id);
  const cases: Findings = { issues: [], warnings: [] };
  if (known && known.orderId !== signed.details.order_id) findForm('order-id-case', 'order_id', cases, strict);
  const [otherCase] = cases.issues;
  if (otherCase) return { ok: false, issue: otherCase };
  const age = judgeAge(signed.details.timestamp, now);
  if (age && !(known && isPaid(known))) return { ok: false, issue: age };
  const { token, rows } = newCheckout(request.value.shown, lockInPayload(payload));
  const opened = await openSignedOrder(orders, signed, rows);
  if (!opened.ok) return opened;
  const { updatesOrder } = request.value;
  const warnings = [...request.value.warnings, ...cases.warnings];
  return { ok: true, value: { order: opened.order, updatesOrder, warnings, token } };
}

/** Tells whether the order is paid. A customer who comes back late is told, and can start no new payment. */
function isPaid(order: Order): boolean {
  const last = lastTransaction(order);
  return last !== undefined && isDone(last.state);
}
