import sqlite from 'node-sqlite3-wasm';
import { storeErrorOfSql } from '../application/store-error.ts';
import type { OrderKey } from '../domain/order.ts';
import type { StoreFile } from './store-file.ts';

/** One row as the library gives it. */
export type Row = Readonly<Record<string, unknown>>;

/** The values of a statement's placeholders, in order. */
export type Values = (string | number)[];

/**
 * An open SQL database. Each statement is prepared once and kept.
 *
 * All writes of one turn of the event loop are one commit: the disk takes as long for one request as for ten that come
 * together. So a write is certain only after {@link Database.watch} or {@link Database.commit}.
 */
export interface Database {
  /** Runs a statement that returns no rows. */
  readonly run: (sql: string, values?: Values) => void;
  /** Returns every row of a query. */
  readonly all: (sql: string, values?: Values) => Row[];
  /** Returns the first row of a query, or undefined if there is none. */
  readonly first: (sql: string, values?: Values) => Row | undefined;
  /** Runs several statements that take no values. */
  readonly script: (sql: string) => void;
  /** Makes all writes of the work one step or, if it throws, undoes them. */
  readonly atomically: <T>(work: () => T) => T;
  /**
   * Returns a function that resolves once all that was written since is on the disk. It rejects if any of it was undone,
   * because it could not be committed.
   */
  readonly watch: () => () => Promise<void>;
  /** Commits all writes until now at once. Throws, and undoes them all, if they cannot be. */
  readonly commit: () => void;
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
  const execute = (sql: string, values: Values = []) => void attempt(() => use(sql, (each) => each.run(values)));
  // The library's `get` leaves the statement open when it finds a row. An open read pins the write-ahead log, which then
  // grows with every commit. Reading to the end closes the statement.
  const all = (sql: string, values: Values = []): Row[] => attempt(() => use(sql, (each) => each.all(values)));

  /** The transaction that gathers the writes of this turn of the event loop. */
  let gathered: Gathered | undefined;
  let undone: { readonly times: number; readonly error: unknown } = { times: 0, error: undefined };
  const gather = () => {
    if (gathered) return;
    execute('begin immediate');
    gathered = newGathered(() => {
      try {
        commit();
      } catch {
        // Those who wait for the commit hear of it.
      }
    });
  };
  /** Ends the transaction whose commit or undoing has failed, and with it all that was gathered. */
  const giveUp = (error: unknown) => {
    const given = gathered;
    gathered = undefined;
    try {
      if (database.inTransaction) execute('rollback');
    } catch {
      closedBy ??= error instanceof Error ? error : new Error('The store cannot be rolled back.');
    }
    undone = { times: undone.times + 1, error };
    given?.end();
  };
  const commit = (): void => {
    if (!gathered) return;
    try {
      file?.check();
      execute('commit');
    } catch (error) {
      giveUp(error);
      throw error;
    }
    gathered.end();
    gathered = undefined;
  };
  const run = (sql: string, values?: Values) => {
    gather();
    execute(sql, values);
  };
  return {
    run,
    all,
    first: (sql, values) => all(sql, values)[0],
    script(sql) {
      attempt(() => database.exec(sql));
    },
    atomically(work) {
      gather();
      execute('savepoint step');
      try {
        const result = work();
        execute('release step');
        return result;
      } catch (error) {
        try {
          execute('rollback to step');
          execute('release step');
        } catch {
          // A full disk, for one, ends the whole transaction.
          giveUp(error);
        }
        throw error;
      }
    },
    watch() {
      const { times } = undone;
      return async () => {
        await gathered?.ended;
        // Whatever was undone meanwhile may be what was written or read.
        if (undone.times > times) throw undone.error;
      };
    },
    commit,
    assertOpen() {
      attempt(() => undefined);
    },
    close() {
      // To close a file is to write its log into it, and this one is another's.
      if (file?.lost()) return;
      try {
        commit();
      } finally {
        for (const statement of statements.values()) finalize(statement);
        statements.clear();
        database.close();
      }
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

/** Writes that are committed together. */
interface Gathered {
  readonly ended: Promise<void>;
  readonly end: () => void;
}

/** @param commit called at the end of this turn, after all requests that came in it */
function newGathered(commit: () => void): Gathered {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const turn = setImmediate(commit);
  return {
    ended,
    end() {
      clearImmediate(turn);
      end();
    },
  };
}

/** The two ids of an order in a row. */
export function keyIn({ merchantId, orderId }: Row): OrderKey {
  return { merchantId: String(merchantId), orderId: String(orderId) };
}
