import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { before, describe, it } from 'node:test';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import typescript from 'typescript';
import { isFull } from '../support/test-files.js';
import { installPackage, run, type InstalledPackage } from './installed-package.ts';

/** The entries that need a framework; `test/element/types` compiles each against its own. */
const forFramework = /^\.\/(preact|react|solid|svelte|vue)$/;

/**
 * The least version that README names, and in the full run the one of this project. The test before them proves how entries
 * resolve.
 */
const compilers = { typescript50: ['node16', 'node16'], typescript: ['esnext', 'bundler'] } as const;

let merchant: InstalledPackage;

describe('the declarations of the installed package', () => {
  before(async () => {
    merchant = await installPackage();
  });

  it('exist for every entry', () => {
    const without = Object.entries(merchant.manifest.exports).filter(
      ([name, target]) => !name.endsWith('.json') && !(target instanceof Object && 'types' in target),
    );
    assert.deepEqual(without, []);
  });

  it('resolve for modules in Node and in bundlers', async () => {
    const tarball = createPackageFromTarballData(await readFile(merchant.tarball));
    const { problems } = { problems: [], ...(await checkPackage(tarball)) };
    // A package of modules alone: `require` in types is for TypeScript's `node20` and newer, and `node10` knows no entries.
    const wrong = problems.filter(
      (problem) => !('resolutionKind' in problem && /^node10$|^node16-cjs$/.test(problem.resolutionKind)),
    );
    assert.deepEqual(wrong, []);
  });

  for (const [compiler, [module, moduleResolution]] of Object.entries(compilers)) {
    if (compiler === 'typescript' && !isFull) continue;
    it(`compile strictly and without another package in ${compiler}`, async () => {
      const { project, manifest } = merchant;
      const entries = Object.keys(manifest.exports).filter((name) => !/json$/.test(name) && !forFramework.test(name));
      const everyEntry = entries
        .map((name, index) => `export * as entry${index} from '${name.replace(/^\./, 'hyper-checkout')}';`)
        .join('\n');
      await writeFile(join(project, 'entries.ts'), everyEntry);
      await writeFile(join(project, 'shop.ts'), shopPage);
      const compilerOptions = {
        module,
        moduleResolution,
        target: 'es2022',
        lib: ['es2022', 'dom', 'dom.iterable'],
        types: [],
        strict: true,
        exactOptionalPropertyTypes: true,
        skipLibCheck: false,
        noEmit: true,
      };
      const settings = JSON.stringify({ compilerOptions, files: ['entries.ts', 'shop.ts'] });
      await writeFile(join(project, 'tsconfig.json'), settings);
      const output = await run(process.execPath, [resolve('node_modules', compiler, 'bin/tsc'), '-p', project]).then(
        () => '',
        (error: unknown) => (error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error)),
      );
      assert.equal(output, '');
    });
  }

  it('keep the documentation of every export', () => {
    const entries = ['element', 'inspector', 'protocol/index', 'server/index', 'simulator/index', 'react/index'];
    const published = undocumented(entries.map((entry) => join(merchant.installed, 'dist', `${entry}.d.ts`)));
    assert.deepEqual(published, undocumented(entries.map((entry) => resolve('src', `${entry}.ts`))));
    for (const names of published) assert.ok(names.length < 5, names.join());
  });
});

/** The names that each of some modules exports without a docblock. */
function undocumented(paths: readonly string[]): string[][] {
  const program = typescript.createProgram(paths, {
    allowImportingTsExtensions: true,
    noEmit: true,
    noLib: true,
    types: [],
    moduleResolution: typescript.ModuleResolutionKind.Bundler,
  });
  const checker = program.getTypeChecker();
  return paths.map((path) => {
    const file = program.getSourceFile(path);
    const module = file && checker.getSymbolAtLocation(file);
    assert.ok(module, path);
    return checker
      .getExportsOfModule(module)
      .map((symbol) => (symbol.flags & typescript.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol))
      .filter((symbol) => symbol.getDocumentationComment(checker).length === 0)
      .map(({ name }) => name)
      .sort();
  });
}

/** Code that a merchant's developer may write, in types. */
const shopPage = `
import 'hyper-checkout';
import { HyperCheckoutError, type HyperCheckoutElement } from 'hyper-checkout/element';
import * as protocol from 'hyper-checkout/protocol';
import { signOrder, verifyOrder, type SignedOrder } from 'hyper-checkout/server';
import { startSimulator, type Simulator } from 'hyper-checkout/simulator';
import 'hyper-checkout/inspector';
import type { InspectedEvent } from 'hyper-checkout/inspector';

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

const told: readonly InspectedEvent[] = document.createElement('hyper-checkout-inspector').events;
const order: Promise<SignedOrder> = signOrder('{}', { privateKey: '', keyId: '2980' });
const simulator: Promise<Simulator> = startSimulator({ port: 0 });
export { HyperCheckoutError, element, found, order, protocol, simulator, told, verifyOrder };
`;
