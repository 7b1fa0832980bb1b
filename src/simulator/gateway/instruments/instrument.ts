import type { Parsed } from '../../../protocol/checkout-error.ts';
import type { CommandOf, InstrumentOf, Method, OptionOf } from '../../methods/contract.ts';
import type { UpiTexts } from '../../methods/upi/contract.ts';
import type { BankAnswer, MethodQuestion } from '../../contract/bank.ts';
import type { Merchant } from '../merchants.ts';
import type { BankReply } from '../../domain/payment.ts';
import type { Choice } from '../../domain/choice.ts';
import type { Order } from '../../domain/order.ts';
import type { SavedCard } from '../saved-methods.ts';
import type { Transaction } from '../../domain/transaction.ts';

/** What a method may want to know before it takes or offers an instrument. */
export interface MethodContext {
  readonly order: Order;
  readonly merchant: Pick<Merchant, 'merchantId' | 'name' | 'upiCollect'>;
  /** How the shop wants to be called in an app; empty if it did not say. */
  readonly payeeName: string;
  /** What the shop wants to be read in an app; empty if it did not say. */
  readonly displayNote: string;
  /** The cards that the order's customer has saved; none for a guest. */
  readonly savedCards: readonly SavedCard[];
  /** The codes of the wallets that the customer has linked. */
  readonly linkedWallets: readonly string[];
  /** A lock that nobody has signed, as JSON text; empty without one. */
  readonly unsignedLock: string;
  /** Whether the vendor's test rules hold: then its listed cards are taken too. */
  readonly juspayTestRules: boolean;
  /** ms since 1970. */
  readonly now: number;
}

/** Something that is remembered of a customer, told apart by kind and id. */
export interface CustomerFact {
  readonly kind: 'card' | 'wallet' | 'default';
  readonly id: string;
  /** Whatever the kind wants to remember. */
  readonly content: string;
}

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

/** A method of payment as the gateway sees it. */
export interface PaymentMethod<M extends Method> {
  /** Reads what the shopper wants to pay with. Only listed test instruments pass. */
  readonly read: (command: CommandOf<M>, context: MethodContext) => Parsed<Choice>;
  /** What the payment page must know to show it; undefined where the order cannot be paid so. */
  readonly option: (context: MethodContext) => OptionOf<M> | undefined;
  /** What its page at the bank, or on the phone, shows beside payee and amount. */
  readonly asks: (transaction: TransactionOf<M>, now: number) => MethodQuestion;
  /** Reads the customer's answer. */
  readonly reply: (transaction: TransactionOf<M>, answer: BankAnswer) => BankReply;
  /** What the payment page must know while the shopper is busy elsewhere, such as the text of a QR code. */
  readonly handover?: (transaction: TransactionOf<M>, context: MethodContext) => UpiTexts;
  /** What is to be remembered of the customer once the transaction stands as it does. */
  readonly remembers?: (transaction: TransactionOf<M>) => CustomerFact | undefined;
  readonly wire: (transaction: TransactionOf<M>) => WireNames;
}
