import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { StoreError } from '../application/store-error.ts';
import type { Database } from './sqlite-database.ts';
import type { StoreFile } from './store-file.ts';

/** Marks our files (`HyCh`), so that a database of another program is never called an old one of ours. */
const applicationId = 0x48_79_43_68;

/** The largest file that is looked through after its owner was killed: the start shall take no second. */
const checkedSize = 64 * 2 ** 20;

/**
 * Makes sure that a file is empty or a store, before anything is written into it.
 *
 * @throws {StoreError} if it is another program's
 */
export function checkProgram(database: Database, file: StoreFile): void {
  if (isNew(database) || numberOf(database, 'pragma application_id') === applicationId) return;
  throw new StoreError(file.name, 'foreign');
}

/**
 * Makes the tables of a new store, or makes sure that a known one has just these.
 *
 * The file bears a fingerprint of the tables' definition (`user_version`), so that no two versions of this package with
 * different tables ever share a file, and nobody has to count versions.
 *
 * @param file undefined: in memory
 * @throws {StoreError} if the file was written with other tables, or is damaged
 */
export function prepareSchema(database: Database, schema: string, file?: StoreFile): void {
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
