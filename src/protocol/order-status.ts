/** The meaning of an order status for the merchant; `unknown` for a status that is not documented. */
export type OrderOutcome = 'success' | 'pending' | 'failed' | 'unknown';

/** One status of the order status API. */
interface OrderStatusEntry {
  /** Juspay's number for it. Two names share 40, so decide by name. */
  readonly id: number;
  readonly outcome: OrderOutcome;
  /** The meaning in words, for support. */
  readonly meaning: string;
}

/**
 * The statuses of the order status API, in return URLs and webhooks, by name (vendor documentation, "transaction status").
 *
 * Of two statuses of one order the later one stands further down. Success stands below failure, since a payment that
 * arrived cannot unhappen.
 */
export const orderStatuses = {
  NOT_FOUND: { id: 40, outcome: 'unknown', meaning: 'The gateway does not know this order.' },
  CREATED: { id: 1, outcome: 'pending', meaning: 'The order exists. Its payment page has not been opened yet.' },
  NEW: { id: 10, outcome: 'pending', meaning: 'The order exists, and no payment has been tried.' },
  TO_BE_CHARGED: { id: 40, outcome: 'pending', meaning: 'The payment is still to be made.' },
  STARTED: { id: 20, outcome: 'pending', meaning: 'A payment has begun and has not reached the bank.' },
  PENDING_VBV: {
    id: 23,
    outcome: 'pending',
    meaning: 'The shopper is at the bank and has yet to confirm the payment.',
  },
  VBV_SUCCESSFUL: {
    id: 24,
    outcome: 'pending',
    meaning: 'The shopper has confirmed at the bank. The payment itself is still open.',
  },
  AUTHORIZING: { id: 28, outcome: 'pending', meaning: 'The bank has not answered yet.' },
  AUTHENTICATION_FAILED: {
    id: 26,
    outcome: 'failed',
    meaning: 'The bank could not make sure of the shopper. No money moved.',
  },
  JUSPAY_DECLINED: {
    id: 22,
    outcome: 'failed',
    meaning: 'What the shopper entered was refused before it reached a gateway.',
  },
  AUTHORIZATION_FAILED: { id: 27, outcome: 'failed', meaning: 'The bank refused the payment. No money moved.' },
  AUTHORIZED: { id: 25, outcome: 'pending', meaning: 'The amount is reserved, and not captured yet.' },
  CAPTURE_INITIATED: { id: 33, outcome: 'pending', meaning: 'The reserved amount is being captured.' },
  CAPTURE_FAILED: { id: 34, outcome: 'pending', meaning: 'The reserved amount could not be captured.' },
  VOID_INITIATED: { id: 32, outcome: 'pending', meaning: 'The release of the reserved amount is under way.' },
  VOID_FAILED: { id: 35, outcome: 'pending', meaning: 'The reserved amount could not be released.' },
  VOIDED: { id: 31, outcome: 'failed', meaning: 'The reserved amount was released.' },
  PARTIAL_CHARGED: { id: 37, outcome: 'success', meaning: 'A part of the reserved amount was captured.' },
  COD_INITIATED: { id: 29, outcome: 'success', meaning: 'The shopper chose to pay in cash on delivery.' },
  CHARGED: { id: 21, outcome: 'success', meaning: 'The payment arrived in full.' },
  AUTO_REFUNDED: { id: 36, outcome: 'failed', meaning: 'The payment arrived and went back by itself.' },
} as const satisfies Record<string, OrderStatusEntry>;

/** A documented status of the order status API. */
export type OrderStatusName = keyof typeof orderStatuses;

/** True for a documented order status, in capitals. */
export function isOrderStatusName(text: unknown): text is OrderStatusName {
  return typeof text === 'string' && Object.hasOwn(orderStatuses, text);
}

interface Stage {
  readonly outcome: OrderOutcome;
  /** True if nothing more happens by itself. */
  readonly isFinal: boolean;
  /** The rank of a status: of two statuses of one order, the later one has the higher rank. */
  readonly rank: number;
}

const names = Object.keys(orderStatuses);

/** The outcome of an order status, in any case of letters, and whether it will change by itself. */
export function orderStage(status: string): Stage {
  const name = status.toUpperCase();
  if (!isOrderStatusName(name)) return { outcome: 'unknown', isFinal: false, rank: -1 };
  const { outcome } = orderStatuses[name];
  return { outcome, isFinal: outcome === 'success' || outcome === 'failed', rank: names.indexOf(name) };
}

/**
 * Of two statuses of one order, the one to keep, in whichever order they arrived.
 *
 * Webhooks come late, twice and out of order; a late failure never takes back a payment. A failed order that is tried
 * again looks failed until the next result: where that matters, ask the order status.
 */
export function laterStatus(known: string, incoming: string): string {
  return orderStage(incoming).rank > orderStage(known).rank ? incoming : known;
}
