/** Reads the order and looks at nothing: what nobody can do without. */
export function check(payload: unknown): string | undefined {
  if (typeof payload !== 'object' || payload === null || !('orderDetails' in payload)) return 'payload';
  return typeof JSON.parse(String(payload.orderDetails)) === 'object' ? undefined : 'orderDetails';
}
