import { checkoutPropertyNames } from '../../protocol/checkout-property-names.ts';
import { isPlainObject } from '../../protocol/plain-object.ts';
import type { CheckoutOrder, SignedOrderPair } from '../hyper-checkout-element.ts';
import { jsonOf } from './requests-from-properties.ts';

/** The properties that an order stands for, and its keys that none of them takes. */
export function propertiesOfOrder(order: CheckoutOrder): {
  readonly properties: Readonly<Record<string, unknown>> & Partial<SentOrder>;
  readonly ignored: readonly string[];
} {
  const payload = 'payload' in order && isPlainObject(order.payload) ? order.payload : order;
  if (!isSignedPair(payload)) {
    return { properties: { orderDetails: null, signature: null, sdkPayload: order }, ignored: [] };
  }
  const { action: _, ...given } = { action: undefined, ...payload };
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  const isProperty = ([key]: [string, unknown]) => (checkoutPropertyNames as readonly string[]).includes(key);
  return {
    // What was said of another order does not hold for this one.
    properties: { orderId: null, amount: null, ...Object.fromEntries(entries.filter(isProperty)), sdkPayload: null },
    ignored: entries.filter((entry) => !isProperty(entry)).map(([key]) => key),
  };
}

/** The properties that say which order is meant. */
const orderNames = ['orderDetails', 'signature', 'sdkPayload'] as const;

/** An order as the properties had it when it was sent. */
export type SentOrder = Readonly<Record<(typeof orderNames)[number], unknown>>;

/** True if both are the same order, in the same words. */
export function isSameOrder(one: Partial<SentOrder>, other: Partial<SentOrder>): boolean {
  return orderNames.every((name) => jsonOf(one[name] ?? null) === jsonOf(other[name] ?? null));
}

/** True if both ids of an order are known and differ. Gateways take ids that differ only in case for the same. */
export function isOtherId(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one.toLowerCase() !== other.toLowerCase();
}

/** True for an order by itself: a payload of `process` has an action. */
function isSignedPair(payload: object): payload is SignedOrderPair {
  const isForOpenPage = !('action' in payload) || payload.action === 'updateOrder';
  return isForOpenPage && ('orderDetails' in payload || 'signature' in payload);
}
