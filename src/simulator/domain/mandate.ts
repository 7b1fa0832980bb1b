import { compareAmounts } from '../../protocol/amount.ts';
import type { Issue } from '../../protocol/checkout-error.ts';
import { orderStatuses } from '../../protocol/order-status.ts';
import { refuse, type Decision } from './events.ts';
import {
  detailsOf,
  detailText,
  lastTransaction,
  type MandateChange,
  type MandateCommand,
  type Order,
} from './order.ts';
import type { Transaction } from './transaction.ts';
import { transactionFacts } from './transaction-state.ts';

/*
 * A mandate is not kept: it follows from the order that asks for it and from that order's payment. Kept is only what the
 * merchant's server changed about it afterwards, so the two can never disagree.
 */

/** The status of a mandate. */
export type MandateStatus = 'CREATED' | 'ACTIVE' | 'PAUSED' | 'REVOKED' | 'FAILURE' | 'EXPIRED';

/** A customer's consent that the merchant may debit again. */
export interface Mandate {
  readonly id: string;
  readonly status: MandateStatus;
  /** When it expires, ms since 1970; undefined if it does not. */
  readonly ends: number | undefined;
  /** Rupees as text with two decimals. */
  readonly maxAmount: string;
  readonly amountRule: string;
  readonly frequency: string;
}

/**
 * Returns the mandate that an order makes, or undefined if it makes none.
 *
 * `REQUIRED` makes one with any payment. With `OPTIONAL` it is the customer's choice, so it takes a payment that says so.
 *
 * @param now ms since 1970: pauses begin and end, and mandates expire, by themselves
 */
export function mandateOf(order: Order, now: number): Mandate | undefined {
  const details = detailsOf(order);
  if (!isAsked(detailText(details, 'options.create_mandate'), lastTransaction(order))) return undefined;
  const amountRule = detailText(details, 'mandate.amount_rule') ?? 'VARIABLE';
  return {
    id: `mandate_${order.id.replace(/^ordeh_/, '')}`,
    status: statusOf(details, order, now),
    ends: endOf(details),
    maxAmount: amountRule === 'FIXED' ? order.amount : (detailText(details, 'mandate.max_amount') ?? order.amount),
    amountRule,
    frequency: detailText(details, 'mandate.frequency') ?? 'ASPRESENTED',
  };
}

/** Returns whether a mandate lets through a debit of an amount: `more` than agreed, or `other` than a fixed one. */
export function debitOf({ maxAmount, amountRule }: Mandate, amount: string): 'fits' | 'more' | 'other' {
  const room = compareAmounts(maxAmount, amount);
  if (room < 0) return 'more';
  return room !== 0 && amountRule === 'FIXED' ? 'other' : 'fits';
}

/** The statuses in which each command is allowed. */
const allowed: Readonly<Record<MandateCommand, readonly MandateStatus[]>> = {
  pause: ['ACTIVE'],
  resume: ['PAUSED'],
  revoke: ['ACTIVE', 'PAUSED'],
};

/** The merchant's server pauses, resumes or revokes the order's mandate. `wrong-state` where the command is not allowed. */
export function changeMandate(
  order: Order,
  { command, pauseStart, pauseEnd }: Pick<MandateChange, 'command' | 'pauseStart' | 'pauseEnd'>,
  now: number,
): Decision {
  const mandate = mandateOf(order, now);
  if (!mandate || !allowed[command].includes(mandate.status)) return refuse(otherStatus);
  return {
    ok: true,
    order: { ...order, mandateChange: { command, pauseStart, pauseEnd, updated: now } },
    events: [{ type: 'mandate-changed', at: now, command, takesEffect: Math.max(now, pauseStart) }],
    result: undefined,
  };
}

const otherStatus: Issue = {
  code: 'wrong-state',
  field: 'command',
  message: 'The mandate is not in a status in which this can be done.',
  fix: 'Only an ACTIVE mandate can be paused, only a PAUSED one resumed; both can be revoked.',
};

function statusOf(details: Readonly<Record<string, unknown>>, order: Order, now: number): MandateStatus {
  const transaction = lastTransaction(order);
  const change = order.mandateChange;
  if (transaction?.state !== 'charged') return isOver(transaction) ? 'FAILURE' : 'CREATED';
  if (change?.command === 'revoke') return 'REVOKED';
  const end = endOf(details);
  if (end !== undefined && now > end) return 'EXPIRED';
  const isPaused =
    change?.command === 'pause' && now >= change.pauseStart && (change.pauseEnd === 0 || now < change.pauseEnd);
  return isPaused ? 'PAUSED' : 'ACTIVE';
}

/** Tells whether a mandate is made: the order requires it, or leaves it open and the customer agreed. */
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
