// @ts-check
import { relative } from 'node:path';
import { build } from 'esbuild';
import { folderTextsForEsbuild } from '../../.config/folder-texts.js';

/**
 * Compiles modules for browser tests and serves them at their addresses, `/test/x.test.ts`. All are bundled together, with
 * what they share in pieces of their own: a page loads a dozen files in place of two hundred.
 *
 * @param {object} options
 * @param {readonly string[]} options.modules files that pages load by their addresses, relative to the current folder
 * @param {Readonly<Record<string, Readonly<Record<string, unknown>>>>} options.virtual values of the run, as exports of
 *   modules without a file; their types are in virtual.d.ts
 * @returns {Promise<import('@web/test-runner').TestRunnerPlugin>}
 */
export async function browserBundles({ modules, virtual }) {
  const { outputFiles } = await build({
    entryPoints: [...modules],
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    sourcemap: 'linked',
    write: false,
    outdir: '.',
    outbase: '.',
    chunkNames: 'test/chunks/[hash]',
    external: ['/__web*'],
    logLevel: 'warning',
    // What package.json says of side effects is about the built files.
    ignoreAnnotations: true,
    plugins: [folderTextsForEsbuild(), virtualModules(virtual)],
  });
  const bodies = new Map(outputFiles.map(({ path, text }) => [`/${relative('.', path).replaceAll('\\', '/')}`, text]));
  return {
    name: 'browser-bundles',
    serve({ path }) {
      const body = bodies.get(path.replace(/\.ts$/, '.js'));
      return body === undefined ? undefined : { body, type: path.endsWith('.map') ? 'json' : 'js' };
    },
  };
}

/**
 * @param {Readonly<Record<string, Readonly<Record<string, unknown>>>>} modules exports by module name
 * @returns {import('esbuild').Plugin}
 */
function virtualModules(modules) {
  return {
    name: 'virtual-modules',
    setup(esbuild) {
      esbuild.onResolve({ filter: /^virtual:/ }, ({ path }) => ({ path, namespace: 'virtual' }));
      esbuild.onLoad({ filter: /.*/, namespace: 'virtual' }, ({ path }) => ({
        contents: Object.entries(modules[path] ?? {})
          .map(([key, value]) => `export const ${key} = ${JSON.stringify(value)};`)
          .join('\n'),
      }));
    },
  };
}
