import type { Row } from '../sqlite-database.ts';
import { integer, oneOf, parsedColumn, text } from '../sqlite-rows.ts';
import type { OrderKey, ScheduledStep } from '../../domain/order.ts';
import { transactionInputs } from '../../domain/transaction-state.ts';
import { timelineSources, webhookStates } from '../../contract/closed-sets.ts';
import {
  DeliveryAnswer,
  TimelineStatus,
  type Delivery,
  type TimelineLine,
  type Webhook,
} from '../../contract/dashboard.ts';

/** Reads a line of a timeline. */
export function entryOf(row: Row): TimelineLine {
  return {
    seq: integer(row, 'seq'),
    merchantId: text(row, 'merchant_id'),
    orderId: text(row, 'order_id'),
    at: integer(row, 'at'),
    source: oneOf(row, 'source', timelineSources),
    text: text(row, 'text'),
    status: parsedColumn(row, 'status', TimelineStatus),
  };
}

/** Reads a webhook. */
export function webhookOf(row: Row): Webhook {
  return {
    id: text(row, 'id'),
    seq: integer(row, 'seq'),
    merchantId: text(row, 'merchant_id'),
    orderId: text(row, 'order_id'),
    name: text(row, 'name'),
    body: text(row, 'body'),
    state: oneOf(row, 'state', webhookStates),
    due: integer(row, 'due'),
    copies: integer(row, 'copies'),
    failures: integer(row, 'failures'),
    created: integer(row, 'created'),
  };
}

/** Reads a try to deliver. */
export function deliveryOf(row: Row): Delivery {
  return {
    webhookId: text(row, 'webhook_id'),
    at: integer(row, 'at'),
    answer: parsedColumn(row, 'answer', DeliveryAnswer),
    ok: integer(row, 'ok') === 1,
    took: integer(row, 'took'),
  };
}

/** Reads a scheduled step of a transaction. */
export function stepOf(row: Row): ScheduledStep {
  return { uuid: text(row, 'uuid'), at: integer(row, 'due'), input: oneOf(row, 'input', transactionInputs) };
}

/** Reads the ids of an order. */
export function keyOf(row: Row): OrderKey {
  return { merchantId: text(row, 'merchant_id'), orderId: text(row, 'order_id') };
}

/** Reads the value of a setting. */
export function settingOf(row: Row): string {
  return text(row, 'value');
}
