import type { ErrorCode } from '../../protocol/checkout-error.ts';
import type { FrameEnding } from '../../protocol/payment-page-messages.ts';
import type { ProcessStatus } from '../../protocol/process-status.ts';
import type { Method, MethodOffer } from './methods/method-offer.ts';

/** An order that the gateway has verified, as the shopper sees it. */
export interface Order {
  readonly orderId: string;
  /** A decimal string in units of the currency, exactly as it was signed. */
  readonly amount: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly description?: string;
  readonly merchantName: string;
  /** True if the shopper has no account, that is if the customer id is empty. */
  readonly guest: boolean;
  /** What the shopper may choose to pay less by. */
  readonly offers?: readonly Offer[];
}

/** An offer that the order is big enough for. Amounts are rupees as text. */
export interface Offer {
  readonly id: string;
  /** Such as `CARD10`. */
  readonly code: string;
  readonly rule: 'ABSOLUTE' | 'PERCENTAGE';
  /** Rupees, or percent. */
  readonly value: string;
  /** The most that a percentage takes off. */
  readonly most?: string;
  readonly methods: readonly Method[];
  /** Only these instruments, as the SDK names them; without it all of the methods. */
  readonly instruments?: readonly string[];
  readonly deduction: string;
  /** What is left to pay. */
  readonly after: string;
}

/** What is to be paid, and how that can be done. Another order may bring others. */
export interface Terms {
  readonly order: Order;
  /** The ways to pay this order, in the order in which they are shown. */
  readonly methods: readonly MethodOffer[];
  /** What the shopper is asked to agree to beside this payment. */
  readonly mandate?: Mandate;
  /** Sentences for the shop's developer. */
  readonly mistakes?: readonly string[];
}

/** What the gateway gives for a `process` request that it accepts. */
export interface Checkout extends Terms {
  /** Stands for the order in every further call. */
  readonly token: string;
  /** Pay waits until the merchant page says that it may go on. */
  readonly orderUpdation: boolean;
  /** How the merchant's checkouts end in a frame. Absent: by the event alone. */
  readonly frameEnding?: FrameEnding;
  /** Where the order stands already: another page, or this one before a reload, has begun or finished to pay it. */
  readonly last?: { readonly answer: TransactionAnswer; readonly transaction?: Transaction };
}

/** A permission to debit again. Days are `YYYY-MM-DD`. */
export interface Mandate {
  /** Without consent there is no payment; else it is the shopper's choice. */
  readonly required: boolean;
  readonly fixed: boolean;
  /** Rupees as text: no debit is more than this. */
  readonly most: string;
  readonly frequency: string;
  /** The next three debits, or as many as there are. */
  readonly nextDebits: readonly string[];
  readonly until?: string;
  readonly revocable: boolean;
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
  readonly method: Method;
  /** What the gateway is sent. Holds what nobody else may see. */
  readonly body: Readonly<Record<string, unknown>>;
  /** `CARD`, `NB`, `UPI`: the `payment_method_type` of events. */
  readonly type: string;
  readonly paid: Paid;
  /** What the clickstream tells of the choice; nothing that was typed. */
  readonly log?: { readonly label: string; readonly value: Readonly<Record<string, unknown>> };
}

/** What is paid with, in the words of the SDK's `process_result`. */
export type Paid = Pick<PaymentResult, 'paymentInstrument' | 'paymentInstrumentGroup'>;

/** One attempt to pay, and where the shopper finishes it. */
export type Transaction =
  | {
      readonly transactionId: string;
      readonly waits: 'bank';
      /** The bank's page, on this page's own origin. */
      readonly bankUrl: string;
      /** The bank's name, if its page can stand in no frame: the whole window must go there. */
      readonly outside?: string;
    }
  | PhoneTransaction
  | { readonly transactionId: string; readonly waits: 'nowhere' };

/** A transaction that the shopper finishes in another place, while this page asks the gateway again and again. */
export interface PhoneTransaction {
  readonly transactionId: string;
  readonly waits: 'phone';
  readonly method: Method;
  /** The simulated phone, on this page's own origin. */
  readonly phoneUrl: string;
  /** What is to be paid there. Absent: the order's amount. */
  readonly amount?: string;
  /** When it expires, in ms of `performance.now()`. Absent: never. */
  readonly deadline?: number;
  /** What the method shows meanwhile, by names of its own, such as the text of a QR code. */
  readonly texts: Readonly<Record<string, string>>;
}

/** What is known of a payment, in the words of the SDK's `process_result`. */
export interface PaymentResult {
  readonly status: ProcessStatus;
  /** Such as `VISA` or `NB_HDFC`. */
  readonly paymentInstrument?: string;
  /** `card` or `nb`. */
  readonly paymentInstrumentGroup?: string;
  /** What became of the offer that was chosen. */
  readonly offers?: readonly OfferResult[];
}

/** An offer in the words of the SDK's `process_result`. */
export interface OfferResult {
  readonly status: string;
  readonly offerId: string;
  readonly errorCode: string;
  readonly errorMessage: string;
}

/** Where the browser goes when the payment is over. */
export interface ReturnAddress {
  /** The order's `return_url` with its signed parameters. */
  readonly url?: string;
}

/** Why the gateway refused something. */
export interface Refusal {
  /** The SDK's code, such as `JP_012`. */
  readonly errorCode: string;
  /** Ours, where the gateway named one. */
  readonly code?: ErrorCode;
  /** English, for logs. */
  readonly message: string;
}

/** What the gateway says to `upiGetSessionToken`. */
export interface SessionTokenReply {
  /** In the words of the documented response. */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly error: boolean;
  readonly errorCode: string;
  /** English, for logs. */
  readonly errorMessage: string;
}

/** A payment method that the customer has saved. */
export type SavedMethod =
  | {
      readonly id: string;
      readonly kind: 'card';
      /** As the SDK names it, such as `VISA`. */
      readonly brand: string;
      readonly lastFour: string;
      readonly bankName: string;
      /** `01` to `12`. */
      readonly expiryMonth: string;
      /** Four digits. */
      readonly expiryYear: string;
    }
  | { readonly id: string; readonly kind: 'vpa'; readonly vpa: string; readonly bankName: string };

/** What the gateway gives for a `paymentManagement` request that it accepts. */
export interface SavedMethods {
  /** Stands for the customer in every further call. */
  readonly token: string;
  readonly merchantName: string;
  /** True for a customer without an account, who can have nothing saved. */
  readonly guest: boolean;
  readonly methods: readonly SavedMethod[];
  /** The id of the method to pay with as a rule; absent if there is none. */
  readonly preferred?: string;
}
