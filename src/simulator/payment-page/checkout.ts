import type { ErrorCode } from '../../protocol/checkout-error.ts';
import type { ProcessStatus } from '../../protocol/process-status.ts';

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
}

/** A card number that the simulator takes, and what comes of it. */
export interface TestCard {
  /** Digits only. */
  readonly number: string;
  /** How a payment with it ends after the right one-time password. */
  readonly ending: ProcessStatus;
}

/** A bank that offers netbanking. */
export interface Bank {
  /** Such as `NB_HDFC`. */
  readonly code: string;
  readonly name: string;
  readonly popular: boolean;
}

/** What the gateway gives for a `process` request that it accepts. */
export interface Checkout {
  /** Stands for the order in every further call. */
  readonly token: string;
  readonly order: Order;
  /** Pay waits until the merchant page says that it may go on. */
  readonly orderUpdation: boolean;
  readonly testCards: readonly TestCard[];
  readonly banks: readonly Bank[];
  /** Where the order stands already: another page, or this one before a reload, has begun or finished to pay it. */
  readonly last?: { readonly answer: TransactionAnswer; readonly transaction?: Transaction };
}

/** Where a transaction stands, and whether the bank's page has nothing more to ask. */
export interface TransactionAnswer {
  readonly result: PaymentResult;
  readonly final: boolean;
}

/** How the shopper pays. Lives from the press of Pay to the request, and is never kept. */
export type Instrument =
  | {
      readonly method: 'card';
      /** Digits only. */
      readonly number: string;
      /** `01` to `12`. */
      readonly expiryMonth: string;
      /** Four digits. */
      readonly expiryYear: string;
      readonly cvv: string;
      /** As the SDK names it, such as `VISA`. */
      readonly brand: string;
    }
  | { readonly method: 'netbanking'; readonly bank: string };

/** One attempt to pay: the shopper finishes it on the bank's page. */
export interface Transaction {
  readonly transactionId: string;
  /** The bank's page, on this page's own origin. */
  readonly bankUrl: string;
}

/** What is known of a payment, in the words of the SDK's `process_result`. */
export interface PaymentResult {
  readonly status: ProcessStatus;
  /** Such as `VISA` or `NB_HDFC`. */
  readonly paymentInstrument?: string;
  /** `card` or `nb`. */
  readonly paymentInstrumentGroup?: string;
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
}
