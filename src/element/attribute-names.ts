import { type Issue, issueOf } from '../protocol/checkout-error.ts';

/**
 * Finds attributes that are one of the element's but for hyphens, such as `clientid`, which React 18 makes of `clientId`.
 * Frameworks add attributes of their own, so that any other name may be meant.
 */
export function misspeltAttributes(given: readonly string[], known: readonly string[]): readonly Issue[] {
  return given.flatMap((name) => {
    const right = known.find((attribute) => withoutHyphens(attribute) === withoutHyphens(name));
    return right && right !== name ? [issueOf('unknown-field', name, `did-you-mean-${right}`)] : [];
  });
}

function withoutHyphens(name: string): string {
  return name.replace(/[-_]/g, '');
}
