import { parseJsonText } from '../../protocol/json-text.ts';
import { missingForUpi } from '../../protocol/mandate.ts';
import { readOrderDetails } from '../../protocol/order-details.ts';
import type { MethodContext } from '../methods/payment-method.ts';
import { methodNames, type MethodOption } from '../methods/contract.ts';
import { paymentMethod } from '../methods/gateway-parts.ts';
import { carriesMandate, lockedOption, locksIn } from './lock-methods.ts';
import type { MandateTerms } from '../contract/payment-page.ts';
import { mandateSummary } from './mandate-summary.ts';
import { detailsOf, type Order } from '../domain/order.ts';
import type { ReadFilter } from './read-payment-filter.ts';

/** What an order can be paid with, and what its author should know. */
export interface OfferedMethods {
  /** One entry for each method, in the order in which they are shown. */
  readonly methods: readonly MethodOption[];
  /** Sentences for the shop's developer about what the order says of methods. */
  readonly mistakes: readonly string[];
}

/** What the shopper can pay an order with: all that the simulator has, but for what its lock or its mandate leaves out. */
export function offeredMethods(about: MethodContext): OfferedMethods {
  const locks = locksOf(about);
  const order = detailsOf(about.order);
  const mandate = mandateIn(about.order, about.now);
  const needsMandate = mandate?.required === true;
  const methods = methodNames.flatMap((method) => {
    const carries = carriesMandate(method, order);
    const option = needsMandate && !carries ? undefined : paymentMethod(method).option(about);
    const left = locks.reduce((rest, { filter }) => rest && lockedOption(filter, rest), option);
    return left ? [carries ? { ...left, carriesMandate: true as const } : left] : [];
  });
  return {
    methods,
    mistakes: [
      ...locks.flatMap(({ mistakes }) => mistakes),
      ...(about.unsignedLock === '' ? [] : [unsigned]),
      ...(mandate ? missingForUpi(order).map((field) => `UPI cannot carry the mandate without ${field}.`) : []),
      ...(methods.some(({ locked }) => locked === undefined) ? [] : [nothingLeft]),
    ],
  };
}

const nothingLeft =
  'Nothing is left to pay with: loosen payment_filter, or what the order’s mandate and amount rule out.';

const unsigned =
  'The lock of the process payload is not signed: put it into orderDetails as payment_filter, where nobody can change it.';

/** The locks that the order was signed with, and those that came with its payload. */
export function locksOf({ order, unsignedLock }: MethodContext): readonly ReadFilter[] {
  const beside = parseJsonText(unsignedLock === '' ? '{}' : unsignedLock, 'payment_filter');
  return [...locksIn(detailsOf(order)), ...locksIn(beside.ok ? beside.value : {})];
}

/** The mandate that the shopper is asked to agree to, if the order asks for one. */
export function mandateIn(order: Order, now: number): MandateTerms | undefined {
  const details = readOrderDetails(order.details, { now: false });
  return details.ok ? mandateSummary(details.value, now) : undefined;
}
