import * as v from 'valibot';
import type { OrderKey } from '../domain/order.ts';
import type { Row } from './sqlite-database.ts';

/*
 * Between the store's rows and what the gateway works with. A row that cannot be read is an error that says so: the file
 * is the user's, and may have been written by another version.
 */

/** A text of a row. */
export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value === 'string') return value;
  throw damaged(column);
}

/** A whole number of a row. */
export function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  // The library gives times since 1970 as bigint, since they are longer than 32 bits.
  if (typeof value === 'bigint') return Number(value);
  throw damaged(column);
}

/** One of a list of words of a row. */
export function oneOf<T extends string>(row: Row, column: string, allowed: readonly T[]): T {
  const value = allowed.find((candidate) => candidate === row[column]);
  if (value !== undefined) return value;
  throw damaged(column);
}

/** The two ids of an order in a row. */
export function keyIn(row: Row): OrderKey {
  return { merchantId: text(row, 'merchant_id'), orderId: text(row, 'order_id') };
}

/** A text of a row that a schema lets through. */
export function parsedColumn<S extends v.GenericSchema>(row: Row, column: string, schema: S): v.InferOutput<S> {
  return checked(column, schema, row[column]);
}

/** The JSON in the column `document` of a row. */
export function documentIn<S extends v.GenericSchema>(row: Row, schema: S): v.InferOutput<S> {
  return checked('document', schema, JSON.parse(text(row, 'document')));
}

function checked<S extends v.GenericSchema>(column: string, schema: S, value: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  throw damaged(column);
}

function damaged(column: string): Error {
  return new Error(`The simulator's store has an unreadable ${column}. Delete the file to begin anew.`);
}
