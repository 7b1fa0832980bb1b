import * as v from 'valibot';
import { parsed, type Value } from '../contract/value.ts';
import type { Row, Values } from './sqlite-database.ts';

/** A statement with the values of its placeholders. */
export type Query = [sql: string, values: Values];

/** The fields of the entries of a table. */
type Fields = Readonly<Record<string, v.GenericSchema>>;

/** A table with a column for each field of its entries. */
interface Table<Entry extends v.GenericSchema> {
  /** Creates the table, unless it is there. */
  readonly definition: string;
  /**
   * Reads a row.
   *
   * @throws {Error} if the fields do not let it through: the file is the user's, and may have been written by another version
   */
  readonly read: (row: Row) => v.InferOutput<Entry>;
  /** Adds an entry. The database counts its `seq` up. */
  readonly add: (entry: Omit<Value<Entry>, 'seq'>) => Query;
  /** Adds an entry in place of the one with the same key. It is the newest then. */
  readonly put: (entry: Value<Entry>) => Query;
  /** Adds an entry, or writes over the one with the same key, which keeps its age. */
  readonly save: (entry: Value<Entry>) => Query;
}

/**
 * Makes a table of the schemas of its fields: its definition, its statements and the reading of its rows. Objects are kept as
 * JSON, and an absent text as an empty one.
 *
 * @param key the fields that make the primary key; none for a table that counts a `seq`
 * @param fixed other fields that never change
 */
export function tableOf<F extends Fields>(
  name: string,
  fields: F,
  key: readonly (keyof F & string)[] = [],
  fixed: readonly (keyof F & string)[] = [],
): Table<v.ObjectSchema<F, undefined>> {
  const schema = v.object(fields);
  const all = Object.entries(fields);
  const written = Object.keys(fields).filter((field) => field !== 'seq');
  const definitions = all.map(([field, { type }]) =>
    field === 'seq'
      ? 'seq integer primary key autoincrement'
      : `${field} ${isNumeric(type) ? 'integer' : 'text'} not null`,
  );
  if (key.length > 0) definitions.push(`primary key (${key.join(', ')})`);
  const row = `into ${name} (${written.join(', ')}) values (${written.map(() => '?').join(', ')})`;
  const changes = written.filter((field) => ![...key, ...fixed].includes(field));
  const update = changes.map((field) => `${field} = excluded.${field}`).join(', ');
  const save = `insert ${row} on conflict (${key.join(', ')}) do update set ${update}`;
  const valuesOf = (entry: object) => written.map((field) => toColumn(Reflect.get(entry, field)));
  return {
    definition: `create table if not exists ${name} (${definitions.join(', ')});\n`,
    read(values) {
      const columns = all.map(([field, { type }]) => [field, ofColumn(type, values[field])] as const);
      const entry = parsed(schema, Object.fromEntries(columns.filter(([, value]) => value !== undefined)));
      if (entry) return entry;
      throw new Error(`The simulator's store has an unreadable row in ${name}. Delete the file to begin anew.`);
    },
    add: (entry) => [`insert ${row}`, valuesOf(entry)],
    put: (entry) => [`insert or replace ${row}`, valuesOf(entry)],
    save: (entry) => [save, valuesOf(entry)],
  };
}

/** Reads a whole number. The library gives times since 1970 as bigint, since they are longer than 32 bits. */
export function integerOf(value: unknown): number | undefined {
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
}

function isNumeric(type: string): boolean {
  return type === 'number' || type === 'boolean';
}

function toColumn(value: unknown): string | number {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  return value === undefined ? '' : JSON.stringify(value);
}

/** Returns undefined for an absent value. */
function ofColumn(type: string, value: unknown): unknown {
  switch (type) {
    case 'number':
      return integerOf(value);
    case 'boolean':
      return value === 1;
    case 'object':
    case 'record':
      return typeof value === 'string' ? JSON.parse(value) : value;
    case 'exact_optional':
      return value === '' ? undefined : value;
    default:
      return value;
  }
}
