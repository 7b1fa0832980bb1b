import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as server from '../../src/server/index.ts';
import { launchBrowser } from '../support/browser.js';
import { wantedEngines } from '../support/browsers.js';
import { blocksIn, readDocument } from './documents.ts';
import { codeIn, listens, newcomer, payOn } from './newcomer.ts';

const lengthOf = (code: string) => code.trimEnd().split('\n').length;

describe('README', () => {
  it('names server helpers that exist', () => {
    const [, helpers = ''] = readDocument('README.md').split('\n| helper ');
    const [table = ''] = helpers.split('\n\n');
    const names = [...table.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
    assert.ok(names.length > 8);
    assert.deepEqual(
      names.filter((name) => !(name in server)),
      [],
    );
  });

  it('keeps its examples as short as it says', () => {
    assert.equal(lengthOf(codeIn('README.md', 'html')), 12);
    assert.ok(lengthOf(codeIn('README.md', 'js')) <= 26);
    assert.ok(lengthOf(readDocument('demo/script-tag.html')) <= 12);
  });

  if (wantedEngines().includes('chromium')) {
    it('has a page and a server that run together as they are printed, and are paid', async (test) => {
      const project = await newcomer(test);
      const simulator = project.run(commandIn(/^npx hyper-checkout simulate.*$/m));
      await simulator.prints(/Ctrl\+C/);
      const shop = project.run('exec node server.mjs');
      await listens(project.shop, shop);
      const browser = await launchBrowser('chromium');
      test.after(() => browser.close());
      await payOn(await browser.tab(), `http://localhost:${project.shop}/`);
      assert.deepEqual([shop.complained, simulator.complained], ['', '']);
    });
  }
});

/** A command of README as it is printed. */
function commandIn(form: RegExp): string {
  const found = blocksIn('README.md').flatMap(({ code }) => form.exec(code) ?? []);
  assert.ok(found[0], String(form));
  return found[0];
}
