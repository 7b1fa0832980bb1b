import { card } from './card.ts';
import type { Method, PaymentMethod } from './instrument.ts';
import { netbanking } from './netbanking.ts';

/** All methods of payment. */
export const paymentMethods: Readonly<Record<Method, PaymentMethod>> = { card, netbanking };
