// @ts-check
import { createServer, request as send } from 'node:http';

/**
 * The way between a browser and a server, which can break. It listens on a free port of 127.0.0.1 and passes every
 * request on as it is.
 *
 * @typedef {object} Network
 * @property {string} origin
 * @property {() => void} cut no request gets through from now on
 * @property {() => void} deafen requests get through and are carried out, and no answer comes back
 * @property {() => void} restore everything works again
 * @property {() => Promise<void>} stop
 *
 * @param {string} target origin
 * @returns {Promise<Network>}
 */
export async function startNetwork(target) {
  /** @type {'works' | 'cut' | 'deaf'} */
  let state = 'works';
  const server = createServer((request, response) => {
    if (state === 'cut') return void response.destroy();
    const { hostname, port } = new URL(target);
    const onward = send(
      { hostname, port, path: request.url, method: request.method, headers: request.headers },
      (answer) => {
        if (state !== 'works') {
          answer.resume();
          answer.once('end', () => response.destroy());
          return;
        }
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.once('error', () => response.destroy());
    request.pipe(onward);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The network has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    cut: () => void (state = 'cut'),
    deafen: () => void (state = 'deaf'),
    restore: () => void (state = 'works'),
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
