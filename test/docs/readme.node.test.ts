import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as server from '../../src/server/index.ts';
import { launchBrowser } from '../support/browser.js';
import { wantedEngines } from '../support/browsers.js';
import { blocksIn, readDocument } from './documents.ts';
import { codeIn, listens, newcomer, payOn } from './newcomer.ts';

const manifest = JSON.parse(readDocument('package.json')) as { name: string };
const commands = blocksIn('README.md').flatMap(({ language, code }) =>
  language === 'sh' ? code.trim().split('\n') : [],
);
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

  it('is read in a few minutes, with nothing folded', () => {
    const text = readDocument('README.md');
    assert.ok(lengthOf(text) <= 165);
    assert.doesNotMatch(text, /<details/);
  });

  it('keeps its examples as short as it says', () => {
    assert.equal(lengthOf(codeIn('README.md', 'html')), 12);
    assert.ok(lengthOf(codeIn('README.md', 'js')) <= 26);
    assert.ok(lengthOf(readDocument('demo/script-tag.html')) <= 12);
  });

  if (wantedEngines().includes('chromium')) {
    it('has a page and a server that run together as they are printed, and are paid', async (test) => {
      const project = await newcomer(test);
      const [install = '', simulate = '', serve = '', ...others] = commands;
      assert.deepEqual([install, others], [`npm install ${manifest.name}`, []]);
      const simulator = project.run(simulate);
      await simulator.prints(/Ctrl\+C/);
      const shop = project.run(`exec ${serve}`);
      await listens(project.shop, shop);
      const browser = await launchBrowser('chromium');
      test.after(() => browser.close());
      await payOn(await browser.tab(), `http://localhost:${project.shop}/`);
      assert.deepEqual([shop.complained, simulator.complained], ['', '']);
    });
  }
});
