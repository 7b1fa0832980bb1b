import assert from 'node:assert/strict';
import { cp, readdir, readFile, stat } from 'node:fs/promises';
import { join, posix, resolve } from 'node:path';
import { before, describe, it } from 'node:test';
import { build } from 'esbuild';
import { publint } from 'publint';
import { linksIn } from '../docs/documents.ts';
import { installPackage, run, type InstalledPackage } from './installed-package.ts';
import { walkPackage } from './reach.ts';

const mostBytes = 8 * 1024 * 1024;

/** The frameworks that have an entry with the tag in their types; `test/element/types` compiles against each. */
const frameworks = ['preact', 'react', 'solid', 'svelte', 'vue'];

let merchant: InstalledPackage;

describe('the package as it is published', () => {
  before(async () => {
    merchant = await installPackage();
  });

  describe('the installed package', () => {
    it('is installed without a warning', () => {
      assert.equal(merchant.warnings, '');
    });

    it('brings no other package', async () => {
      const lock = await readFile(join(merchant.project, 'node_modules', '.package-lock.json'), 'utf8');
      const { packages } = JSON.parse(lock) as { packages: object };
      assert.deepEqual(Object.keys(packages), ['node_modules/hyper-checkout']);
    });

    it(`takes at most ${mostBytes / 1024 / 1024} MB`, async (context) => {
      const bytes = await sizeOf(join(merchant.project, 'node_modules'));
      context.diagnostic(`node_modules: ${(bytes / 1024 / 1024).toFixed(1)} MB`);
      assert.ok(bytes <= mostBytes, `${bytes} bytes`);
    });

    it('holds what is built and written about it, and no source, test or secret', () => {
      const known =
        /^(dist\/|docs\/|README\.md$|LICENSE$|CHANGELOG\.md$|package\.json$|(custom-elements|web-types|vscode\.html-custom-data)\.json$)/;
      const foreign = merchant.packed.filter(
        (path) => !known.test(path) || /(?<!\.d)\.ts$|\.(pem|key|env)$|(^|\/)tests?\/|\.test\./.test(path),
      );
      assert.deepEqual(foreign, []);
    });

    it('holds nothing that no entry reaches, and everything that an entry needs', async () => {
      assert.deepEqual(await walkPackage(merchant.installed, merchant.packed), { unreached: [], missing: [] });
    });

    it('has documents that lead only to what it holds', async () => {
      const dead: string[] = [];
      for (const path of merchant.packed.filter((name) => /\.(md|html)$/.test(name) && !name.startsWith('dist/'))) {
        for (const link of linksIn(await readFile(join(merchant.installed, path), 'utf8'))) {
          if (/^(https?:|#)/.test(link)) continue;
          const target = posix.join(posix.dirname(path), link.replace(/#.*/, ''));
          if (!merchant.packed.some((name) => name === target || name.startsWith(`${target}/`)))
            dead.push(`${path}: ${link}`);
        }
      }
      assert.deepEqual(dead, []);
    });

    it('holds no private key, and no path of the machine that built it', async () => {
      const key = /PRIVATE KEY-----(?:\\n|\s)+[A-Za-z0-9+/=]{40}/;
      const telling: string[] = [];
      for (const path of merchant.packed) {
        const text = await readFile(join(merchant.installed, path), 'latin1');
        if (key.test(text) || text.includes(resolve('.'))) telling.push(path);
      }
      assert.deepEqual(telling, []);
    });

    it('holds the licence of everything that it bundles', async () => {
      const bundled: Readonly<Record<string, readonly string[]>> = {
        'dist/LICENSES.md': ['@lit/reactive-element'],
        'dist/hyper-checkout.js.LICENSES.md': ['@lit/reactive-element'],
        'dist/inspector.js.LICENSES.md': ['@lit/reactive-element'],
        'dist/simulator/payment-page.js.LICENSES.md': ['lit', 'lit-html', '@lit/localize', 'card-validator'],
        'dist/simulator/bank.js.LICENSES.md': ['lit', 'lit-html', '@lit/localize'],
        'dist/simulator/LICENSES.md': ['hono', '@hono/node-server', 'node-sqlite3-wasm', 'commander'],
      };
      for (const [path, names] of Object.entries(bundled)) {
        const text = await readFile(join(merchant.installed, path), 'utf8');
        for (const name of names)
          assert.match(text, new RegExp(`^## ${name} - .* \\((MIT|BSD-3-Clause)\\)$`, 'm'), path);
      }
    });

    it('is in order for every bundler', async () => {
      const { messages } = await publint({ pkgDir: merchant.installed, strict: true });
      assert.deepEqual(messages, []);
    });
  });

  describe('each entry of the installed package', () => {
    it('F12: can be imported in Node, where there is no window', async () => {
      // The one peer, which is optional.
      await cp(resolve('node_modules/react19'), join(merchant.project, 'node_modules', 'react'), { recursive: true });
      const names = Object.keys(merchant.manifest.exports).filter((name) => !/\.(js|json|css)$/.test(name));
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
      for (const entry of ['hyper-checkout', ...[...frameworks, 'inspector'].map((name) => `hyper-checkout/${name}`)]) {
        const { outputFiles } = await build({
          stdin: { contents: `import '${entry}';`, resolveDir: merchant.project },
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
          stdin: { contents, resolveDir: merchant.project },
          bundle: true,
          outfile: join(merchant.project, 'shop.js'),
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
      for (const shop of [
        "import 'hyper-checkout'; import 'lit';",
        "import 'lit'; import 'hyper-checkout';",
        "import 'hyper-checkout/inspector'; import 'lit';",
      ])
        assert.deepEqual(await linesOf(shop), [ownWarning]);
    });

    it('for React is for the client alone, which a server that renders must know', async () => {
      assert.match(await readFile(join(merchant.installed, 'dist/react/index.js'), 'utf8'), /^"use client";/);
    });

    it('resolves, the one-file script included', async () => {
      const specifiers = Object.keys(merchant.manifest.exports).map((name) => name.replace(/^\./, 'hyper-checkout'));
      await inProject(
        `import { access } from 'node:fs/promises';
         for (const name of ${JSON.stringify(specifiers)}) await access(new URL(import.meta.resolve(name)));`,
      );
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
      const { stdout } = await run(join(merchant.project, 'node_modules', '.bin', 'hyper-checkout'), ['--version']);
      assert.equal(stdout.trim(), merchant.manifest.version);
    });
  });
});

/** Runs a module as if it lay in the project, and resolves with what it printed. */
async function inProject(source: string): Promise<string> {
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', source], { cwd: merchant.project });
  return stdout;
}

async function sizeOf(path: string): Promise<number> {
  const names = await readdir(path, { recursive: true });
  const sizes = await Promise.all(names.map((name) => stat(join(path, name))));
  return sizes.reduce((sum, { size }) => sum + size, 0);
}
