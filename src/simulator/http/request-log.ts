import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { isPlainObject, ownText } from '../../protocol/plain-object.ts';
import type { Log } from '../infrastructure/log.ts';

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
