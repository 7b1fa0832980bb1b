/** Reads each entry of a list, and leaves out those that are not what was agreed on. */
export function readList<T>(body: unknown, read: (entry: unknown) => T | undefined): readonly T[] {
  if (!Array.isArray(body)) return [];
  return body.map(read).filter((entry) => entry !== undefined);
}
