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
  /** Returns those in whose path or bodies a text occurs, the latest first; all for an empty text. */
  latest(search: string, limit: number): Promise<readonly RequestRow[]>;
}

/** A request as it is remembered. Its texts are made when the dashboard asks, since that costs more than the request. */
interface Remembered extends Omit<RequestRow, 'request' | 'answer'> {
  readonly sent: Promise<ArrayBuffer | string> | ArrayBuffer | string | undefined;
  readonly answered: unknown;
}

/**
 * Makes an empty log.
 *
 * @param changed called after each request
 */
export function createRequestLog(clock: () => number, changed: () => void): RequestLog {
  const all: Remembered[] = [];
  let seq = 0;
  return {
    async record(context, next) {
      const begun = performance.now();
      const at = clock();
      const path = pathOf(context);
      const { json } = context;
      let answered: unknown;
      // To read a copy of the answer would cost a third of the orders a second.
      // The rest is status and headers, in one of the forms that Hono has for them.
      context.json = (value: object, ...rest: []) => {
        answered = value;
        return json(value, ...rest);
      };
      await next();
      const { method, bodyCache } = context.req;
      // A body that no route has read, such as that of a caller without a key, is not waited for.
      const sent = bodyCache.arrayBuffer ?? bodyCache.text;
      const took = Math.round(performance.now() - begun);
      all.push({ seq: ++seq, at, method, path, status: context.res.status, took, sent, answered });
      if (all.length > kept) all.shift();
      changed();
    },
    async latest(search, limit) {
      const wanted = search.trim().toLowerCase();
      const has = ({ method, path, status, request, answer }: RequestRow) =>
        `${method} ${path} ${status} ${request} ${answer}`.toLowerCase().includes(wanted);
      return (await Promise.all(all.map(rowOf))).filter(has).slice(-limit).reverse();
    },
  };
}

async function rowOf({ sent, answered, ...row }: Remembered): Promise<RequestRow> {
  const body = (await sent) ?? '';
  const request = typeof body === 'string' ? body : new TextDecoder().decode(body);
  const answer = answered === undefined ? '' : JSON.stringify(answered);
  return { ...row, request: shortened(masked(request)), answer: shortened(masked(answer)) };
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
