import type { Store } from '../application/store.ts';
import { keptTexts } from '../domain/signed-order.ts';
import { type Database, openDatabase } from './sqlite-database.ts';
import { journalSchema, sqliteJournal } from './sqlite-journal.ts';
import { orderApiSchema, sqliteOrderApi } from './sqlite-order-api.ts';
import {
  checkoutOf,
  orderColumns,
  orderOf,
  orderValues,
  text,
  transactionColumns,
  transactionOf,
  transactionValues,
  visitOf,
} from './sqlite-rows.ts';
import type { StoreFile } from './store-file.ts';
import { checkProgram, prepareSchema } from './store-version.ts';

const schema = `
  create table if not exists orders (
    merchant_id text not null,
    order_id text not null,
    id text not null,
    payload_hash text not null,
    details text not null,
    amount text not null,
    currency text not null,
    customer_id text not null,
    attempts integer not null,
    current_transaction text not null,
    created integer not null,
    updated integer not null,
    search text not null,
    primary key (merchant_id, order_id)
  );
  create index if not exists orders_by_age on orders (updated, search);
  create index if not exists orders_in_any_case on orders (merchant_id, order_id collate nocase);
  create table if not exists order_texts (
    merchant_id text not null,
    order_id text not null,
    payload_hash text not null,
    primary key (merchant_id, order_id, payload_hash)
  );
  create table if not exists checkouts (
    token_hash text primary key,
    merchant_id text not null,
    order_id text not null,
    payee_name text not null,
    display_note text not null,
    lock text not null,
    created integer not null
  );
  create table if not exists transactions (
    uuid text primary key,
    txn_id text not null,
    merchant_id text not null,
    order_id text not null,
    attempt integer not null,
    amount text not null,
    method text not null,
    instrument text not null,
    instrument_group text not null,
    bank_name text not null,
    last_four text not null,
    ending text not null,
    document text not null,
    state text not null,
    attempts_left integer not null,
    expires integer not null,
    settles integer not null,
    created integer not null,
    updated integer not null,
    due integer not null,
    search text not null,
    unique (merchant_id, order_id, attempt)
  );
  create index if not exists transactions_by_due on transactions (due) where due > 0;
  create table if not exists management_visits (
    token_hash text primary key,
    merchant_id text not null,
    customer_id text not null,
    created integer not null
  );
  create table if not exists removed_methods (
    merchant_id text not null,
    customer_id text not null,
    method_id text not null,
    primary key (merchant_id, customer_id, method_id)
  );
  create table if not exists customer_facts (
    merchant_id text not null,
    customer_id text not null,
    kind text not null,
    id text not null,
    content text not null,
    primary key (merchant_id, customer_id, kind, id)
  );
`;

const orderList = orderColumns.split(', ');
const transactionList = transactionColumns.split(', ');

/** What the dashboard's search finds of an order; it is kept in an index, so that a search reads no rows in vain. */
function searchOf(merchantId: string, orderId: string, amount: string, transaction: string): string {
  const words = `coalesce((select search from transactions where uuid = ${transaction}), ' new')`;
  return `lower(${orderId} || ' ' || ${merchantId} || ' ' || ${amount}) || ${words}`;
}

const given = (column: string) => `?${orderList.indexOf(column) + 1}`;
const givenSearch = searchOf(given('merchant_id'), given('order_id'), given('amount'), given('current_transaction'));

const insertOrder = `insert into orders (${orderColumns}, search) values (${placesOf(orderList)}, ${givenSearch})`;
const updateOrder = `update orders set ${assignmentsOf(orderList, 'payload_hash')}, search = ${givenSearch}
  where merchant_id = ?1 and order_id = ?2`;
const updateOrderSearch = `update orders set search = ${searchOf('merchant_id', 'order_id', 'amount', 'current_transaction')}
  where merchant_id = ? and order_id = ? and current_transaction = ?`;
const insertTransaction = `insert into transactions (${transactionColumns}) values (${placesOf(transactionList)})`;
const updateTransaction = `update transactions set ${assignmentsOf(transactionList, 'amount')} where uuid = ?1`;

function placesOf(columns: readonly string[]): string {
  return columns.map((_, index) => `?${index + 1}`).join(', ');
}

/** Assignments of a column and those after it. Those before it never change. */
function assignmentsOf(columns: readonly string[], first: string): string {
  return columns
    .map((column, index) => `${column} = ?${index + 1}`)
    .slice(columns.indexOf(first))
    .join(', ');
}

/**
 * Opens a store in an embedded SQL database.
 *
 * @param file undefined: in memory, until the process ends
 */
