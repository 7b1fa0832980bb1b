/**
 * Code that compiles, and code that does not: read by the type checker alone, never run.
 *
 * Every refusal names its reason; the checker complains about one that no longer refuses.
 */
import type {
  ErrorCode,
  FieldsOf,
  InitiatePayload,
  Issue,
  KnownEvent,
  Language,
  MandateFrequency,
  OrderDetails,
  ProcessPayload,
  ProcessResult,
  SessionTokenRequest,
  SessionTokenResult,
} from '../../src/protocol/index.ts';
import type { CheckoutProperties } from '../../src/element/hyper-checkout-element.ts';
import type { CheckoutPropertyName } from '../../src/protocol/checkout-property-names.ts';

type Equal<A, B> = [A, B] extends [B, A] ? true : false;
type Holds<T extends true> = T;

/**
 * The claims about types that hold.
 * @public
 */
export type Claims = [
  Holds<Equal<OrderDetails['amount'], string>>,
  Holds<Equal<OrderDetails['customer_email'], string | undefined>>,
  Holds<Equal<OrderDetails['mandate.block_funds'], boolean | undefined>>,
  Holds<Equal<OrderDetails['options.create_mandate'], 'REQUIRED' | 'OPTIONAL' | 'DISABLED' | undefined>>,
  Holds<Equal<OrderDetails['metadata.PAYTM_V2:SUBSCRIPTION_FREQUENCY_UNIT'], 'DAY' | 'MONTH' | 'YEAR' | undefined>>,
  Holds<Equal<OrderDetails['colour'], unknown>>,
  Holds<Equal<Extract<MandateFrequency, 'FORTNIGHTLY' | 'HOURLY'>, 'FORTNIGHTLY'>>,
  Holds<Equal<Extract<ErrorCode, 'amount' | 'E_AMOUNT'>, 'amount'>>,
  Holds<Equal<Language extends string ? true : false, true>>,
  // Every property has an attribute, on the page and from the server.
  Holds<Equal<CheckoutPropertyName, keyof CheckoutProperties>>,
  // A table gives its type: what has a mark is there, what has none may be.
  Holds<Equal<FieldsOf<{ a: 'text!'; b: 'X|Y'; c: 'boolean*'; d: '0|1~' }>['a'], string>>,
  Holds<Equal<FieldsOf<{ a: 'text!'; b: 'X|Y'; c: 'boolean*'; d: '0|1~' }>['b'], 'X' | 'Y' | undefined>>,
  Holds<Equal<FieldsOf<{ a: 'text!'; b: 'X|Y'; c: 'boolean*'; d: '0|1~' }>['c'], boolean>>,
  Holds<Equal<FieldsOf<{ a: 'text!'; b: 'X|Y'; c: 'boolean*'; d: '0|1~' }>['d'], '0' | '1' | undefined>>,
];

const ids = { clientId: 'acme', environment: 'sandbox' } as const;
const order = {
  merchantId: 'acme',
  orderId: 'R1',
  amount: '1.00',
  customerId: '',
  orderDetails: '{}',
  signature: 'x',
  merchantKeyId: '1',
};
const signed = { signaturePayload: '{}', signature: 'x', merchantKeyId: '1' };
const page = { action: 'paymentPage', ...ids, ...order } as const;
const manage = { action: 'paymentManagement', ...ids, ...signed } as const;
const resume = { action: 'resumePayment', txnReference: 't', status: true } as const;
const token = { action: 'upiGetSessionToken', ...signed } as const;

/**
 * Requests that are as documented.
 * @public
 */
