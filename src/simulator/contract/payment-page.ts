import * as v from 'valibot';
import { isPlainObject } from '../../protocol/plain-object.ts';
import { frameEndings } from '../../protocol/payment-page-messages.ts';
import { text } from '../methods/entries.ts';
import { MethodOption, methodNames } from '../methods/contract.ts';
import { SavedCard } from '../methods/saved-card/contract.ts';
import { UpiTexts } from '../methods/upi/contract.ts';
import { causes } from './closed-sets.ts';
import { OrderLine } from './order-lines.ts';
import { Quote, Recurring } from './quote.ts';
import { guarded, Status, type Value, variant } from './value.ts';

/*
 * The messages between the gateway and the payment page, below `/checkout`. Amounts are decimal texts.
 */

const Payload: v.GenericSchema<object, Record<string, unknown>> = guarded(isPlainObject);

/** The result of a discount, in the words of the SDK's `process_result`. */
const DiscountResult = v.object({
  status: v.string(),
  offerId: v.string(),
  errorCode: v.string(),
  errorMessage: v.string(),
});
export type DiscountResult = Value<typeof DiscountResult>;

const paymentStatus = {
  status: Status,
  /** Nothing more is asked of the customer. */
  final: v.boolean(),
  /** The page must be gone before it says anything: a failure scenario. */
  pageDies: v.exactOptional(v.literal(true)),
  /** The reason for the status. */
  cause: v.picklist(causes),
  quote: Quote,
  receipt: v.object({
    /** The name by which the merchant's support knows the payment. */
    transactionId: v.string(),
    method: v.picklist(methodNames),
    /** The bank, the wallet or the lender. */
    bankName: v.string(),
    /** Of a card; else empty. */
    lastFour: v.string(),
    /** ms since 1970. */
    time: v.number(),
    /** The part that has arrived, where the rest will not. */
    arrived: v.exactOptional(v.string()),
  }),
  offers: v.exactOptional(v.array(DiscountResult)),
  /** Such as `VISA` or `NB_HDFC`. */
  paymentInstrument: v.string(),
  /** Such as `card` or `nb`. */
  paymentInstrumentGroup: v.string(),
};

/** The status of a transaction, in the words of the SDK's `process_result`. */
export const PaymentStatus = v.object(paymentStatus);
export type PaymentStatus = Value<typeof PaymentStatus>;

const transaction = {
  transactionId: v.string(),
  quote: Quote,
};

const atBank = {
  ...transaction,
  waits: v.literal('bank'),
  /** The bank's page. */
  bankUrl: v.string(),
  /** The bank's page can stand in no frame: the whole window must go there. */
  framing: v.exactOptional(v.literal('refused')),
  /** Only of a bank that refuses frames. */
  bankName: v.exactOptional(v.string()),
};

const atPhone = {
  ...transaction,
  waits: v.literal('phone'),
  /** The simulated phone. */
  phoneUrl: v.string(),
  method: v.picklist(methodNames),
  /** In ms. Absent: never. */
  expiresIn: v.exactOptional(v.number()),
  /** The texts that the method shows meanwhile. */
  texts: v.exactOptional(UpiTexts),
};

const nowhere = { ...transaction, waits: v.literal('nowhere') };

/** One attempt to pay, and the place where the customer finishes it. */
export const TransactionStep = variant('waits', [v.object(atBank), v.object(atPhone), v.object(nowhere)]);
export type TransactionStep = Value<typeof TransactionStep>;

/** A discount that the order is big enough for. Amounts are rupees as text. */
const Discount = v.object({
  id: v.string(),
  /** Such as `CARD10`. */
  code: v.string(),
  rule: v.picklist(['ABSOLUTE', 'PERCENTAGE']),
  /** Rupees, or percent. */
  value: v.string(),
  /** The most that a percentage takes off. */
  most: v.exactOptional(v.string()),
  methods: v.array(v.picklist(methodNames)),
  /** Only these instruments, as the SDK names them; without it all of the methods. */
  instruments: v.exactOptional(v.array(v.string())),
  /** The page may apply it by itself. */
  automatic: v.boolean(),
  deduction: v.string(),
  /** The amount that is left to pay. */
  after: v.string(),
});
export type Discount = Value<typeof Discount>;

/** An order that the gateway has verified, as the customer sees it. */
const OrderSummary = v.object({
  orderId: v.string(),
  /** In units of the currency, exactly as it was signed. */
  amount: v.string(),
  /** ISO 4217. */
  currency: v.string(),
  description: v.exactOptional(v.string()),
  /** They come to the amount. */
  lines: v.exactOptional(v.array(OrderLine)),
  merchantName: v.string(),
  /** Empty for a guest. */
  customerId: v.string(),
  guest: v.boolean(),
  offers: v.exactOptional(v.array(Discount)),
});
export type OrderSummary = Value<typeof OrderSummary>;

