import { card } from './card/gateway-part.ts';
import { cash } from './cash/gateway-part.ts';
import type { Method } from './contract.ts';
import { netbanking } from './netbanking/gateway-part.ts';
import { payLater } from './pay-later/gateway-part.ts';
import type { PaymentMethod } from './payment-method.ts';
import { savedCard } from './saved-card/gateway-part.ts';
import { upi } from './upi/gateway-part.ts';
import { wallet } from './wallet/gateway-part.ts';

/** The gateway part of every payment method. */
const paymentMethods: { readonly [M in Method]: PaymentMethod<M> } = {
  upi,
  'saved-card': savedCard,
  card,
  netbanking,
  wallet,
  'pay-later': payLater,
  cash,
};

/** Returns the gateway part of a method, such as that of a transaction's instrument. */
export function paymentMethod<M extends Method>(name: M): PaymentMethod<M> {
  return paymentMethods[name];
}
