import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { isPlainObject, ownText } from '../../../protocol/plain-object.ts';

/**
 * One line of the simulator's log. It holds no payload, no query and no token: the address of a request is the pattern of
 * its route.
 */
export type LogLine =
  | {
      readonly event: 'request';
      /** The real time in ISO 8601, whatever the simulator's clock says. */
      readonly time: string;
      readonly method: string;
      readonly route: string;
      readonly status: number;
      readonly ms: number;
      /** The reason for which it was refused. */
      readonly refusal?: { readonly code: string; readonly field?: string; readonly message: string };
    }
  | { readonly event: 'fault' | 'notice'; readonly time: string; readonly message: string };

/** Takes the lines of the log. */
export type Log = (line: LogLine) => void;

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
