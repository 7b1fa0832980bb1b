import * as v from 'valibot';
import type { CommitRow, OrderQuery, OrderReference, OrderStore, VersionedOrder } from '../application/store.ts';
import { endingNames } from '../domain/endings.ts';
import { lastTransaction, mandateCommands, type Order, type OrderKey, type Refund } from '../domain/order.ts';
import { nextStep } from '../domain/payment.ts';
import {
  type Ending,
  inputOfEnding,
  transactionFacts,
  transactionInputs,
  transactionStates,
} from '../domain/transaction-state.ts';
import type { Transaction } from '../domain/transaction.ts';
import { instruments } from '../methods/contract.ts';
import { type Database, documentIn, integer, keyIn, type Row, text, type Values } from './sqlite-database.ts';

/** The orders that ask for a mandate. An index has exactly this condition, so that SQLite uses it. */
const asksForMandate = `json_extract(details, '$."options.create_mandate"') in ('REQUIRED', 'OPTIONAL')`;

/** The tables of orders. */
export const orderSchema = `
  create table if not exists orders (
    merchant_id text not null,
    order_id text not null,
    id text not null,
    version integer not null,
    payload_hash text not null,
    details text not null,
    amount text not null,
    currency text not null,
    customer_id text not null,
    attempts integer not null,
    document text not null,
    created integer not null,
    updated integer not null,
    due integer not null,
    search text not null,
    primary key (merchant_id, order_id)
  );
  create index if not exists orders_by_age on orders (updated, search);
  create index if not exists orders_in_any_case on orders (merchant_id, order_id collate nocase);
  create index if not exists orders_by_id on orders (id);
  create index if not exists orders_by_due on orders (due) where due > 0;
  create index if not exists orders_with_mandates on orders (merchant_id, customer_id, created) where ${asksForMandate};
  create table if not exists transactions (
    uuid text primary key,
    merchant_id text not null,
    order_id text not null,
    attempt integer not null,
    document text not null,
    unique (merchant_id, order_id, attempt)
  );
  create table if not exists refunds (
    merchant_id text not null,
    unique_request_id text not null,
    order_id text not null,
    id text not null,
    amount text not null,
    created integer not null,
    primary key (merchant_id, unique_request_id)
  );
  create index if not exists refunds_by_order on refunds (merchant_id, order_id);
`;

/** The parts of an order that have no column, since nothing is found by them. */
const OrderDocument = v.object({
  earlierTexts: v.array(v.string()),
  mandateChange: v.exactOptional(
    v.object({
      command: v.picklist(mandateCommands),
      pauseStart: v.number(),
      pauseEnd: v.number(),
      updated: v.number(),
    }),
  ),
  mandateMade: v.boolean(),
  nextScenario: v.exactOptional(v.picklist(endingNames)),
  schedule: v.array(v.object({ at: v.number(), uuid: v.string(), input: v.picklist(transactionInputs) })),
});

const TransactionDocument = v.object({
  uuid: v.string(),
  txnId: v.string(),
  merchantId: v.string(),
  orderId: v.string(),
  attempt: v.number(),
  amount: v.string(),
  instrument: v.variant('method', Object.values(instruments)),
  onApproval: v.picklist(Object.keys(inputOfEnding) as Ending[]),
  scenario: v.exactOptional(v.picklist(endingNames)),
  discount: v.exactOptional(v.object({ id: v.string(), deduction: v.string() })),
  mandateConsent: v.exactOptional(v.literal(true)),
  debitUnder: v.exactOptional(v.string()),
  bankRefusesFrames: v.exactOptional(v.literal(true)),
  state: v.picklist(transactionStates),
  attemptsLeft: v.number(),
  expires: v.number(),
  settles: v.number(),
  created: v.number(),
  updated: v.number(),
});

/** The number of due orders that are read at once. */
const batch = 100;

/**
 * The orders in the tables of {@link orderSchema}.
 *
 * @param addRow writes a row that is kept in the commit of an order
 */
