import sqlite from 'node-sqlite3-wasm';
import type { Checkout } from './checkouts.ts';
import type { Order } from './orders.ts';
import { claimStoreFile } from './store-file.ts';
import type { Store } from './store.ts';
import { transactionMoves, type Transaction, type TransactionState } from './transactions.ts';

type Row = Readonly<Record<string, unknown>>;

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
    state text not null,
    otp_attempts_left integer not null,
    created integer not null,
    updated integer not null,
    unique (merchant_id, order_id, attempt)
  );
`;

const orderColumns =
  'merchant_id, order_id, id, payload_hash, details, amount, currency, customer_id, attempts, current_transaction, created, updated';
const transactionColumns =
  'uuid, txn_id, merchant_id, order_id, attempt, amount, method, instrument, instrument_group, bank_name, last_four, ending, state, otp_attempts_left, created, updated';

/**
 * Opens a store in an embedded SQL database.
 *
 * @param file a path, or `:memory:` for one that ends with the process
 * @throws {Error} if another running process has the file, or it is no database
 */
export function openSqliteStore(file = ':memory:'): Store {
  const release = file === ':memory:' ? () => undefined : claimStoreFile(file);
  const database = new sqlite.Database(file);
  // One process owns the file, so the write-ahead log needs no shared memory. The library's other journal cannot be
  // rolled back after a kill, since its own lock makes the journal look as if it were in use.
  database.exec('pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = full;');
  database.exec(schema);
  const statements = new Map<string, ReturnType<typeof database.prepare>>();
  const prepared = (sql: string) => {
    const known = statements.get(sql);
    if (known) return known;
    const fresh = database.prepare(sql);
    statements.set(sql, fresh);
    return fresh;
  };
  const put = (table: string, columns: string, values: (string | number)[]) => {
    prepared(`insert or replace into ${table} (${columns}) values (${values.map(() => '?').join(', ')})`).run(values);
  };
  const putOrder = (order: Order) => put('orders', orderColumns, orderValues(order));
  const putTransaction = (transaction: Transaction) =>
    put('transactions', transactionColumns, transactionValues(transaction));

  return {
    atomically(work) {
      database.exec('begin immediate');
      try {
        const result = work();
        database.exec('commit');
        return result;
      } catch (error) {
        database.exec('rollback');
        throw error;
      }
    },
    addOrder: putOrder,
    saveOrder: putOrder,
    findOrder(merchantId, orderId) {
      const row = prepared(`select ${orderColumns} from orders where merchant_id = ? and order_id = ?`).get([
        merchantId,
        orderId,
      ]);
      return row ? orderOf(row) : undefined;
    },
    recentOrders(limit) {
      return prepared(`select ${orderColumns} from orders order by updated desc, rowid desc limit ?`)
        .all([limit])
        .map(orderOf);
    },
    addOrderText({ merchantId, orderId }, payloadHash) {
      put('order_texts', 'merchant_id, order_id, payload_hash', [merchantId, orderId, payloadHash]);
    },
    hasOrderText({ merchantId, orderId }, payloadHash) {
      const sql = 'select 1 from order_texts where merchant_id = ? and order_id = ? and payload_hash = ?';
      return prepared(sql).get([merchantId, orderId, payloadHash]) !== null;
    },
    addCheckout(checkout) {
      put('checkouts', 'token_hash, merchant_id, order_id, created', [
        checkout.tokenHash,
        checkout.merchantId,
        checkout.orderId,
        checkout.created,
      ]);
    },
    findCheckout(tokenHash) {
      const row = prepared('select * from checkouts where token_hash = ?').get([tokenHash]);
      return row ? checkoutOf(row) : undefined;
    },
    addTransaction: putTransaction,
    saveTransaction: putTransaction,
    findTransaction(uuid) {
      const row = prepared(`select ${transactionColumns} from transactions where uuid = ?`).get([uuid]);
      return row ? transactionOf(row) : undefined;
    },
    close() {
      for (const statement of statements.values()) statement.finalize();
      statements.clear();
      database.close();
      release();
    },
  };
}

function orderValues(order: Order): (string | number)[] {
  return [
    order.merchantId,
    order.orderId,
    order.id,
    order.payloadHash,
    order.details,
    order.amount,
    order.currency,
    order.customerId,
    order.attempts,
    order.currentTransaction,
    order.created,
    order.updated,
  ];
}

function orderOf(row: Row): Order {
  return {
    merchantId: text(row, 'merchant_id'),
    orderId: text(row, 'order_id'),
    id: text(row, 'id'),
    payloadHash: text(row, 'payload_hash'),
    details: text(row, 'details'),
    amount: text(row, 'amount'),
    currency: text(row, 'currency'),
    customerId: text(row, 'customer_id'),
    attempts: integer(row, 'attempts'),
    currentTransaction: text(row, 'current_transaction'),
    created: integer(row, 'created'),
    updated: integer(row, 'updated'),
  };
}

function checkoutOf(row: Row): Checkout {
  return {
    tokenHash: text(row, 'token_hash'),
    merchantId: text(row, 'merchant_id'),
    orderId: text(row, 'order_id'),
    created: integer(row, 'created'),
  };
}

function transactionValues(transaction: Transaction): (string | number)[] {
  const { instrument } = transaction;
  return [
    transaction.uuid,
    transaction.txnId,
    transaction.merchantId,
    transaction.orderId,
    transaction.attempt,
    transaction.amount,
    instrument.method,
    instrument.name,
    instrument.group,
    instrument.bankName,
    instrument.lastFour,
    instrument.ending,
    transaction.state,
    transaction.otpAttemptsLeft,
    transaction.created,
    transaction.updated,
  ];
}

function transactionOf(row: Row): Transaction {
  return {
    uuid: text(row, 'uuid'),
    txnId: text(row, 'txn_id'),
    merchantId: text(row, 'merchant_id'),
    orderId: text(row, 'order_id'),
    attempt: integer(row, 'attempt'),
    amount: text(row, 'amount'),
    instrument: {
      method: oneOf(row, 'method', ['card', 'netbanking']),
      name: text(row, 'instrument'),
      group: oneOf(row, 'instrument_group', ['card', 'nb']),
      bankName: text(row, 'bank_name'),
      lastFour: text(row, 'last_four'),
      ending: oneOf(row, 'ending', ['charged', 'authorization_failed']),
    },
    state: oneOf(row, 'state', transactionStates),
    otpAttemptsLeft: integer(row, 'otp_attempts_left'),
    created: integer(row, 'created'),
    updated: integer(row, 'updated'),
  };
}

const transactionStates = Object.keys(transactionMoves) as TransactionState[];

function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value === 'string') return value;
  throw damaged(column);
}

function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  // The library gives times since 1970 as bigint, since they are longer than 32 bits.
  if (typeof value === 'bigint') return Number(value);
  throw damaged(column);
}

function oneOf<T extends string>(row: Row, column: string, allowed: readonly T[]): T {
  const value = allowed.find((candidate) => candidate === row[column]);
  if (value !== undefined) return value;
  throw damaged(column);
}

function damaged(column: string): Error {
  return new Error(`The simulator's store has an unreadable ${column}. Delete the file to begin anew.`);
}
