// @ts-check
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';

const portsToTry = 50;

/**
 * Does something with a port, or with the next free one.
 *
 * @template T
 * @param {number} port 0 means any
 * @param {(port: number) => Promise<T>} open rejects with `EADDRINUSE` where the port is taken
 */
export async function onFreePort(port, open) {
  for (let next = port; ; next += 1) {
    try {
      return await open(next);
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken || port === 0 || next - port >= portsToTry || next === 65_535) throw error;
    }
  }
}

/**
 * Serves HTTP to this machine only, on both of its addresses: browsers differ in which of them `localhost` is.
 *
 * @param {(request: Request) => Response | Promise<Response>} answer
 * @param {number} port
 * @returns {Promise<{ port: number, stop: () => Promise<void> }>}
 */
export async function listen(answer, port) {
  const respond = getRequestListener(answer, { overrideGlobalObjects: false });
  /** @type {import('node:http').RequestListener} */
  const listener = (request, response) => void respond(request, response);
  const first = await open(listener, '127.0.0.1', port);
  const servers = [first];
  try {
    servers.push(await open(listener, '::1', portOf(first)));
  } catch (error) {
    // A machine without IPv6 does well without; a stranger on the same port would get half of the visits.
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      await close(first);
      throw error;
    }
  }
  return { port: portOf(first), stop: () => Promise.all(servers.map(close)).then(() => undefined) };
}

/**
 * @param {import('node:http').RequestListener} listener
 * @param {string} host
 * @param {number} port
 * @returns {Promise<import('node:http').Server>}
 */
function open(listener, host, port) {
  return new Promise((resolve, reject) => {
    const server = createServer(listener);
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}

/** @param {import('node:http').Server} server */
function portOf(server) {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

/**
 * @param {import('node:http').Server} server
 * @returns {Promise<void>}
 */
function close(server) {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
