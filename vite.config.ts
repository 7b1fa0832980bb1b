import { copyFile, writeFile } from 'node:fs/promises';
import { bundle, transform } from 'lightningcss';
import typescript from 'typescript';
import { defineConfig, type Plugin, type Rolldown, type UserConfig } from 'vite';
import { folderTextsForVite } from './.config/folder-texts.js';

/** The modules of the package for bundlers and servers: each name in dist/ with its source. */
const modules = {
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

/** What merchants' tests import. It takes the element from the package itself, so that there is one of it. */
const testing = { testing: 'src/testing.ts' };

/** The tool for developers, beside any element: whole by itself, for pages with and without a bundler. */
const inspector = { inspector: 'src/inspector.ts' };

/** What runs in Node alone. */
const programs = { 'simulator/index': 'src/simulator/index.ts', cli: 'src/cli.ts' };

/** Classic scripts: what a `<script src>` on any page can load. */
const scripts = {
  'hyper-checkout': 'src/script-tag.ts',
  'frame/frame': 'src/frame/main.ts',
  'frame/frame-driver': 'src/frame/drive-frame.ts',
  'simulator/HyperServices': 'src/simulator/hyper-services/main.ts',
};

/** What the script of the tag loads when it is used: modules beside it. */
const laterModules = {
  'in-page': 'src/in-page.ts',
  'error-texts': 'src/element/error-texts.ts',
  'error-sentences': 'src/element/error-sentences.ts',
  'checkout-dialog': 'src/element/checkout-dialog.ts',
  prefetch: 'src/element/prefetch.ts',
  appearance: 'src/element/appearance.ts',
  'follow-up': 'src/element/order/follow-up.ts',
};

/** The pages of the simulator. */
const pages = {
  'simulator/payment-page': 'src/simulator/payment-page/main.ts',
  'simulator/bank': 'src/simulator/bank/main.ts',
  'simulator/dashboard': 'src/simulator/dashboard/main.ts',
};

/** What a page loads for a merchant that has it: a file that is whole by itself, because a page's address has its version. */
const pageParts = { 'simulator/payment-page.brand': 'src/simulator/ui/page-brand.ts' };

/** Every file that the build begins with: its name in dist/ with its source. */
export const sources: Readonly<Record<string, string>> = {
  ...modules,
  ...testing,
  ...inspector,
  ...programs,
  ...scripts,
  ...laterModules,
  ...pages,
  ...pageParts,
};

/**
 * Names that the vendor's script assigns without declaring them. A page with a `const` of such a name stops it, and must
 * learn that from the simulator.
 */
const undeclaredGlobals = 'version="3.33.7";environment="production";beta="beta";release="release";';

/** A script of another origin has no address of its own to import from, unless it keeps the one of its tag. */
const loadLater = `const tagAddress = document.currentScript?.src;
const loadLater = (file) => import(tagAddress ? new URL(file, tagAddress).href : file);`;

/** Neither our code nor that of the bundled packages reads a property or a global for anything but its value. */
const plainReads: Rolldown.TreeshakingOptions = { propertyReadSideEffects: false, unknownGlobalSideEffects: false };

/** Each build by its name; `npm run build` runs them all. */
const builds: Readonly<Record<string, () => UserConfig>> = {
  modules: () => ({
    plugins: [leanStyles(), leanCatalogue(), ownLit(), ownStyles(), wholeFiles()],
    build: {
      sourcemap: true,
      minify: false,
      license: { fileName: 'LICENSES.md' },
      lib: { entry: modules, formats: ['es'] },
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
  testing: () => ({
    plugins: [elementOfPackage()],
    build: {
      minify: false,
      lib: { entry: testing, formats: ['es'] },
    },
  }),
  programs: () => ({
    plugins: [
      leanCatalogue(),
      stylesheet('src/simulator/http/home.css', 'dist/simulator/home.css'),
      copies('node_modules/node-sqlite3-wasm/dist/node-sqlite3-wasm.wasm', 'dist/simulator/node-sqlite3-wasm.wasm'),
    ],
    // Installing the element must install little, so what only the command and the simulator need is bundled.
    ssr: { noExternal: true },
    // The database asks for its .wasm beside itself in the CommonJS way.
    define: { __dirname: 'import.meta.dirname', __filename: 'import.meta.filename' },
    build: {
      ssr: true,
      target: 'node20',
      license: { fileName: 'simulator/LICENSES.md' },
      rolldownOptions: { input: programs, output: { chunkFileNames: 'simulator/[name].js' } },
    },
  }),
  ...eachOf(scripts, (name, entry) => script(name, entry, 'iife')),
  ...eachOf({ ...laterModules, ...inspector }, (name, entry) => script(name, entry, 'es')),
  ...eachOf(pages, (name, entry) => ({
    plugins: [
      ownStyles(),
      folderTextsForVite(),
      loadsBrand(),
      stylesheet(entry.replace('main.ts', `${name.replace('simulator/', '')}.css`), `dist/${name}.css`),
    ],
    // A file per language, named after it.
    ...oneFile(name, entry, 'es', {
      treeshake: plainReads,
      output: { minify: true, comments: { annotation: false }, chunkFileNames: `${name}.[name].js` },
    }),
  })),
  ...eachOf(pageParts, (name, entry) => ({
    plugins: [leanCatalogue()],
    ...oneFile(name, entry, 'es', { treeshake: plainReads, output: { minify: true } }),
  })),
};

/** The names of all builds. */
export const buildNames = Object.keys(builds);

export default defineConfig(({ mode }) => {
  const { build, ...config } = builds[mode]?.() ?? {};
  if (!build) throw new Error(`There is no build "${mode}". Choose one of ${buildNames.join(', ')}.`);
  const shared = { outDir: 'dist', emptyOutDir: false, target: 'es2022' };
  return { publicDir: false, logLevel: 'warn', ...config, build: { ...shared, ...build } };
});

function eachOf(
  entries: Readonly<Record<string, string>>,
  make: (name: string, entry: string) => UserConfig,
): Record<string, () => UserConfig> {
  return Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, () => make(name, entry)]));
}

/** A minified file for browsers that needs no other package, with the licences of what is in it beside it. */
function oneFile(name: string, entry: string, format: 'es' | 'iife', options: Rolldown.RolldownOptions): UserConfig {
  return {
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      // Whoever debugs a page of the simulator does so in the repository.
      sourcemap: !(name in pages || name in pageParts),
      license: { fileName: `${name}.js.LICENSES.md` },
      lib: { entry, name: 'HyperCheckoutFrame', formats: [format], fileName: () => `${name}.js` },
      rolldownOptions: options,
    },
  };
}

