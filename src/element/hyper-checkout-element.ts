import type { Appearance } from '../protocol/appearance/read-appearance.ts';
import type { HyperCheckoutError, Issue } from '../protocol/checkout-error.ts';
import type { Language } from '../protocol/language.ts';
import type { ProcessResult } from '../protocol/process-status.ts';
import type { HyperRequest } from '../protocol/requests/hyper-request.ts';
import type { ProcessPayload } from '../protocol/requests/process-payload.ts';
import type { SessionTokenRequest, SessionTokenResult } from '../protocol/session-token.ts';
import type { CheckoutPhase } from './checkout/checkout-state.ts';

/**
 * The properties that a merchant sets on the element: each is an attribute in kebab-case and a property in camelCase.
 *
 * `undefined` and `null` mean absent. They are stored as given and judged together, one microtask after the last
 * change, so nothing starts from half a pair. Source: seed 003, initiate and process payloads.
 */
export interface CheckoutProperties {
  /** Given to you by Juspay. Required. */
  clientId?: string | null | undefined;
  /** `sandbox`, `prod` or `production`, passed on as given. Required, since the SDK takes every other text for live. */
  environment?: string | null | undefined;
  /**
   * The address of the frame page: absolute http(s), or relative to the page. The only origin that the element talks
   * to. The one-file script has a default, `frame/` beside itself.
   */
  frameUrl?: string | null | undefined;
  /**
   * The address of HyperServices.js, to run it in this very page in place of a frame page: https, or http on this machine.
   * Every script of the page can then reach the payment SDK; see "Hosting" in `docs/security.md`.
   */
  sdkUrl?: string | null | undefined;
  /**
   * `inline` (default): the payment page stands where the element stands. `dialog`: it opens over the page as soon as there
   * is an order, best with `manual` and `process()`; `hyper-close` tells when it has closed. `redirect`: with `process()` the
   * window leaves for the payment, to `paymentLink` or by the SDK of `sdkUrl`, and comes back to the order's `return_url`.
   */
  presentation?: string | null | undefined;
  /**
   * The address of a page on which the customer can pay if the payment page does not open here: absolute http(s), such as
   * `payment_links.web` of the Session API. The error panel leads there, unless a payment may have been made. Any other address is warned of and left
   * out. With `presentation="redirect"` it is where `process()` leads, and any other address is refused.
   */
  paymentLink?: string | null | undefined;
  /** The exact text that was signed, passed on byte for byte. An object is refused: re-serialising breaks the signature. */
  orderDetails?: string | null | undefined;
  /** RSA-SHA256 over that text, as your server got it. Moves together with `orderDetails`. */
  signature?: string | null | undefined;
  /** The id of the key that made the signature. */
  merchantKeyId?: string | null | undefined;
  /**
   * Instead of the signed pair: what the Session API returned as `sdk_payload`, or any other envelope of HyperSDK, whole or
   * its payload alone, as JSON text or as an object.
   */
  sdkPayload?: string | object | null | undefined;
  /** `paymentPage` (default), `quickPay` or `paymentManagement`. */
  action?: string | null | undefined;
  /** The merchant id that Juspay gave you. Taken from the order when absent; a value that contradicts it is refused. */
  merchantId?: string | null | undefined;
  /** The id of the order. Taken from the order when absent; a value that contradicts it is refused. */
  orderId?: string | null | undefined;
  /** Rupees as decimal text, such as `"249.00"`. Taken from the order when absent; a value that contradicts it is refused. */
  amount?: string | null | undefined;
  /** The id of the customer, empty for a guest. Taken from the order when absent; a value that contradicts it is refused. */
  customerId?: string | null | undefined;
  /** The email address of the customer. Default: `customer_email` of the order. */
  customerEmail?: string | null | undefined;
  /** The mobile number of the customer, digits only. Default: `customer_phone` of the order. */
  customerMobile?: string | null | undefined;
  /** The signed text of `signaturePayload` for initiate, where your contract asks for it, with its signature. */
  initiateSignaturePayload?: string | null | undefined;
  /** The signature over that text. Moves together with `initiateSignaturePayload`. */
  initiateSignature?: string | null | undefined;
  /**
   * One of the nine documented names (`english`, `hindi`, `telugu`, `tamil`, `bengali`, `malayalam`, `gujarati`,
   * `kannada`, `marathi`) or its BCP 47 tag, such as `hi-IN`; `auto` follows the page. Anything else warns and is
   * english. May change while the payment page is open: the simulator follows at once, Juspay with the next order.
   */
  language?: string | null | undefined;
  /** The page on which a guest logs in: absolute http(s). Passed on only for a guest. */
  guestLoginUrl?: string | null | undefined;
  /** Shown by UPI apps instead of the default payee, where they allow it. */
  payeeName?: string | null | undefined;
  /** Shown by UPI apps as the transaction's note, where they allow it. */
  displayNote?: string | null | undefined;
  /**
   * A payment lock beside the order, as JSON text.
   * @deprecated It is not signed here. Sign the lock with the order, as `payment_filter` in orderDetails.
   */
  offerDetails?: string | null | undefined;
  /** `"1"` turns the clickstream on. */
  logLevel?: string | null | undefined;
  /** Fonts for the payment page, as JSON text. Documented for Android. */
  merchantFonts?: string | null | undefined;
  /**
   * Your own endpoint for the status of the order: a path of your page's origin, or https. The element asks it after a result,
   * with the query `order_id`, until the status is final, and tells each change as `hyper-order-status`. Until then the
   * customer sees "We are checking your payment". The answer is JSON with a `status` of the order status API; see "The proof" in
   * `docs/going-live.md`.
   */
  orderStatusUrl?: string | null | undefined;
  /**
   * Your brand, as JSON text or as an object: `accent`, `onAccent`, `surface`, `text`, `danger`, `radius`, `spacing`, `font`,
   * `logo`, `marks`, `scheme`, `density` and `labels`; see "Theming" in `docs/presentation.md`. It holds for the panels of the element
   * and for the simulator's payment page, not for Juspay's. A value that cannot be used, or read, is a warning. May change at
   * any time.
   */
  appearance?: string | Appearance | null | undefined;
}

