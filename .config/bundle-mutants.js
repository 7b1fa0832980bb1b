// @ts-check
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { bundleTests } from '../test/support/bundle-tests.js';

/** Compiles the Node tests of one room for Mocha, inside Stryker's copy of the project: `node bundle-mutants.js ROOM`. */

const [room = ''] = process.argv.slice(2);

/** Start other programs or servers for every run, or compile the whole package, which takes seconds for each mutant. */
const slow = ['beside-script', 'types', 'independent-signers', 'server-samples', 'unit-test-doms'];

/** Tests that take a good part of a second for a row of values that other tests have samples of. */
const long =
  /^(F38: every amount|an amount is the same however many zeros|no text but the canonical one|texts that a scanner could run|refuses every row of the table|leaves the prototypes)/;

/** In ms, for one test. The bridge waits for messages, and a mutant that loses one would cost Stryker's whole limit. */
const limit = room === 'bridge' ? 3000 : 0;

/** Tests of other rooms that prove a part of `protocol` which is for those rooms alone. */
const readers = [
  ...['element/order-answer', 'element/sdk-verdict', 'server/frame-document', 'server/order-status'],
  'simulator/gateway/payment-filter',
].map((name) => `test/${name}.node.test.ts`);

const files = readdirSync(join('test', room), { encoding: 'utf8' })
  .filter((name) => name.endsWith('.node.test.ts') && !slow.some((start) => name.startsWith(start)))
  .map((name) => join('test', room, name));

await bundleTests({
  files: room === 'protocol' ? [...files, ...readers] : files,
  outdir: 'compiled',
  plugins: [
    {
      name: 'mocha-for-node-test',
      setup(esbuild) {
        esbuild.onResolve({ filter: /^node:test$/ }, () => ({ path: 'node:test', namespace: 'mocha' }));
        esbuild.onLoad({ filter: /.*/, namespace: 'mocha' }, () => ({
          resolveDir: process.cwd(),
          contents: `
            import fc from 'fast-check';
            // One counterexample is enough: to make it small takes longer than the limit.
            fc.configureGlobal({ endOnFailure: true });
            const { describe, it, before, after, beforeEach, afterEach } = globalThis;
            const { mock } = process.getBuiltinModule('node:test');
            const plain = (run) => (run?.length > 0 ? () => run({ diagnostic() {} }) : run);
            const test = (name, options, run) =>
              ${long}.test(name) || it(name, plain(typeof options === 'function' ? options : run)).timeout(${limit});
            export { describe, describe as suite, test as it, test, before, after, beforeEach, afterEach, mock };`,
        }));
      },
    },
  ],
});
