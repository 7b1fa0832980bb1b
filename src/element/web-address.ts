import type { Parsed } from '../protocol/checkout-error.ts';
import { refuse, refuseNoText } from '../protocol/issue-of.ts';

/**
 * The absolute form of an http(s) address, or of a path that begins with `/`, `./` or `../` and so belongs to this page.
 *
 * Codes: `required`, `type`, `url-scheme`, `url-form`.
 */
export function webAddress(given: unknown, field: string): Parsed<string> {
  if (typeof given !== 'string' || !given) return refuseNoText(given, field);
  const isPath = /^\.{0,2}\/(?!\/)/.test(given);
  try {
    const url = new URL(given, isPath ? document.baseURI : undefined);
    if (!/^https?:$/.test(url.protocol)) return refuse('url-scheme', field);
    if (!url.username) return { ok: true, value: url.href };
  } catch {
    // Not an address: refused below.
  }
  return refuse('url-form', field);
}
