import { checkoutPropertyNames } from '../protocol/checkout-property-names.ts';
import { isPlainObject } from '../protocol/plain-object.ts';
import type { CheckoutProperties } from './checkout-properties.ts';
import type { CheckoutOrder, SignedOrderPair } from './hyper-checkout-element.ts';
import { jsonOf } from './requests-from-properties.ts';

/** The properties that an order stands for, and its keys that none of them takes. */
export function propertiesOfOrder(order: CheckoutOrder): {
  readonly properties: Readonly<Record<string, unknown>>;
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

/** True for the order that the properties hold already. */
export function isHeld(order: CheckoutOrder, held: CheckoutProperties): boolean {
  const { properties } = propertiesOfOrder(order);
  return (['orderDetails', 'signature', 'sdkPayload'] as const).every(
    (name) => jsonOf(properties[name] ?? null) === jsonOf(held[name] ?? null),
  );
}

/** True for an order by itself: a payload of `process` has an action. */
function isSignedPair(payload: object): payload is SignedOrderPair {
  const isForOpenPage = !('action' in payload) || payload.action === 'updateOrder';
  return isForOpenPage && ('orderDetails' in payload || 'signature' in payload);
}
