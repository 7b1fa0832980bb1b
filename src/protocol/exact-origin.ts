import type { Parsed } from './checkout-error.ts';
import { refuseInFull, refuseNoTextInFull } from './errors/in-full.ts';
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
  if (!text || typeof text !== 'string') return refuseNoTextInFull(text, field, 'origin');
  if (text.includes('*')) return refuseInFull('url-form', field, 'pattern', 'origin');
  if (form.test(text)) {
    try {
      const { origin, hostname } = new URL(text);
      if (origin === text) {
        const isSecure = text.startsWith('https:') || isLoopbackHostname(hostname);
        if (isSecure || schemes === 'any') return { ok: true, value: text };
        return refuseInFull('url-scheme', field, undefined, 'origin');
      }
    } catch {
      // A port or an address that does not exist: refused below.
    }
  }
  return refuseInFull('url-form', field, 'origin', 'origin');
}

/**
 * Reads an exact host, such as `payments` or `192.168.1.20`, and returns it verbatim: a name or an address as a browser
 * spells it, without a port.
 *
 * Codes: `required`, `type`, and `url-form` with the reason `pattern` or `host-name`.
 */
export function parseHost(text: unknown, field: string): Parsed<string> {
  if (!text || typeof text !== 'string') return refuseNoTextInFull(text, field, 'host');
  if (text.includes('*')) return refuseInFull('url-form', field, 'pattern', 'host');
  const origin = parseOrigin(`http://${text}`, field, 'any');
  if (origin.ok && new URL(origin.value).hostname === text) return { ok: true, value: text };
  return refuseInFull('url-form', field, 'host-name', 'host');
}
