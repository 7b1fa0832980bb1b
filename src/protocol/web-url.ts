import type { Parsed } from './checkout-error.ts';
import { refuse } from './issue-of.ts';

// Every runtime we meet has the URL parser of the web; the types of this room have neither DOM nor Node in them.
declare const URL: new (text: string) => {
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly hostname: string;
};

/** How strictly {@link parseWebUrl} looks. */
export interface WebUrlRules {
  /** No query and no fragment, as seed 003 asks of `return_url`. */
  readonly bare?: boolean;
  /** What holds in production: https, and a host name rather than an IP address or this machine. */
  readonly live?: boolean;
}

const longestUrl = 2048;

/**
 * Reads an absolute http(s) URL and returns it verbatim, so that what was signed or configured is what is used.
 *
 * Codes: `required`, `type`, `url-scheme`, and `url-form` with the reason `length`, `characters`, `not-absolute`,
 * `userinfo`, `query`, `fragment`, `host` or `syntax`.
 */
export function parseWebUrl(text: unknown, field: string, rules: WebUrlRules = {}): Parsed<string> {
  if (text === undefined || text === null || text === '') return refuse('required', field);
  if (typeof text !== 'string') return refuse('type', field, 'string');
  if (text.length > longestUrl) return refuse('url-form', field, 'length');
  // URL parsers drop blanks and control characters before they look for the scheme, so that is what counts here too.
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text.replace(/[\0- ]/g, ''))?.[1]?.toLowerCase();
  if (scheme !== undefined && !/^https?$/.test(scheme)) return refuse('url-scheme', field);
  if (/[\s\\\0-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069]/.test(text)) {
    return refuse('url-form', field, 'characters');
  }
  const authority = /^https?:\/\/([^/?#]+)/i.exec(text)?.[1];
  if (authority === undefined) return refuse('url-form', field, 'not-absolute');
  if (authority.includes('@')) return refuse('url-form', field, 'userinfo');
  if (rules.bare && text.includes('#')) return refuse('url-form', field, 'fragment');
  if (rules.bare && text.includes('?')) return refuse('url-form', field, 'query');
  const hostname = hostnameOf(text);
  if (hostname === undefined) return refuse('url-form', field, 'syntax');
  if (hostname.endsWith('.')) return refuse('url-form', field, 'host');
  if (rules.live && scheme !== 'https') return refuse('url-scheme', field);
  if (rules.live && /^\[|^[\d.]+$|(^|\.)localhost$/.test(hostname)) return refuse('url-form', field, 'host');
  return { ok: true, value: text };
}

function hostnameOf(text: string): string | undefined {
  try {
    return new URL(text).hostname;
  } catch {
    return undefined; // The caller names the field and refuses.
  }
}
