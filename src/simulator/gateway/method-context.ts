import { createHash } from 'node:crypto';
import type { ShownInApps } from './store.ts';
import type { Services } from './services.ts';
import type { MethodContext } from '../methods/payment-method.ts';
import type { Order } from '../domain/order.ts';
import { savedMethods } from './saved-methods.ts';

/** What the methods of payment may want to know of an order, now. */
export function methodContext(
  { store, merchants, clock, control }: Services,
  order: Order,
  { shown, lock = '' }: { readonly shown?: ShownInApps; readonly lock?: string } = {},
): MethodContext {
  const { merchantId } = order;
  const merchant = merchants.find({ merchantId, clientId: undefined }) ?? { merchantId, name: merchantId };
  return {
    order,
    merchant,
    payeeName: shown?.payeeName ?? '',
    displayNote: shown?.displayNote ?? '',
    savedCards: savedMethods(store, order).filter((method) => method.kind === 'card'),
    linkedWallets: order.customerId === '' ? [] : store.keptOf(order, 'wallet').map(({ id }) => id),
    unsignedLock: lock,
    juspayTestRules: control.settings().juspayTestRules,
    now: clock(),
    hash: (text) => createHash('sha256').update(text).digest('hex'),
  };
}
