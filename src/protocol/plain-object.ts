/**
 * True for an object literal or what a structured clone or `JSON.parse` makes of one: no array, no class instance.
 *
 * A cloned message may carry an own `__proto__` key, so what passes here is still read key by key with
 * {@link ownText} and its like, and never spread or merged.
 */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** The own string under a key, or undefined if there is none: inherited values do not count. */
export function ownText(object: Record<string, unknown>, key: string): string | undefined {
  const value = own(object, key);
  return typeof value === 'string' ? value : undefined;
}

/** The own value under a key, or undefined: inherited values do not count. */
export function own(object: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** An object with optional keys in place of those that may be absent. */
export type Defined<T> = {
  readonly [K in keyof T as IsOptional<T[K]> extends true ? K : never]?: Exclude<T[K], undefined | null>;
} & {
  readonly [K in keyof T as IsOptional<T[K]> extends true ? never : K]: T[K];
};

type IsOptional<Value> = unknown extends Value ? false : undefined extends Value ? true : false;

/** A frozen copy without the keys that hold undefined or null: an absent field is not one that says so. */
export function defined<T extends object>(object: T): Defined<T> {
  const entries = Object.entries(object).filter(([, value]) => (value ?? null) !== null);
  return Object.freeze(Object.fromEntries(entries)) as Defined<T>;
}
