import * as v from 'valibot';
import type { CommitRow, Journal } from '../application/store.ts';
import { Delivery, TimelineLine, Webhook } from '../contract/dashboard.ts';
import { type Database, keyIn } from './sqlite-database.ts';
import { integerOf, tableOf } from './sqlite-table.ts';

const timeline = tableOf('timeline', TimelineLine.entries);
const webhooks = tableOf('webhooks', Webhook.entries);
const deliveries = tableOf('deliveries', Delivery.entries);
const settings = tableOf('settings', { name: v.string(), value: v.string() }, ['name']);

/** The tables of the journal. */
export const journalSchema = `
  ${timeline.definition}
  create index if not exists timeline_by_order on timeline (merchantId, orderId);
  ${webhooks.definition}
  create unique index if not exists webhooks_by_id on webhooks (id);
  create index if not exists webhooks_by_order on webhooks (merchantId, orderId);
  create index if not exists webhooks_by_due on webhooks (due) where state = 'waiting';
  ${deliveries.definition}
  create index if not exists deliveries_by_webhook on deliveries (webhookId);
  ${settings.definition}
`;

/** The time between webhooks that were held when they go out, in ms. */
const pause = 1_000;

/**
 * Returns those webhooks of an order that a change concerns, as they are after it.
 *
 * @param all the oldest first
 */
export function changedWebhooks(
  change: Extract<CommitRow, { type: 'waiting-webhooks' }>['change'],
  all: readonly Webhook[],
): readonly Webhook[] {
  if ('releaseAt' in change) {
    return all
      .filter(({ state }) => state === 'held')
      .reverse()
      .map((webhook, place) => ({ ...webhook, state: 'waiting', due: change.releaseAt + place * pause }));
  }
  return all
    .filter(({ name, due, state }) => change.names.includes(name) && due > change.dropAfter && state !== 'delivered')
    .map((webhook) => ({ ...webhook, state: 'dropped', copies: 0 }));
}

/** The number of due rows that are read at once. */
const batch = 100;

const ofOrder = 'where merchantId = ? and orderId = ?';

/** The journal in the tables of {@link journalSchema}. */
export function sqliteJournal({ run, all, first }: Database): Journal {
  return {
    addEntry: (line) => run(...timeline.add(line)),
    timeline: (merchantId, orderId) =>
      all(`select * from timeline ${ofOrder} order by seq`, [merchantId, orderId]).map(timeline.read),
    addWebhook: (webhook) => run(...webhooks.add(webhook)),
    saveWebhook({ id, state, due, copies, failures }) {
      const values = [state, due, copies, failures, id];
      run('update webhooks set state = ?, due = ?, copies = ?, failures = ? where id = ?', values);
    },
    findWebhook(id) {
      const row = first('select * from webhooks where id = ?', [id]);
      return row && webhooks.read(row);
    },
    recentWebhooks: (limit) => all('select * from webhooks order by seq desc limit ?', [limit]).map(webhooks.read),
    webhooksOf: (merchantId, orderId) =>
      all(`select * from webhooks ${ofOrder} order by seq`, [merchantId, orderId]).map(webhooks.read),
    ordersWithDueWebhooks: (now) =>
      all(
        `select distinct merchantId, orderId from (select merchantId, orderId from webhooks
         where state = 'waiting' and due <= ? order by due, seq limit ${batch})`,
        [now],
      ).map(keyIn),
    dueWebhook({ merchantId, orderId }, now) {
      // The unary plus keeps the index of all due webhooks out of it: there may be thousands.
      const row = first(
        `select * from webhooks ${ofOrder} and state = 'waiting' and +due <= ? order by due, seq limit 1`,
        [merchantId, orderId, now],
      );
      return row && webhooks.read(row);
    },
    addDelivery: (delivery) => run(...deliveries.add(delivery)),
    deliveries: (webhookId) =>
      all('select * from deliveries where webhookId = ? order by rowid', [webhookId]).map(deliveries.read),
    nextWebhookDue: () => integerOf(first(`select min(due) as due from webhooks where state = 'waiting'`)?.['due']),
    setting(name) {
      const row = first('select * from settings where name = ?', [name]);
      return row && settings.read(row).value;
    },
    saveSetting: (name, value) => run(...settings.put({ name, value })),
  };
}
