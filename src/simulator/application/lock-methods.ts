import { own } from '../../protocol/plain-object.ts';
import {
  allowsType,
  type KnownMethods,
  type PaymentFilter,
  type ReadFilter,
  readPaymentFilter,
} from '../domain/payment-filter.ts';
import { methodNames, type Instrument, type Method, type MethodOption } from '../methods/contract.ts';
import type { ChosenPlan } from '../methods/emi/contract.ts';
import { paymentMethod } from '../methods/gateway-parts.ts';
import { readOfferLock } from '../domain/read-offer-lock.ts';

const known: KnownMethods = Object.fromEntries(
  methodNames.flatMap((method) => {
    const { filterType, filterNames } = paymentMethod(method);
    return filterNames ? [[filterType, filterNames] as const] : [];
  }),
);

/** Reads the locks of a signed order or a process payload: `payment_filter` and the older `offer_details`. Both hold. */
export function locksIn(holder: Readonly<Record<string, unknown>>): readonly ReadFilter[] {
  return [
    readPaymentFilter(own(holder, 'payment_filter'), known),
    ...readOfferLock(own(holder, 'offer_details'), known),
  ];
}

/** Returns whether a method can carry the mandate that an order asks for. */
export function carriesMandate(method: Method, order: Readonly<Record<string, unknown>>): boolean {
  return paymentMethod(method).carriesMandate(order);
}

/**
 * Returns the rest of a method under a lock, undefined if nothing is left. A method that is shown although it cannot be
 * used has the lock's note under `locked`.
 */
export function lockedOption(filter: PaymentFilter, option: MethodOption): MethodOption | undefined {
  const { filterType, restrict } = paymentMethod(option.method);
  if (!allowsType(filter, filterType)) {
    const note = filter.types[filterType]?.note;
    return note === undefined ? undefined : { ...option, locked: note };
  }
  // `showOnlyEmi`: instalments are paid by a card.
  if (filter.emi.only && filterType !== 'CARD') return undefined;
  return restrict(option, filter);
}

/** Returns whether a lock lets an instrument pay. */
export function allowsInstrument(filter: PaymentFilter, instrument: Instrument, bin: string): boolean {
  const plan = 'emi' in instrument ? instrument.emi : undefined;
  return allowsInstalments(filter, plan) && paymentMethod(instrument.method).allows(instrument, filter, bin);
}

/** @param plan undefined for a payment at once */
function allowsInstalments({ emi }: PaymentFilter, plan: ChosenPlan | undefined): boolean {
  if (!plan) return !emi.only;
  return plan.noCost ? emi.noCost : emi.standard;
}
