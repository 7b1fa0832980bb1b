import { type InspectedEvent, lanes } from './inspector-element.ts';
import type { OrderKey } from './order-key.ts';

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
