import type { OrderStatusName } from '../../protocol/order-status.ts';
import type { EndingRow } from '../domain/endings.ts';

/** A status that an order goes through after the shopper's approval. */
export interface EndingStep {
  readonly status: OrderStatusName;
  /** Seconds after the approval; 0 for the first one. */
  readonly after: number;
}

/** What an order goes through at an ending, as people read it. */
export function endingSteps({ order, then = [] }: EndingRow): readonly EndingStep[] {
  return order.map((status, place) => ({ status, after: (then[place - 1]?.after ?? 0) / 1_000 }));
}
