import type { Parsed } from './checkout-error.ts';
import { refuseInFull, refuseNoTextInFull } from './errors/in-full.ts';

/**
 * Visible ASCII without the four characters that have a meaning in URLs, `/ ? # %`. A text of dots alone is a path that
 * leads elsewhere, so it cannot name an order.
 */
export const orderIdForm = /^(?!\.{1,2}$)[!"$&-.0->@-~]*$/;

/** Reads the id of an order and returns it verbatim. Codes: `required`, `type`, `order-id` with the reason `charset`. */
export function parseOrderId(text: unknown, field: string): Parsed<string> {
  if (!text || typeof text !== 'string') return refuseNoTextInFull(text, field, 'order-id');
  return orderIdForm.test(text) ? { ok: true, value: text } : refuseInFull('order-id', field, 'charset');
}
