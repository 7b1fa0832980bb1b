import type * as v from 'valibot';
import { parsed, Refusal } from '../contract/value.ts';

/** The result of a request: an answer, the gateway's refusal, or nothing usable. */
export type Reply<T> =
  | { readonly kind: 'answer'; readonly value: T }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'unreachable' };

/** Options of a request. */
export interface RequestOptions {
  /** Ends it early. */
  readonly signal?: AbortSignal;
  /** The page may be gone before the answer is there. */
  readonly keepalive?: boolean;
  /** Called with the HTTP status; 0 if nothing came back. */
  readonly answered?: (status: number) => void;
}

/** The time that the gateway may take, in ms. */
const timeout = 15_000;

/** Asks the gateway, or sends it a command, and parses the answer; undefined if it gave none. Never throws. */
export async function request<S extends v.GenericSchema>(
  schema: S,
  url: string,
  command?: object,
): Promise<v.InferOutput<S> | undefined> {
  const { status, body } = await exchange(url, command);
  return isOk(status) ? parsed(schema, body) : undefined;
}

/** Asks the gateway, or sends it a command, and parses the answer or the refusal. Never throws. */
export async function send<S extends v.GenericSchema>(
  schema: S,
  url: string,
  command?: object,
  options?: RequestOptions,
): Promise<Reply<v.InferOutput<S>>> {
  const { status, body } = await exchange(url, command, options);
  const value = isOk(status) ? parsed(schema, body) : undefined;
  if (value !== undefined) return { kind: 'answer', value };
  const refusal = status >= 400 && status < 500 ? parsed(Refusal, body) : undefined;
  return refusal ? { kind: 'refused', refusal } : { kind: 'unreachable' };
}

/** Returns the status 0 for no connection, too slow, aborted or no JSON: for the customer it is all the same. */
async function exchange(
  url: string,
  command: object | undefined,
  { signal, keepalive = false, answered = () => undefined }: RequestOptions = {},
): Promise<{ readonly status: number; readonly body?: unknown }> {
  const init: RequestInit = command
    ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(command), keepalive }
    : {};
  const inTime = AbortSignal.timeout(timeout);
  const reply = await fetch(url, {
    ...init,
    cache: 'no-store',
    signal: signal ? AbortSignal.any([signal, inTime]) : inTime,
  })
    .then(async (response) => ({ status: response.status, body: (await response.json()) as unknown }))
    .catch(() => ({ status: 0 }));
  answered(reply.status);
  return reply;
}

function isOk(status: number): boolean {
  return status >= 200 && status < 300;
}
