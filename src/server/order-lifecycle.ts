import { isOrderStatusName, type OrderStatusName } from '../protocol/order-status.ts';

/** What an order status means for the merchant; `unknown` for a status that is not documented. */
export type OrderOutcome = 'success' | 'pending' | 'failed' | 'unknown';

interface Stage {
  readonly outcome: OrderOutcome;
  /** True if nothing more happens by itself. */
  readonly isFinal: boolean;
  /** How far along: of two statuses of one order, the later is the one with the higher rank. */
  readonly rank: number;
}

/** The statuses of the order status API. Success outranks failure: a payment that arrived cannot unhappen. */
const stages: Readonly<Record<OrderStatusName, Stage>> = {
  NOT_FOUND: { outcome: 'unknown', isFinal: false, rank: 0 },
  CREATED: { outcome: 'pending', isFinal: false, rank: 1 },
  NEW: { outcome: 'pending', isFinal: false, rank: 1 },
  TO_BE_CHARGED: { outcome: 'pending', isFinal: false, rank: 1 },
  STARTED: { outcome: 'pending', isFinal: false, rank: 2 },
  PENDING_VBV: { outcome: 'pending', isFinal: false, rank: 3 },
  VBV_SUCCESSFUL: { outcome: 'pending', isFinal: false, rank: 4 },
  AUTHORIZING: { outcome: 'pending', isFinal: false, rank: 5 },
  AUTHENTICATION_FAILED: { outcome: 'failed', isFinal: true, rank: 6 },
  JUSPAY_DECLINED: { outcome: 'failed', isFinal: true, rank: 7 },
  AUTHORIZATION_FAILED: { outcome: 'failed', isFinal: true, rank: 8 },
  AUTHORIZED: { outcome: 'pending', isFinal: false, rank: 9 },
  CAPTURE_INITIATED: { outcome: 'pending', isFinal: false, rank: 10 },
  CAPTURE_FAILED: { outcome: 'pending', isFinal: false, rank: 11 },
  VOID_INITIATED: { outcome: 'pending', isFinal: false, rank: 12 },
  VOID_FAILED: { outcome: 'pending', isFinal: false, rank: 13 },
  VOIDED: { outcome: 'failed', isFinal: true, rank: 14 },
  PARTIAL_CHARGED: { outcome: 'success', isFinal: true, rank: 15 },
  COD_INITIATED: { outcome: 'success', isFinal: true, rank: 16 },
  CHARGED: { outcome: 'success', isFinal: true, rank: 17 },
  AUTO_REFUNDED: { outcome: 'failed', isFinal: true, rank: 18 },
};

const unlisted: Stage = { outcome: 'unknown', isFinal: false, rank: -1 };

/** The outcome of an order status, in any case of letters, and whether it will change by itself. */
export function orderStage(status: string): Stage {
  const name = status.toUpperCase();
  return isOrderStatusName(name) ? stages[name] : unlisted;
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
