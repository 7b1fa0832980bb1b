import { card } from './card.ts';
import { cash } from './cash.ts';
import type { PaymentMethod } from './instrument.ts';
import type { Method } from '../../methods/contract.ts';
import { netbanking } from './netbanking.ts';
import { payLater } from './pay-later.ts';
import { savedCard } from './saved-card.ts';
import { upi } from './upi.ts';
import { wallet } from './wallet.ts';

/** All methods of payment. */
const paymentMethods: { readonly [M in Method]: PaymentMethod<M> } = {
  upi,
  'saved-card': savedCard,
  card,
  netbanking,
  wallet,
  'pay-later': payLater,
  cash,
};

/** Returns a method of payment, such as that of a transaction's instrument. */
export function paymentMethod<M extends Method>(name: M): PaymentMethod<M> {
  return paymentMethods[name];
}
