import type { Context } from 'hono';
import { isLoopbackHostname } from '../../../protocol/web-url.ts';

/**
 * The origin of a page that may frame the simulator's pages, or undefined.
 *
 * @param referer the `Referer` header; its path and query are not looked at
 * @param listed exact origins that may frame it besides those of this machine
 */
export function parentOriginOf(referer: string | undefined, listed: readonly string[] = []): string | undefined {
  const url = parseHttpUrl(referer);
  if (!url) return undefined;
  return isLoopbackHostname(url.hostname) || listed.includes(url.origin) ? url.origin : undefined;
}

/**
 * True if a `Host` header names this machine, or a host that was allowed by its exact name.
 *
 * A foreign name that resolves to this machine would make a foreign page the simulator's own origin ("DNS rebinding"),
 * so such requests are refused before anything is read.
 */
export function isOwnHost(host: string | undefined, allowed: readonly string[]): boolean {
  const url = host === undefined || /[/?#@\\]/.test(host) ? undefined : parseHttpUrl(`http://${host}`);
  return url !== undefined && (isLoopbackHostname(url.hostname) || allowed.includes(url.hostname));
}

/** The origin at which the browser finds the simulator, by the `Host` header of its request. */
export function ownOrigin(context: Context): string {
  return new URL(context.req.url).origin;
}

function parseHttpUrl(text: string | undefined): URL | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined;
}
