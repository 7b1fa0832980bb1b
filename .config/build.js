// @ts-check
// `npm run build`: every build of vite.config.ts and the declarations, into dist/.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';
import { build } from 'vite';
import { buildNames, sources } from '../vite.config.ts';

/** Empties dist/. */
export async function clean() {
  await rm('dist', { recursive: true, force: true });
}

/** Builds every script and stylesheet. */
export async function buildScripts() {
  for (const mode of buildNames) await build({ mode });
}

/** Writes the declarations of each entry of the package beside it, and what several of them share into dist/types/. */
export async function buildDeclarations() {
  const [compiler, folder] = ['node_modules/typescript7/bin/tsc', 'node_modules/.cache/declarations/'];
  const settings = ['-p', '.config/tsconfig.declarations.json', '--outDir', folder];
  const [code, signal] = await once(spawn(process.execPath, [compiler, ...settings], { stdio: 'inherit' }), 'close');
  if (signal) return; // Ended together with this process.
  if (code !== 0) throw new Error('The declarations do not compile.');
  /** @type {{ exports: Record<string, string | { types: string }> }} */
  const { exports } = JSON.parse(await readFile('package.json', 'utf8'));
  const names = Object.values(exports).flatMap((entry) =>
    typeof entry === 'string' ? [] : entry.types.replace(/^\.\/dist\/|\.d\.ts$/g, ''),
  );
  const declarationOf = (/** @type {string | undefined} */ source) =>
    source?.replace(/^src\/(.*)\.ts$/, `${folder}$1.d.ts`) ?? '';
  const bundle = await rollup({
    input: Object.fromEntries(names.map((name) => [name, declarationOf(sources[name])])),
    external: /^[^./]/,
    logLevel: 'silent',
    plugins: [
      {
        name: 'declarations-of-sources',
        resolveId: (id, importer) =>
          importer && id.startsWith('.') ? join(dirname(importer), id.replace(/\.ts$/, '.d.ts')) : null,
      },
      dts(),
    ],
  });
  await bundle.write({
    dir: 'dist',
    entryFileNames: '[name].d.ts',
    chunkFileNames: ({ name }) => `types/${name.replace(/\.d$/, '')}.d.ts`,
    hoistTransitiveImports: false,
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = performance.now();
  await clean();
  await Promise.all([buildScripts(), buildDeclarations()]);
  console.log(`built dist/ in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
