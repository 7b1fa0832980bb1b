import { isPlainObject } from '../protocol/plain-object.ts';
import type { CheckoutProperties } from './checkout-properties.ts';
import type { CheckoutOrder, SignedOrderPair } from './hyper-checkout-element.ts';

/** The keys of a pair, and the action of an `updateOrder`. */
const pairKeys = /^(orderDetails|signature|merchantKeyId|action)$/;

/** The properties that an order stands for, and its keys that none of them takes. */
export function propertiesOfOrder(order: CheckoutOrder): {
  readonly properties: CheckoutProperties;
  readonly ignored: readonly string[];
} {
  const payload = 'payload' in order && isPlainObject(order.payload) ? order.payload : order;
  if (!isSignedPair(payload)) {
    return { properties: { orderDetails: null, signature: null, sdkPayload: order }, ignored: [] };
  }
  const { orderDetails, signature, merchantKeyId } = payload;
  return {
    properties: { orderDetails, signature, sdkPayload: null, ...(merchantKeyId && { merchantKeyId }) },
    ignored: Object.keys(payload).filter((key) => !pairKeys.test(key)),
  };
}

/** True for an order by itself: a payload of `process` has an action. */
function isSignedPair(payload: object): payload is SignedOrderPair {
  const isForOpenPage = !('action' in payload) || payload.action === 'updateOrder';
  return isForOpenPage && ('orderDetails' in payload || 'signature' in payload);
}
