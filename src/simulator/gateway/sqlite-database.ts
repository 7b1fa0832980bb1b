import sqlite from 'node-sqlite3-wasm';

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
  readonly close: () => void;
}

/**
 * Opens a database, and creates the file if there is none.
 *
 * @param file a path, or `:memory:`
 */
export function openDatabase(file: string): Database {
  const database = new sqlite.Database(file);
  const statements = new Map<string, ReturnType<typeof database.prepare>>();
  const prepared = (sql: string) => {
    const known = statements.get(sql);
    if (known) return known;
    const fresh = database.prepare(sql);
    statements.set(sql, fresh);
    return fresh;
  };
  const run = (sql: string, values: Values = []) => void prepared(sql).run(values);
  // The library's `get` leaves the statement open when it finds a row. An open read pins the write-ahead log, which then
  // grows with every commit. Reading to the end closes the statement.
  const all = (sql: string, values: Values = []): Row[] => prepared(sql).all(values);
  return {
    run,
    all,
    first: (sql, values) => all(sql, values)[0],
    put(table, columns, values) {
      run(`insert or replace into ${table} (${columns}) values (${values.map(() => '?').join(', ')})`, values);
    },
    script: (sql) => {
      database.exec(sql);
    },
    atomically(work) {
      run('begin immediate');
      try {
        const result = work();
        run('commit');
        return result;
      } catch (error) {
        run('rollback');
        throw error;
      }
    },
    close() {
      for (const statement of statements.values()) statement.finalize();
      statements.clear();
      database.close();
    },
  };
}
