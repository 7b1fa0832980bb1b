import { after, before, describe, it } from 'node:test';
import { launchBrowser, type Browser, type Tab } from '../../support/browser.js';
import { runCommand, startFrameServer } from '../frame-server.js';
import { startVendorServer } from '../vendor-server.js';
import { startShopSite, type ShopSite } from './shop-site.ts';

/*
 * How a shopper leaves the payment page of the stand-in, with trusted clicks on a page of a shop under a policy of its own.
 * The facts are those of Chromium.
 */
describe('a shopper at the payment page of the stand-in', () => {
  let browser: Browser;
  let shop: ShopSite;
  let frames: Awaited<ReturnType<typeof startFrameServer>>;
  let vendor: Awaited<ReturnType<typeof startVendorServer>>;
  before(async () => {
    [shop, vendor, browser] = await Promise.all([startShopSite(), startVendorServer(), launchBrowser('chromium')]);
    const sdkUrl = `${vendor.origin.replace('127.0.0.1', 'pay.localhost')}/HyperServices.js`;
    frames = await startFrameServer({ parent: shop.origin, pages: { pay: ['--sdk-url', sdkUrl] } });
    const frameUrl = `${frames.url}pay/`;
    const [printed, printedForPage] = await Promise.all([
      policyFor('--frame-url', frameUrl),
      policyFor('--sdk-url', sdkUrl),
    ]);
    const inFrame = { 'frame-url': frameUrl };
    shop.pages.set('printed', { place: inFrame, policy: printed });
    shop.pages.set('closed', { place: inFrame, policy: `default-src 'none'; ${printed}` });
    shop.pages.set('typed', {
      place: inFrame,
      policy: `${printed}; require-trusted-types-for 'script'; trusted-types 'none'`,
    });
    for (const coep of ['require-corp', 'credentialless']) {
      shop.pages.set(`isolated-${coep}`, {
        place: inFrame,
        policy: printed,
        headers: { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': coep },
      });
    }
    shop.pages.set('without-frame-page', { place: { 'sdk-url': sdkUrl }, policy: printedForPage });
  });
  after(async () => {
    await browser.close();
    await Promise.all([frames.stop(), vendor.stop(), shop.stop()]);
  });

  async function visit(page: string, steps: (tab: Tab) => Promise<void>): Promise<void> {
    const tab = await browser.tab();
    try {
      await tab.open(`${shop.origin}/${page}`);
      await steps(tab);
    } finally {
      await tab.close();
    }
  }

  /** The buttons that the shopper presses on a page of the shop, and the text that follows. */
  const ways: readonly (readonly [page: string, presses: readonly string[], sees: string])[] = [
    ['printed', ['Leave by top'], 'Returned by GET'],
    ['closed', ['Leave by top'], 'Returned by GET'],
    ['typed', ['Post to top'], 'Returned by POST'],
    // Neither the frame page nor the vendor's page says that it may be shown on an isolated page.
    ['isolated-require-corp', ['Leave by top'], 'Returned by GET'],
    ['isolated-credentialless', ['Leave by top'], 'Returned by GET'],
    ['printed', ['Go to the bank', 'Finish at the bank'], 'Returned by GET'],
    ['printed', ['Frame the bank', 'Finish at the bank'], 'Returned by GET'],
    // The parent of the payment page is the frame page, and the shop's own page without one (O3).
    ['printed', ['Leave by parent'], 'Refused: SecurityError'],
    ['printed', ['Post to parent', 'Leave by top'], 'Returned by GET'],
    ['without-frame-page', ['Leave by parent'], 'Returned by GET'],
    ['without-frame-page', ['Post to parent'], 'Returned by POST'],
  ];
  for (const [page, presses, sees] of ways) {
    it(
      `on the page "${page}" sees "${sees}" after ${presses.join(' and ')} (O1, O3)`,
      { timeout: 60_000 },
      async () => {
        await visit(page, async (tab) => {
          for (const name of presses) await tab.press(name);
          await tab.sees(sees);
        });
      },
    );
  }

  it('keeps the checkout while another window is open (O1)', { timeout: 60_000 }, async () => {
    await visit('printed', async (tab) => {
      const popup = await tab.follow('Open a window');
      await popup.press('Finish at the bank');
      await popup.sees('Returned by GET');
      await popup.close();
      await tab.press('Leave by top');
      await tab.sees('Returned by GET');
    });
  });
});

/** The policy that the command prints for a page of the shop. */
async function policyFor(flag: string, url: string): Promise<string> {
  return (await runCommand(['csp', flag, url])).replace(/^Content-Security-Policy: /, '').trim();
}
