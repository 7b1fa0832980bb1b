import { executeServerCommand } from '@web/test-runner-commands';

/** The status of an order that the gateway tells the merchant's server, which is the proof that events are not. */
export async function verifiedStatus(orderDetails: string): Promise<string> {
  const { order_id: orderId } = JSON.parse(orderDetails);
  const { status } = await executeServerCommand<{ status: string }, { orderId: string }>('order-status', { orderId });
  return status;
}

/** Reads the gateway's status of an order, in the documented shape. */
export function orderStatus(orderId: string): Promise<Readonly<Record<string, unknown>>> {
  return executeServerCommand('order-status', { orderId });
}
