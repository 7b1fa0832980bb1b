import { createHash } from 'node:crypto';
import type { Database } from './sqlite-database.ts';

/**
 * Makes the tables of a new store, or makes sure that a known one has just these.
 *
 * The file bears a fingerprint of the tables' definition (`user_version`), so that no two versions of this package with
 * different tables ever share a file, and nobody has to count versions.
 * @throws {Error} if the file was written with other tables
 */
export function prepareSchema(database: Database, schema: string, file: string): void {
  const fingerprint = createHash('sha256').update(schema.replace(/\s+/g, ' ')).digest().readInt32BE(0);
  const isNew = Number(database.first('select count(*) as tables from sqlite_master')?.['tables']) === 0;
  if (isNew) {
    // The fingerprint is part of the same step: a kill leaves either all of it or an empty file.
    database.script(`begin; ${schema} pragma user_version = ${fingerprint}; commit;`);
    return;
  }
  if (Number(database.first('pragma user_version')?.['user_version']) !== fingerprint) {
    throw new Error(
      `The store ${file} was written by another version of hyper-checkout. Name another file, or delete it to begin anew.`,
    );
  }
}