export function sqliteOrders(database: Database, addRow: (order: OrderKey, row: CommitRow) => void): OrderStore {
  const { all, first, run, atomically } = database;

  const transactionsOf = ({ merchantId, orderId }: OrderKey): readonly Transaction[] =>
    all('select document from transactions where merchant_id = ? and order_id = ? order by attempt', [
      merchantId,
      orderId,
    ]).map(transactionIn);
  const refundsOf = ({ merchantId, orderId }: OrderKey): readonly Refund[] =>
    all('select * from refunds where merchant_id = ? and order_id = ? order by created, rowid', [
      merchantId,
      orderId,
    ]).map(refundIn);

  const orderIn = (row: Row): Order => {
    const key = keyIn(row);
    const isPaid = integer(row, 'attempts') > 0;
    const { mandateChange, nextScenario, ...document } = documentIn(row, OrderDocument);
    return {
      ...key,
      id: text(row, 'id'),
      payloadHash: text(row, 'payload_hash'),
      details: text(row, 'details'),
      amount: text(row, 'amount'),
      currency: text(row, 'currency'),
      customerId: text(row, 'customer_id'),
      ...document,
      mandateChange,
      nextScenario,
      transactions: isPaid ? transactionsOf(key) : [],
      refunds: isPaid ? refundsOf(key) : [],
      created: integer(row, 'created'),
      updated: integer(row, 'updated'),
    };
  };

  const rowOf = (columns: string, { merchantId, orderId }: OrderKey): Row | undefined =>
    // Ids that differ in case are one order, as the vendor documents.
    first(`select ${columns} from orders where merchant_id = ? and order_id = ? collate nocase`, [merchantId, orderId]);

  const isRefund = (merchantId: string, name: string) =>
    first('select 1 from refunds where merchant_id = ? and unique_request_id = ?', [merchantId, name]) !== undefined;

  const save = (before: VersionedOrder | undefined, after: Order, refunds: readonly Refund[]): void => {
    const { merchantId, orderId } = after;
    run(putOrder, valuesOf(after, (before?.version ?? 0) + 1));
    after.transactions.forEach((transaction, place) => {
      if (transaction === before?.order.transactions[place]) return;
      const { uuid, attempt } = transaction;
      run(putTransaction, [uuid, merchantId, orderId, attempt, JSON.stringify(transaction)]);
    });
    for (const { uniqueRequestId, id, amount, created } of refunds) {
      run(addRefund, [merchantId, uniqueRequestId, orderId, id, amount, created]);
    }
  };

  return {
    load: (key) =>
      soon(() => {
        const row = rowOf('*', key);
        return row && { order: orderIn(row), version: integer(row, 'version') };
      }),
    find: (by) =>
      soon(() => {
        const row = first(...referenceQuery(by));
        return row && keyIn(row);
      }),
    list: (query) => soon(() => all(...listQuery(query)).map(orderIn)),
    recentTransactions: (limit) =>
      soon(() => all('select document from transactions order by rowid desc limit ?', [limit]).map(transactionIn)),
    due: (now) =>
      soon(() => {
        const sql = `select merchant_id, order_id from orders where due > 0 and due <= ? order by due limit ${batch}`;
        const next = first('select min(due) as due from orders where due > 0');
        return {
          keys: all(sql, [now]).map(keyIn),
          next: next && next['due'] !== null ? integer(next, 'due') : undefined,
        };
      }),
    commit: ({ before, after, rows }) =>
      soon(() =>
        atomically(() => {
          const known = rowOf('version', after);
          const refunds = after.refunds.slice(before?.order.refunds.length ?? 0);
          if ((known && integer(known, 'version')) !== before?.version) return 'conflict';
          if (refunds.some(({ uniqueRequestId }) => isRefund(after.merchantId, uniqueRequestId))) return 'conflict';
          if (after !== before?.order) save(before, after, refunds);
          for (const row of rows) addRow(after, row);
          return 'saved';
        }),
      ),
  };
}

