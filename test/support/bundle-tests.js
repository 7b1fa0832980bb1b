// @ts-check
import { readFile } from 'node:fs/promises';
import { dirname, extname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/**
 * Compiles test files and the sources they import into ES modules that Node runs without a loader. The output folder
 * must lie inside the project, because packages stay external and resolve from there.
 *
 * @param {object} options
 * @param {string[]} options.files test files, relative to the current folder
 * @param {string} options.outdir
 * @param {import('esbuild').Plugin[]} [options.plugins] run before the plugin of this module
 * @returns {Promise<CompiledTest[]>} in the order of `files`
 *
 * @typedef {object} CompiledTest
 * @property {string} file the test file
 * @property {string} compiled the module to run
 * @property {string[]} sources every file of this project that the module holds
 */
export async function bundleTests({ files, outdir, plugins = [] }) {
  const { metafile } = await build({
    entryPoints: files,
    metafile: true,
    outdir,
    outbase: '.',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: 'linked',
    packages: 'external',
    outExtension: { '.js': '.mjs' },
    define: {
      'import.meta.url': '__moduleUrl',
      'import.meta.dirname': '__moduleFolder',
      'import.meta.filename': '__modulePath',
    },
    logLevel: 'warning',
    // Of the package's sources: what has effects is listed by the names of its built files.
    logOverride: { 'ignored-bare-import': 'silent' },
    plugins: [...plugins, originalLocations],
  });
  return files.map((file) => {
    const compiled = join(outdir, file.replace(/\.ts$/, '.mjs'));
    return { file, compiled, sources: sourcesOf(compiled, metafile.outputs) };
  });
}

/**
 * @param {string} compiled
 * @param {import('esbuild').Metafile['outputs']} outputs
 */
function sourcesOf(compiled, outputs) {
  const chunks = new Set([compiled.replaceAll('\\', '/')]);
  // A set hands out what is added to it on the way.
  for (const chunk of chunks) {
    for (const { path, external } of outputs[chunk]?.imports ?? []) if (!external) chunks.add(path);
  }
  const sources = [...chunks].flatMap((chunk) => Object.keys(outputs[chunk]?.inputs ?? {}));
  return sources.map((path) => relative('.', path)).filter((path) => !path.includes('node_modules'));
}

/**
 * Keeps `import.meta.url` and its relatives at the path of the source: a compiled module lies elsewhere.
 *
 * @type {import('esbuild').Plugin}
 */
const originalLocations = {
  name: 'original-locations',
  setup(esbuild) {
    esbuild.onLoad({ filter: /\.[jt]s$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      if (!text.includes('import.meta.')) return undefined;
      const [url, folder, file] = [pathToFileURL(path).href, dirname(path), path].map((place) => JSON.stringify(place));
      // On the first line, so that the lines of stack traces stay the same.
      const places = `const __moduleUrl = ${url}, __moduleFolder = ${folder}, __modulePath = ${file};`;
      return {
        contents: `${places} ${text.replace(/^#!/, '//')}`,
        loader: extname(path) === '.ts' ? 'ts' : 'js',
        resolveDir: dirname(path),
      };
    });
  },
};
