import type { HyperCheckoutElement } from '../element.ts';
import { type InspectedEvent, lanes } from './inspector-element.ts';

/** A timeline that goes from one page of a tab to the next. */
export interface KeptTimeline {
  readonly order: OrderKey | undefined;
  /** The number of the last line of the simulator. */
  readonly seq: number;
  readonly events: readonly InspectedEvent[];
}

/** One timeline per tab: a customer pays one order at a time. */
const key = 'hyper-checkout-inspector';

/** Keeps a timeline in the storage of the tab. Its payloads are masked already. */
export function keepTimeline(timeline: KeptTimeline): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(timeline));
  } catch {
    // A page without storage, or with a full one: the timeline ends with the page.
  }
}

/** Returns the timeline that an earlier page has kept. */
export function keptTimeline(): KeptTimeline | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    return isKept(kept) ? kept : undefined;
  } catch {
    return undefined; // No storage, or a text of another script.
  }
}

function isKept(value: unknown): value is KeptTimeline {
  if (!(value instanceof Object && 'seq' in value && 'events' in value)) return false;
  const { seq, events } = value;
  const order: unknown = 'order' in value ? value.order : undefined;
  return typeof seq === 'number' && Array.isArray(events) && events.every(isEvent) && (!order || isOrderKey(order));
}

function isOrderKey(value: unknown): boolean {
  if (!(value instanceof Object)) return false;
  return ['merchantId', 'orderId'].every((name) => typeof Reflect.get(value, name) === 'string');
}

function isEvent(value: unknown): boolean {
  if (!(value instanceof Object && 'at' in value && 'lane' in value && 'text' in value)) return false;
  const { at, lane, text } = value;
  return typeof at === 'number' && typeof text === 'string' && lanes.some((known) => known === lane);
}

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
