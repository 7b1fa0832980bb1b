import type { Context, MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { isPlainObject, ownText } from '../../protocol/plain-object.ts';
import { isLoopbackHostname } from '../../protocol/web-url.ts';
import type { Merchant } from '../application/merchants.ts';
import type { Log } from '../infrastructure/log.ts';
import type { RefusedRequest } from '../juspay-api/request-refusal.ts';
import type { Gateway } from './gateway.ts';
import { refuse, refuseRequest } from './refusal.ts';

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

/** The largest body that is read, in bytes. */
const most = 64 * 1024;

/**
 * Refuses bodies that are too large, whether they say so or come in chunks without a length, as Juspay's own server SDK
 * sends them.
 */
export const bodyLimit: MiddlewareHandler = async (context, next) => {
  const { req } = context;
  const length = req.header('content-length');
  if (length !== undefined) return Number(length) > most ? refuseRequest(context, tooLarge) : next();
  if (req.header('transfer-encoding') === undefined || !req.raw.body) return next();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const body: ReadableStream<Uint8Array> = req.raw.body;
  const reader = body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    size += read.value.byteLength;
    if (size > most) {
      await reader.cancel();
      return refuseRequest(context, tooLarge);
    }
    chunks.push(read.value);
  }
  const { method, headers, url } = req.raw;
  req.raw = new Request(url, { method, headers, body: Buffer.concat(chunks) });
  return next();
};

const tooLarge = {
  http: 413,
  code: 'INVALID_INPUT',
  message: 'The body is larger than 64 KiB.',
  fix: 'Send less.',
} as const;

/** The caller of a route behind {@link serverOnly}. */
export interface ServerCaller {
  readonly Variables: { readonly merchant: Merchant };
}

/**
 * Lets only merchants' servers through: Basic authentication with the API key and no password, the header `x-merchantid`,
 * and a `version` that is a day, if there is one.
 */
export function serverOnly({ merchants }: Pick<Gateway, 'merchants'>): MiddlewareHandler<ServerCaller> {
  return async (context, next) => {
    const merchant = merchants.authenticate(context.req.header('authorization'));
    if (!merchant) {
      context.header('www-authenticate', 'Basic realm="simulator"');
      return refuseRequest(context, unauthenticated);
    }
    if (context.req.header('x-merchantid') !== merchant.merchantId) return refuseRequest(context, otherMerchant);
    const version = context.req.header('version');
    if (version !== undefined && !/^20\d\d-[01]\d-[0-3]\d$/.test(version)) return refuseRequest(context, oddVersion);
    context.set('merchant', merchant);
    return next();
  };
}

const unauthenticated = {
  http: 401,
  code: 'UNAUTHENTICATED',
  message: 'The API key is missing or not known here.',
  fix: 'Send the header authorization: Basic base64("<api key>:"), with the colon and no password.',
} as const;

const otherMerchant = {
  http: 401,
  code: 'UNAUTHORIZED',
  message: 'x-merchantid is missing or is not the merchant of this API key.',
  fix: 'Send the merchant id to which the API key belongs in the header x-merchantid.',
} as const;

const oddVersion = {
  http: 400,
  code: 'INVALID_INPUT',
  message: 'The header version is no day.',
  fix: 'Write the version as YYYY-MM-DD, such as 2024-01-03, or leave it out.',
} as const;

/** The variables of a route behind {@link tokenOnly}. */
export interface TokenBearer<Opened> {
  readonly Variables: { readonly opened: Opened };
}

/** Lets only those through whose token in the path opens something. The body of the others is not read. */
export function tokenOnly<Opened>(
  find: (token: string) => Opened | undefined,
  unknown: RefusedRequest,
): MiddlewareHandler<TokenBearer<Opened>, '/:token/*'> {
  return async (context, next) => {
    const opened = find(context.req.param('token'));
    if (opened === undefined) return refuse(context, unknown);
    context.set('opened', opened);
    return next();
  };
}

/** Logs each request once it has its answer. */
export function logRequests(log: Log): MiddlewareHandler {
  return async (context, next) => {
    const begun = performance.now();
    await next();
    const { method } = context.req;
    const { status } = context.res;
    const refusal = status < 400 ? undefined : await refusalIn(context.res);
    log({
      event: 'request',
      time: new Date().toISOString(),
      method,
      route: routePath(context, -1),
      status,
      ms: Math.round(performance.now() - begun),
      ...(refusal && { refusal }),
    });
  };
}

async function refusalIn(answer: Response): Promise<{ code: string; field?: string; message: string } | undefined> {
  if (!/json/.test(answer.headers.get('content-type') ?? '')) return undefined;
  const body: unknown = await answer.clone().json();
  if (!isPlainObject(body)) return undefined;
  const code = ownText(body, 'code') ?? ownText(body, 'error_code');
  const field = ownText(body, 'field');
  const message = ownText(body, 'error_message');
  if (code === undefined || message === undefined) return undefined;
  return { code, ...(field !== undefined && { field }), message };
}
