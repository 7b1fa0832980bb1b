import type { Issue, Parsed } from '../../protocol/checkout-error.ts';
import type { BankAnswer, MethodQuestion } from '../contract/bank.ts';
import type { Choice, Transaction } from '../domain/transaction.ts';
import type { Order } from '../domain/order.ts';
import type { FilterType, PaymentFilter } from '../domain/payment-filter.ts';
import type { BankReply } from '../domain/payment.ts';
import type { CommandOf, InstrumentOf, Method, OptionOf } from './contract.ts';
import type { SavedCard } from './saved-card/contract.ts';
import type { UpiTexts } from './upi/contract.ts';

/** The facts that a method may need before it accepts or offers an instrument. */
export interface MethodContext {
  readonly order: Order;
  readonly merchant: { readonly merchantId: string; readonly name: string; readonly upiCollect?: boolean };
  /** The merchant's name for apps; empty if the payload has none. */
  readonly payeeName: string;
  /** The merchant's note for apps; empty if the payload has none. */
  readonly displayNote: string;
  /** The cards that the order's customer has saved, the one used last first; empty for a guest. */
  readonly savedCards: readonly SavedCard[];
  /** The codes of the wallets that the customer has linked. */
  readonly linkedWallets: readonly string[];
  /** The method by which the customer paid last; empty for a guest, or before the first payment. */
  readonly lastMethod: string;
  /** A lock without a signature, as JSON text; empty without one. */
  readonly unsignedLock: string;
  /** The vendor's test rules hold: its listed cards are accepted too. */
  readonly juspayTestRules: boolean;
  /** ms since 1970. */
  readonly now: number;
  /** Returns SHA-256 in hex. */
  readonly hash: (text: string) => string;
}

/** A fact that is remembered of a customer, told apart by kind and id. */
export interface CustomerFact {
  readonly kind: 'card' | 'wallet' | 'default' | 'last';
  readonly id: string;
  /** In the form of its kind. */
  readonly content: string;
}

/** Returns a parameter of `POST /txns`, or undefined. */
export type ParameterReader = (name: string) => string | undefined;

/** The names that the order status API has for a transaction. */
export interface WireNames {
  /** `CARD`, `NB`, `UPI`. */
  readonly paymentMethodType: string;
  readonly authType: string;
  readonly txnFlowType: string;
  /** Objects that only this method has, such as `card`. */
  readonly more: object;
}

/** A transaction that is paid with an instrument of one method. */
export type TransactionOf<M extends Method> = Transaction & { readonly instrument: InstrumentOf<M> };

/** Returns whether a transaction is paid with an instrument of a method. */
export function isPaidBy<M extends Method>(transaction: Transaction, method: M): transaction is TransactionOf<M> {
  return transaction.instrument.method === method;
}

/** The gateway part of a payment method. */
export interface PaymentMethod<M extends Method> {
  /** Reads the customer's choice. Only listed test instruments pass. */
  readonly read: (command: CommandOf<M>, context: MethodContext) => Parsed<Choice>;
  /** Returns the option for the payment page; undefined where the method cannot pay the order. */
  readonly option: (context: MethodContext) => OptionOf<M> | undefined;
  /** Returns the question of the bank's page or the phone, beside payee and amount. */
  readonly asks: (transaction: TransactionOf<M>, now: number) => MethodQuestion;
  /** Reads the customer's answer. */
  readonly reply: (transaction: TransactionOf<M>, answer: BankAnswer) => BankReply;
  /** Returns the texts of the payment page while the customer is busy elsewhere, such as that of a QR code. */
  readonly handover?: (transaction: TransactionOf<M>, context: MethodContext) => UpiTexts;
  /** Returns the fact to remember of the customer, given the state of the transaction. */
  readonly remembers?: (transaction: TransactionOf<M>) => CustomerFact | undefined;
  readonly wire: (transaction: TransactionOf<M>) => WireNames;
  /** Reads the parameters of `POST /txns`, by their documented names; undefined where they name another method. */
  readonly fromParameters: (type: string | undefined, parameter: ParameterReader) => object | undefined;
  /** Returns whether the mandate of an order can be given with the method. */
  readonly carriesMandate: (details: Readonly<Record<string, unknown>>) => boolean;
  /** The type of the method in a payment lock. */
  readonly filterType: FilterType;
  /** The names of its instruments in a payment lock. Absent: any name. */
  readonly filterNames?: readonly string[];
  /** Returns the rest of the option under a lock that allows the type; undefined if nothing is left. */
  readonly restrict: (option: OptionOf<M>, lock: PaymentFilter) => OptionOf<M> | undefined;
  /**
   * Returns whether a lock allows an instrument.
   *
   * @param bin the first digits of a card; empty without a card number
   */
  readonly allows: (instrument: InstrumentOf<M>, lock: PaymentFilter, bin: string) => boolean;
}

/** Returns the refusal of an instrument. The message never repeats the input. */
export function refused(field: string, reason: string, message: string, fix: string): { ok: false; issue: Issue } {
  return { ok: false, issue: { code: 'not-allowed', field, reason, message, fix } };
}
