// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';

const types = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
]);

/**
 * Writes a frame page by the command `hyper-checkout frame` and serves it on a free port, with the headers that the
 * command has written.
 *
 * @param {{ parent: string, sdkUrl: string }} options
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startFrameServer({ parent, sdkUrl }) {
  const folder = await mkdtemp(join(tmpdir(), 'frame-page-'));
  const command = new URL('../../dist/cli.js', import.meta.url).pathname;
  const words = ['frame', '--out', folder, '--parent', parent, '--sdk-url', sdkUrl];
  const child = spawn(process.execPath, [command, ...words], { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (text) => (complaint += String(text)));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`hyper-checkout frame ended with ${code}: ${complaint}`);
  const headers = Object.fromEntries(
    [...(await readFile(join(folder, '_headers'), 'utf8')).matchAll(/^ {2}([\w-]+): (.+)$/gm)].map(
      ([, name, value]) => [name, value],
    ),
  );
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = pathname === '/' ? 'index.html' : basename(pathname);
    readFile(join(folder, name)).then(
      (body) => response.writeHead(200, { ...headers, 'content-type': types.get(extname(name)) ?? '' }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(undefined));
  });
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
}
