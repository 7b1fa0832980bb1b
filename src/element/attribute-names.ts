import { attributeOf } from '../protocol/attribute-of.ts';
import type { Issue } from '../protocol/checkout-error.ts';
import { checkoutPropertyNames } from '../protocol/checkout-property-names.ts';
import { issueOf } from '../protocol/issue-of.ts';

/**
 * Finds attributes that are one of the element's but for hyphens, such as `clientid`, which React 18 makes of `clientId`.
 * Frameworks add attributes of their own, so that any other name may be meant.
 */
export function misspeltAttributes(given: readonly string[]): readonly Issue[] {
  return given.flatMap((name) => {
    const bare = name.replace(/[-_]/g, '');
    const meant = checkoutPropertyNames.find((property) => property.toLowerCase() === bare);
    const right = meant && attributeOf(meant);
    return right && right !== name ? [issueOf('unknown-field', name, `did-you-mean-${right}`)] : [];
  });
}
