import type { Journal } from '../application/store.ts';
import { timelineSources, webhookStates } from '../contract/closed-sets.ts';
import {
  type Delivery,
  DeliveryAnswer,
  type TimelineLine,
  TimelineStatus,
  type Webhook,
} from '../contract/dashboard.ts';
import type { OrderKey, ScheduledStep } from '../domain/order.ts';
import { transactionInputs } from '../domain/transaction-state.ts';
import type { Database, Row } from './sqlite-database.ts';
import { integer, oneOf, parsedColumn, text, transactionColumns, transactionOf } from './sqlite-rows.ts';

/** Reads a line of a timeline. */
function entryOf(row: Row): TimelineLine {
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
function webhookOf(row: Row): Webhook {
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
function deliveryOf(row: Row): Delivery {
  return {
    webhookId: text(row, 'webhook_id'),
    at: integer(row, 'at'),
    answer: parsedColumn(row, 'answer', DeliveryAnswer),
    ok: integer(row, 'ok') === 1,
    took: integer(row, 'took'),
  };
}

/** Reads a scheduled step of a transaction. */
function stepOf(row: Row): ScheduledStep {
  return { uuid: text(row, 'uuid'), at: integer(row, 'due'), input: oneOf(row, 'input', transactionInputs) };
}

/** Reads the ids of an order. */
function keyOf(row: Row): OrderKey {
  return { merchantId: text(row, 'merchant_id'), orderId: text(row, 'order_id') };
}

/** Reads the value of a setting. */
function settingOf(row: Row): string {
  return text(row, 'value');
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
    status text not null
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
  create table if not exists scheduled_moves (
    uuid text not null,
    due integer not null,
    input text not null,
    primary key (uuid, due, input)
  );
  create index if not exists scheduled_moves_by_due on scheduled_moves (due);
  create table if not exists settings (name text primary key, value text not null);
`;

/** How many due rows are read at once. */
const batch = 100;

/** The journal in the tables of {@link journalSchema}. */
export function sqliteJournal({ run, all, first, put }: Database): Journal {
  return {
    addEntry(entry: Omit<TimelineLine, 'seq'>) {
      run('insert into timeline (merchant_id, order_id, at, source, text, status) values (?, ?, ?, ?, ?, ?)', [
        entry.merchantId,
        entry.orderId,
        entry.at,
        entry.source,
        entry.text,
        entry.status,
      ]);
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
      ).map(keyOf),
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
    hasWebhook({ merchantId, orderId }, name) {
      const sql = 'select 1 from webhooks where merchant_id = ? and order_id = ? and name = ? limit 1';
      return first(sql, [merchantId, orderId, name]) !== undefined;
    },
    schedule({ uuid, at, input }) {
      put('scheduled_moves', 'uuid, due, input', [uuid, at, input]);
    },
    unschedule({ uuid, at, input }) {
      run('delete from scheduled_moves where uuid = ? and due = ? and input = ?', [uuid, at, input]);
    },
    scheduledSteps: ({ merchantId, orderId }) =>
      all(
        `select scheduled_moves.* from transactions join scheduled_moves using (uuid)
         where merchant_id = ? and order_id = ? order by scheduled_moves.due, scheduled_moves.rowid`,
        [merchantId, orderId],
      ).map(stepOf),
    dueOrders: (now) =>
      all(
        `select distinct merchant_id, order_id from (
           select * from (select due, merchant_id, order_id from transactions where due > 0 and due <= ?1
             order by due limit ${batch})
           union all select * from (select scheduled_moves.due, merchant_id, order_id from scheduled_moves
             join transactions using (uuid) where scheduled_moves.due <= ?1 order by scheduled_moves.due limit ${batch})
           order by due)`,
        [now],
      ).map(keyOf),
    nextDue() {
      const row = first(`select min(due) as due from (
        select min(due) as due from transactions where due > 0
        union all select min(due) from scheduled_moves
        union all select min(due) from webhooks where state = 'waiting')`);
      return row && row['due'] !== null ? integer(row, 'due') : undefined;
    },
    transactionsOf: (merchantId, orderId) =>
      all(`select ${transactionColumns} from transactions where merchant_id = ? and order_id = ? order by attempt`, [
        merchantId,
        orderId,
      ]).map(transactionOf),
    recentTransactions: (limit) =>
      all(`select ${transactionColumns} from transactions order by rowid desc limit ?`, [limit]).map(transactionOf),
    setting(name) {
      const row = first('select value from settings where name = ?', [name]);
      return row && settingOf(row);
    },
    saveSetting(name, value) {
      put('settings', 'name, value', [name, value]);
    },
  };
}
