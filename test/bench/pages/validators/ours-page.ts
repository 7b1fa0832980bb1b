import { parseJsonText } from '../../../../src/protocol/json-text.ts';

/**
 * Checks an order as the merchant's own page does, with the package's reader of JSON: the rest is checked in the frame.
 */
export function check(payload: unknown): string | undefined {
  if (typeof payload !== 'object' || payload === null || !('orderDetails' in payload)) return 'payload';
  const order = parseJsonText(payload.orderDetails, 'orderDetails');
  return order.ok ? undefined : order.issue.field;
}