/** Does at once what others wait for. */
function soon<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => resolve(work()));
}

const putOrder = `insert into orders (merchant_id, order_id, id, version, payload_hash, details, amount, currency, customer_id,
    attempts, document, created, updated, due, search) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict (merchant_id, order_id) do update set version = excluded.version, payload_hash = excluded.payload_hash,
    details = excluded.details, amount = excluded.amount, currency = excluded.currency, customer_id = excluded.customer_id,
    attempts = excluded.attempts, document = excluded.document, updated = excluded.updated, due = excluded.due,
    search = excluded.search`;
const putTransaction = `insert into transactions (uuid, merchant_id, order_id, attempt, document) values (?, ?, ?, ?, ?)
  on conflict (uuid) do update set document = excluded.document`;
const addRefund = `insert into refunds (merchant_id, unique_request_id, order_id, id, amount, created)
  values (?, ?, ?, ?, ?, ?)`;

/** The values of {@link putOrder}. */
function valuesOf(order: Order, version: number): Values {
  const { earlierTexts, mandateChange, mandateMade, nextScenario, schedule } = order;
  return [
    ...[order.merchantId, order.orderId, order.id, version, order.payloadHash, order.details],
    ...[order.amount, order.currency, order.customerId, order.transactions.length],
    JSON.stringify({ earlierTexts, mandateChange, mandateMade, nextScenario, schedule }),
    ...[order.created, order.updated, nextStep(order)?.at ?? 0, searchOf(order)],
  ];
}

/** Returns the searchable text of an order. It is kept in an index, so that a search reads only matching rows. */
function searchOf(order: Order): string {
  const { merchantId, orderId, amount } = order;
  const last = lastTransaction(order);
  const status = last ? transactionFacts[last.state].orderStatus : 'NEW';
  const instrument = last ? ` ${last.instrument.name} ${last.instrument.lastFour}` : '';
  const words = `${orderId} ${merchantId} ${amount} ${status} ${status.replaceAll('_', ' ')}${instrument}`;
  return words.toLowerCase();
}

type Query = [sql: string, values: Values];

function referenceQuery(by: OrderReference): Query {
  if ('id' in by) return ['select merchant_id, order_id from orders where id = ?', [by.id]];
  if ('transaction' in by) return ['select merchant_id, order_id from transactions where uuid = ?', [by.transaction]];
  const sql = 'select merchant_id, order_id from refunds where merchant_id = ? and unique_request_id = ?';
  return [sql, [by.merchantId, by.refund]];
}

function listQuery(query: OrderQuery): Query {
  if ('withMandateOf' in query) {
    const { merchantId, customerId } = query.withMandateOf;
    const sql = `select * from orders where merchant_id = ? and customer_id = ? and ${asksForMandate}
      order by created, rowid`;
    return [sql, [merchantId, customerId]];
  }
  // The words hold the status between blanks.
  const statuses = (query.statuses ?? []).map((status) => `% ${status.toLowerCase()} %`);
  const inGroup = statuses.length > 0 ? `and (${statuses.map(() => 'search like ?').join(' or ')})` : '';
  // The subselect reads the index alone, which holds the words; the rows are several times as large.
  const sql = `select * from orders where rowid in (
    select rowid from orders where search like ? escape '\\' ${inGroup} order by updated desc, rowid desc limit ?)
    order by updated desc, rowid desc`;
  const words = query.search
    .trim()
    .toLowerCase()
    .replaceAll(/[\\%_]/g, '\\$&');
  return [sql, [`%${words}%`, ...statuses, query.limit]];
}

function transactionIn(row: Row): Transaction {
  return documentIn(row, TransactionDocument);
}

function refundIn(row: Row): Refund {
  return {
    uniqueRequestId: text(row, 'unique_request_id'),
    id: text(row, 'id'),
    amount: text(row, 'amount'),
    created: integer(row, 'created'),
  };
}
