import type { Checkout, ClientSession, CommitRow, Store } from '../application/store.ts';
import type { OrderKey } from '../domain/order.ts';
import { customerSchema, sqliteCustomers } from './sqlite-customers.ts';
import { type Database, openDatabase, type Row } from './sqlite-database.ts';
import { changedWebhooks, journalSchema, sqliteJournal } from './sqlite-journal.ts';
import { orderSchema, sqliteOrders } from './sqlite-orders.ts';
import { integer, keyIn, oneOf, text } from './sqlite-rows.ts';
import type { StoreFile } from './store-file.ts';
import { checkProgram, prepareSchema } from './store-version.ts';

/** The tables of tokens. */
const sessionSchema = `
  create table if not exists checkouts (
    token_hash text primary key,
    merchant_id text not null,
    order_id text not null,
    payee_name text not null,
    display_note text not null,
    lock text not null,
    created integer not null
  );
  create table if not exists sessions (
    token_hash text primary key,
    merchant_id text not null,
    client_id text not null,
    order_id text not null,
    customer_id text not null,
    action text not null,
    created integer not null,
    expires integer not null
  );
`;

/**
 * Opens a store in an embedded SQL database.
 *
 * @param file undefined: in memory, until the process ends
 */
export function openSqliteStore(file?: StoreFile): Store {
  const database = openStoreDatabase(file);
  const { first, put } = database;
  const customers = sqliteCustomers(database);
  const journal = sqliteJournal(database);

  const addCheckout = ({ tokenHash, merchantId, orderId, shown, lock, created }: Checkout) => {
    put('checkouts', 'token_hash, merchant_id, order_id, payee_name, display_note, lock, created', [
      ...[tokenHash, merchantId, orderId, shown.payeeName, shown.displayNote, lock],
      created,
    ]);
  };
  const addSession = (session: ClientSession) => {
    const { tokenHash, merchantId, clientId, orderId, customerId, action, created, expires } = session;
    put('sessions', 'token_hash, merchant_id, client_id, order_id, customer_id, action, created, expires', [
      ...[tokenHash, merchantId, clientId, orderId, customerId, action],
      ...[created, expires],
    ]);
  };

  const addRow = (order: OrderKey, row: CommitRow): void => {
    switch (row.type) {
      case 'line':
        return journal.addEntry(row.line);
      case 'webhook':
        return journal.addWebhook(row.webhook);
      case 'waiting-webhooks': {
        const webhooks = journal.webhooksOf(order.merchantId, order.orderId);
        return changedWebhooks(row.change, webhooks).forEach((webhook) => journal.saveWebhook(webhook));
      }
      case 'customer-fact':
        return customers.keep(row.owner, row.fact);
      case 'checkout':
        return addCheckout(row.checkout);
      case 'session':
        return addSession(row.session);
    }
  };

  return {
    ...customers,
    ...journal,
    orders: sqliteOrders(database, addRow),
    atomically: database.atomically,
    watch: database.watch,
    commit: database.commit,
    findCheckout(tokenHash) {
      const row = first('select * from checkouts where token_hash = ?', [tokenHash]);
      return row && checkoutIn(row);
    },
    addSession,
    findSession(tokenHash) {
      const row = first('select * from sessions where token_hash = ?', [tokenHash]);
      return row && sessionIn(row);
    },
    assertOpen: database.assertOpen,
    close() {
      database.close();
      file?.release();
    },
  };
}

function checkoutIn(row: Row): Checkout {
  return {
    tokenHash: text(row, 'token_hash'),
    ...keyIn(row),
    shown: { payeeName: text(row, 'payee_name'), displayNote: text(row, 'display_note') },
    lock: text(row, 'lock'),
    created: integer(row, 'created'),
  };
}

function sessionIn(row: Row): ClientSession {
  return {
    tokenHash: text(row, 'token_hash'),
    ...keyIn(row),
    clientId: text(row, 'client_id'),
    customerId: text(row, 'customer_id'),
    action: oneOf(row, 'action', ['paymentPage', 'quickPay', 'paymentManagement']),
    created: integer(row, 'created'),
    expires: integer(row, 'expires'),
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
    prepareSchema(database, orderSchema + sessionSchema + customerSchema + journalSchema, file);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