export const accepted: readonly (InitiatePayload | ProcessPayload | SessionTokenRequest)[] = [
  { action: 'initiate', ...ids },
  { action: 'initiate', ...ids, ...signed, logLevel: '1' },
  { action: 'initiate', ...ids, merchantFonts: { regular: { name: 'Inter', resId: 7 } } },
  { action: 'paymentPage', ...ids, ...order },
  { action: 'quickPay', ...ids, ...order, language: 'hindi', guest_login_url: 'https://shop.example/login' },
  { action: 'paymentManagement', ...ids, ...signed },
  { ...ids, clientAuthToken: 'tkn_1', clientAuthTokenExpiry: '2026-01-01T00:00:00Z', anything: 1 },
  { action: 'updateOrder', orderDetails: '{}', signature: 'x' },
  { action: 'resumePayment', txnReference: 't', status: false },
  { ...resume, orderDetails: '{}', signature: 'x' },
  { action: 'upiGetSessionToken', ...signed },
];

/** Requests that are wrong, each for the reason above it. */
export const refused: readonly unknown[] = [
  // @ts-expect-error a signature has no place beside what the Session API made
  { ...ids, clientAuthToken: 'tkn_1', signature: 'x' } satisfies ProcessPayload,
  // @ts-expect-error an order has no place beside what the Session API made
  { ...ids, clientAuthToken: 'tkn_1', orderDetails: '{}' } satisfies ProcessPayload,
  // @ts-expect-error a token of the Session API has no place beside a signed order
  { ...page, clientAuthToken: 'tkn_1' } satisfies ProcessPayload,
  // @ts-expect-error nothing is paid where saved methods are managed
  { ...manage, amount: '1.00' } satisfies ProcessPayload,
  // @ts-expect-error an amount is a text, since a number is a float
  { ...page, amount: 1 } satisfies ProcessPayload,
  // @ts-expect-error the order goes as the text that was signed
  { ...page, orderDetails: { order_id: 'R1' } } satisfies ProcessPayload,
  // @ts-expect-error a misspelt environment would go live
  { ...page, environment: 'Sandbox' } satisfies ProcessPayload,
  // @ts-expect-error a language is one of the nine names, not a tag
  { ...page, language: 'hi' } satisfies ProcessPayload,
  // @ts-expect-error an answer with a new order needs its signature
  { ...resume, orderDetails: '{}' } satisfies ProcessPayload,
  // @ts-expect-error the key is spelled with underscores
  { ...page, guestLoginUrl: 'https://shop.example/' } satisfies ProcessPayload,
  // @ts-expect-error a signed text needs its signature
  { action: 'initiate', ...ids, signaturePayload: '{}' } satisfies InitiatePayload,
  // @ts-expect-error a signature needs the id of its key
  { action: 'initiate', ...ids, signaturePayload: '{}', signature: 'x' } satisfies InitiatePayload,
  // @ts-expect-error the environment has no default
  { action: 'initiate', clientId: 'acme' } satisfies InitiatePayload,
  // @ts-expect-error the two forms are not to be mixed
  { ...token, clientAuthToken: 't' } satisfies SessionTokenRequest,
];

/**
 * A result is narrowed by its status, and open to others.
 * @public
 */
export function readsResult(result: ProcessResult): string {
  // @ts-expect-error a result is frozen
  result.status = 'charged';
  return result.status === 'charged' ? result.outcome : result.status;
}

/**
 * An order is read, not written.
 * @public
 */
export function readsOrder(details: OrderDetails): string {
  // @ts-expect-error the signed text is what counts: nothing is changed here
  details.amount = '2.00';
  return details.amount;
}

/**
 * An event is told apart by its name.
 * @public
 */
export function readsEvent(known: KnownEvent): string {
  // @ts-expect-error only a page title has one
  const title: unknown = known.payload.title;
  return known.event === 'user_event' ? known.payload.title : `${known.event} ${String(title)}`;
}

/**
 * The lengths of a PIN are numbers once read, and the status is one of five.
 * @public
 */
export function readsToken(token: SessionTokenResult): number | undefined {
  // @ts-expect-error no status but the five documented ones
  if (token.status === 'UNLINKED') return 0;
  return token.vpaAccounts[0]?.accounts[0]?.mpinLength;
}

/**
 * An issue has a code of the closed list.
 * @public
 */
export const issue: Issue = {
  // @ts-expect-error codes are kebab-case and listed
  code: 'E_AMOUNT',
  message: 'x.',
  fix: 'x.',
};
