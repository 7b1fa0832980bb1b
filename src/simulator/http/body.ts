import type { Context, MiddlewareHandler } from 'hono';
import type * as v from 'valibot';
import { HyperCheckoutError } from '../../protocol/checkout-error.ts';
import { numberTextIn, parseJsonBody } from '../../protocol/json-text.ts';
import { parsed } from '../contract/value.ts';
import type { Parameters } from '../juspay-api/parameters.ts';
import { type RefusedRequest, refusedRequest } from '../juspay-api/request-refusal.ts';
import { refuse, refuseRequest } from './refusal.ts';

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
async function readJson(
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

/** The refusal of a body that is not a JSON object. */
export const unreadableBody = {
  http: 400,
  code: 'INVALID_INPUT',
  message: 'The body must be one JSON object, sent as application/json.',
  fix: 'Send JSON with the header content-type: application/json.',
} as const;

/** Lets only those through whose body is a JSON object. */
export const takesJson: MiddlewareHandler = async (context, next) =>
  (await readBody(context)) ? next() : refuseRequest(context, unreadableBody);

/** The variables of a route behind {@link takes}. */
interface Commanded<S extends v.GenericSchema> {
  readonly Variables: { readonly command: v.InferOutput<S> };
}

/**
 * Lets only those through whose body is a command.
 *
 * @param unreadable the refusal of a JSON object that is another one
 */
export function takes<S extends v.GenericSchema>(
  schema: S,
  unreadable: RefusedRequest = refusedRequest(unreadableBody),
): MiddlewareHandler<Commanded<S>> {
  return async (context, next) => {
    const body = await readBody(context);
    const command = parsed(schema, body);
    if (command === undefined) return body ? refuse(context, unreadable) : refuseRequest(context, unreadableBody);
    context.set('command', command);
    return next();
  };
}

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

/** The refusal of a body that is neither JSON nor a form. */
export const unreadableParameters = {
  http: 400,
  code: 'INVALID_INPUT',
  message: 'The body must be one JSON object or a form that says each parameter once.',
  fix: 'Send content-type: application/json or application/x-www-form-urlencoded.',
} as const;
