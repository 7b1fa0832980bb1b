import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { publint } from 'publint';

/** Runs a command that must end by itself: one that does not is killed, and its test fails with its name. */
const run = (command: string, words: readonly string[], options: { cwd?: string } = {}) =>
  promisify(execFile)(command, words, { ...options, timeout: 120_000, killSignal: 'SIGKILL' });

const mostBytes = 8 * 1024 * 1024;

/** The frameworks that have an entry with the tag in their types; `test/element/types` compiles against each. */
const frameworks = ['preact', 'react', 'solid', 'svelte', 'vue'];

/** A project of somebody else's, with nothing in it but this package as it would be published. */
let folder: string;
let project: string;
let installed: string;
let packed: readonly string[];
let manifest: { readonly version: string; readonly exports: Readonly<Record<string, unknown>> };

describe('the package as it is published', () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'packed-'));
    project = join(folder, 'project');
    await mkdir(project);
    const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]);
    const [{ filename, files }] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
    packed = files.map(({ path }) => path);
    await writeFile(join(project, 'package.json'), JSON.stringify({ name: 'shop', private: true, type: 'module' }));
    const quietly = ['--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    await run('npm', ['install', ...quietly, join(folder, filename)], { cwd: project });
    installed = join(project, 'node_modules', 'hyper-checkout');
    manifest = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'));
  });

  after(() => rm(folder, { recursive: true, force: true }));

  describe('the installed package', () => {
    it('brings no other package', async () => {
      const lock = await readFile(join(project, 'node_modules', '.package-lock.json'), 'utf8');
      const { packages } = JSON.parse(lock) as { packages: object };
      assert.deepEqual(Object.keys(packages), ['node_modules/hyper-checkout']);
    });

    it(`takes at most ${mostBytes / 1024 / 1024} MB`, async (context) => {
      const bytes = await sizeOf(join(project, 'node_modules'));
      context.diagnostic(`node_modules: ${(bytes / 1024 / 1024).toFixed(1)} MB`);
      assert.ok(bytes <= mostBytes, `${bytes} bytes`);
    });

    it('holds what is built and written about it, and no source, test or secret', () => {
      const known =
        /^(dist\/|docs\/|README\.md$|LICENSE$|CHANGELOG\.md$|package\.json$|(custom-elements|web-types|vscode\.html-custom-data)\.json$)/;
      const foreign = packed.filter(
        (path) => !known.test(path) || /(?<!\.d)\.ts$|\.(pem|key|env)$|(^|\/)tests?\/|\.test\./.test(path),
      );
      assert.deepEqual(foreign, []);
    });

    it('holds no private key, and no path of the machine that built it', async () => {
      const key = /PRIVATE KEY-----(?:\\n|\s)+[A-Za-z0-9+/=]{40}/;
      const telling: string[] = [];
      for (const path of packed) {
        const text = await readFile(join(installed, path), 'latin1');
        if (key.test(text) || text.includes(resolve('.'))) telling.push(path);
      }
      assert.deepEqual(telling, []);
    });

    it('holds the licence of everything that it bundles', async () => {
      const bundled: Readonly<Record<string, readonly string[]>> = {
        'dist/LICENSES.md': ['@lit/reactive-element', 'uuid'],
        'dist/hyper-checkout.js.LICENSES.md': ['@lit/reactive-element', 'uuid'],
        'dist/frame/frame.js.LICENSES.md': ['uuid'],
        'dist/simulator/payment-page.js.LICENSES.md': ['lit', 'lit-html', '@lit/localize', 'card-validator'],
        'dist/simulator/bank.js.LICENSES.md': ['lit', 'lit-html', '@lit/localize'],
        'dist/simulator/LICENSES.md': ['hono', '@hono/node-server', 'node-sqlite3-wasm', 'commander'],
      };
      for (const [path, names] of Object.entries(bundled)) {
        const text = await readFile(join(installed, path), 'utf8');
        for (const name of names)
          assert.match(text, new RegExp(`^## ${name} - .* \\((MIT|BSD-3-Clause)\\)$`, 'm'), path);
      }
    });

    it('is in order for every bundler', async () => {
      const { messages } = await publint({ pkgDir: installed, strict: true });
      assert.deepEqual(messages, []);
    });
  });

  describe('each entry of the installed package', () => {
    it('F12: can be imported in Node, where there is no window', async () => {
      // The one peer, which is optional.
      await cp(resolve('node_modules/react19'), join(project, 'node_modules', 'react'), { recursive: true });
      const names = Object.keys(manifest.exports).filter((name) => !/\.(js|json|css)$/.test(name));
      const specifiers = names.map((name) => name.replace(/^\./, 'hyper-checkout'));
      const exported = await inProject(
        `const counts = {};
         for (const name of ${JSON.stringify(specifiers)}) counts[name] = Object.keys(await import(name)).length;
         console.log(JSON.stringify(counts));`,
      );
      assert.ok(specifiers.length >= 5);
      const empty = Object.entries(JSON.parse(exported) as Record<string, number>).filter(([, count]) => count === 0);
      assert.deepEqual(empty, []);
    });

    it('that has the tag registers it, also where a bundler finds no other use of it', async () => {
      for (const entry of ['hyper-checkout', ...frameworks.map((name) => `hyper-checkout/${name}`)]) {
        const { outputFiles } = await build({
          stdin: { contents: `import '${entry}';`, resolveDir: project },
          bundle: true,
          write: false,
          format: 'esm',
          minifyIdentifiers: true,
        });
        assert.match(outputFiles[0]?.text ?? '', /\.define\(/, entry);
      }
    });

    it('F13: says nothing in the console of a development server, nor has Lit warn a shop of two copies', async () => {
      const linesOf = async (contents: string, earlierCopies: readonly string[] = []) => {
        await build({
          stdin: { contents, resolveDir: project },
          bundle: true,
          outfile: join(project, 'shop.js'),
          format: 'esm',
          platform: 'node',
          conditions: ['development'],
          nodePaths: [resolve('node_modules')],
        });
        const lines = await inProject(
          `const lines = [];
           console.warn = (line) => lines.push(String(line).split('.', 1)[0]);
           globalThis.reactiveElementVersions = ${JSON.stringify(earlierCopies)};
           await import('./shop.js');
           console.log(JSON.stringify(lines));`,
        );
        return JSON.parse(lines) as string[];
      };
      assert.deepEqual(await linesOf("import 'hyper-checkout';"), []);
      const [ownWarning, ...others] = await linesOf("import 'lit';", ['1.0.0']);
      assert.ok(ownWarning);
      assert.match(others.join(), /Multiple versions of Lit/);
      for (const shop of ["import 'hyper-checkout'; import 'lit';", "import 'lit'; import 'hyper-checkout';"])
        assert.deepEqual(await linesOf(shop), [ownWarning]);
    });

    it('for React is for the client alone, which a server that renders must know', async () => {
      assert.match(await readFile(join(installed, 'dist/react/index.js'), 'utf8'), /^"use client";/);
    });

    it('has declarations', () => {
      const without = Object.entries(manifest.exports).filter(
        ([name, target]) => !name.endsWith('.json') && !(target instanceof Object && 'types' in target),
      );
      assert.deepEqual(without, []);
    });

    it('resolves, the one-file script included', async () => {
      const specifiers = Object.keys(manifest.exports).map((name) => name.replace(/^\./, 'hyper-checkout'));
      await inProject(
        `import { access } from 'node:fs/promises';
         for (const name of ${JSON.stringify(specifiers)}) await access(new URL(import.meta.resolve(name)));`,
      );
    });

    it('has declarations that compile strictly where Lit is not installed', async () => {
      const consumer = join(folder, 'consumer');
      await mkdir(join(consumer, 'node_modules'), { recursive: true });
      await cp(installed, join(consumer, 'node_modules', 'hyper-checkout'), { recursive: true });
      await writeFile(join(consumer, 'package.json'), JSON.stringify({ type: 'module' }));
      await writeFile(join(consumer, 'shop.ts'), shopPage);
      for (const [module, moduleResolution] of [
        ['esnext', 'bundler'],
        ['nodenext', 'nodenext'],
      ]) {
        const settings = {
          module,
          moduleResolution,
          target: 'es2022',
          lib: ['es2022', 'dom', 'dom.iterable'],
          types: [],
        };
        const compilerOptions = {
          ...settings,
          strict: true,
          exactOptionalPropertyTypes: true,
          skipLibCheck: false,
          noEmit: true,
        };
        await writeFile(join(consumer, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['shop.ts'] }));
        const said = await run(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', consumer]).then(
          () => '',
          (error: unknown) => (error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error)),
        );
        assert.equal(said, '', moduleResolution);
      }
    });
  });

  describe('from the installed package alone', () => {
    it('the simulator starts and serves its page, its SDK and its frame', async () => {
      const answers = await inProject(
        `import { startSimulator } from 'hyper-checkout/simulator';
         const simulator = await startSimulator({ port: 0 });
         const answers = [];
         for (const path of ['/', '/hyper-checkout.js', '/HyperServices.js', '/frame/']) {
           answers.push([path, (await fetch(simulator.origin + path)).status]);
         }
         await simulator.stop();
         console.log(JSON.stringify(answers));`,
      );
      assert.deepEqual(
        (JSON.parse(answers) as [string, number][]).filter(([, status]) => status !== 200),
        [],
      );
    });

    it('the command says its version', async () => {
      const { stdout } = await run(join(project, 'node_modules', '.bin', 'hyper-checkout'), ['--version']);
      assert.equal(stdout.trim(), manifest.version);
    });
  });
});

