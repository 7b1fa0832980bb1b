import * as v from 'valibot';
import { isErrorCode } from '../../protocol/checkout-error.ts';
import { isPlainObject, own } from '../../protocol/plain-object.ts';
import { isProcessStatus, type ProcessStatus } from '../../protocol/process-status.ts';

/** The type of the values that a schema lets through. */
export type Value<S extends v.GenericSchema> = Frozen<v.InferOutput<S>>;

/** The type of what a page sends by the schema of a command. */
export type Command<S extends v.GenericSchema> = Readonly<v.InferInput<S>>;

type Frozen<T> = T extends readonly (infer Entry)[]
  ? readonly Frozen<Entry>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;

/** Parses a value; undefined if the schema does not let it through. */
export function parsed<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> | undefined {
  const result = v.safeParse(schema, value);
  return result.success ? result.output : undefined;
}

/** Makes a schema of a type guard. */
export function guarded<T>(guard: (value: unknown) => value is T): v.GenericSchema<T> {
  return v.custom<T>(guard);
}

/** An object schema in which one entry is a literal. */
interface Variant<Key extends string> extends v.GenericSchema {
  readonly entries: { readonly [K in Key]: { readonly literal: string } };
}

/** Makes a schema of several that differ in one literal. `v.variant` would be 350 bytes more in each page's script. */
export function variant<Key extends string, Schemas extends readonly [Variant<Key>, ...Variant<Key>[]]>(
  key: Key,
  schemas: Schemas,
) {
  const told = (value: unknown) => (isPlainObject(value) ? own(value, key) : undefined);
  // The first one says no to an unknown literal.
  return v.lazy<Schemas[number]>(
    (value) => schemas.find(({ entries }) => entries[key].literal === told(value)) ?? schemas[0],
  );
}

/** A status of `process_result`. */
export const Status = guarded((value): value is ProcessStatus => typeof value === 'string' && isProcessStatus(value));

/** The part of a refusal that the pages read. Merchants' servers find the entries of Juspay's API beside it. */
export const Refusal = v.object({
  /** The SDK's own code, such as `JP_012`. */
  errorCode: v.string(),
  /** Ours, where an input is at fault. */
  code: v.exactOptional(guarded(isErrorCode)),
  /** English, for logs. */
  error_message: v.string(),
});
export type Refusal = Value<typeof Refusal>;
