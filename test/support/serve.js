// @ts-check

/**
 * Lets a server listen on a free port of 127.0.0.1.
 *
 * @param {import('node:http').Server} server
 * @returns {Promise<{ origin: string, stop: () => Promise<void> }>} `stop` ends its connections as well
 */
export async function serve(server) {
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(undefined));
  });
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The server has no port.');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
