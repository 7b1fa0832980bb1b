import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startSimulator, type Simulator } from 'hyper-checkout/simulator';
import { launchBrowser, type Browser, type Tab } from '../support/browser.js';
import { wantedEngines } from '../support/browsers.js';
import { startMerchantSite, type MerchantSite } from '../support/merchant-site.ts';

/*
 * Shops that are cross-origin isolated: their pages hold only pages, and load only scripts, that say that they may be. The
 * same with the vendor's stand-in is in test/live/element.
 */
for (const engine of wantedEngines()) {
  describe(`a shop that is cross-origin isolated, in ${engine},`, () => {
    let browser: Browser;
    let site: MerchantSite;
    let simulator: Simulator;
    let tab: Tab;
    before(async () => {
      simulator = await startSimulator();
      site = await startMerchantSite(simulator.origin, simulator.merchant);
      browser = await launchBrowser(engine);
      tab = await browser.tab();
    });
    after(async () => {
      await browser.close();
      await site.stop();
      await simulator.stop();
    });

    for (const coep of ['require-corp', 'credentialless']) {
      for (const [page, result] of [
        ['shop-element', 'hyper-process-result:charged'],
        ['vendor-iframe', 'process_result:charged'],
      ] as const) {
        it(`is paid on the page ${page} with Cross-Origin-Embedder-Policy: ${coep}`, async () => {
          const orderId = site.newOrder();
          await tab.open(`${site.address(page, orderId)}&coep=${coep}`);
          await tab.sees('Choose how to pay');
          // Firefox's driver finds the buttons of an isolated page and cannot press them.
          if (engine === 'firefox') return;
          await tab.press(/^Netbanking/);
          await tab.press(/^HDFC Bank/);
          await tab.press(/^Continue/);
          await tab.press('Approve payment');
          await tab.sees(result);
          assert.equal((await site.status(orderId)).status, 'CHARGED');
        });
      }
    }
  });
}
