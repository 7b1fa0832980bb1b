import type { ProcessStatus } from '../../protocol/process-status.ts';
import type { Cause } from '../contract/closed-sets.ts';
import type { DiscountResult, OpenedPaymentPage, PaymentStatus, TransactionStep } from '../contract/payment-page.ts';
import type { Quote } from '../contract/quote.ts';
import type { PhoneStep, PhoneTransaction } from '../methods/method-screen.ts';
import type { Paid } from '../methods/payment-draft.ts';

/** A verified order, and where it stands already: another page, or this one before a reload, has begun to pay it. */
export interface Checkout extends Omit<OpenedPaymentPage, 'outcome' | 'previous'> {
  readonly last?: { readonly answer: TransactionAnswer; readonly transaction?: Transaction };
}

/** A payment as its receipt and the merchant's support know it. */
export type Receipt = PaymentStatus['receipt'];

/** The state of a transaction, and whether the customer's part is over. */
export interface TransactionAnswer {
  readonly result: PaymentResult;
  readonly final: boolean;
  /** The page must be gone before it says anything: a story of the simulator's. */
  readonly pageDies?: true;
  readonly cause: Cause;
  readonly quote: Quote;
  readonly receipt: Receipt;
}

/** The end of a transaction. */
export type TransactionEnd = Pick<TransactionAnswer, 'result' | 'cause' | 'quote' | 'receipt'>;

/** One attempt to pay, and where the shopper finishes it: at an address of this page's own origin. */
export type Transaction = Exclude<TransactionStep, PhoneStep> | PhoneTransaction;

/** The facts about a payment, in the terms of the SDK's `process_result`. */
export interface PaymentResult extends Paid {
  readonly status: ProcessStatus;
  /** The result of the offer that was chosen. */
  readonly offers?: readonly DiscountResult[];
}
