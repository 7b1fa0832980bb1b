import type { Context } from 'hono';
import { HyperCheckoutError } from '../../protocol/checkout-error.ts';
import { parseJsonBody } from '../../protocol/json-text.ts';

/**
 * The JSON object in a request's body; undefined if it is anything else or is not sent as JSON.
 *
 * Only `application/json` is taken: a form of a foreign page cannot send that without asking the gateway first, and
 * the gateway lets no foreign page.
 */
export async function readBody(context: Context): Promise<Record<string, unknown> | undefined> {
  const body = await readJson(context);
  return body?.value;
}

/**
 * The JSON object in a request's body with its text, see {@link readBody}.
 * @throws {HyperCheckoutError} for JSON that two readers would read differently: `json-duplicate-key`, `json-key`,
 * `json-depth`; the gateway answers with it
 */
export async function readJson(
  context: Context,
): Promise<{ readonly text: string; readonly value: Record<string, unknown> } | undefined> {
  const type = context.req.header('content-type') ?? '';
  if (!/^application\/json(\s*;\s*charset=utf-8)?$/i.test(type.trim())) return undefined;
  const text = textOf(await context.req.arrayBuffer());
  if (text === undefined) return undefined;
  const body = parseJsonBody(text, 'body');
  if (body.ok) return { text, value: body.value };
  if (/^json-(syntax|shape)$/.test(body.issue.code)) return undefined;
  throw new HyperCheckoutError(body.issue);
}

function textOf(bytes: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined; // Not UTF-8.
  }
}

/** How a body that is no JSON object is refused. */
export const unreadableBody = {
  http: 400,
  code: 'INVALID_INPUT',
  message: 'The body must be one JSON object, sent as application/json.',
  fix: 'Send JSON with the header content-type: application/json.',
} as const;
