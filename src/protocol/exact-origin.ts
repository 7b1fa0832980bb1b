import type { ErrorCode, Parsed } from './checkout-error.ts';
import { refuseNoText } from './issue-of.ts';
import { isLoopbackHostname } from './web-url.ts';

// Every runtime we meet has the URL parser of the web; the types of this room have neither DOM nor Node in them.
declare const URL: new (text: string) => { readonly origin: string; readonly hostname: string };

/**
 * Scheme, host and port, with no character that has a meaning in a policy or a list: the URL parser itself lets `*`, `;`,
 * `,` and quotes stand in host names.
 */
const form = /^https?:\/\/(?:[a-z\d_-]+(?:\.[a-z\d_-]+)*|\[[\da-f:]+\])(?::\d{1,5})?$/;

/**
 * Reads an exact web origin such as `https://shop.example` and returns it verbatim: https, or http on this machine.
 *
 * Exact means spelled as a browser spells it: lower case, without a default port, a path, a pattern or a trailing slash.
 * Codes: `required`, `type`, `url-scheme` for http on another machine, and `url-form` with the reason `pattern` or
 * `origin`.
 *
 * @param schemes `any` takes http on other machines too, for the simulator: shops are developed at such addresses
 */
export function parseOrigin(text: unknown, field: string, schemes: 'secure' | 'any' = 'secure'): Parsed<string> {
  if (!text || typeof text !== 'string') return refuseNoText(text, field);
  if (text.includes('*')) return refuseOrigin('url-form', field, 'is a pattern', 'pattern');
  if (form.test(text)) {
    try {
      const { origin, hostname } = new URL(text);
      if (origin === text) {
        const isSecure = text.startsWith('https:') || isLoopbackHostname(hostname);
        if (isSecure || schemes === 'any') return { ok: true, value: text };
        return refuseOrigin('url-scheme', field, 'is not https');
      }
    } catch {
      // A port or an address that does not exist: refused below.
    }
  }
  return refuseOrigin('url-form', field, 'is not an exact origin', 'origin');
}

function refuseOrigin(code: ErrorCode, field: string, what: string, reason?: string): Parsed<never> {
  const fix = 'Write scheme, host and port as browsers do and nothing else, such as https://shop.example.';
  return { ok: false, issue: { code, field, ...(reason && { reason }), message: `${field} ${what}.`, fix } };
}
