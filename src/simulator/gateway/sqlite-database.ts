import sqlite from 'node-sqlite3-wasm';
import { storeErrorOfSql } from './store-error.ts';
import type { StoreFile } from './store-file.ts';

/** One row as the library gives it. */
export type Row = Readonly<Record<string, unknown>>;

/** The values of a statement's placeholders, in order. */
export type Values = (string | number)[];

/** An open SQL database. Each statement is prepared once and kept. */
export interface Database {
  /** Runs a statement that returns no rows. */
  readonly run: (sql: string, values?: Values) => void;
  /** Returns every row of a query. */
  readonly all: (sql: string, values?: Values) => Row[];
  /** Returns the first row of a query, or undefined if there is none. */
  readonly first: (sql: string, values?: Values) => Row | undefined;
  /** Inserts a row, or replaces the row with the same key. */
  readonly put: (table: string, columns: string, values: Values) => void;
  /** Runs several statements that take no values. */
  readonly script: (sql: string) => void;
  /** Commits all writes of the work or, if it throws, none of them. */
  readonly atomically: <T>(work: () => T) => T;
  /** @throws {StoreError} if the database can no longer be used */
  readonly assertOpen: () => void;
  readonly close: () => void;
}

/**
 * Opens a database, and creates it if the file is empty.
 *
 * A damaged file, one that another process has taken over and one that cannot be rolled back are closed for good: every
 * further call throws the same error.
 *
 * @param file undefined: in memory
 */
export function openDatabase(file?: StoreFile): Database {
  let closedBy: Error | undefined;
  const attempt = <T>(work: () => T): T => {
    const fault = closedBy ?? file?.lost();
    if (fault) throw fault;
    try {
      return work();
    } catch (error) {
      if (!file || !(error instanceof sqlite.SQLite3Error)) throw error;
      const failure = storeErrorOfSql(file.name, error, file.probe);
      if (failure.isFinal) closedBy = failure;
      throw failure;
    }
  };
  const database = attempt(() => new sqlite.Database(file?.path ?? ':memory:'));
  const statements = new Map<string, ReturnType<typeof database.prepare>>();
  const use = <T>(sql: string, work: (statement: ReturnType<typeof database.prepare>) => T): T => {
    const statement = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, statement);
    try {
      return work(statement);
    } catch (error) {
      // A statement that has failed fails once more when it is used again.
      statements.delete(sql);
      finalize(statement);
      throw error;
    }
  };
  let inStep = false;
  const execute = (sql: string, values: Values = []) => void attempt(() => use(sql, (each) => each.run(values)));
  // The library's `get` leaves the statement open when it finds a row. An open read pins the write-ahead log, which then
  // grows with every commit. Reading to the end closes the statement.
  const all = (sql: string, values: Values = []): Row[] => attempt(() => use(sql, (each) => each.all(values)));
  const run = (sql: string, values?: Values) => {
    // Outside of a step each statement is a commit of its own.
    if (!inStep) file?.check();
    execute(sql, values);
  };
  const rollBack = () => {
    // A commit that fails may have ended the transaction.
    if (!database.inTransaction) return;
    try {
      execute('rollback');
    } catch (error) {
      closedBy ??= error instanceof Error ? error : new Error('The store cannot be rolled back.');
    }
  };
  return {
    run,
    all,
    first: (sql, values) => all(sql, values)[0],
    put(table, columns, values) {
      run(`insert or replace into ${table} (${columns}) values (${values.map(() => '?').join(', ')})`, values);
    },
    script(sql) {
      attempt(() => database.exec(sql));
    },
    atomically(work) {
      execute('begin immediate');
      inStep = true;
      try {
        const result = work();
        file?.check();
        execute('commit');
        return result;
      } catch (error) {
        rollBack();
        throw error;
      } finally {
        inStep = false;
      }
    },
    assertOpen() {
      attempt(() => undefined);
    },
    close() {
      // To close a file is to write its log into it, and this one is another's.
      if (file?.lost()) return;
      for (const statement of statements.values()) finalize(statement);
      statements.clear();
      database.close();
    },
  };
}

/** Throws nothing: the library repeats the error that the statement has failed with. */
function finalize(statement: { finalize: () => void }): void {
  try {
    statement.finalize();
  } catch {
    // It is finalized all the same.
  }
}
