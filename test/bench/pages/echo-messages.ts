import { isPlainObject } from '../../../src/protocol/plain-object.ts';

/** The message of the bridge's measurements: one question that is answered with its own body. */
export const echoMessages = { echo: (body: unknown) => (isPlainObject(body) ? body : undefined) };

/** The bodies of {@link echoMessages}. */
export interface Echo {
  echo: Record<string, unknown>;
}

/** The word with which the shop hands a bare port to its frame. */
export const rawPort = 'raw-port';
