import type { Terms } from '../contract/payment-page.ts';
import type { Cause } from '../contract/closed-sets.ts';
import type { Refusal } from '../contract/value.ts';
import type { Method } from '../methods/contract.ts';
import type { PhoneTransaction } from '../methods/method-screen.ts';
import type { Paid, PaymentDraft } from '../methods/payment-draft.ts';
import type { Checkout, PaymentResult, Transaction, TransactionAnswer, TransactionEnd } from './checkout.ts';
import type { Price, PriceChoice } from './quote.ts';
import type { SdkNews } from './sdk-messages.ts';

/** A verified order on the page, and the last attempt that failed, if there was one. */
export interface Visit {
  readonly checkout: Checkout;
  readonly failure?: PaymentResult;
}

/** Why the form is shown again after Pay: the gateway's refusal, or nothing came back. */
export type Notice = Refusal | 'unreachable';

/** A transaction under way and what it is paid with. */
export interface Payment<T extends Transaction = Transaction> {
  readonly transaction: T;
  readonly paid: Paid;
}

/** Pay was pressed, and the merchant page is asked whether it may go on. */
interface Attempt {
  readonly method: Method;
  readonly paid: Paid;
  readonly choice?: PriceChoice;
  /** Pay was pressed in the list of methods. */
  readonly listed?: true;
  /** The reference that the answer must name. */
  readonly txnReference: string;
  /** It may go on, with another order, which is being verified. */
  readonly resuming?: true;
}

/** The cause of a visit that the customer has left. */
export type LeavingCause = Extract<Cause, 'left-before' | 'left-while'>;

/** The state of the payment page. One member per screen; `asking` lies over another one. */
export type Flow =
  | { readonly screen: 'waiting' }
  | { readonly screen: 'opening'; readonly update?: object }
  | { readonly screen: 'refused'; readonly refusal: Refusal }
  | { readonly screen: 'unreachable' }
  | ({ readonly screen: 'home' } & Visit)
  | ({
      readonly screen: 'form';
      readonly method: Method;
      readonly choice?: PriceChoice;
      readonly notice?: Notice;
    } & Visit)
  | ({ readonly screen: 'holding' } & Visit & Attempt)
  | ({
      readonly screen: 'starting';
      readonly method: Method;
      /** Pay was pressed in the list of methods, which stays. */
      readonly listed?: true;
      readonly choice?: PriceChoice;
      readonly paid: Paid;
    } & Visit)
  | ({ readonly screen: 'bank' } & Visit & Payment<Extract<Transaction, { waits: 'bank' }>>)
  | ({ readonly screen: 'outside' } & Visit & Payment<Extract<Transaction, { waits: 'bank' }>>)
  | ({ readonly screen: 'phone'; readonly offline?: true } & Visit & Payment<PhoneTransaction>)
  | ({ readonly screen: 'checking' } & Visit & Payment)
  | ({ readonly screen: 'unsettled' } & Visit & Payment)
  | ({ readonly screen: 'failed' } & Visit & TransactionEnd)
  | { readonly screen: 'asking'; readonly from: Askable }
  | ({ readonly screen: 'leaving'; readonly begun: PaymentResult | undefined } & Visit)
  | ({ readonly screen: 'paid' } & Visit & TransactionEnd)
  | ({ readonly screen: 'pending' } & Visit & TransactionEnd)
  | { readonly screen: 'ended'; readonly cause: LeavingCause; readonly checkout?: Checkout };

/** The screens that are not left without a question. */
export type Askable = Extract<
  Flow,
  { screen: 'home' | 'holding' | 'starting' | 'bank' | 'outside' | 'phone' | 'checking' }
>;

/** Inputs of the payment page. `at` is the time of the input, ISO 8601. */
export type Input =
  | { readonly type: 'process' }
  /** `quick`: the shop wants the shopper to start where most of them pay (`quickPay`). */
  | { readonly type: 'opened'; readonly checkout: Checkout; readonly quick?: boolean }
  | { readonly type: 'refused'; readonly refusal: Refusal; readonly at: string }
  | { readonly type: 'unreachable' }
  | { readonly type: 'choose'; readonly method: Method }
  | { readonly type: 'chosen'; readonly choice: PriceChoice }
  | { readonly type: 'pay'; readonly instrument: PaymentDraft; readonly txnReference: string }
  | { readonly type: 'resume'; readonly txnReference: string; readonly status: boolean; readonly update?: object }
  | { readonly type: 'update'; readonly update: object }
  | { readonly type: 'updated'; readonly terms: Terms; readonly resumes: boolean }
  | { readonly type: 'not-updated'; readonly notice: Notice }
  | { readonly type: 'started'; readonly transaction: Transaction }
  | { readonly type: 'bank-done' }
  | ({ readonly type: 'answered' } & TransactionAnswer)
  | { readonly type: 'elsewhere' }
  /** `same`: by the same method; else the methods are shown. */
  | { readonly type: 'again'; readonly at: string; readonly same?: true }
  | { readonly type: 'back' }
  | { readonly type: 'stay' }
  | { readonly type: 'leave' }
  | { readonly type: 'left'; readonly result: PaymentResult };

/**
 * Effects of a step, beside showing the next screen.
 *
 * `poll` checks after a while, as long as the shopper is on the screen that asks for it. `go` leads the whole window
 * elsewhere, if the browser lets it.
 * `hold` keeps what the shopper typed until `start-held` or another screen; no state has it. `start` names the price
 * that the shopper saw, so that no other one is charged.
 */
export type Effect =
  | { readonly do: 'open' }
  | { readonly do: 'start'; readonly token: string; readonly price: Price; readonly instrument: PaymentDraft }
  | { readonly do: 'hold'; readonly instrument: PaymentDraft }
  | { readonly do: 'start-held'; readonly token: string; readonly price: Price }
  | { readonly do: 'update'; readonly token: string; readonly update: object; readonly resumes: boolean }
  | { readonly do: 'check'; readonly token: string; readonly transactionId: string }
  | { readonly do: 'poll'; readonly token: string; readonly transactionId: string }
  | { readonly do: 'go'; readonly url: string }
  | { readonly do: 'leave'; readonly token: string }
  | { readonly do: 'tell'; readonly news: SdkNews };

/** The next screen and what is to be done on the way there. */
export interface Step {
  readonly flow: Flow;
  readonly effects: readonly Effect[];
}
