// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { serve } from '../support/serve.js';

const types = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
]);

/**
 * Serves frame pages on a free port, `/NAME/` each. The command `hyper-checkout frame` has written them, and the headers that
 * they are served with.
 *
 * @param {object} options
 * @param {string} options.parent
 * @param {Readonly<Record<string, readonly string[]>>} options.pages the further words of the command by the name of the page
 * @param {(name: string, path: string) => void} [options.note] hears of each request
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} with the address of all pages
 */
export async function startFrameServer({ parent, pages, note }) {
  const folder = await mkdtemp(join(tmpdir(), 'frame-page-'));
  const names = Object.keys(pages);
  const written = await Promise.all(
    names.map((name) => runCommand(['frame', '--out', join(folder, name), '--parent', parent, ...(pages[name] ?? [])])),
  ).then(() => Promise.all(names.map((name) => headersIn(join(folder, name)))));
  const headers = new Map(names.map((name, index) => [name, written[index]]));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const [, name = '', file = ''] = pathname.split('/');
    note?.(name, pathname);
    const path = join(folder, basename(name), basename(file) || 'index.html');
    readFile(path).then(
      (body) =>
        response.writeHead(200, { ...headers.get(name), 'content-type': types.get(extname(path)) ?? '' }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  const { origin, stop } = await serve(server);
  return {
    url: `${origin}/`,
    async stop() {
      await stop();
      await rm(folder, { recursive: true });
    },
  };
}

/**
 * Runs `hyper-checkout` and returns its output.
 *
 * @param {readonly string[]} words
 */
export async function runCommand(words) {
  const command = new URL('../../dist/cli.js', import.meta.url).pathname;
  const child = spawn(process.execPath, [command, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (text) => (said.stdout += String(text)));
  child.stderr.on('data', (text) => (said.stderr += String(text)));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`hyper-checkout ${words.join(' ')} ended with ${code}: ${said.stderr}`);
  return said.stdout;
}

/** @param {string} folder */
async function headersIn(folder) {
  const text = await readFile(join(folder, '_headers'), 'utf8');
  return Object.fromEntries([...text.matchAll(/^ {2}([\w-]+): (.+)$/gm)].map(([, name, value]) => [name, value]));
}
