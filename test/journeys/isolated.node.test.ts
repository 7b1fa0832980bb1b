import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { wantedEngines } from '../support/browsers.js';
import { openMerchantTab, type MerchantTab } from '../support/merchant-tab.ts';
import { isFull } from '../support/test-files.js';
import { approveAtBank } from './matrix/cells.ts';

/*
 * Shops that are cross-origin isolated: their pages hold only pages, and load only scripts, that say that they may be. The
 * same with the vendor's stand-in is in test/live/element. The headers are the same for every engine.
 */
for (const engine of wantedEngines().filter((one) => one === 'chromium' || isFull)) {
  describe(`a shop that is cross-origin isolated, in ${engine},`, () => {
    let shop: MerchantTab;
    before(async () => {
      shop = await openMerchantTab(engine);
    });
    after(() => shop.close());

    for (const coep of ['require-corp', 'credentialless']) {
      for (const [page, result] of [
        ['shop-element', 'hyper-process-result:charged'],
        ['vendor-iframe', 'process_result:charged'],
      ] as const) {
        const address = (orderId: string) => `${shop.site.address(page, orderId)}&coep=${coep}`;

        it(`F24: shows the payment page on the page ${page} with Cross-Origin-Embedder-Policy: ${coep}`, async () => {
          await shop.tab.open(address(shop.site.newOrder()));
          await shop.tab.sees(/Choose how to pay[^]*Netbanking/);
        });

        // Firefox's driver finds the buttons of an isolated page and cannot press them.
        if (engine === 'firefox') continue;

        it(`F24: is paid on the page ${page} with Cross-Origin-Embedder-Policy: ${coep}`, async () => {
          const orderId = shop.site.newOrder();
          await shop.tab.open(address(orderId));
          await approveAtBank(shop.tab);
          await shop.tab.sees(result);
          assert.equal((await shop.site.status(orderId)).status, 'CHARGED');
        });
      }
    }
  });
}
