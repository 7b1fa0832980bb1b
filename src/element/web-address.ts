import type { Parsed } from '../protocol/checkout-error.ts';
import { refuse } from '../protocol/issue-of.ts';
import { parseWebUrl } from '../protocol/web-url.ts';

/**
 * Returns the absolute form of an http(s) address, or of a path that begins with `/`, `./` or `../` and stays on the
 * page's own origin.
 *
 * URL parsers read `\` as `/` and drop tabs and line breaks, so a path is judged by where it leads, not by its text.
 * Codes: those of {@link parseWebUrl}; a path that leads elsewhere is `url-form` with the reason `not-absolute`.
 */
export function webAddress(given: unknown, field: string): Parsed<string> {
  let address = given;
  if (typeof given === 'string' && /^\.{0,2}\//.test(given)) {
    try {
      const url = new URL(given, document.baseURI);
      if (url.origin === location.origin) address = url.href;
    } catch {
      // A page without an address of its own, such as about:blank, has no paths.
    }
    if (address === given) return refuse('url-form', field, 'not-absolute');
  }
  const parsed = parseWebUrl(address, field);
  return parsed.ok ? { ok: true, value: new URL(parsed.value).href } : parsed;
}