/** A permission to debit again. Days are `YYYY-MM-DD` in India. */
const MandateTerms = v.object({
  /** Without consent there is no payment; else it is the customer's choice. */
  required: v.boolean(),
  recurring: Recurring,
  /** The first three debits after today; fewer if it ends before, none if the merchant chooses each day. */
  nextDebits: v.array(v.string()),
  /** The day on which it has expired. */
  until: v.exactOptional(v.string()),
  /** The customer may end it at any time. */
  revocable: v.boolean(),
});
export type MandateTerms = Value<typeof MandateTerms>;

const terms = {
  order: OrderSummary,
  /** The ways to pay the order, in the order in which they are shown. */
  methods: v.array(MethodOption),
  /** Sentences for the merchant's developer. */
  mistakes: v.array(v.string()),
  /** The mandate that the customer is asked to agree to beside this payment. */
  mandate: v.nullable(MandateTerms),
};

/** The amount to pay, and the methods to pay it with. Another order may bring others. */
export const Terms = v.object(terms);
export type Terms = Value<typeof Terms>;

/** The answer to a `process` request that the gateway accepts. */
export const OpenedPaymentPage = v.object({
  /** Stands for the order in every further call. */
  token: v.string(),
  ...terms,
  /** Pay waits until the merchant's page says that it may go on. */
  orderUpdation: v.boolean(),
  /** The end of the merchant's checkouts in a frame. Absent: only the event. */
  frameEnding: v.exactOptional(v.picklist(frameEndings)),
  /** The order is paid: nothing is left to do but to say how. */
  outcome: v.exactOptional(v.object({ transactionId: v.string(), ...paymentStatus })),
  /** Another page, or this one before a reload, has begun to pay. */
  previous: v.exactOptional(
    variant('waits', [
      v.object({ ...atBank, ...paymentStatus }),
      v.object({ ...atPhone, ...paymentStatus }),
      v.object({ ...nowhere, ...paymentStatus }),
    ]),
  ),
});
export type OpenedPaymentPage = Value<typeof OpenedPaymentPage>;

/** Command: show the payload of a request of the merchant's page, which may be signed. */
export const ShowPayload = v.object({ payload: Payload });

/** Command: open the order of a payment link. */
export const OpenLink = v.object({ link: text });

/** Command: make a UPI session token for the customer of the payload. */
export const AskToken = v.object({
  payload: Payload,
  /** The `clientId` of `initiate`. Its reader checks its form. */
  clientId: v.optional(v.unknown()),
});

/** Command: remove a saved method, or make it the default. */
export const PickMethod = v.object({ id: text });

/** The answer to `initiate`. */
export const Initiated = v.object({ ok: v.literal(true) });
export type Initiated = Value<typeof Initiated>;

/** The status with which a customer leaves. */
export const LeaveResult = v.object({ status: Status });
export type LeaveResult = Value<typeof LeaveResult>;

/** Command: note for the timeline how the page says that the order ended. The answer is the same. */
export const ReportResult = v.object({ status: Status });
export type ReportResult = Value<typeof ReportResult>;

/** The address for the browser when the payment is over; null if the order has none. */
export const ReturnAddress = v.object({ url: v.nullable(v.string()) });
export type ReturnAddress = Value<typeof ReturnAddress>;

/** The answer to `upiGetSessionToken`: the `payload` of the event, and what goes around it. */
export const SessionToken = v.object({
  /** In the words of the documented response. */
  payload: Payload,
  error: v.boolean(),
  /** A `JP_…` code; empty without an error. */
  errorCode: v.string(),
  /** English, for logs; empty without an error. */
  errorMessage: v.string(),
});
export type SessionToken = Value<typeof SessionToken>;

/** A payment method that the customer has saved. */
const SavedMethod = variant('kind', [
  SavedCard,
  v.object({ id: v.string(), kind: v.literal('vpa'), vpa: v.string(), bankName: v.string() }),
]);
export type SavedMethod = Value<typeof SavedMethod>;

const methods = v.array(SavedMethod);

/** The answer to a `paymentManagement` request that the gateway accepts. */
export const SavedMethods = v.object({
  /** Stands for the customer in every further call. */
  token: v.string(),
  merchantName: v.string(),
  /** A customer without an account, who can have nothing saved. */
  guest: v.boolean(),
  methods,
  /** The id of the method to pay with as a rule; empty without one. */
  default: v.string(),
});
export type SavedMethods = Value<typeof SavedMethods>;

/** The saved methods that are left after a removal. */
export const RemainingMethods = v.object({ methods });
export type RemainingMethods = Value<typeof RemainingMethods>;

/** The saved methods in their order with another default. */
export const ReorderedMethods = v.object({ methods, default: v.string() });
export type ReorderedMethods = Value<typeof ReorderedMethods>;