/** A script for the shop's page, which pays for every byte. */
function script(name: string, entry: string, format: 'es' | 'iife'): UserConfig {
  return {
    plugins: [leanStyles(), leanCatalogue(), ownLit(), ownStyles(), loadsLater()],
    ...oneFile(name, entry, format, {
      treeshake: plainReads,
      output: {
        minify: true,
        // A classic script is read in the encoding of its page, which is not always UTF-8.
        charset: 'ascii',
        banner: name === 'simulator/HyperServices' ? undeclaredGlobals : '',
        intro: name === 'hyper-checkout' ? loadLater : '',
      },
    }),
  };
}

/** Leaves the element where it is: in the main entry of the package. */
function elementOfPackage(): Plugin {
  return {
    name: 'element-of-package',
    enforce: 'pre',
    resolveId: (id) =>
      id === '../index.ts' ? { id: 'hyper-checkout', external: true, moduleSideEffects: true } : null,
  };
}

/** Minifies the element's stylesheets, which the minifier of scripts takes for texts. */
function leanStyles(): Plugin {
  const minified = (text: string) =>
    transform({ filename: 'element.css', code: Buffer.from(text), minify: true }).code.toString();
  return {
    name: 'lean-styles',
    transform(code, id) {
      if (!id.endsWith('.styles.ts')) return null;
      return { code: code.replace(/(?<=css`)[^`]*/, minified), map: { mappings: '' } };
    },
  };
}

/** Leaves the documentation out of the catalogue of errors: `npm run reference` makes pages of it. */
function leanCatalogue(): Plugin {
  return {
    name: 'lean-catalogue',
    enforce: 'pre',
    transform(code, id) {
      if (!id.includes('/protocol/errors/')) return null;
      const text = /\n {4}(docs: '[^\n]*',|example: \[.*?\],(?=\n {2}\}))/gs;
      // The lines stay where they are.
      return { code: code.replace(text, (lines) => lines.replace(/[^\n]/g, '')), map: null };
    },
  };
}

/** How Lit handles stylesheets: the element adopts its own, and a page of the simulator has one for all components. */
const cssTag = ['CSSResult', 'adoptStyles', 'css', 'getCompatibleStyle', 'supportsAdoptingStyleSheets', 'unsafeCSS'];

/** How Lit declares properties and follows attributes: the element does so by itself. */
const declaring = new Set([
  ...['addInitializer', 'observedAttributes', 'createProperty', 'getPropertyDescriptor', '_$Ei', 'finalize'],
  ...['finalizeStyles', '_$ET', 'attributeChangedCallback', '_$AK', 'removeController', '_$Eu'],
]);

/**
 * Bundles Lit's base class without what the element does not use. It takes no part in Lit's count of its copies, of which a
 * page with Lit of its own would be warned, and it can be imported where there is no `HTMLElement`.
 */
