import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { minify } from 'terser';
import { defineConfig, type UserConfig } from 'vite';

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const packageEntries = {
  index: 'src/index.ts',
  element: 'src/element.ts',
  'react/index': 'src/react/index.ts',
  preact: 'src/preact.ts',
  solid: 'src/solid.ts',
  svelte: 'src/svelte.ts',
  vue: 'src/vue.ts',
  'protocol/index': 'src/protocol/index.ts',
  'server/index': 'src/server/index.ts',
};

/**
 * Names that the vendor's script assigns without declaring them. A page with a `const` of such a name stops it, and must
 * learn that from the simulator.
 */
const undeclaredGlobals = 'version="3.33.7";environment="production";beta="beta";release="release";';

/** The script of the tag, and how it keeps the address that it was loaded from. */
const scriptTag = 'src/script-tag.ts';
const tagAddress = 'const tagAddress = document.currentScript?.src;';

/** One classic script that needs nothing else: what a `<script src>` on any page can load. */
function script(
  entry: string,
  outDir: string,
  fileName: string,
  name: string,
  banner = '',
  format: 'iife' | 'es' = 'iife',
): UserConfig {
  return {
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [leanStyles(), leanCatalogue(), ownLit(), loadsBeside(), minifyAgain(`${outDir}/${fileName}`)],
    build: {
      rolldownOptions: { output: { banner, intro: entry === scriptTag ? tagAddress : '' } },
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      minify: true,
      sourcemap: true,
      // Whoever ships a file must ship the licences of what is in it.
      license: { fileName: `${fileName}.LICENSES.md` },
      lib: { entry, name, formats: [format], fileName: () => fileName },
    },
  };
}

/** Takes comments and blanks out of the element's stylesheet, which a minifier leaves alone as a text. */
function leanStyles() {
  return {
    name: 'lean-styles',
    transform(code: string, id: string) {
      if (!id.endsWith('.styles.ts')) return null;
      const lean = code.replace(/css`[^`]*`/, (sheet) =>
        sheet
          .replace(/\/\*.*?\*\//gs, '')
          .replace(/\s+/g, ' ')
          .replace(/ ?([{}:;,>]) ?/g, '$1')
          .replace(/;}/g, '}')
          .replace(/\b0\./g, '.'),
      );
      return { code: lean, map: { mappings: '' } };
    },
  };
}

/** Leaves the documentation out of the catalogue of errors: `npm run reference` makes pages of it. */
function leanCatalogue() {
  return {
    name: 'lean-catalogue',
    enforce: 'pre' as const,
    transform(code: string, id: string) {
      if (!id.includes('/protocol/errors/')) return null;
      const text = /\n {4}(docs: '[^\n]*',|example: \[.*?\],(?=\n {2}\}))/gs;
      // The lines stay where they are.
      return { code: code.replace(text, (lines) => lines.replace(/[^\n]/g, '')), map: null };
    },
  };
}

/** How Lit handles stylesheets: the element adopts its own. */
const cssTag = ['CSSResult', 'adoptStyles', 'css', 'getCompatibleStyle', 'supportsAdoptingStyleSheets', 'unsafeCSS'];

/**
 * Bundles Lit's base class without what the element does not use. It takes no part in Lit's count of its copies, of which a
 * page with Lit of its own would be warned, and it can be imported where there is no `HTMLElement`.
 */
function ownLit() {
  const changes: readonly (readonly [text: RegExp, replacement: string])[] = [
    [/extends HTMLElement\b/, ' extends(globalThis.HTMLElement??class{})'],
    [/,\w+\?\.\(\{ReactiveElement:\w+\}\),\(\w+\.reactiveElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, ''],
  ];
  return {
    name: 'own-lit',
    enforce: 'pre' as const,
    resolveId: (id: string) => (id === './css-tag.js' ? '\0css-tag' : null),
    load: (id: string) =>
      id === '\0css-tag' ? `export const ${cssTag.map((name) => `${name} = () => []`).join()};` : null,
    transform(code: string, id: string) {
      if (!id.endsWith('/@lit/reactive-element/reactive-element.js')) return null;
      for (const [text, replacement] of changes) {
        if (!text.test(code)) throw new Error(`Lit no longer has ${text}`);
        code = code.replace(text, replacement);
      }
      return { code, map: null };
    },
  };
}

/** What the script loads when it is used, each a file beside it. */
const besideScript = ['in-page', 'error-texts', 'error-sentences', 'checkout-dialog', 'prefetch'];

/**
 * Leaves what is loaded when it is used out of the one file: it is asked for beside that. A script of another origin has no
 * address of its own to begin from, unless it keeps the one of its tag.
 */
function loadsBeside() {
  return {
    name: 'loads-beside',
    enforce: 'pre' as const,
    resolveId(id: string, importer: string | undefined) {
      const file = importer && besideScript.find((name) => id.endsWith(`/${name}.ts`));
      return file && importer.includes('/src/element/') ? { id: `./${file}.js`, external: true } : null;
    },
    renderChunk(code: string) {
      const found = /import\((["'`])\.\/([\w-]+\.js)\1\)/g;
      // The lines stay where they are.
      return { code: code.replace(found, 'import(tagAddress ? new URL("$2", tagAddress).href : "./$2")'), map: null };
    },
  };
}

