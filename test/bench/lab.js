// @ts-check
import { spawn } from 'node:child_process';
import { access, cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { puppeteerCore } from '@web/test-runner-chrome';
import { build } from 'vite';
import { findChromium } from '../support/browsers.js';

/**
 * Everything that a suite stands on: a copy of the built package, the simulator from it, a browser, and a server for
 * pages. The shop's pages are on `localhost` and every frame is on `127.0.0.1`, so each frame is another site and, in
 * Chromium, another process.
 *
 * @typedef {Awaited<ReturnType<typeof openLab>>} Lab
 * @typedef {Awaited<ReturnType<Awaited<ReturnType<typeof puppeteerCore.launch>>['newPage']>>} Page
 */

/**
 * The server's answer for a path.
 *
 * @typedef {{ type?: 'text/html' | 'text/javascript', body: string, headers?: Readonly<Record<string, string>> }} Answer
 */

const root = new URL('../../', import.meta.url);

/**
 * Opens the lab. What is in it is started when a suite first asks for it, and ended by `close()`.
 *
 * @param {string} [before] the built files of an earlier version
 */
export async function openLab(before) {
  const folder = await mkdtemp(join(tmpdir(), 'hyper-checkout-bench-'));
  /** @type {(() => unknown)[]} */
  const endings = [() => rm(folder, { recursive: true, force: true })];
  const server = await startPages();
  endings.unshift(server.stop);

  const dist = once(async () => {
    await access(new URL('dist/simulator/index.js', root)).catch(() => {
      throw new Error('The benchmark measures the built package: `npm run build` first');
    });
    // A copy, so that a build meanwhile changes no contestant.
    const copy = join(folder, 'dist');
    await cp(new URL('dist', root), copy, { recursive: true });
    return copy;
  });

  const simulator = once(async () => {
    const built = await dist();
    /** @type {typeof import('../../src/simulator/index.ts')} */
    const { startSimulator } = await import(pathToFileURL(join(built, 'simulator/index.js')).href);
    const started = await startSimulator({ host: '127.0.0.1', assets: built, parents: [server.shop, server.frames()] });
    endings.unshift(() => started.stop());
    return started;
  });

  /** @type {Map<string, ReturnType<typeof startBrowser>>} */
  const browsers = new Map();
  const browser = (/** @type {string} */ engineFlags) => {
    const started = browsers.get(engineFlags) ?? startBrowser(engineFlags);
    if (!browsers.has(engineFlags)) endings.unshift(async () => (await started).close());
    browsers.set(engineFlags, started);
    return started;
  };

  return {
    dist,
    before,
    /** A folder for files of this run. */
    folder,
    simulator,
    shop: server.shop,
    frames: server.frames,
    answers: server.answers,

    /** The text of a built file. */
    built: async (/** @type {string} */ file) => readFile(join(await dist(), file), 'utf8'),

    /** The server helpers of the built package. */
    server: async () => {
      /** @type {typeof import('../../src/server/index.ts')} */
      const helpers = await import(pathToFileURL(join(await dist(), 'server/index.js')).href);
      return helpers;
    },

    /**
     * Opens a page that the server answers for, on the shop's origin, and fails if the page reports an error.
     *
     * @param {string} path
     * @param {string} [engineFlags] flags for V8; pages with the same ones share a browser
     */
    async open(path, engineFlags = '') {
      const page = await (await browser(engineFlags)).newPage();
      /** @type {string[]} */
      const faults = [];
      page.on('pageerror', (error) => faults.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text());
      });
      await page.goto(server.shop + path);
      return {
        page,
        /** Closes the page; throws what went wrong on it, since figures of a broken page mean nothing. */
        async close() {
          await page.close();
          if (faults.length > 0) throw new Error(`${path}: ${faults.slice(0, 3).join('; ')}`);
        },
      };
    },

    /**
     * Opens a page in a browser without a debugger, and returns what the page posts to `/figures`.
     *
     * @param {string} path
     */
    async openAlone(path) {
      const posted = server.figures();
      const profile = join(folder, 'profile');
      const { executablePath, args } = chromium();
      const words = [...args, `--user-data-dir=${profile}`, server.shop + path];
      // A group of its own, since the browser may be started by a script that stays.
      const browser = spawn(executablePath, words, { detached: true, stdio: 'ignore' });
      try {
        return await posted;
      } finally {
        if (browser.pid) process.kill(-browser.pid);
      }
    },

    /**
     * Makes sure that the frames of an origin are in a process of their own: without that the figures are of another
     * browser than people have.
     *
     * @param {Page} page
     * @param {string} origin
     */
    async assertOwnProcess(page, origin) {
      const session = await page.createCDPSession();
      const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'iframe' }] });
      await session.detach();
      if (!targetInfos.some(({ url }) => url.startsWith(`${origin}/`))) {
        throw new Error(`The frame of ${origin} shares the process of its page`);
      }
    },

    /**
     * Bundles a file into one minified script, as a merchant's bundler would.
     *
     * @param {URL} file
     * @param {string} [global] the name of the global that holds what the file exports
     */
    bundle: (file, global = 'page') => bundle(file, global, folder),

    async close() {
      for (const end of endings) await end();
    },
  };
}

