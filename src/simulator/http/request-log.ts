import type { Context, MiddlewareHandler } from 'hono';
import type { RequestRow } from '../contract/dashboard.ts';

/** The number of requests that are remembered. */
const kept = 200;

/** The part of a body that is remembered, in characters. */
const longest = 8 * 1024;

/** The requests that the dashboard shows. They are kept in memory alone. */
export interface RequestLog {
  /** Remembers a request with its answer. */
  readonly record: MiddlewareHandler;
  /** Those in whose path or bodies a text occurs, the latest first; all for an empty text. */
  latest(search: string, limit: number): readonly RequestRow[];
}

/**
 * Makes an empty log.
 *
 * @param changed called after each request
 */
export function createRequestLog(clock: () => number, changed: () => void): RequestLog {
  const rows: RequestRow[] = [];
  let seq = 0;
  return {
    async record(context, next) {
      const begun = performance.now();
      const at = clock();
      const path = pathOf(context);
      await next();
      const { status } = context.res;
      rows.push({
        seq: ++seq,
        at,
        method: context.req.method,
        path,
        status,
        took: Math.round(performance.now() - begun),
        // The body of a caller who is refused by its headers has not been read, and is not waited for.
        request: status === 401 || status === 403 ? '' : shortened(masked(await context.req.text())),
        answer: isJson(context.res) ? shortened(masked(await context.res.clone().text())) : '',
      });
      if (rows.length > kept) rows.shift();
      changed();
    },
    latest(search, limit) {
      const wanted = search.trim().toLowerCase();
      const has = ({ method, path, status, request, answer }: RequestRow) =>
        `${method} ${path} ${status} ${request} ${answer}`.toLowerCase().includes(wanted);
      return rows.filter(has).slice(-limit).reverse();
    },
  };
}

/** The path without the token in it, which opens a payment page. */
function pathOf(context: Context): string {
  const { pathname, search } = new URL(context.req.url);
  const token = context.req.param('token');
  return `${token ? pathname.replace(token, ':token') : pathname}${search}`;
}

/** The names of what is not remembered: card data, and tokens that open something. */
const secret = '(?:card_(?:number|security_code|exp_month|exp_year)|token|client_auth_token|clientAuthToken)';
/** In JSON, in JSON text within JSON, and in a form. */
const secrets = [
  new RegExp(`(\\\\*"${secret}\\\\*"\\s*:\\s*\\\\*"?)[^"\\\\,}]+`, 'g'),
  new RegExp(`((?:^|&)${secret}=)[^&]+`, 'g'),
];

function masked(text: string): string {
  return secrets.reduce((rest, pattern) => rest.replace(pattern, '$1••••'), text);
}

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function isJson({ headers }: Response): boolean {
  return /json/.test(headers.get('content-type') ?? '');
}
