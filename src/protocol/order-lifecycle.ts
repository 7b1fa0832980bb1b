import { isOrderStatusName, orderStatuses, type OrderOutcome } from './order-status.ts';

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
