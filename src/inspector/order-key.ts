import type { HyperCheckoutElement } from '../element.ts';

/** The two ids by which a gateway finds an order. */
export interface OrderKey {
  readonly merchantId: string;
  readonly orderId: string;
}

/** Reads which order a checkout is about: from the signed text, the session, or the properties of that name. */
export function orderKeyOf({
  orderDetails,
  sdkPayload,
  merchantId,
  orderId,
}: Pick<HyperCheckoutElement, 'orderDetails' | 'sdkPayload' | 'merchantId' | 'orderId'>): OrderKey | undefined {
  const session = objectOf(sdkPayload);
  const payload = objectOf(session['payload'] ?? session);
  const signed = objectOf(orderDetails ?? payload['orderDetails']);
  const merchant = signed['merchant_id'] ?? payload['merchantId'] ?? merchantId;
  const order = signed['order_id'] ?? payload['orderId'] ?? orderId;
  if (typeof merchant !== 'string' || typeof order !== 'string' || !merchant || !order) return undefined;
  return { merchantId: merchant, orderId: order };
}

/** True for two keys of one order. */
export function isSameOrderKey(one: OrderKey | undefined, other: OrderKey | undefined): boolean {
  return one?.orderId === other?.orderId && one?.merchantId === other?.merchantId;
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = typeof value === 'string' ? JSON.parse(value) : value;
    return parsed instanceof Object ? Object.fromEntries(Object.entries(parsed)) : {};
  } catch {
    return {}; // The element itself says what is wrong with it.
  }
}
