import type { ErrorCode, Parsed } from './checkout-error.ts';
import { refuseInFull, refuseNoTextInFull } from './errors/catalogue.ts';

// Every runtime we meet has the URL parser of the web; the types of this room have neither DOM nor Node in them.
declare const URL: new (text: string) => { readonly origin: string; readonly hostname: string };

/** Why a text is not a URL for us: the first that fits. */
const faults: readonly (readonly [pattern: RegExp, reason: string, code?: ErrorCode])[] = [
  [/^.{2049}/s, 'length'],
  // Blanks and control characters count as part of a scheme, since URL parsers drop them before they look for one.
  [/^(?!https?:)[^/?#]*:/i, '', 'url-scheme'],
  [/[\s\\\p{Cc}\p{Cf}]/u, 'characters'],
  [/^(?!https?:\/\/[^/?#])/i, 'not-absolute'],
  [/^[^/]*\/\/[^/?#]*@/, 'userinfo'],
  // A percent sign in a host hides what it is; a final dot makes another host of the same one.
  [/^[^/]*\/\/[^/?#]*(%|\.(?![^:/?#]))/, 'host'],
];

/**
 * Reads an absolute http(s) URL and returns it verbatim, so that what was signed or configured is what is used.
 *
 * Codes: `required`, `type`, `url-scheme`, and `url-form` with the reason `length`, `characters`, `not-absolute`,
 * `userinfo`, `host` or `syntax`.
 */
export function parseWebUrl(text: unknown, field: string): Parsed<string> {
  if (!text || typeof text !== 'string') return refuseNoTextInFull(text, field, 'url');
  for (const [pattern, reason, code] of faults)
    if (pattern.test(text)) return refuseInFull(code ?? 'url-form', field, reason);
  try {
    if (new URL(text).hostname) return { ok: true, value: text };
  } catch {
    // No URL: refused below.
  }
  return refuseInFull('url-form', field, 'syntax');
}

/** The form of most return URLs. Nothing in them can be wrong, except in production. */
const plain = /^https:\/\/([a-z\d]+\.)+[a-z]+(\/[\w/.~-]*)?$/;

/**
 * Reads a `return_url`: a {@link parseWebUrl} without a fragment and, in production, with https and a host name rather
 * than an IP address or this machine. A query is a tolerated form, see `tolerated-forms.ts`.
 *
 * Codes: those of {@link parseWebUrl}, and `url-form` with the reason `fragment`.
 */
export function parseReturnUrl(text: unknown, field: string, isLive = false): Parsed<string> {
  if (!isLive && typeof text === 'string' && text.length < 2049 && plain.test(text)) return { ok: true, value: text };
  const parsed = parseWebUrl(text, field);
  if (!parsed.ok) return parsed;
  if (parsed.value.includes('#')) return refuseInFull('url-form', field, 'fragment');
  if (isLive) {
    if (!/^https:/i.test(parsed.value)) return refuseInFull('url-scheme', field);
    const { hostname } = new URL(parsed.value);
    if (/^\[|^[\d.]+$|(^|\.)localhost$/.test(hostname)) return refuseInFull('url-form', field, 'host');
  }
  return parsed;
}

/**
 * Reads a {@link parseWebUrl} that cannot be changed on its way through the network: https, or http on this machine.
 *
 * Codes: those of {@link parseWebUrl}, and `url-scheme` for http on another machine.
 */
export function parseSecureUrl(text: unknown, field: string): Parsed<string> {
  const parsed = parseWebUrl(text, field);
  if (!parsed.ok || /^https:/i.test(parsed.value) || isLoopbackHostname(new URL(parsed.value).hostname)) return parsed;
  return refuseInFull('url-scheme', field);
}

/**
 * True for the names of this machine: `localhost`, `*.localhost`, `127.0.0.0/8` and `[::1]`.
 *
 * @param hostname as the `URL` parser gives it: lower case, addresses in their normal form
 */
export function isLoopbackHostname(hostname: string): boolean {
  return /^(?:(?:.*\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

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
