// @ts-check
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Finds a port of the loopback interface without a listener, for a program that must be told its port. It lies below
 * the ports that systems deal out to connections: one of those may be taken again before that program listens.
 *
 * @returns {Promise<number>}
 */
export function freePort() {
  const port = randomInt(20_000, 32_000);
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) =>
      error.code === 'EADDRINUSE' ? resolve(freePort()) : reject(error),
    );
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(port)));
  });
}
