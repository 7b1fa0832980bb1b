import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import * as v from 'valibot';
import { HyperCheckoutError } from '../../protocol/checkout-error.ts';
import { StoreError } from '../application/store-error.ts';
import type { CommitRow, Store } from '../application/store.ts';
import type { OrderKey } from '../domain/order.ts';
import { type Log, reportFault, reportNotice } from './log.ts';
import { customerSchema, sqliteCustomers } from './sqlite-customers.ts';
import { type Database, openDatabase } from './sqlite-database.ts';
import { changedWebhooks, journalSchema, sqliteJournal } from './sqlite-journal.ts';
import { orderSchema, sqliteOrders } from './sqlite-orders.ts';
import { tableOf } from './sqlite-table.ts';
import { claimStoreFile, type StoreFile } from './store-file.ts';

/**
 * Opens the store that a simulator keeps its orders in.
 *
 * @param name a file, which is made if there is none; `:memory:` or undefined: until the store is closed
 * @param lost called if another simulator takes the file over
 * @param log where faults are told; default: standard error
 * @throws {StoreError} if the file cannot be used, or belongs to another process or program
 * @throws {HyperCheckoutError} `required`, if the name is empty
 */
export async function openStore(
  name: string | undefined,
  lost?: (reason: StoreError) => void,
  log?: Log,
): Promise<Store> {
  if (name === undefined || name === ':memory:') return openSqliteStore();
  if (name === '') {
    throw new HyperCheckoutError({
      code: 'required',
      field: 'store',
      message: 'The store has no name.',
      fix: 'Name a file, or leave store out to keep orders in memory.',
    });
  }
  const file = await claimStoreFile(name, {
    lost(reason) {
      reportFault(reason, log);
      lost?.(reason);
    },
    waits: (sentence) => reportNotice(sentence, log),
  });
  try {
    return openSqliteStore(file);
  } catch (error) {
    file.release();
    throw error;
  }
}

const checkouts = tableOf(
  'checkouts',
  {
    tokenHash: v.string(),
    merchantId: v.string(),
    orderId: v.string(),
    shown: v.object({ payeeName: v.string(), displayNote: v.string() }),
    lock: v.string(),
    created: v.number(),
  },
  ['tokenHash'],
);
const sessions = tableOf(
  'sessions',
  {
    tokenHash: v.string(),
    merchantId: v.string(),
    clientId: v.string(),
    orderId: v.string(),
    customerId: v.string(),
    action: v.picklist(['paymentPage', 'quickPay', 'paymentManagement']),
    created: v.number(),
    expires: v.number(),
  },
  ['tokenHash'],
);

/**
 * Opens a store in an embedded SQL database.
 *
 * @param file undefined: in memory, until the process ends
 */
export function openSqliteStore(file?: StoreFile): Store {
  const database = openStoreDatabase(file);
  const { first, run } = database;
  const customers = sqliteCustomers(database);
  const journal = sqliteJournal(database);

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
        return run(...checkouts.put(row.checkout));
      case 'session':
        return run(...sessions.put(row.session));
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
      const row = first('select * from checkouts where tokenHash = ?', [tokenHash]);
      return row && checkouts.read(row);
    },
    addSession: (session) => run(...sessions.put(session)),
    findSession(tokenHash) {
      const row = first('select * from sessions where tokenHash = ?', [tokenHash]);
      return row && sessions.read(row);
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
    prepareSchema(
      database,
      orderSchema + checkouts.definition + sessions.definition + customerSchema + journalSchema,
      file,
    );
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Marks our files (`HyCh`), so that a database of another program is never called an old one of ours. */
const applicationId = 0x48_79_43_68;

/** The largest file that is checked after its owner was killed: the start must not take a second. */
const checkedSize = 64 * 2 ** 20;

/**
 * Makes sure that a file is empty or a store, before anything is written into it.
 *
 * @throws {StoreError} if it is another program's
 */
function checkProgram(database: Database, file: StoreFile): void {
  if (isNew(database) || numberOf(database, 'pragma application_id') === applicationId) return;
  throw new StoreError(file.name, 'foreign');
}

/**
 * Makes the tables of a new store, or makes sure that a known one has just these.
 *
 * The file bears a fingerprint of the tables' definition (`user_version`), so that no two versions of this package with
 * different tables ever share a file, and there is no version to count.
 *
 * @param file undefined: in memory
 * @throws {StoreError} if the file was written with other tables, or is damaged
 */
function prepareSchema(database: Database, schema: string, file?: StoreFile): void {
  const fingerprint = createHash('sha256').update(schema.replace(/\s+/g, ' ')).digest().readInt32BE(0);
  if (isNew(database)) {
    // The fingerprint is part of the same step: a kill leaves either all of it or an empty file.
    const marks = `pragma application_id = ${applicationId}; pragma user_version = ${fingerprint};`;
    database.script(`begin; ${schema} ${marks} commit;`);
    return;
  }
  if (!file) return;
  if (numberOf(database, 'pragma user_version') !== fingerprint) throw new StoreError(file.name, 'other-version');
  if (!file.wasLeft || statSync(file.path).size > checkedSize) return;
  const [first] = database.all('pragma quick_check(1)');
  if (first?.['quick_check'] !== 'ok') throw new StoreError(file.name, 'damaged');
}

function isNew(database: Database): boolean {
  return numberOf(database, 'select count(*) from sqlite_master') === 0;
}

function numberOf(database: Database, sql: string): number {
  return Number(Object.values(database.first(sql) ?? {})[0]);
}
