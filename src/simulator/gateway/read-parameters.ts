import type { Context } from 'hono';
import { formatAmount, parseAmount } from '../../protocol/amount.ts';
import { numberTextIn } from '../../protocol/json-text.ts';
import { own } from '../../protocol/plain-object.ts';
import { readJson } from './read-body.ts';

/** The parameters of a call of the server API. Values are what JSON has, numbers as their text; in a form all are texts. */
export type Parameters = Record<string, unknown>;

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

/** A parameter as text: booleans are written out, anything else is undefined. */
export function parameter(parameters: Parameters, name: string): string | undefined {
  const value = own(parameters, name);
  if (typeof value === 'string') return value;
  return typeof value === 'boolean' ? String(value) : undefined;
}

/**
 * An amount as text with two decimals, or as it came if it is none: then its reader refuses it with the reason.
 *
 * Juspay's own server SDK sends numbers, which are read from their text, so no sum is ever done with them.
 */
export function amountParameter(parameters: Parameters, name: string): string | undefined {
  const given = parameter(parameters, name);
  const paise = given === undefined ? undefined : parseAmount(given);
  return paise?.ok ? formatAmount(paise.value) : given;
}

/** How a body that is neither JSON nor a form is refused. */
export const unreadableParameters = {
  http: 400,
  code: 'INVALID_INPUT',
  message: 'The body must be one JSON object or a form that says each parameter once.',
  fix: 'Send content-type: application/json or application/x-www-form-urlencoded.',
} as const;
