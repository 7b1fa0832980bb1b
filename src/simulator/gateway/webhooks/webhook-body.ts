import { randomBytes } from 'node:crypto';
import type { WebhookEventName } from '../../../server/parse-webhook.ts';
import { orderStatus } from '../order-status.ts';
import type { Order } from '../orders.ts';
import { refundParts, type Refund } from '../refunds.ts';
import type { Transaction } from '../transactions.ts';

/** A new id of an event, in the documented form. */
export function newEventId(): string {
  return `evt_V2_${randomBytes(16).toString('hex')}`;
}

/**
 * The documented body of a webhook about an order, as JSON text.
 *
 * The order is as the order status has it, but for the shopper's contact data, which reads `FILTERED` as the vendor
 * documents that it may: so neither the store nor the dashboard repeats it.
 * @param at ms since 1970
 */
export function webhookBody(
  of: {
    id: string;
    name: WebhookEventName;
    at: number;
    order: Order;
    transaction: Transaction | undefined;
    refunds: readonly Refund[];
    origin: string;
  },
  more: Readonly<Record<string, unknown>> = {},
): string {
  const { id, name, at, order, transaction, refunds, origin } = of;
  const content = {
    ...orderStatus(order, transaction, origin),
    ...refundParts(refunds),
    customer_email: 'FILTERED',
    customer_phone: 'FILTERED',
  };
  return JSON.stringify({
    id,
    event_name: name,
    date_created: new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z'),
    content: { order: content, ...more },
  });
}
