import { isPlainObject } from '../../protocol/plain-object.ts';
import type { OrderStatusName } from '../../protocol/order-status.ts';
import { parseJsonText } from '../../protocol/json-text.ts';
import { orderFields, type OrderDetails } from '../../protocol/requests/order-details.ts';
import { readTolerated } from '../../protocol/requests/tolerated-forms.ts';
import type { EndingName } from './endings.ts';
import { transactionFacts, type TransactionInput } from './transaction-state.ts';
import type { Transaction } from './transaction.ts';

/** The two ids that name an order. */
export interface OrderKey {
  readonly merchantId: string;
  readonly orderId: string;
}

/** One order with all that belongs to it. Its content is that of the latest of its signed texts. */
export interface Order extends OrderKey {
  /** The gateway's own id of it, `ordeh_…`. */
  readonly id: string;
  /** SHA-256 of the signed text's UTF-8 bytes, in hex. */
  readonly payloadHash: string;
  /** The signed text, byte for byte. Holds the customer's contact data, which the order status gives back. */
  readonly details: string;
  /** The hashes of signed texts that this order replaced. */
  readonly earlierTexts: readonly string[];
  /** Rupees (or the unit of the currency) with two decimals, such as `249.00`. */
  readonly amount: string;
  readonly currency: string;
  /** Empty for a guest. */
  readonly customerId: string;
  /** By attempt. Only the last one can still be charged. */
  readonly transactions: readonly Transaction[];
  /** The oldest first. */
  readonly refunds: readonly Refund[];
  /** The last change of the mandate that the order made. */
  readonly mandateChange: MandateChange | undefined;
  /** True once a payment has made the order's mandate; a second attempt makes no second mandate. */
  readonly mandateMade: boolean;
  /** The scenario that the next payment follows. */
  readonly nextScenario: EndingName | undefined;
  /** The scheduled steps of the last transaction, besides its own deadline; the earliest first. */
  readonly schedule: readonly ScheduledStep[];
  /** ms since 1970. */
  readonly created: number;
  /** ms since 1970. */
  readonly updated: number;
}

/** An input that a transaction gets at its moment. */
export interface ScheduledStep {
  /** ms since 1970. */
  readonly at: number;
  readonly uuid: string;
  readonly input: TransactionInput;
}

/** Money that went back, all of a payment or a part of it. */
export interface Refund {
  /** The merchant's own name of the request: the same one again never refunds again. */
  readonly uniqueRequestId: string;
  /** The gateway's id. */
  readonly id: string;
  /** Rupees as text with two decimals. */
  readonly amount: string;
  /** ms since 1970. */
  readonly created: number;
}

/** The commands of the merchant's server for a mandate. */
export const mandateCommands = ['pause', 'resume', 'revoke'] as const;

/** A command of the merchant's server for a mandate. */
export type MandateCommand = (typeof mandateCommands)[number];

/** The last change of the mandate that an order has made. */
export interface MandateChange {
  readonly command: MandateCommand;
  /** ms since 1970; 0 unless paused. */
  readonly pauseStart: number;
  /** ms since 1970; 0 for an open end. */
  readonly pauseEnd: number;
  /** ms since 1970. */
  readonly updated: number;
}

/** Returns the order's latest transaction, the only one that can still be charged. */
export function lastTransaction({ transactions }: Pick<Order, 'transactions'>): Transaction | undefined {
  return transactions.at(-1);
}

/** A signed text that holds, with what it says. */
export interface SignedOrder {
  readonly merchantId: string;
  readonly text: string;
  /** SHA-256 of the text's UTF-8 bytes, in hex. */
  readonly hash: string;
  readonly details: OrderDetails;
}

/** The status of an order: `NEW` until there is a transaction; from then on what the latest one says. */
export function orderStatusName(transaction: Transaction | undefined): OrderStatusName {
  return transaction ? transactionFacts[transaction.state].orderStatus : 'NEW';
}

/** Reads the content of the signed text of an order, with the tolerated forms: it was checked when the order came. */
export function detailsOf({ details }: Pick<Order, 'details'>): Readonly<Record<string, unknown>> {
  const read = parseJsonText(details, 'orderDetails');
  const nobody = { issues: [], warnings: [] };
  return read.ok ? readTolerated(read.value, orderFields, nobody, { text: details }) : {};
}

/** A text of the signed details, or undefined if the key is missing, empty or no text. */
export function detailText(details: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = Object.hasOwn(details, key) ? details[key] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Returns whether two JSON values say the same, in whatever order their keys stand. */
export function sameJson(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((each, place) => sameJson(each, other[place]));
  }
  if (!isPlainObject(one) || !isPlainObject(other)) return Object.is(one, other);
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && sameJson(one[key], other[key]))
  );
}
