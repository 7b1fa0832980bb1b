import { after, before, describe, it } from 'node:test';
import { shopperOn } from '../support/browser.js';
import { chromiumPage, wantedEngines } from '../support/browsers.js';
import { openMerchantBrowser, type MerchantBrowser } from '../support/merchant-tab.ts';

// Puppeteer can hold a request back in Chromium; what follows is the page's own matter.
if (wantedEngines().includes('chromium')) {
  describe('a payment link', () => {
    let shop: MerchantBrowser;
    before(async () => {
      shop = await openMerchantBrowser();
    });
    after(() => shop.close());

    it('leads back to the shop when the customer goes back before the order has come', async () => {
      const orderId = shop.site.newOrder();
      const page = await shop.browser.newPage(chromiumPage);
      await page.setRequestInterception(true);
      let isHeld = false;
      page.on('request', (request) => {
        // The first time the order is asked for, no answer comes.
        if (!isHeld && new URL(request.url()).pathname === '/checkout/link') isHeld = true;
        else void request.continue();
      });
      await page.goto(await shop.site.linkTo(orderId), { waitUntil: 'domcontentloaded' });
      const shopper = shopperOn(page);
      await shopper.press('Back');
      await shopper.sees(`Verified NEW of ${orderId}`);
    });
  });
}
