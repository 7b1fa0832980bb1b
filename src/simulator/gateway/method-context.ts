import type { Gateway } from './gateway.ts';
import type { MethodContext } from './instruments/instrument.ts';
import type { Order } from './orders.ts';
import { savedMethods } from './saved-methods.ts';

/** What the methods of payment may want to know of an order, now. */
export function methodContext({ store, merchants, clock }: Gateway, order: Order): MethodContext {
  const { merchantId } = order;
  const merchant = merchants.find({ merchantId, clientId: undefined }) ?? { merchantId, name: merchantId };
  return {
    order,
    merchant,
    savedCards: savedMethods(store, order).filter((method) => method.kind === 'card'),
    linkedWallets: order.customerId === '' ? [] : store.keptOf(order, 'wallet').map(({ id }) => id),
    now: clock(),
  };
}
