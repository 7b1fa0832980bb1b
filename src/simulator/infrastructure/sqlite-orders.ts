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
import { type Database, keyIn, type Row } from './sqlite-database.ts';
import { integerOf, type Query, tableOf } from './sqlite-table.ts';

/** The orders that ask for a mandate. An index has exactly this condition, so that SQLite uses it. */
const asksForMandate = `json_extract(details, '$."options.create_mandate"') in ('REQUIRED', 'OPTIONAL')`;

/** The parts of an order that have no column, since nothing is found by them. */
const OrderDocument = v.object({
  earlierTexts: v.array(v.string()),
  mandateChange: v.optional(
    v.object({
      command: v.picklist(mandateCommands),
      pauseStart: v.number(),
      pauseEnd: v.number(),
      updated: v.number(),
    }),
  ),
  mandateMade: v.boolean(),
  nextScenario: v.optional(v.picklist(endingNames)),
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

const key = { merchantId: v.string(), orderId: v.string() };
const orders = tableOf(
  'orders',
  {
    ...key,
    id: v.string(),
    version: v.number(),
    payloadHash: v.string(),
    details: v.string(),
    amount: v.string(),
    currency: v.string(),
    customerId: v.string(),
    /** The number of transactions. */
    attempts: v.number(),
    document: OrderDocument,
    created: v.number(),
    updated: v.number(),
    /** When the next step is due; 0 for never. */
    due: v.number(),
    search: v.string(),
  },
  ['merchantId', 'orderId'],
  ['id', 'created'],
);
const transactions = tableOf(
  'transactions',
  { uuid: v.string(), ...key, attempt: v.number(), document: TransactionDocument },
  ['uuid'],
  ['merchantId', 'orderId', 'attempt'],
);
const refunds = tableOf(
  'refunds',
  { ...key, uniqueRequestId: v.string(), id: v.string(), amount: v.string(), created: v.number() },
  ['merchantId', 'uniqueRequestId'],
);

/** The tables of orders. */
export const orderSchema = `
  ${orders.definition}
  create index if not exists orders_by_age on orders (updated, search);
  create index if not exists orders_in_any_case on orders (merchantId, orderId collate nocase);
  create index if not exists orders_by_id on orders (id);
  create index if not exists orders_by_due on orders (due) where due > 0;
  create index if not exists orders_with_mandates on orders (merchantId, customerId, created) where ${asksForMandate};
  ${transactions.definition}
  create unique index if not exists transactions_by_attempt on transactions (merchantId, orderId, attempt);
  ${refunds.definition}
  create index if not exists refunds_by_order on refunds (merchantId, orderId);
`;

/** The number of due orders that are read at once. */
const batch = 100;

/**
 * The orders in the tables of {@link orderSchema}.
 *
 * @param addRow writes a row that is kept in the commit of an order
 */
export function sqliteOrders(database: Database, addRow: (order: OrderKey, row: CommitRow) => void): OrderStore {
  const { all, first, run, atomically } = database;

  const orderIn = (row: Row): VersionedOrder => {
    const { version, attempts, document, due, search, ...columns } = orders.read(row);
    const { merchantId, orderId } = columns;
    const ofOrder = (sql: string) => (attempts > 0 ? all(sql, [merchantId, orderId]) : []);
    const order = {
      ...columns,
      ...document,
      mandateChange: document.mandateChange,
      nextScenario: document.nextScenario,
      transactions: ofOrder('select * from transactions where merchantId = ? and orderId = ? order by attempt').map(
        transactionIn,
      ),
      refunds: ofOrder('select * from refunds where merchantId = ? and orderId = ? order by created, rowid').map(
        refundIn,
      ),
    };
    return { order, version };
  };

  const rowOf = (columns: string, { merchantId, orderId }: OrderKey): Row | undefined =>
    // Ids that differ in case are one order, as the vendor documents.
    first(`select ${columns} from orders where merchantId = ? and orderId = ? collate nocase`, [merchantId, orderId]);

  const isRefund = (merchantId: string, name: string) =>
    first('select 1 from refunds where merchantId = ? and uniqueRequestId = ?', [merchantId, name]) !== undefined;

  const save = (before: VersionedOrder | undefined, after: Order, added: readonly Refund[]): void => {
    const { merchantId, orderId } = after;
    run(...orders.save(entryOf(after, (before?.version ?? 0) + 1)));
    after.transactions.forEach((document, place) => {
      if (document !== before?.order.transactions[place]) run(...transactions.save({ ...document, document }));
    });
    for (const refund of added) run(...refunds.add({ ...refund, merchantId, orderId }));
  };

  return {
    load: (key) =>
      soon(() => {
        const row = rowOf('*', key);
        return row && orderIn(row);
      }),
    find: (by) =>
      soon(() => {
        const row = first(...referenceQuery(by));
        return row && keyIn(row);
      }),
    list: (query) => soon(() => all(...listQuery(query)).map((row) => orderIn(row).order)),
    recentTransactions: (limit) =>
      soon(() => all('select * from transactions order by rowid desc limit ?', [limit]).map(transactionIn)),
    due: (now) =>
      soon(() => {
        const sql = `select merchantId, orderId from orders where due > 0 and due <= ? order by due limit ${batch}`;
        const next = integerOf(first('select min(due) as due from orders where due > 0')?.['due']);
        return { keys: all(sql, [now]).map(keyIn), next };
      }),
    commit: ({ before, after, rows }) =>
      soon(() =>
        atomically(() => {
          const version = integerOf(rowOf('version', after)?.['version']);
          const added = after.refunds.slice(before?.order.refunds.length ?? 0);
          if (version !== before?.version) return 'conflict';
          if (added.some(({ uniqueRequestId }) => isRefund(after.merchantId, uniqueRequestId))) return 'conflict';
          if (after !== before?.order) save(before, after, added);
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

function entryOf(order: Order, version: number) {
  const { earlierTexts, mandateChange, mandateMade, nextScenario, schedule } = order;
  return {
    ...order,
    version,
    attempts: order.transactions.length,
    document: { earlierTexts, mandateChange, mandateMade, nextScenario, schedule },
    due: nextStep(order)?.at ?? 0,
    search: searchOf(order),
  };
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

function referenceQuery(by: OrderReference): Query {
  if ('id' in by) return ['select merchantId, orderId from orders where id = ?', [by.id]];
  if ('transaction' in by) return ['select merchantId, orderId from transactions where uuid = ?', [by.transaction]];
  const sql = 'select merchantId, orderId from refunds where merchantId = ? and uniqueRequestId = ?';
  return [sql, [by.merchantId, by.refund]];
}

function listQuery(query: OrderQuery): Query {
  if ('withMandateOf' in query) {
    const { merchantId, customerId } = query.withMandateOf;
    const sql = `select * from orders where merchantId = ? and customerId = ? and ${asksForMandate}
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
  return transactions.read(row).document;
}

function refundIn(row: Row): Refund {
  const { uniqueRequestId, id, amount, created } = refunds.read(row);
  return { uniqueRequestId, id, amount, created };
}
