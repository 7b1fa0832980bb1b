import type { ProcessStatus } from '../../protocol/process-status.ts';
import type { DiscountResult, OpenedPaymentPage, TransactionStep } from '../contract/payment-page.ts';
import type { Command } from '../contract/value.ts';
import type { PayCommand } from '../methods/contract.ts';

/** A verified order, and where it stands already: another page, or this one before a reload, has begun to pay it. */
export interface Checkout extends Omit<OpenedPaymentPage, 'outcome' | 'previous'> {
  readonly last?: { readonly answer: TransactionAnswer; readonly transaction?: Transaction };
}

/** Where a transaction stands, and whether nothing more is asked of the shopper. */
export interface TransactionAnswer {
  readonly result: PaymentResult;
  readonly final: boolean;
  /** The page must be gone before it says anything: a story of the simulator's. */
  readonly pageDies?: true;
  /** It ended because nobody answered in time. */
  readonly expired?: true;
  /** What is paid: the order's amount, less what an offer takes off. */
  readonly amount?: string;
}

/** How the shopper pays. Lives from the press of Pay to the request, and is never kept. */
export interface Instrument {
  /** What the gateway is sent, but for the amount. Holds what nobody else may see. */
  readonly command: Command<typeof PayCommand>;
  /** `CARD`, `NB`, `UPI`: the `payment_method_type` of events. */
  readonly type: string;
  readonly paid: Paid;
  /** What the clickstream tells of the choice; nothing that was typed. */
  readonly log?: { readonly label: string; readonly value: Readonly<Record<string, unknown>> };
}

/** What is paid with, in the words of the SDK's `process_result`. */
export type Paid = Pick<PaymentResult, 'paymentInstrument' | 'paymentInstrumentGroup'>;

/** One attempt to pay, and where the shopper finishes it: at an address of this page's own origin. */
export type Transaction = Exclude<TransactionStep, PhoneStep> | PhoneTransaction;

/** A transaction that the shopper finishes in another place, while this page asks the gateway again and again. */
export interface PhoneTransaction extends Omit<PhoneStep, 'expiresIn'> {
  /** When it expires, in ms of `performance.now()`. Absent: never. */
  readonly deadline?: number;
}

type PhoneStep = Extract<TransactionStep, { readonly waits: 'phone' }>;

/** What is known of a payment, in the words of the SDK's `process_result`. */
export interface PaymentResult {
  readonly status: ProcessStatus;
  /** Such as `VISA` or `NB_HDFC`. */
  readonly paymentInstrument?: string;
  /** `card` or `nb`. */
  readonly paymentInstrumentGroup?: string;
  /** What became of the offer that was chosen. */
  readonly offers?: readonly DiscountResult[];
}
