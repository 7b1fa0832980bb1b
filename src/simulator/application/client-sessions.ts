import { createHash, randomBytes } from 'node:crypto';
import { sameAmount } from '../../protocol/amount.ts';
import type { Issue, Parsed } from '../../protocol/checkout-error.ts';
import { own } from '../../protocol/plain-object.ts';
import type { Order } from '../domain/order.ts';
import type { OpenedSession } from '../juspay-api/session-payload.ts';
import type { OrderRepository } from './orders.ts';
import type { ClientSession, Store } from './store.ts';
import { textOf } from './verify-payload.ts';

/** The lifetime of a `clientAuthToken` for its purpose, in ms: 15 minutes. */
const sessionLifetime = 15 * 60_000;

/** The purpose of a session. */
export type SessionPurpose = Pick<ClientSession, 'merchantId' | 'clientId' | 'orderId' | 'customerId' | 'action'>;

/** Makes a session: the token for the caller, and the record that the caller saves. */
export function newSession(now: number): {
  readonly opened: OpenedSession;
  readonly kept: (purpose: SessionPurpose) => ClientSession;
} {
  const clientAuthToken = `tkn_${randomBytes(32).toString('base64url')}`;
  const expires = now + sessionLifetime;
  return {
    opened: { clientAuthToken, expires },
    kept: (purpose) => ({ ...purpose, tokenHash: hashOf(clientAuthToken), created: now, expires }),
  };
}

/** Opens a session. */
export function openSession(store: Store, purpose: SessionPurpose, now: number): OpenedSession {
  const { opened, kept } = newSession(now);
  store.addSession(kept(purpose));
  return opened;
}

/** True for a payload of the Session API's, which bears a token in place of a signature. */
export function isSessionPayload(payload: Record<string, unknown>): boolean {
  return own(payload, 'clientAuthToken') !== undefined;
}

/**
 * The session of a payload's `clientAuthToken`. How old it is, the caller judges with {@link judgeSessionAge}.
 *
 * Codes: `conflict` for a signature beside the token, or a client id that is not the session's; `type`;
 * `authentication-refused` for a token that was not given out here.
 */
export function readSession(store: Store, payload: Record<string, unknown>): Parsed<ClientSession> {
  const mixed = signedKeys.find((key) => own(payload, key) !== undefined);
  if (mixed !== undefined) return refused(mixedWith(mixed));
  const token = textOf(payload, 'clientAuthToken');
  if (!token.ok) return token;
  const session = store.findSession(hashOf(token.value ?? ''));
  if (!session) return refused(tokenUnknown);
  for (const [copy, value] of [
    ['clientId', session.clientId],
    ['merchantId', session.merchantId],
    ['action', session.action],
  ] as const) {
    const given = textOf(payload, copy);
    if (!given.ok) return given;
    if (given.value !== undefined && given.value !== value) return refused(conflict(copy));
  }
  return { ok: true, value: session };
}

/** The order of a session, unless the payload says otherwise than the session: `conflict`. */
export async function orderOfSession(
  orders: OrderRepository,
  session: ClientSession,
  payload: Record<string, unknown>,
): Promise<Parsed<Order>> {
  const order = await orders.find(session.merchantId, session.orderId);
  if (!order) return refused(noOrder);
  for (const [copy, value] of [
    ['orderId', order.orderId],
    ['customerId', order.customerId],
  ] as const) {
    const given = textOf(payload, copy);
    if (!given.ok) return given;
    if (given.value !== undefined && given.value !== value) return refused(conflict(copy));
  }
  const amount = textOf(payload, 'amount');
  if (!amount.ok) return amount;
  if (amount.value !== undefined && !sameAmount(amount.value, order.amount)) return refused(conflict('amount'));
  return { ok: true, value: order };
}

/** The issue of a session that is over, else undefined. */
export function judgeSessionAge(session: ClientSession, now: number): Issue | undefined {
  return now > session.expires ? expired : undefined;
}

const signedKeys = ['orderDetails', 'signature', 'signaturePayload', 'merchantKeyId'];

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

const tokenUnknown: Issue = {
  code: 'authentication-refused',
  field: 'clientAuthToken',
  message: 'The simulator has made no such clientAuthToken.',
  fix: 'Pass the sdk_payload of POST /session unchanged.',
};

const expired: Issue = {
  code: 'time-expired',
  field: 'clientAuthToken',
  message: 'The session is older than 15 minutes.',
  fix: 'Let your server ask POST /session again when the shopper opens the checkout.',
};

const noOrder: Issue = {
  code: 'conflict',
  field: 'clientAuthToken',
  message: 'This session is for no order.',
  fix: 'Use the sdk_payload of a session that was made with an order_id.',
};

function conflict(field: string): Issue {
  return {
    code: 'conflict',
    field,
    message: `${field} is not what the session was made for.`,
    fix: 'Pass the sdk_payload of POST /session unchanged; after a change of the order, ask for a new one.',
  };
}

function mixedWith(field: string): Issue {
  return {
    code: 'conflict',
    field,
    reason: 'session',
    message: `${field} has no place beside a clientAuthToken.`,
    fix: 'Pass either a signed order or the sdk_payload of a session.',
  };
}

function refused(issue: Issue): { readonly ok: false; readonly issue: Issue } {
  return { ok: false, issue };
}
