import type { HyperCheckoutError, Issue } from '../protocol/checkout-error.ts';
import type { Language } from '../protocol/language.ts';
import type { HyperRequest } from '../protocol/requests/hyper-request.ts';
import type { ProcessPayload } from '../protocol/requests/process-payload.ts';
import type { ProcessResult } from '../protocol/process-status.ts';
import type { SessionTokenRequest } from '../protocol/requests/session-token.ts';
import type { SessionTokenResult } from '../protocol/session-token-result.ts';
import type { CheckoutProperties } from './checkout-properties.ts';
import type { CheckoutPhase } from './checkout/checkout-state.ts';

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