function ownLit(): Plugin {
  const changes: readonly (readonly [text: RegExp, replacement: string])[] = [
    [/extends HTMLElement\b/, ' extends(globalThis.HTMLElement??class{})'],
    [/,\w+\?\.\(\{ReactiveElement:\w+\}\),\(\w+\.reactiveElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, ''],
    [/\w=\w\.reactiveElementPolyfillSupport,/, ''],
    [/\b\w\("(elementProperties|finalized|properties)"\)/g, '"$1"'],
    [/,this\.constructor\.l\?\.forEach\(\w+=>\w+\(this\)\)/, ''],
    [/Symbol\.metadata\?\?=.*?new WeakMap;/, ''],
    [/const \w=this\.constructor\.elementProperties;if\(\w\.size>0\)for\(.*?\}(?=\}let )/, ''],
    [/\w+\.elementStyles=\[\],\w+\.shadowRootOptions=\{mode:"open"\},/, ''],
    [/\{attribute:!0,type:String,.*?\}/, '{}'],
    [/\(\w\.hasChanged\?\?(\w)\)/, '$1'],
    [/this\._\$Eq&&=.*?\),(?=this\._\$EM)/, ''],
    [/,!0===\w&&this\._\$Em!==\w&&\(this\._\$Eq\?\?=new Set\)\.add\(\w\)/, ''],
    [/\w=\w\.trustedTypes,\w=\w\?\w\.emptyScript:"",/, ''],
    [/\|\|\w\.useDefault&&\w\.reflect&&.*?(?=\)\)return;)/, ''],
    [/\w&&!\(this\._\$Ej\?\?=new Map\).*?\|\|(?=\(this\._\$AL\.has)/, ''],
    [/,this\._\$EO\?\.forEach\(\w=>\w\.hostUpdate\?\.\(\)\)/, ''],
    [/this\._\$EO\?\.forEach\(\w=>\w\.hostUpdated\?\.\(\)\),/, ''],
  ];
  return {
    name: 'own-lit',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/@lit/reactive-element/reactive-element.js')) return null;
      for (const [text, replacement] of changes) {
        if (!text.test(code)) throw new Error(`Lit no longer has ${text}`);
        code = code.replace(text, replacement);
      }
      const { statements } = typescript.createSourceFile(id, code, typescript.ScriptTarget.ES2022, true);
      const members = statements.filter(typescript.isClassDeclaration).flatMap((base) => [...base.members]);
      for (const { name, pos, end } of members.reverse()) {
        if (name && declaring.has(name.getText())) code = code.slice(0, pos) + code.slice(end);
      }
      return { code, map: null };
    },
  };
}

/** Bundles Lit without its stylesheets of components. */
function ownStyles(): Plugin {
  return {
    name: 'own-styles',
    enforce: 'pre',
    resolveId: (id) => (id === './css-tag.js' ? '\0css-tag' : null),
    load: (id) => (id === '\0css-tag' ? `export const ${cssTag.map((name) => `${name} = () => []`).join()};` : null),
  };
}

/** Leaves out of the script of the tag what it loads when it is used. */
function loadsLater(): Plugin {
  return {
    name: 'loads-later',
    enforce: 'pre',
    resolveId(id, importer) {
      const name =
        importer?.includes('/src/element/') && Object.keys(laterModules).find((one) => id.endsWith(`/${one}.ts`));
      return name ? { id: `./${name}.js`, external: true } : null;
    },
    renderChunk(code) {
      const found = /import\((?=(["'`])\.\/[\w-]+\.js\1\))/g;
      return { code: code.replace(found, 'loadLater('), map: null };
    },
  };
}

/** Leaves the brand of a page where it is: in the file beside the page. */
function loadsBrand(): Plugin {
  return {
    name: 'loads-brand',
    enforce: 'pre',
    resolveId: (id) => (id.endsWith('/page-brand.ts') ? { id: './payment-page.brand.js', external: true } : null),
  };
}

/** Writes a stylesheet together with the sheets that it imports. */
function stylesheet(from: string, to: string): Plugin {
  return { name: 'stylesheet', closeBundle: () => writeFile(to, bundle({ filename: from, minify: true }).code) };
}

/**
 * Has the modules load the sentences and the brand as the script does, each from a file that is whole by itself. Shared with
 * other modules, they would be more files that a bundled shop loads at once.
 */
function wholeFiles(): Plugin {
  return {
    name: 'whole-files',
    enforce: 'pre',
    resolveId(id) {
      const [, name] = /^\.\/(error-sentences|appearance)\.ts$/.exec(id) ?? [];
      return name ? { id: `../${name}.js`, external: true } : null;
    },
  };
}

function copies(from: string, to: string): Plugin {
  return { name: 'copies', closeBundle: () => copyFile(from, to) };
}
