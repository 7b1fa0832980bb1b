import type { Issue } from '../../protocol/checkout-error.ts';
import type { EndingName } from './endings.ts';
import type { BasketFault } from './order-lines.ts';
import type { MandateCommand, Order } from './order.ts';
import type { Transaction } from './transaction.ts';
import type { TransactionState } from './transaction-state.ts';

/** The facts of a transaction that the history of an order shows. */
export interface TransactionLine {
  readonly uuid: string;
  readonly attempt: number;
  /** Such as `VISA` or `NB_SBI`. */
  readonly instrument: string;
  /** Of a card; else empty. */
  readonly lastFour: string;
  /** The bank or app that asks the customer. */
  readonly bankName: string;
  /** The id of the discount that lowered the amount; empty without one. */
  readonly discountId: string;
}

/** The commands' effects on an order, in the order in which they happened. An event holds nothing personal. */
export type DomainEvent = {
  /** ms since 1970; of a scheduled step its own moment, however late it ran. */
  readonly at: number;
} & (
  | {
      readonly type: 'order-created' | 'order-replaced';
      readonly amount: string;
      readonly currency: string;
      /** The payment page shows no lines of its basket. */
      readonly basketFault?: BasketFault;
    }
  | { readonly type: 'customer-left'; /** After a payment was begun. */ readonly begun: boolean }
  | {
      readonly type: 'transaction-started';
      readonly transaction: TransactionLine;
      /** The place where the customer is asked. A payment that asks nothing moves on at once. */
      readonly waits: 'bank' | 'phone' | 'nowhere';
    }
  | {
      readonly type: 'transaction-moved';
      readonly transaction: TransactionLine;
      readonly from: TransactionState;
      readonly to: TransactionState;
    }
  | { readonly type: 'secret-rejected'; readonly uuid: string; readonly attemptsLeft: number }
  | { readonly type: 'scenario-set'; readonly scenario: EndingName; readonly takesEffect: 'now' | 'next-payment' }
  | { readonly type: 'refund-made'; readonly id: string; readonly amount: string }
  | { readonly type: 'debit-notified'; readonly mandateId: string; readonly reached: boolean }
  | { readonly type: 'mandate-created' | 'mandate-activated' | 'mandate-failed' }
  | {
      readonly type: 'mandate-changed';
      readonly command: MandateCommand;
      /** When the change takes effect: a pause may begin later. ms since 1970. */
      readonly takesEffect: number;
    }
);

/** The result of a command: the order after it with the events, or the reason why the order stays as it is. */
export type Decision<R = undefined> =
  { readonly ok: true; readonly order: Order; readonly events: readonly DomainEvent[]; readonly result: R } | Refused;

/** A refused command. */
export interface Refused {
  readonly ok: false;
  readonly issue: Issue;
}

/** Refuses a command. */
export function refuse(issue: Issue): Refused {
  return { ok: false, issue };
}

/** Returns the facts of a transaction that its events carry. */
export function transactionLine({ uuid, attempt, instrument, discount }: Transaction): TransactionLine {
  const { name, lastFour, bankName } = instrument;
  return { uuid, attempt, instrument: name, lastFour, bankName, discountId: discount?.id ?? '' };
}
