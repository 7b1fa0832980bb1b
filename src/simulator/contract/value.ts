import * as v from 'valibot';

/** The type of the values that a schema lets through. */
export type Value<S extends v.GenericSchema> = Frozen<v.InferOutput<S>>;

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
