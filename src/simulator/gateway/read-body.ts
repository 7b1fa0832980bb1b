import type { Context } from 'hono';
import { isPlainObject, own } from '../../protocol/plain-object.ts';

/**
 * The JSON object in a request's body; undefined if it is anything else or is not sent as JSON.
 *
 * Only `application/json` is taken: a form of a foreign page cannot send that without asking the gateway first, and
 * the gateway lets no foreign page. The values are read key by key afterwards, so odd keys do no harm.
 */
export async function readBody(context: Context): Promise<Record<string, unknown> | undefined> {
  const type = context.req.header('content-type') ?? '';
  if (!/^application\/json(\s*;\s*charset=utf-8)?$/i.test(type.trim())) return undefined;
  try {
    const bytes = await context.req.arrayBuffer();
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    return isPlainObject(value) ? value : undefined;
  } catch {
    return undefined; // Not UTF-8 or not JSON; the engine's words would quote the body.
  }
}

/** The `payload` object of a body. */
export function payloadOf(body: Record<string, unknown> | undefined): Record<string, unknown> | undefined {
  const payload = body && own(body, 'payload');
  return isPlainObject(payload) ? payload : undefined;
}

/** How a body that is no JSON object is refused. */
export const unreadableBody = {
  http: 400,
  code: 'INVALID_INPUT',
  message: 'The body must be one JSON object, sent as application/json.',
  fix: 'Send JSON with the header content-type: application/json.',
} as const;
