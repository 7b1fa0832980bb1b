import type { Order } from './orders.ts';
import { openDatabase, type Database } from './sqlite-database.ts';
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
import { journalSchema, sqliteJournal } from './journal/sqlite-journal.ts';
import { claimStoreFile } from './store-file.ts';
import { prepareSchema } from './store-version.ts';
import type { Store } from './store.ts';
import { transactionFacts } from './transaction-state.ts';
import type { Transaction } from './transactions.ts';

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
    primary key (merchant_id, order_id)
  );
  create index if not exists orders_by_age on orders (updated);
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
    details text not null,
    state text not null,
    attempts_left integer not null,
    expires integer not null,
    settles integer not null,
    created integer not null,
    updated integer not null,
    unique (merchant_id, order_id, attempt)
  );
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

/**
 * Opens a store in an embedded SQL database.
 *
 * @param file a path, or `:memory:` for one that ends with the process
 * @throws {Error} if another running process has the file, it is no database, or another version has written it
 */
export function openSqliteStore(file = ':memory:'): Store {
  const release = file === ':memory:' ? () => undefined : claimStoreFile(file);
  const database = openStoreDatabase(file, release);
  const { all, first, put, run } = database;
  const putOrder = (order: Order) => put('orders', orderColumns, orderValues(order));
  const putTransaction = (transaction: Transaction) =>
    put('transactions', transactionColumns, transactionValues(transaction));

  return {
    ...sqliteOrderApi(database),
    ...sqliteJournal(database),
    atomically: database.atomically,
    addOrder: putOrder,
    saveOrder: putOrder,
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
      const columns = orderColumns.replaceAll(/(\w+)/g, 'orders.$1');
      const sql = `select ${columns} from orders left join transactions on uuid = current_transaction
        where instr(lower(orders.order_id || ' ' || orders.merchant_id || ' ' || orders.amount || ' ' ||
          coalesce(${searchedStatus} || ' ' || instrument || ' ' || last_four, 'new')), lower(?)) > 0
        order by orders.updated desc, orders.rowid desc limit ?`;
      return all(sql, [search.trim(), limit]).map(orderOf);
    },
    addOrderText({ merchantId, orderId }, payloadHash) {
      put('order_texts', 'merchant_id, order_id, payload_hash', [merchantId, orderId, payloadHash]);
    },
    hasOrderText({ merchantId, orderId }, payloadHash) {
      const sql = 'select 1 from order_texts where merchant_id = ? and order_id = ? and payload_hash = ?';
      return first(sql, [merchantId, orderId, payloadHash]) !== undefined;
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
    addTransaction: putTransaction,
    saveTransaction: putTransaction,
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
    close() {
      database.close();
      release();
    },
  };
}

/** The status of an order in SQL, as the order status API spells it and as the dashboard shows it. */
const searchedStatus = `case state ${Object.entries(transactionFacts)
  .map(([state, { orderStatus }]) => {
    const name = orderStatus.toLowerCase();
    return `when '${state}' then '${name} ${name.replaceAll('_', ' ')}'`;
  })
  .join(' ')} end`;

function openStoreDatabase(file: string, release: () => void): Database {
  const database = openDatabase(file);
  try {
    // One process owns the file, so the write-ahead log needs no shared memory. The library's other journal cannot be
    // rolled back after a kill, since its own lock makes the journal look as if it were in use.
    database.script('pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = full;');
    prepareSchema(database, schema + orderApiSchema + journalSchema, file);
    return database;
  } catch (error) {
    database.close();
    release();
    throw error;
  }
}
