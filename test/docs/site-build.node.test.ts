import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, posix, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { files, leftOut, sections } from '../../docs/.vitepress/navigation.ts';
import { wantedEngines } from '../support/browsers.js';
import { launchPlaywright } from '../support/launch-playwright.js';
import { serve } from '../support/serve.js';

const run = promisify(execFile);
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

// A copy: the build leaves files in its folder while it runs, which the checks of the documents would find.
const copy = join('.cache', 'site-test', String(process.pid));
const site = join(copy, '.cache', 'site');

/** The folder of a server in which the site lies, as on pages of a repository. */
const prefix = '/hyper-checkout/';

describe('the documentation site', () => {
  before(async () => {
    await mkdir(copy, { recursive: true });
    for (const path of ['README.md', 'CHANGELOG.md', 'package.json', 'vscode.html-custom-data.json', 'docs']) {
      await cp(path, join(copy, path), { recursive: true });
    }
    await run(process.execPath, [resolve('node_modules/vitepress/bin/vitepress.js'), 'build', 'docs'], { cwd: copy });
  });
  after(() => rm(copy, { recursive: true, force: true }));

  it('has each page of the sidebar, the files that they lead to, and the Markdown of each for assistants', () => {
    const built = readdirSync(site, { recursive: true, encoding: 'utf8' });
    const paths = sections.flatMap(({ pages }) => pages.map(({ path }) => path));
    const expected = [...paths.map((path) => pageOf(path)), ...paths, ...files, '404.html'];
    assert.deepEqual(
      expected.filter((path) => !built.includes(path)),
      [],
    );
    const pages = built.filter((path) => path.endsWith('.html'));
    assert.equal(pages.length, paths.length + 1);
    assert.ok(!leftOut.some((path) => built.includes(pageOf(path))));
  });

  it('leads to pages and places that are there, and loads nothing from elsewhere', async () => {
    const pages = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'));
    const texts = new Map(
      await Promise.all(pages.map(async (path) => [path, await readFile(join(site, path), 'utf8')] as const)),
    );
    const faults: string[] = [];
    for (const [path, text] of texts) {
      for (const [, name = '', address = ''] of text.matchAll(/<(\w+)[^>]*\s(?:href|src)="([^"]*)"/g)) {
        if (/^(?:https?:)?\/\//.test(address) && name !== 'a') faults.push(`${path} loads ${address}`);
        if (name !== 'a' || /^(?:https?:|data:)/.test(address)) continue;
        const [to = '', anchor] = address.split('#');
        const target = to === '' ? path : posix.join(posix.dirname(path), to);
        const page = target.endsWith('/') || target === '.' ? posix.join(target, 'index.html') : target;
        const isThere = texts.has(page) || files.includes(page);
        const hasPlace = anchor === undefined || anchor === '' || texts.get(page)?.includes(`id="${anchor}"`);
        if (!isThere || !hasPlace) faults.push(`${path} leads to ${address}`);
      }
    }
    assert.deepEqual([...new Set(faults)], []);
  });

  if (wantedEngines().includes('chromium')) {
    describe('in a browser without a network', () => {
      let server: Awaited<ReturnType<typeof serve>>;
      let browser: Browser;
      before(async () => {
        server = await serve(
          createServer((request, response) => {
            const path = decodeURI((request.url ?? '').replace(/[?#].*/, '')).replace(prefix, '') || 'index.html';
            readFile(join(site, path)).then(
              (content) => response.setHeader('content-type', types[extname(path)] ?? 'text/plain').end(content),
              () => response.writeHead(404).end(),
            );
          }),
        );
        browser = await launchPlaywright();
      });
      after(async () => {
        await browser.close();
        await server.stop();
      });

      for (const [width, colorScheme] of [
        [360, 'light'],
        [360, 'dark'],
        [1280, 'light'],
        [1280, 'dark'],
      ] as const) {
        it(`is accessible, no wider than its window and quiet, ${width} px ${colorScheme}`, async () => {
          const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
          const lines = heard(page);
          for (const path of [
            'index.html',
            'docs/concepts.html',
            'docs/error-codes.html',
            'docs/frameworks/react.html',
          ]) {
            await page.goto(server.origin + prefix + path);
            await page.waitForSelector('.VPDoc h1');
            assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), path);
            assert.deepEqual(await violationsOn(page), [], path);
          }
          assert.deepEqual(lines, []);
          await page.close();
        });
      }

      it('finds “signature”, and leads to it', async () => {
        const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
        const lines = heard(page);
        await page.goto(server.origin + prefix);
        await page.getByRole('button', { name: 'Search' }).click();
        await page.getByRole('searchbox').fill('signature');
        const results = page.getByRole('option');
        await results.first().waitFor();
        assert.ok((await results.count()) > 5);
        await results.first().click();
        await page.waitForURL(/\.html/);
        assert.match(await page.locator('main').innerText(), /signature/i);
        assert.deepEqual(lines, []);
        await page.close();
      });
    });
  }
});

/** The page of a document, by its path in the site. */
function pageOf(path: string): string {
  return path.replace(/^README\.md$/, 'index.md').replace(/\.md$/, '.html');
}

/** Every line that a page writes to its console, and every request that fails or leaves the site. */
function heard(page: Page): readonly string[] {
  const lines: string[] = [];
  page.on('console', (message) => lines.push(message.text()));
  page.on('pageerror', (error) => lines.push(String(error)));
  page.on('requestfailed', (request) => lines.push(`${request.url()} failed`));
  page.on('response', (response) => {
    if (response.status() >= 400) lines.push(`${response.url()} answered ${response.status()}`);
  });
  return lines;
}

async function violationsOn(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ path: resolve('node_modules/axe-core/axe.min.js') });
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
