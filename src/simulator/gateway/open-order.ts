import type { Issue, Parsed } from '../../protocol/checkout-error.ts';
import type { Findings } from '../../protocol/fields.ts';
import { parseJsonText } from '../../protocol/json-text.ts';
import { ownText } from '../../protocol/plain-object.ts';
import { checkProcessPayload } from '../../protocol/process-payload.ts';
import { findForm } from '../../protocol/tolerated-forms.ts';
import { lockInPayload, openCheckout, shownInPayload } from './checkouts.ts';
import type { Services } from './services.ts';
import { lastTransaction, type Order } from '../domain/order.ts';
import { openingActions, readProcessPayload } from './read-process-payload.ts';
import { findMerchant } from './read-signed-text.ts';
import { isSessionPayload, judgeSessionAge, orderOfSession, readSession } from './sessions.ts';
import { judgeAge } from './signed-text-age.ts';
import { openSignedOrder } from './signed-orders.ts';
import { isDone } from '../domain/transaction-state.ts';

/** An order that a process payload has opened. */
export interface OpenedOrder {
  readonly order: Order;
  /** Pay waits for the merchant page. */
  readonly updatesOrder: boolean;
  /** What is not as documented and does not stop the payment. */
  readonly warnings: readonly Issue[];
  /** Stands for the order in every further call. */
  readonly token: string;
}

/**
 * Verifies a process payload and opens its order, for the payment page or for a browser that was sent here with it. The
 * payload is a signed order, or what the Session API made.
 */
export async function openOrder(services: Services, payload: Record<string, unknown>): Promise<Parsed<OpenedOrder>> {
  const opened = isSessionPayload(payload)
    ? openSessionOrder(services, payload)
    : await openOrderOfText(services, payload);
  if (opened.ok) noteWarnings(services, opened.value);
  else noteRefusal(services, payload, opened.issue);
  return opened;
}

/** The timeline tells what stopped nothing and is probably a mistake, such as a misspelt key. */
function noteWarnings({ orders }: Services, { order, warnings }: OpenedOrder): void {
  for (const { message } of warnings) orders.note(order, { source: 'sdk', text: `Warning: ${message}` });
}

/** The timeline of an order that is known tells of the payloads that could not open it. */
function noteRefusal({ orders, merchants }: Services, payload: Record<string, unknown>, { code, reason }: Issue): void {
  const merchant = findMerchant(payload, merchants);
  const details = parseJsonText(ownText(payload, 'orderDetails') ?? '', 'orderDetails');
  const orderId = details.ok ? ownText(details.value, 'order_id') : ownText(payload, 'orderId');
  if (!merchant.ok || !merchant.value || orderId === undefined) return;
  const { merchantId } = merchant.value;
  const known = orders.find(merchantId, orderId);
  if (!known) return;
  const text = `process was refused: ${reason === undefined ? code : `${code}, ${reason}`}`;
  orders.note(known, { source: 'sdk', text });
}

function openSessionOrder(services: Services, payload: Record<string, unknown>): Parsed<OpenedOrder> {
  const { store, orders, merchants, clock, strict } = services;
  const session = readSession(store, payload);
  if (!session.ok) return session;
  const { merchantId, clientId } = session.value;
  const merchant = merchants.find({ merchantId, clientId: undefined });
  const order = orderOfSession(orders, session.value, payload);
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
      token: openCheckout(services, order.value, now, shownInPayload(payload), lockInPayload(payload)),
    },
  };
}

async function openOrderOfText(services: Services, payload: Record<string, unknown>): Promise<Parsed<OpenedOrder>> {
  const { orders, merchants, clock, strict } = services;
  const now = clock();
  const request = await readProcessPayload(payload, merchants, openingActions, { strict, now });
  if (!request.ok) return request;
  const { signed } = request.value;
  const known = orders.find(signed.merchantId, signed.details.order_id);
  const cases: Findings = { issues: [], warnings: [] };
  if (known && known.orderId !== signed.details.order_id) findForm('order-id-case', 'order_id', cases, strict);
  const [otherCase] = cases.issues;
  if (otherCase) return { ok: false, issue: otherCase };
  const age = judgeAge(signed.details.timestamp, now);
  if (age && !(known && isPaid(known))) return { ok: false, issue: age };
  const opened = openSignedOrder(orders, signed, (order, at) =>
    openCheckout(services, order, at, request.value.shown, lockInPayload(payload)),
  );
  if (!opened.ok) return opened;
  const { updatesOrder } = request.value;
  const warnings = [...request.value.warnings, ...cases.warnings];
  return { ok: true, value: { order: opened.order, updatesOrder, warnings, token: opened.also } };
}

/** What is paid is paid: the shopper who comes back late is told so, and no new payment can come of it. */
function isPaid(order: Order): boolean {
  const last = lastTransaction(order);
  return last !== undefined && isDone(last.state);
}