/** What a merchant's developer may write, in types. */
const shopPage = `
import 'hyper-checkout';
import { HyperCheckoutError, type HyperCheckoutElement } from 'hyper-checkout/element';
import * as protocol from 'hyper-checkout/protocol';
import { signOrder, verifyOrder, type SignedOrder } from 'hyper-checkout/server';
import { startSimulator, type Simulator } from 'hyper-checkout/simulator';

const element: HyperCheckoutElement = document.createElement('hyper-checkout');
const found: HyperCheckoutElement | null = document.querySelector('hyper-checkout');
element.clientId = 'acme';
element.addEventListener('hyper-process-result', (event) => {
  const status: string = event.detail.status;
  // @ts-expect-error a detail is not a bag of anything
  event.detail.nonsense;
  return status;
});
// @ts-expect-error an amount is text
element.amount = 1;

const order: Promise<SignedOrder> = signOrder('{}', { privateKey: '', keyId: '2980' });
const simulator: Promise<Simulator> = startSimulator({ port: 0 });
export { HyperCheckoutError, element, found, order, protocol, simulator, verifyOrder };
`;

/** Runs a module as if it lay in the project, and resolves with what it printed. */
async function inProject(source: string): Promise<string> {
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', source], { cwd: project });
  return stdout;
}

async function sizeOf(path: string): Promise<number> {
  const names = await readdir(path, { recursive: true });
  const sizes = await Promise.all(names.map((name) => stat(join(path, name))));
  return sizes.reduce((sum, { size }) => sum + size, 0);
}