export function openSqliteStore(file?: StoreFile): Store {
  const database = openStoreDatabase(file);
  const { all, first, put, run } = database;

  return {
    ...sqliteOrderApi(database),
    ...sqliteJournal(database),
    atomically: database.atomically,
    watch: database.watch,
    commit: database.commit,
    addOrder: (order) => run(insertOrder, orderValues(order)),
    saveOrder: (order) => run(updateOrder, orderValues(order)),
    findOrder(merchantId, orderId) {
      // Ids that differ in case are one order, as the vendor documents.
      const sql = `select ${orderColumns} from orders where merchant_id = ? and order_id = ? collate nocase`;
      const row = first(sql, [merchantId, orderId]);
      return row ? orderOf(row) : undefined;
    },
    recentOrders(limit) {
      return all(`select ${orderColumns} from orders order by updated desc, rowid desc limit ?`, [limit]).map(orderOf);
    },
    searchOrders(search, limit) {
      // The subselect reads the index alone, which holds the words; the rows are several times as large.
      const sql = `select ${orderColumns} from orders where rowid in (
        select rowid from orders where search like ? escape '\\' order by updated desc, rowid desc limit ?)
        order by updated desc, rowid desc`;
      const pattern = `%${search.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;
      return all(sql, [pattern, limit]).map(orderOf);
    },
    addOrderText({ merchantId, orderId }, payloadHash) {
      put('order_texts', 'merchant_id, order_id, payload_hash', [merchantId, orderId, payloadHash]);
    },
    orderTexts({ merchantId, orderId }) {
      const sql = `select payload_hash from order_texts where merchant_id = ? and order_id = ?
        order by rowid desc limit ${keptTexts}`;
      return all(sql, [merchantId, orderId])
        .map((row) => text(row, 'payload_hash'))
        .reverse();
    },
    addCheckout(checkout) {
      put('checkouts', 'token_hash, merchant_id, order_id, payee_name, display_note, lock, created', [
        checkout.tokenHash,
        checkout.merchantId,
        checkout.orderId,
        checkout.shown.payeeName,
        checkout.shown.displayNote,
        checkout.lock,
        checkout.created,
      ]);
    },
    findCheckout(tokenHash) {
      const row = first('select * from checkouts where token_hash = ?', [tokenHash]);
      return row ? checkoutOf(row) : undefined;
    },
    addTransaction: (transaction) => run(insertTransaction, transactionValues(transaction)),
    saveTransaction(transaction) {
      run(updateTransaction, transactionValues(transaction));
      run(updateOrderSearch, [transaction.merchantId, transaction.orderId, transaction.uuid]);
    },
    findTransaction(uuid) {
      const row = first(`select ${transactionColumns} from transactions where uuid = ?`, [uuid]);
      return row ? transactionOf(row) : undefined;
    },
    addManagementVisit({ tokenHash, merchantId, customerId, created }) {
      const values = [tokenHash, merchantId, customerId, created];
      put('management_visits', 'token_hash, merchant_id, customer_id, created', values);
    },
    findManagementVisit(tokenHash) {
      const row = first('select * from management_visits where token_hash = ?', [tokenHash]);
      return row ? visitOf(row) : undefined;
    },
    removeMethod({ merchantId, customerId }, methodId) {
      put('removed_methods', 'merchant_id, customer_id, method_id', [merchantId, customerId, methodId]);
    },
    removedMethods({ merchantId, customerId }) {
      const sql = 'select method_id from removed_methods where merchant_id = ? and customer_id = ?';
      return all(sql, [merchantId, customerId]).map((row) => text(row, 'method_id'));
    },
    keep({ merchantId, customerId }, { kind, id, content }) {
      const values = [merchantId, customerId, kind, id, content];
      put('customer_facts', 'merchant_id, customer_id, kind, id, content', values);
    },
    forget({ merchantId, customerId }, kind, id) {
      const where = 'merchant_id = ? and customer_id = ? and kind = ? and id = ?';
      run(`delete from customer_facts where ${where}`, [merchantId, customerId, kind, id]);
    },
    keptOf({ merchantId, customerId }, kind) {
      const where = 'merchant_id = ? and customer_id = ? and kind = ?';
      return all(`select id, content from customer_facts where ${where} order by rowid desc`, [
        merchantId,
        customerId,
        kind,
      ]).map((row) => ({ kind, id: text(row, 'id'), content: text(row, 'content') }));
    },
    assertOpen: database.assertOpen,
    close() {
      database.close();
      file?.release();
    },
  };
}

function openStoreDatabase(file: StoreFile | undefined): Database {
  const database = openDatabase(file);
  try {
    // One process owns the file, so the write-ahead log needs no shared memory. The library's other journal cannot be
    // rolled back after a kill, since its own lock makes the journal look as if it were in use.
    database.script('pragma locking_mode = exclusive');
    if (file) checkProgram(database, file);
    database.script('pragma journal_mode = wal; pragma synchronous = full;');
    prepareSchema(database, schema + orderApiSchema + journalSchema, file);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
