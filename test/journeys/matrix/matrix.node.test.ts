import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startSimulator, type Simulator } from '../../../src/simulator/index.ts';
import { launchBrowser, type Browser, type Tab } from '../../support/browser.js';
import { wantedEngines } from '../../support/browsers.js';
import { startMerchantSite, type MerchantSite } from '../../support/merchant-site.ts';
import { cells } from './cells.ts';

// What the pages do in each engine is tested elsewhere; this is about all parties telling the same story.
if (wantedEngines().includes('chromium')) {
  describe('every method with every ending, in a frame and by redirection:', { concurrency: 2 }, () => {
    let simulator: Simulator;
    let site: MerchantSite;
    let browser: Browser;
    before(async () => {
      simulator = await startSimulator();
      site = await startMerchantSite(simulator.origin, simulator.merchant);
      browser = await launchBrowser('chromium');
    });
    after(async () => {
      await browser.close();
      await site.stop();
      await simulator.stop();
    });

    const inTab = async (visit: (tab: Tab) => Promise<void>) => {
      const tab = await browser.tab();
      await visit(tab);
      await tab.close();
    };

    for (const { name, order, attempted, walk, status, orderStatus } of cells) {
      it(`a payment ${name} ends as ${status} in a frame`, () =>
        inTab(async (tab) => {
          const orderId = site.newOrder(order);
          await tab.open(site.address('shop-element', orderId));
          await walk(tab);
          const attempt = attempted ? ' hyper-payment-attempt' : '';
          const heard = `hyper-initiate-result hyper-hide-loader${attempt} hyper-process-result:${status}`;
          await tab.sees(`Heard: ${heard}`);
          assert.equal((await site.status(orderId)).status, orderStatus);
        }));

      it(`a payment ${name} ends at the return_url by redirection`, () =>
        inTab(async (tab) => {
          const orderId = site.newOrder(order);
          await tab.open(site.address('vendor-redirection', orderId));
          await tab.press('Check out');
          await walk(tab);
          await tab.sees(`Verified ${orderStatus} of ${orderId}`);
          assert.equal((await site.status(orderId)).status, orderStatus);
        }));
    }
  });
}
