import { viewOf } from '../bridge/page-view.ts';
import { type Parsed, refuse, refuseNoText } from '../protocol/checkout-error.ts';

/**
 * The rules of `parseWebUrl` as one pattern, since a merchant's page would pay for their reasons. A test holds the two
 * against each other.
 */
const form = /^https?:\/\/(?![/?#]|[^/?#]*(@|%|\.(?![^:/?#])))[^\s\\\p{Cc}\p{Cf}]{1,2040}$/iu;

/**
 * Returns the absolute form of an http(s) address, or of a path that begins with `/`, `./` or `../` and stays on the
 * page's own origin.
 *
 * URL parsers read `\` as `/` and drop tabs and line breaks, so a path is judged by where it leads, not by its text.
 * Codes: `required`, `type`, `url-scheme`, `url-form`.
 */
export function webAddress(given: unknown, field: string, page = document): Parsed<string> {
  if (!given || typeof given !== 'string') return refuseNoText(given, field);
  const isPath = /^\.{0,2}\//.test(given);
  try {
    const { origin, href } = new URL(given, isPath ? page.baseURI : undefined);
    if (!/^https?:/.test(href)) return refuse('url-scheme', field);
    if (isPath ? origin === viewOf(page).origin : form.test(given)) return { ok: true, value: href };
  } catch {
    // Not an address: refused below.
  }
  return refuse('url-form', field);
}
