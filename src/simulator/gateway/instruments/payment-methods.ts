import { card } from './card.ts';
import { cash } from './cash.ts';
import type { Method, PaymentMethod } from './instrument.ts';
import { netbanking } from './netbanking.ts';
import { payLater } from './pay-later.ts';
import { savedCard } from './saved-card.ts';
import { upi } from './upi.ts';
import { wallet } from './wallet.ts';

/** All methods of payment. */
export const paymentMethods: Readonly<Record<Method, PaymentMethod>> = {
  upi,
  'saved-card': savedCard,
  card,
  netbanking,
  wallet,
  'pay-later': payLater,
  cash,
};
