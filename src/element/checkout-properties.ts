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
}
