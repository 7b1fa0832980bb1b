// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import typescript from 'typescript';
import { createServer } from 'vite';

/** @typedef {NonNullable<import('@web/test-runner').TestRunnerConfig['middleware']>[number]} Middleware */

/** Rooms whose files run in Node alone. */
const notForBrowsers =
  /^(src\/(cli|simulator\/gateway|react|preact|solid|svelte|vue|element\/types)\b|test\/(bench|packaging|react|frameworks|element\/types)\b|.*\.node\.test\.ts$)/;

/** Packages that must reach the page as they are: the runner finds its web socket by the address of its own files. */
const served = ['@web/test-runner-commands'];

/**
 * Serves sources and tests through Vite, inside the test runner's own server: the same transformer as the build's.
 *
 * @param {import('vite').Plugin[]} plugins
 * @returns {Promise<{ middleware: Middleware, plugin: import('@web/test-runner').TestRunnerPlugin }>}
 */
export async function viteMiddleware(plugins) {
  const root = process.cwd();
  // A folder of its own for each run: two runs in one tree must not rewrite each other's packages.
  const cacheDir = join('node_modules', '.vite-tests', String(process.pid));
  const vite = await createServer({
    root,
    configFile: false,
    appType: 'custom',
    logLevel: 'warn',
    cacheDir,
    publicDir: false,
    resolve: { alias: aliasesOf(root) },
    plugins: [
      {
        name: 'test-runner-files',
        enforce: 'pre',
        resolveId: (id) => (/^\/__(web|wds)/.test(id) ? { id, external: true } : null),
      },
      ...plugins,
    ],
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    // Every package is known before the first page opens, so that none is found late and reloads a running test.
    optimizeDeps: { noDiscovery: true, include: packagesOf(root), exclude: served },
  });
  return {
    async middleware(context, next) {
      if (context.path === '/' || /^\/(__web|__wds|node_modules\/@web\/)/.test(context.path)) return next();
      const passedOn = await new Promise((done, fail) => {
        context.res.once('close', () => done(false));
        // The runner's server starts from 404.
        context.res.statusCode = 200;
        vite.middlewares(context.req, context.res, (/** @type {Error | undefined} */ error) =>
          error ? fail(error) : done(true),
        );
      });
      if (passedOn) return next();
      context.respond = false;
    },
    plugin: {
      name: 'vite',
      async serverStop() {
        await vite.close();
        await rm(cacheDir, { recursive: true, force: true });
      },
    },
  };
}

/**
 * The package's own public names lead to its sources, as tsconfig.json says.
 *
 * @param {string} root
 */
function aliasesOf(root) {
  const { config } = typescript.readConfigFile(join(root, 'tsconfig.json'), (path) => readFileSync(path, 'utf8'));
  /** @type {Record<string, string[]>} */
  const paths = config.compilerOptions.paths ?? {};
  return Object.entries(paths).map(([name, [file]]) => ({
    find: new RegExp(`^${name}$`),
    replacement: resolve(root, file ?? ''),
  }));
}

/**
 * The packages that sources and tests for browsers import.
 *
 * @param {string} root
 */
function packagesOf(root) {
  const names = ['src', 'test']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`),
    )
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts') && !notForBrowsers.test(path))
    .flatMap((path) => typescript.preProcessFile(readFileSync(join(root, path), 'utf8'), true, true).importedFiles)
    .map(({ fileName }) => fileName)
    .filter((name) => /^[@a-z]/.test(name) && !/^(node:|virtual:|hyper-checkout(\/|$))/.test(name));
  return [...new Set(names)].filter((name) => !served.includes(name));
}
