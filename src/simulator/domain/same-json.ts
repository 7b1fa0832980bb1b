import { isPlainObject } from '../../protocol/plain-object.ts';

/** Returns whether two JSON values say the same, in whatever order their keys stand. */
export function sameJson(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((each, place) => sameJson(each, other[place]));
  }
  if (!isPlainObject(one) || !isPlainObject(other)) return Object.is(one, other);
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && sameJson(one[key], other[key]))
  );
}