/** @param {string} [engineFlags] */
function startBrowser(engineFlags) {
  return puppeteerCore.launch({ ...chromium(engineFlags), headless: 'shell' });
}

function chromium(engineFlags = '') {
  const executablePath = findChromium()?.path;
  if (!executablePath) throw new Error('Chromium is needed and was not found; CHROME_PATH can name it');
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    // Desktop browsers give each site a process of its own; the headless shell has to be told.
    '--site-per-process',
    ...(engineFlags ? [`--js-flags=${engineFlags}`] : []),
  ];
  return { executablePath, args };
}

/**
 * @param {URL} file
 * @param {string} global
 * @param {string} folder
 */
async function bundle(file, global, folder) {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2022',
      minify: true,
      lib: { entry: fileURLToPath(file), name: global, formats: ['iife'], fileName: () => `${global}.js` },
    },
  });
  return readFile(join(folder, `${global}.js`), 'utf8');
}

async function startPages() {
  /** @type {Map<string, Answer>} */
  const answers = new Map();
  /** @type {(figures: string) => void} */
  let takeFigures = () => {};
  const listener = (
    /** @type {import('node:http').IncomingMessage} */ request,
    /** @type {import('node:http').ServerResponse} */ response,
  ) => {
    if (request.method === 'POST' && request.url === '/figures') {
      void request.toArray().then((parts) => takeFigures(Buffer.concat(parts).toString()));
      return void response.writeHead(204).end();
    }
    const answer = answers.get(request.url ?? '');
    if (!answer) return void response.writeHead(request.url === '/favicon.ico' ? 204 : 404).end();
    const type = `${answer.type ?? 'text/html'}; charset=utf-8`;
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store', ...answer.headers }).end(answer.body);
  };
  const servers = [createServer(listener)];
  const port = await listen(servers[0], '127.0.0.1', 0);
  // Where localhost is ::1 first, a page that is not there would cost every connection a failed try.
  const second = createServer(listener);
  if (await listen(second, '::1', port).catch(() => 0)) servers.push(second);
  return {
    answers,
    /** Resolves to the next figures that a page posts. */
    figures: () => new Promise((/** @type {(figures: string) => void} */ resolve) => (takeFigures = resolve)),
    shop: `http://localhost:${port}`,
    /**
     * An origin for a frame.
     *
     * @param {string} [site] a name of its own is a site that the browser has not met, and so a new process
     */
    frames: (site) => `http://${site ? `${site}.localhost` : '127.0.0.1'}:${port}`,
    stop() {
      for (const each of servers) {
        each.closeAllConnections();
        each.close();
      }
    },
  };
}

/**
 * @param {import('node:http').Server | undefined} server
 * @param {string} host
 * @param {number} port
 * @returns {Promise<number>} the port that it listens on
 */
function listen(server, host, port) {
  return new Promise((resolve, reject) => {
    server?.once('error', reject);
    server?.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/**
 * @template T
 * @param {() => Promise<T>} make
 * @returns {() => Promise<T>}
 */
function once(make) {
  /** @type {Promise<T> | undefined} */
  let made;
  return () => (made ??= make());
}
