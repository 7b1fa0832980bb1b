import { createHash } from 'node:crypto';
import { orderStatuses } from '../../protocol/order-status.ts';
import { own } from '../../protocol/plain-object.ts';
import { detailsOf, detailText, type Order } from './orders.ts';
import type { Store } from './store.ts';
import type { Transaction } from './transactions.ts';
import { transactionFacts } from './transaction-state.ts';
import { wireNumber, wireTime } from './wire-values.ts';

/*
 * A mandate is not kept: it follows from the order that asks for it and from that order's payment. Kept is only what the
 * merchant's server changed about it afterwards, so the two can never disagree.
 */

/** What a merchant's server may do to a mandate. */
export type MandateCommand = 'pause' | 'resume' | 'revoke';

/** The last change of a mandate. */
export interface MandateChange {
  readonly merchantId: string;
  /** The order that made the mandate. */
  readonly orderId: string;
  readonly command: MandateCommand;
  /** ms since 1970; 0 unless paused. */
  readonly pauseStart: number;
  /** ms since 1970; 0 for an open end. */
  readonly pauseEnd: number;
  /** ms since 1970. */
  readonly updated: number;
}

/** Where a mandate stands. */
export type MandateStatus = 'CREATED' | 'ACTIVE' | 'PAUSED' | 'REVOKED' | 'FAILURE' | 'EXPIRED';

/** What a customer agreed to: that the merchant may debit again. */
export interface Mandate {
  readonly id: string;
  readonly token: string;
  /** The order that made it. */
  readonly order: Order;
  /** What it was paid with, and will be. */
  readonly transaction: Transaction | undefined;
  readonly status: MandateStatus;
  /** When it expires, ms since 1970; undefined if it does not. */
  readonly ends: number | undefined;
  /** Rupees as text with two decimals. */
  readonly maxAmount: string;
  readonly amountRule: string;
  readonly frequency: string;
  /** ms since 1970 of its last change; undefined if there was none. */
  readonly change: MandateChange | undefined;
}

/**
 * The mandate that an order makes, or undefined if it makes none.
 *
 * `REQUIRED` makes one with any payment. With `OPTIONAL` it is the shopper's choice, so it takes a payment that says so.
 *
 * @param now ms since 1970: pauses begin and end, and mandates expire, by themselves
 */
export function mandateOf(
  order: Order,
  transaction: Transaction | undefined,
  change: MandateChange | undefined,
  now: number,
): Mandate | undefined {
  const details = detailsOf(order);
  if (!isAsked(detailText(details, 'options.create_mandate'), transaction)) return undefined;
  const amountRule = detailText(details, 'mandate.amount_rule') ?? 'VARIABLE';
  const id = `mandate_${order.id.replace(/^ordeh_/, '')}`;
  return {
    id,
    token: createHash('sha256').update(`token of ${id}`).digest('hex').slice(0, 32),
    order,
    transaction,
    status: statusOf(details, transaction, change, now),
    ends: endOf(details),
    maxAmount: amountRule === 'FIXED' ? order.amount : (detailText(details, 'mandate.max_amount') ?? order.amount),
    amountRule,
    frequency: detailText(details, 'mandate.frequency') ?? 'ASPRESENTED',
    change,
  };
}

/** The mandate that an order of the store makes. */
export function mandateOfOrder(store: Store, order: Order, now: number): Mandate | undefined {
  const transaction = store.findTransaction(order.currentTransaction);
  return mandateOf(order, transaction, store.findMandateChange(order), now);
}

/** The mandate with this id at a merchant. */
export function findMandate(store: Store, merchantId: string, id: string, now: number): Mandate | undefined {
  const order = store.findOrderById(id.replace(/^mandate_/, 'ordeh_'));
  const mandate = order?.merchantId === merchantId ? mandateOfOrder(store, order, now) : undefined;
  return mandate?.id === id ? mandate : undefined;
}

/** What a command makes of each status; undefined where it is refused. */
export const mandateMoves: Readonly<Record<MandateCommand, Readonly<Partial<Record<MandateStatus, true>>>>> = {
  pause: { ACTIVE: true },
  resume: { PAUSED: true },
  revoke: { ACTIVE: true, PAUSED: true },
};

/** A mandate as the order status and the mandate API have it. */
export function mandateAnswer(mandate: Mandate): object {
  const { order, transaction, change, status } = mandate;
  const details = detailsOf(order);
  const isCard = transaction?.instrument.method === 'card';
  const paused = change?.command === 'pause' ? change : undefined;
  return {
    mandate_id: mandate.id,
    mandate_token: mandate.token,
    mandate_status: status,
    mandate_type: isCard ? 'MANDATE' : 'EMANDATE',
    currency: order.currency,
    max_amount: wireNumber(mandate.maxAmount),
    amount_rule: mandate.amountRule,
    frequency: mandate.frequency,
    start_date: detailText(details, 'mandate.start_date') ?? String(Math.floor(order.created / 1000)),
    end_date: detailText(details, 'mandate.end_date') ?? '',
    rule_type: detailText(details, 'mandate.rule_type') ?? '',
    rule_value: detailText(details, 'mandate.rule_value') ?? '',
    revokable_by_customer: own(details, 'mandate.revokable_by_customer') !== false,
    block_fund: own(details, 'mandate.block_funds') === true || mandate.frequency === 'ONETIME',
    ...(transaction?.state === 'charged' && { last_activated_at: wireTime(transaction.updated) }),
    ...(paused && {
      pause_start_date: wireTime(paused.pauseStart),
      ...(paused.pauseEnd > 0 && { pause_end_date: wireTime(paused.pauseEnd) }),
    }),
  };
}

function statusOf(
  details: Readonly<Record<string, unknown>>,
  transaction: Transaction | undefined,
  change: MandateChange | undefined,
  now: number,
): MandateStatus {
  if (transaction?.state !== 'charged') return isOver(transaction) ? 'FAILURE' : 'CREATED';
  if (change?.command === 'revoke') return 'REVOKED';
  const end = endOf(details);
  if (end !== undefined && now > end) return 'EXPIRED';
  const isPaused =
    change?.command === 'pause' && now >= change.pauseStart && (change.pauseEnd === 0 || now < change.pauseEnd);
  return isPaused ? 'PAUSED' : 'ACTIVE';
}

/** What an order wants, or the shopper where the order leaves it open. */
function isAsked(wanted: string | undefined, transaction: Transaction | undefined): boolean {
  return wanted === 'REQUIRED' || (wanted === 'OPTIONAL' && transaction?.mandateConsent === true);
}

function endOf(details: Readonly<Record<string, unknown>>): number | undefined {
  const end = detailText(details, 'mandate.end_date');
  return end === undefined ? undefined : Number(end) * 1000;
}

function isOver(transaction: Transaction | undefined): boolean {
  return (
    transaction !== undefined && orderStatuses[transactionFacts[transaction.state].orderStatus].outcome === 'failed'
  );
}
