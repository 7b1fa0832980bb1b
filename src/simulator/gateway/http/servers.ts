import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

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
