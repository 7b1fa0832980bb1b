/** A longer name is no misspelling of ours; the limit keeps the comparison short. */
const longest = 64;

/**
 * The known name that a misspelt one probably stands for; undefined if none is near.
 *
 * Near is: the same but for case and punctuation (`order-id` for `order_id`), the first part of a dotted name (`mandate`
 * for `mandate.max_amount`), or at most one slip in each four characters, two in all. A slip is a character too many, too
 * few, wrong, or swapped with its neighbour.
 */
export function nearestName(given: string, known: Iterable<string>): string | undefined {
  if (given.length > longest) return undefined;
  const bare = bareOf(given);
  const limit = Math.min(2, Math.floor(given.length / 4));
  let nearest: string | undefined;
  let fewest = limit + 1;
  for (const name of known) {
    if (bareOf(name) === bare || name.startsWith(`${given}.`)) return name;
    // One number in place of another is no slip: udf11 is not udf1.
    if (/\d/.test(given) && lettersOf(name) === lettersOf(given)) continue;
    const slips = slipsBetween(given, name, fewest);
    if (slips < fewest) [nearest, fewest] = [name, slips];
  }
  return nearest;
}

function bareOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function lettersOf(name: string): string {
  return name.replace(/\d/g, '');
}

/** The number of slips that turn one name into the other, or `limit` if they are that many or more. */
function slipsBetween(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) >= limit) return limit;
  // The rows of the table of distances: before the last character, at it, and now.
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const now = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      now[column] = Math.min(
        (last[column] ?? limit) + 1,
        (now[column - 1] ?? limit) + 1,
        (last[column - 1] ?? limit) + (isSame ? 0 : 1),
        isSwapped ? (before[column - 2] ?? limit) + 1 : limit,
      );
    }
    [before, last] = [last, now];
  }
  return Math.min(last[other.length] ?? limit, limit);
}
