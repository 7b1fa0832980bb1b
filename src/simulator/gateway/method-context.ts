import type { Gateway } from './gateway.ts';
import type { MethodContext } from './instruments/instrument.ts';
import type { Order } from './orders.ts';

/** What the methods of payment may want to know of an order, now. */
export function methodContext({ merchants, clock }: Gateway, order: Order): MethodContext {
  const { merchantId } = order;
  const merchant = merchants.find({ merchantId, clientId: undefined }) ?? { merchantId, name: merchantId };
  return { order, merchant, now: clock() };
}
