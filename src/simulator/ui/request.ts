import * as v from 'valibot';

/** How long the gateway may take, in ms. */
const timeout = 15_000;

/**
 * Asks the gateway, or sends it a command, and parses the answer; undefined if nothing came back that the schema lets
 * through. Never throws.
 */
export async function request<S extends v.GenericSchema>(
  schema: S,
  url: string,
  command?: object,
): Promise<v.InferOutput<S> | undefined> {
  const init: RequestInit = command
    ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(command) }
    : {};
  try {
    const response = await fetch(url, { ...init, cache: 'no-store', signal: AbortSignal.timeout(timeout) });
    return response.ok ? v.parse(schema, await response.json()) : undefined;
  } catch {
    return undefined; // No connection, too slow, or no such answer: the page offers another try.
  }
}
