import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { HyperCheckoutError } from '../../protocol/checkout-error.ts';
import { valueOrThrow } from '../../protocol/errors/catalogue.ts';
import { isLoopbackHostname, parseHost } from '../../protocol/web-url.ts';

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

/** The HTTP servers of one simulator: one for each address at which it listens. */
export interface HttpServers {
  /**
   * Listens at one more address, and resolves with the port.
   *
   * @param port 0 for any free one
   */
  listen(host: string, port: number): Promise<number>;
  /** Lets go of the ports at once, lets running requests end, and cuts off those that take longer than two seconds. */
  close(): Promise<void>;
}

/** The time that a running request has after the end has begun, in ms. */
const grace = 2_000;

/** Times in ms. Slow and oversized requests are cut off, so that they cannot keep honest ones waiting. */
const limits = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 5_000,
  requestTimeout: 15_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
} as const;

/** Makes servers that hand every request on. None listens yet. */
export function createHttpServers(
  answer: (request: IncomingMessage, response: ServerResponse) => unknown,
): HttpServers {
  const servers: Server[] = [];
  const running = new Set<ServerResponse>();
  return {
    async listen(host, port) {
      const server = createServer(limits, (request, response) => {
        running.add(response);
        response.once('close', () => running.delete(response));
        void answer(request, response);
      });
      const taken = await open(server, host, port);
      servers.push(server);
      return taken;
    },
    async close() {
      const closed = servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve())));
      const timeout = new AbortController();
      const late = new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, grace);
        timeout.signal.addEventListener('abort', () => clearTimeout(timer));
      });
      await Promise.race([late, Promise.all(Array.from(running, (response) => once(response, 'close')))]);
      timeout.abort();
      for (const server of servers) server.closeAllConnections();
      await Promise.all(closed);
    },
  };
}

function open(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
