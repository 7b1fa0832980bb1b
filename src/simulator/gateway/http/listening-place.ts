import { HyperCheckoutError } from '../../../protocol/checkout-error.ts';
import { valueOrThrow } from '../../../protocol/errors/in-full.ts';
import { parseHost } from '../../../protocol/exact-origin.ts';
import { isLoopbackHostname } from '../../../protocol/web-url.ts';

/** The address at which a simulator listens, and the names by which it is found. */
export interface ListeningPlace {
  readonly host: string;
  /** The exact names beside those of this machine. */
  readonly allowHosts: readonly string[];
  /** The address that the simulator gives out, by the port at which it listens. */
  readonly originAt: (port: number) => string;
}

/**
 * Reads where a simulator listens and by which names it is found. It listens for other machines only if they have a name
 * to find it by.
 *
 * @throws {HyperCheckoutError} the codes of {@link parseHost} for a name, `not-allowed` for an address of other machines
 * without a name
 */
export function listeningPlace(given: {
  readonly host?: string | undefined;
  readonly allowHosts?: readonly string[] | undefined;
}): ListeningPlace {
  const { host = '127.0.0.1' } = given;
  const allowHosts = (given.allowHosts ?? []).map((name) => valueOrThrow(parseHost(name, 'allowHosts')));
  const inUrl = host.includes(':') ? `[${host}]` : host;
  if (allowHosts.length === 0 && !isLoopbackHostname(inUrl)) {
    throw new HyperCheckoutError({
      code: 'not-allowed',
      field: 'host',
      message: 'The simulator listens for other machines only if they have a name for it.',
      fix: 'Name it in allowHosts, or after --allow-host, or leave the host out to listen for this machine alone.',
    });
  }
  return { host, allowHosts, originAt: (port) => `http://${allowHosts[0] ?? inUrl}:${port}` };
}
