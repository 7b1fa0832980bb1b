import { readOrderDetails } from '../../../../src/protocol/requests/order-details.ts';

/** The first field of a payload's order that is wrong, by the package's check of the order alone. */
export function check(payload: unknown): string | undefined {
  if (typeof payload !== 'object' || payload === null || !('orderDetails' in payload)) return 'payload';
  const order = readOrderDetails(payload.orderDetails);
  return order.ok ? undefined : order.issue.field;
}
