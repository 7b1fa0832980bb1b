import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { PuppeteerPage } from '../support/launch-puppeteer.js';
import { chromiumPage, wantedEngines } from '../support/browsers.js';
import { isFull } from '../support/test-files.js';
import { openMerchantBrowser, type MerchantBrowser } from '../support/merchant-tab.ts';

/** The declarations of a page, and the scheme that it uses on a light and on a dark system. */
const schemes: Readonly<Record<string, readonly [onLight: string, onDark: string]>> = {
  normal: ['light', 'light'],
  light: ['light', 'light'],
  dark: ['dark', 'dark'],
  'light dark': ['light', 'dark'],
};

/** The documents that the shopper looks at, from the outside in. */
const shown = { 'shop-element': ['shop-element', 'frame', 'payment-page'], 'vendor-iframe': ['payment-page'] } as const;

/** Chromium can be told what the system has. Firefox is light, and Puppeteer does not drive WebKit. */
const systems = { chromium: ['light', 'dark'], firefox: ['light'] } as const;

for (const engine of ['chromium', 'firefox'] as const) {
  if (!wantedEngines().includes(engine) || (engine === 'firefox' && !isFull)) continue;
  describe(`page, panels and payment page have one colour scheme in ${engine}`, () => {
    let shop: MerchantBrowser;
    let page: PuppeteerPage;
    before(async () => {
      shop = await openMerchantBrowser(engine);
      page = await shop.browser.newPage(engine === 'chromium' ? chromiumPage : undefined);
    });
    after(() => shop.close());

    for (const [declared, used] of Object.entries(schemes)) {
      for (const [index, system] of systems[engine].entries()) {
        for (const [name, documents] of Object.entries(shown)) {
          // The usual run has the vendor's page where it follows the system.
          if (name === 'vendor-iframe' && declared !== 'light dark' && !isFull) continue;
          it(`where ${name} declares "${declared}" on a ${system} system`, async () => {
            if (engine === 'chromium') {
              await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: system }]);
            }
            const address = shop.site.address(name as keyof typeof shown, shop.site.newOrder());
            await page.goto(`${address}&scheme=${encodeURIComponent(declared)}`, { waitUntil: 'domcontentloaded' });
            const paid = await page.waitForFrame((frame) => frame.url().includes('/payment-page/'));
            await paid.waitForSelector('hyper-payment-page button');
            const frames = documents.map((part) => page.frames().find((frame) => frame.url().includes(`/${part}`)));
            const seen = await Promise.all(frames.map((frame) => frame!.evaluate(usedScheme)));
            assert.deepEqual(
              seen,
              documents.map(() => used[index]),
            );
          });
        }
      }
    }
  });
}

/** The scheme that a document uses, as its colours show it. */
function usedScheme(): string {
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.color = 'light-dark(white, black)';
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color === 'rgb(255, 255, 255)' ? 'light' : 'dark';
}
