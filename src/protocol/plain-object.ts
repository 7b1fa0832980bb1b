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
