import type { CommitRow, Journal } from '../application/store.ts';
import { timelineSources, webhookStates } from '../contract/closed-sets.ts';
import {
  type Delivery,
  DeliveryAnswer,
  type TimelineLine,
  TimelineStatus,
  type Webhook,
} from '../contract/dashboard.ts';
import { type Database, integer, keyIn, oneOf, parsedColumn, type Row, text } from './sqlite-database.ts';

/** Reads a line of a timeline. */
function entryOf(row: Row): TimelineLine {
  const webhookId = text(row, 'webhook_id');
  return {
    seq: integer(row, 'seq'),
    ...keyIn(row),
    at: integer(row, 'at'),
    source: oneOf(row, 'source', timelineSources),
    text: text(row, 'text'),
    status: parsedColumn(row, 'status', TimelineStatus),
    ...(webhookId !== '' && { webhookId }),
  };
}

/** Reads a webhook. */
function webhookOf(row: Row): Webhook {
  return {
    id: text(row, 'id'),
    seq: integer(row, 'seq'),
    ...keyIn(row),
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
function deliveryOf(row: Row): Delivery {
  return {
    webhookId: text(row, 'webhook_id'),
    at: integer(row, 'at'),
    answer: parsedColumn(row, 'answer', DeliveryAnswer),
    ok: integer(row, 'ok') === 1,
    took: integer(row, 'took'),
  };
}

/** The tables of the journal. */
export const journalSchema = `
  create table if not exists timeline (
    seq integer primary key autoincrement,
    merchant_id text not null,
    order_id text not null,
    at integer not null,
    source text not null,
    text text not null,
    status text not null,
    webhook_id text not null
  );
  create index if not exists timeline_by_order on timeline (merchant_id, order_id);
  create table if not exists webhooks (
    seq integer primary key autoincrement,
    id text not null unique,
    merchant_id text not null,
    order_id text not null,
    name text not null,
    body text not null,
    state text not null,
    due integer not null,
    copies integer not null,
    failures integer not null,
    created integer not null
  );
  create index if not exists webhooks_by_order on webhooks (merchant_id, order_id);
  create index if not exists webhooks_by_due on webhooks (due) where state = 'waiting';
  create table if not exists deliveries (
    seq integer primary key autoincrement,
    webhook_id text not null,
    at integer not null,
    answer text not null,
    ok integer not null,
    took integer not null
  );
  create index if not exists deliveries_by_webhook on deliveries (webhook_id);
  create table if not exists settings (name text primary key, value text not null);
`;

/** The time between webhooks that were held when they go out, in ms. */
const pause = 1_000;

/**
 * Returns those webhooks of an order that a change concerns, as they are after it.
 *
 * @param webhooks the oldest first
 */
export function changedWebhooks(
  change: Extract<CommitRow, { type: 'waiting-webhooks' }>['change'],
  webhooks: readonly Webhook[],
): readonly Webhook[] {
  if ('releaseAt' in change) {
    return webhooks
      .filter(({ state }) => state === 'held')
      .reverse()
      .map((webhook, place) => ({ ...webhook, state: 'waiting', due: change.releaseAt + place * pause }));
  }
  return webhooks
    .filter(({ name, due, state }) => change.names.includes(name) && due > change.dropAfter && state !== 'delivered')
    .map((webhook) => ({ ...webhook, state: 'dropped', copies: 0 }));
}

/** The number of due rows that are read at once. */
const batch = 100;

/** The journal in the tables of {@link journalSchema}. */
export function sqliteJournal({ run, all, first, put }: Database): Journal {
  return {
    addEntry(entry: Omit<TimelineLine, 'seq'>) {
      run(
        'insert into timeline (merchant_id, order_id, at, source, text, status, webhook_id) values (?, ?, ?, ?, ?, ?, ?)',
        [entry.merchantId, entry.orderId, entry.at, entry.source, entry.text, entry.status, entry.webhookId ?? ''],
      );
    },
    timeline: (merchantId, orderId) =>
      all('select * from timeline where merchant_id = ? and order_id = ? order by seq', [merchantId, orderId]).map(
        entryOf,
      ),
    addWebhook(webhook: Omit<Webhook, 'seq'>) {
      const columns = 'id, merchant_id, order_id, name, body, state, due, copies, failures, created';
      run(`insert into webhooks (${columns}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, [
        webhook.id,
        webhook.merchantId,
        webhook.orderId,
        webhook.name,
        webhook.body,
        webhook.state,
        webhook.due,
        webhook.copies,
        webhook.failures,
        webhook.created,
      ]);
    },
    saveWebhook({ id, state, due, copies, failures }) {
      const values = [state, due, copies, failures, id];
      run('update webhooks set state = ?, due = ?, copies = ?, failures = ? where id = ?', values);
    },
    findWebhook(id) {
      const row = first('select * from webhooks where id = ?', [id]);
      return row && webhookOf(row);
    },
    recentWebhooks: (limit) => all('select * from webhooks order by seq desc limit ?', [limit]).map(webhookOf),
    webhooksOf: (merchantId, orderId) =>
      all('select * from webhooks where merchant_id = ? and order_id = ? order by seq', [merchantId, orderId]).map(
        webhookOf,
      ),
    ordersWithDueWebhooks: (now) =>
      all(
        `select distinct merchant_id, order_id from (select merchant_id, order_id from webhooks
         where state = 'waiting' and due <= ? order by due, seq limit ${batch})`,
        [now],
      ).map(keyIn),
    dueWebhook({ merchantId, orderId }, now) {
      // The unary plus keeps the index of all due webhooks out of it: there may be thousands.
      const row = first(
        `select * from webhooks where merchant_id = ? and order_id = ? and state = 'waiting' and +due <= ?
         order by due, seq limit 1`,
        [merchantId, orderId, now],
      );
      return row && webhookOf(row);
    },
    addDelivery({ webhookId, at, answer, ok, took }) {
      const values = [webhookId, at, answer, ok ? 1 : 0, took];
      run('insert into deliveries (webhook_id, at, answer, ok, took) values (?, ?, ?, ?, ?)', values);
    },
    deliveries: (webhookId) =>
      all('select * from deliveries where webhook_id = ? order by seq', [webhookId]).map(deliveryOf),
    nextWebhookDue() {
      const row = first(`select min(due) as due from webhooks where state = 'waiting'`);
      return row && row['due'] !== null ? integer(row, 'due') : undefined;
    },
    setting(name) {
      const row = first('select value from settings where name = ?', [name]);
      return row && text(row, 'value');
    },
    saveSetting(name, value) {
      put('settings', 'name, value', [name, value]);
    },
  };
}
