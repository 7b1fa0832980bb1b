import type { Parsed } from '../../protocol/checkout-error.ts';
import { openCheckout } from './checkouts.ts';
import type { Gateway } from './gateway.ts';
import { bindOrder } from './order-binding.ts';
import type { Order } from './orders.ts';
import { openingActions, readProcessPayload, type ProcessRequest } from './read-process-payload.ts';
import { judgeAge } from './signed-text-age.ts';
import { isDone } from './transactions.ts';

/** An order that a process payload has opened. */
export interface OpenedOrder {
  readonly request: ProcessRequest;
  readonly order: Order;
  /** Stands for the order in every further call. */
  readonly token: string;
}

/** Verifies a process payload and opens its order, for the payment page or for a browser that was sent here with it. */
export async function openOrder(
  { store, merchants, clock }: Gateway,
  payload: Record<string, unknown>,
): Promise<Parsed<OpenedOrder>> {
  const request = await readProcessPayload(payload, merchants, openingActions);
  if (!request.ok) return request;
  const { signed } = request.value;
  const now = clock();
  const known = store.findOrder(signed.merchantId, signed.details.order_id);
  const age = judgeAge(signed.details.timestamp, now);
  // What is paid is paid: the shopper who comes back late is told so, and no new payment can come of it.
  const last = known && store.findTransaction(known.currentTransaction);
  if (age && !(last && isDone(last.state))) return { ok: false, issue: age };
  return store.atomically(() => {
    const order = bindOrder(store, signed, now);
    if (!order.ok) return order;
    return {
      ok: true,
      value: { request: request.value, order: order.value, token: openCheckout(store, order.value, now) },
    };
  });
}
