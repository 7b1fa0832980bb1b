import { parseJsonText } from '../../../../src/protocol/json-text.ts';

/** What the merchant's own page checks of an order, by the package's reader of JSON: the rest is checked in the frame. */
export function check(payload: unknown): string | undefined {
  if (typeof payload !== 'object' || payload === null || !('orderDetails' in payload)) return 'payload';
  const order = parseJsonText(payload.orderDetails, 'orderDetails');
  return order.ok ? undefined : order.issue.field;
}