/** A shop's page pays for every byte: one minifier finds the shortest names, another one the shortest way to write. */
function minifyAgain(path: string) {
  return {
    name: 'minify-again',
    async closeBundle() {
      const code = await readFile(file(path), 'utf8');
      const content = await readFile(file(`${path}.map`), 'utf8');
      const sourceMap = { content, url: basename(`${path}.map`), asObject: true };
      const minified = await minify(code, { ecma: 2020, compress: { passes: 3 }, mangle: false, sourceMap });
      if (minified.code === undefined || typeof minified.map !== 'object') throw new Error(`${path} is not minified`);
      // The minifier follows each place back to its source, and forgets what stood there.
      const { sources, sourcesContent } = JSON.parse(content) as { sources: string[]; sourcesContent: string[] };
      const texts = minified.map.sources.map((source) => sourcesContent[sources.indexOf(source ?? '')] ?? null);
      await writeFile(file(path), minified.code);
      await writeFile(file(`${path}.map`), JSON.stringify({ ...minified.map, sourcesContent: texts }));
    },
  };
}

/** A page of the simulator: one module script, with its stylesheet beside it. */
function page(room: string): UserConfig {
  return {
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [stylesheet(`src/simulator/${room}/${room}.css`)],
    build: {
      outDir: 'dist/simulator',
      emptyOutDir: false,
      target: 'es2022',
      sourcemap: true,
      minify: true,
      license: { fileName: `${room}.js.LICENSES.md` },
      // A file per language, named after it.
      rolldownOptions: { output: { chunkFileNames: `${room}.[name].js` } },
      lib: { entry: `src/simulator/${room}/main.ts`, formats: ['es'], fileName: () => `${room}.js` },
    },
  };
}

/** The sheets that a page imports, as one file. The browsers of the last two years take all of it as it is written. */
function stylesheet(entry: string) {
  return {
    name: 'stylesheet',
    async closeBundle() {
      await build({
        entryPoints: [file(entry)],
        outfile: file(`dist/simulator/${basename(entry)}`),
        bundle: true,
        minify: true,
        target: ['chrome131', 'firefox132', 'safari18.1'],
        logLevel: 'warning',
      });
    },
  };
}

function copies(pairs: readonly (readonly [from: string, to: string])[]) {
  return {
    name: 'copies',
    async closeBundle() {
      for (const [from, to] of pairs) {
        await mkdir(fileURLToPath(new URL('.', new URL(to, import.meta.url))), { recursive: true });
        await copyFile(file(from), file(to));
      }
    },
  };
}

/** Each mode is one build; `npm run build` runs them all in this order. */
export const targets: Readonly<Record<string, () => UserConfig>> = {
  entries: () => ({
    plugins: [leanStyles(), leanCatalogue(), ownLit()],
    build: {
      outDir: 'dist',
      emptyOutDir: false,
      target: 'es2022',
      sourcemap: true,
      minify: false,
      license: { fileName: 'LICENSES.md' },
      lib: { entry: packageEntries, formats: ['es'] },
      rolldownOptions: {
        external: [/^react$/],
        output: {
          chunkFileNames: 'chunks/[name].js',
          // Next.js renders components with effects in the browser's part of an app alone.
          banner: ({ name }) => (name === 'react/index' ? '"use client";' : ''),
        },
      },
    },
  }),
  'script-tag': () => script(scriptTag, 'dist', 'hyper-checkout.js', 'HyperCheckoutPackage'),
  'in-page': () => script('src/in-page.ts', 'dist', 'in-page.js', 'HyperCheckoutInPage', '', 'es'),
  'error-texts': () => script('src/element/error-texts.ts', 'dist', 'error-texts.js', 'HyperCheckoutTexts', '', 'es'),
  'error-sentences': () =>
    script('src/element/error-sentences.ts', 'dist', 'error-sentences.js', 'HyperCheckoutSentences', '', 'es'),
  'checkout-dialog': () =>
    script('src/element/checkout-dialog.ts', 'dist', 'checkout-dialog.js', 'HyperCheckoutDialog', '', 'es'),
  prefetch: () => script('src/element/prefetch.ts', 'dist', 'prefetch.js', 'HyperCheckoutPrefetch', '', 'es'),
  frame: () => script('src/frame/main.ts', 'dist/frame', 'frame.js', 'HyperCheckoutGreeting'),
  'frame-driver': () => script('src/frame/drive-frame.ts', 'dist/frame', 'frame-driver.js', 'HyperCheckoutFrame'),
  'hyper-services': () =>
    script(
      'src/simulator/hyper-services/main.ts',
      'dist/simulator',
      'HyperServices.js',
      'HyperServicesSimulator',
      undeclaredGlobals,
    ),
  'payment-page': () => page('payment-page'),
  bank: () => page('bank'),
  dashboard: () => page('dashboard'),
  node: () => ({
    plugins: [
      leanCatalogue(),
      stylesheet('src/simulator/gateway/home.css'),
      copies([['node_modules/node-sqlite3-wasm/dist/node-sqlite3-wasm.wasm', 'dist/simulator/node-sqlite3-wasm.wasm']]),
    ],
    // What only the command and the simulator need is bundled, so that installing the element installs little.
    ssr: { noExternal: true },
    // The database asks for its .wasm beside itself in the CommonJS way.
    define: { __dirname: 'import.meta.dirname', __filename: 'import.meta.filename' },
    build: {
      ssr: true,
      outDir: 'dist',
      emptyOutDir: false,
      target: 'node20',
      license: { fileName: 'simulator/LICENSES.md' },
      sourcemap: false,
      minify: false,
      rolldownOptions: {
        input: { 'simulator/index': 'src/simulator/index.ts', cli: 'src/cli.ts' },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'simulator/[name].js' },
      },
    },
  }),
};

export default defineConfig(({ mode }) => {
  const target = targets[mode];
  if (!target) throw new Error(`Unknown build "${mode}": one of ${Object.keys(targets).join(', ')}`);
  return { publicDir: false, logLevel: 'warn', ...target() };
});
