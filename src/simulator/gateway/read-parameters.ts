import type { Context } from 'hono';
import { numberTextIn } from '../../protocol/json-text.ts';
import type { Parameters } from './order-parameters.ts';
import { readJson } from './read-body.ts';

/**
 * Reads the body of a call of the server API, which may be JSON or a form; undefined if it is neither.
 *
 * No body at all is one without parameters. A form that says a parameter twice is refused, as two readers would read it
 * differently.
 */
export async function readParameters(context: Context): Promise<Parameters | undefined> {
  const type = (context.req.header('content-type') ?? '').trim();
  if (/^application\/x-www-form-urlencoded(\s*;\s*charset=utf-8)?$/i.test(type)) {
    const entries = [...new URLSearchParams(await context.req.text())];
    const names = new Set(entries.map(([name]) => name));
    return names.size === entries.length ? Object.fromEntries(entries) : undefined;
  }
  const hasBody = (context.req.header('content-length') ?? '0') !== '0' || context.req.header('transfer-encoding');
  if (type === '' && !hasBody) return {};
  const body = await readJson(context);
  if (!body) return undefined;
  for (const [name, value] of Object.entries(body.value)) {
    // As the text has it: a number of the engine may have fewer digits.
    if (typeof value === 'number') body.value[name] = numberTextIn(body.text, name) ?? value;
  }
  return body.value;
}

/** How a body that is neither JSON nor a form is refused. */
export const unreadableParameters = {
  http: 400,
  code: 'INVALID_INPUT',
  message: 'The body must be one JSON object or a form that says each parameter once.',
  fix: 'Send content-type: application/json or application/x-www-form-urlencoded.',
} as const;
