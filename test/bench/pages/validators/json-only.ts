/** Reads the order and checks nothing: the cost that every validator has. */
export function check(payload: unknown): string | undefined {
  if (typeof payload !== 'object' || payload === null || !('orderDetails' in payload)) return 'payload';
  return typeof JSON.parse(String(payload.orderDetails)) === 'object' ? undefined : 'orderDetails';
}