/**
 * The exact text of an order and the signature over it, which only ever move together, perhaps with other properties of the
 * element that belong to the order.
 */
export interface SignedOrderPair extends CheckoutProperties {
  readonly orderDetails: string;
  readonly signature: string;
  /** The id of the key that signed. Default: `merchant-key-id`. */
  readonly merchantKeyId?: string;
}

/**
 * An order for the payment page: a signed pair, HyperSDK's whole envelope `{ requestId, service, payload }`, or its payload
 * alone, as a session or with a signed order in it.
 */
export type CheckoutOrder = SignedOrderPair | HyperRequest | ProcessPayload;

/**
 * `<hyper-checkout>`: puts a HyperCheckout payment page on a page and tells it, in DOM events, what happened.
 *
 * It initiates as soon as `client-id`, `environment` and `frame-url` are there, and processes as soon as a signed order
 * is (unless `manual`). What it reports is a hint; the merchant's server decides that money moved.
 *
 * @csspart frame - The iframe.
 * @csspart loader - The panel that shows while the payment page loads. After eight seconds it says that it takes long.
 * @csspart checking - The panel that shows while `order-status-url` is asked for the status of the order.
 * @csspart paid - The panel that shows once the status says that the order is paid.
 * @csspart not-paid - The panel that shows once the status says that it is not.
 * @csspart unknown - The panel that shows where the status stays open, or the order must not be fulfilled.
 * @csspart error - The panel that shows why the payment page does not come.
 * @csspart retry - The button of the panels `error` and `not-paid`.
 * @csspart dialog - The dialog of `presentation="dialog"`.
 * @csspart close - Its close button.
 * @csspart link - The link of the error panel to `payment-link`.
 * @slot loader - Your own loader, in place of the panel.
 * @slot error - Your own error, in place of the panel.
 * @slot checking - Your own words, in place of the panel.
 * @slot paid - Your own thanks, in place of the panel.
 * @slot not-paid - Your own words, in place of the panel.
 * @slot unknown - Your own words, in place of the panel.
 * @cssprop --hyper-accent - The colour of the loader and of the retry button.
 * @cssprop --hyper-height - The height of the frame until the frame tells its own. Default: `640px`.
 */
export interface HyperCheckoutElement extends HTMLElement, Required<CheckoutProperties> {
  /** Resolves once what was set is shown. */
  readonly updateComplete: Promise<boolean>;
  /** Shows the payment page only when {@link process} is called. */
  manual: boolean;
  /** The state of this checkout; also the CSS custom state of that name. */
  readonly state: CheckoutPhase;
  /** Why it cannot go on; only in the state `failed`. */
  readonly error: HyperCheckoutError | undefined;
  /** Every warning so far, oldest first: what a developer should change and a payment survives. Also `hyper-warning`. */
  readonly warnings: readonly Issue[];
  /** The end of the last payment, as the page was told; only in the state `settled`. */
  readonly result: ProcessResult | undefined;
  /** The documented language that `language` came to. */
  readonly resolvedLanguage: Language;
  /** Starts the frame and the SDK, hidden, so that a later {@link process} shows its page at once. Needs no order. */
  initiate(): void;
  /**
   * Shows the payment page for the given order, or the one in the properties.
   *
   * Resolves for every end of a payment, a decline included. Rejects with a {@link HyperCheckoutError}: an input code,
   * `wrong-state` while another payment is open, a connection code, or `result-unknown` if the page was lost after the
   * shopper had pressed pay. The order of the open payment ends as that does. An order that expired ends as the fresh one does
   * that a listener of `hyper-session-expired` gave.
   */
  process(order?: CheckoutOrder): Promise<ProcessResult>;
  /**
   * Replaces the order, also that of the open payment page, which takes one that was signed anew.
   *
   * A pair goes into `order-details`, `signature` and `merchant-key-id`, and so does each property of the element that stands
   * beside it, such as `language`; other keys are warned of. Anything else goes into `sdk-payload`.
   */
  updateOrder(order: CheckoutOrder): void;
  /**
   * Asks for the customer's UPI session: whether the device is bound and which accounts are linked (`upiGetSessionToken`).
   *
   * In production it needs the SIM of a phone and does not succeed in a browser; the simulator answers it for its test
   * customers. Rejects with an input code for a request that cannot be used, and as {@link process} does. Source: seed 000.
   */
  getSessionToken(request: SessionTokenRequest): Promise<SessionTokenResult>;
  /** Tells the payment page that the shopper pressed back; true if it took the press, so that the shop stays. */
  handleBackPress(): Promise<boolean>;
  /** Ends the session and removes the frame. An open {@link process} rejects. */
  terminate(): void;
  /** Begins again with the properties as they are now. */
  restart(): void;
}
