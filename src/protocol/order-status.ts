/** One status of the order status API. */
interface OrderStatusEntry {
  /** Juspay's number for it. Two names share 40, so decide by name. */
  readonly id: number;
  /** What happened, in words for support. */
  readonly meaning: string;
}

/** The statuses of the order status API, in return URLs and webhooks, by name (vendor documentation, "transaction status"). */
export const orderStatuses = {
  CREATED: { id: 1, meaning: 'The order exists. Nobody has opened its payment page yet.' },
  NEW: { id: 10, meaning: 'The order exists, and no payment has been tried.' },
  STARTED: { id: 20, meaning: 'A payment has begun and has not reached the bank.' },
  CHARGED: { id: 21, meaning: 'The payment arrived in full.' },
  JUSPAY_DECLINED: { id: 22, meaning: 'What the shopper entered was refused before it reached a gateway.' },
  PENDING_VBV: { id: 23, meaning: 'The shopper is at the bank and has yet to confirm the payment.' },
  VBV_SUCCESSFUL: { id: 24, meaning: 'The shopper has confirmed at the bank. The payment itself is still open.' },
  AUTHORIZED: { id: 25, meaning: 'The amount is reserved, and not captured yet.' },
  AUTHENTICATION_FAILED: { id: 26, meaning: 'The bank could not make sure of the shopper. No money moved.' },
  AUTHORIZATION_FAILED: { id: 27, meaning: 'The bank refused the payment. No money moved.' },
  AUTHORIZING: { id: 28, meaning: 'The bank has not answered yet.' },
  COD_INITIATED: { id: 29, meaning: 'The shopper chose to pay in cash on delivery.' },
  VOIDED: { id: 31, meaning: 'The reserved amount was released.' },
  VOID_INITIATED: { id: 32, meaning: 'The release of the reserved amount is under way.' },
  CAPTURE_INITIATED: { id: 33, meaning: 'The reserved amount is being captured.' },
  CAPTURE_FAILED: { id: 34, meaning: 'The reserved amount could not be captured.' },
  VOID_FAILED: { id: 35, meaning: 'The reserved amount could not be released.' },
  AUTO_REFUNDED: { id: 36, meaning: 'The payment arrived and went back by itself.' },
  PARTIAL_CHARGED: { id: 37, meaning: 'A part of the reserved amount was captured.' },
  NOT_FOUND: { id: 40, meaning: 'The gateway does not know this order.' },
  TO_BE_CHARGED: { id: 40, meaning: 'The payment is still to be made.' },
} as const satisfies Record<string, OrderStatusEntry>;

/** A documented status of the order status API. */
export type OrderStatusName = keyof typeof orderStatuses;

/** True for a documented order status, in capitals. */
export function isOrderStatusName(text: unknown): text is OrderStatusName {
  return typeof text === 'string' && Object.hasOwn(orderStatuses, text);
}
