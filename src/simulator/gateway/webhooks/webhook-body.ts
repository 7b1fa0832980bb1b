import { randomBytes } from 'node:crypto';
import type { WebhookEventName } from '../../../server/parse-webhook.ts';
import { wireTime } from '../wire-values.ts';

/** A new id of an event, in the documented form. */
export function newEventId(): string {
  return `evt_V2_${randomBytes(16).toString('hex')}`;
}

/**
 * The documented body of a webhook, as JSON text.
 *
 * @param of.at when it happened, ms since 1970
 * @param of.content under `order`, `mandate` or `notification`
 */
export function webhookBody({
  id,
  name,
  at,
  content,
}: {
  id: string;
  name: WebhookEventName;
  at: number;
  content: object;
}): string {
  return JSON.stringify({ id, event_name: name, date_created: wireTime(at), content });
}

/**
 * An order as the order status has it, but for the shopper's contact data, which reads `FILTERED` as the vendor
 * documents that it may: so neither the store nor the dashboard repeats it.
 */
export function withoutContact(order: object): object {
  return { ...order, customer_email: 'FILTERED', customer_phone: 'FILTERED' };
}
