import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { orderStatus } from 'hyper-checkout/server';
import { shopperOn } from '../support/browser.js';
import { chromiumPage, wantedEngines } from '../support/browsers.js';
import { openMerchantBrowser, type MerchantBrowser } from '../support/merchant-tab.ts';

// What the element shows is tested in every engine elsewhere; the way to the gateway and back in one.
if (wantedEngines().includes('chromium')) {
  describe('a payment that the page calls declined and the bank makes after all', () => {
    let chromium: MerchantBrowser;
    before(async () => {
      chromium = await openMerchantBrowser();
    });
    after(() => chromium.close());

    it('is charged by the last event, and offers no second payment before', async () => {
      const orderId = chromium.site.newOrder();
      const page = await chromium.browser.newPage(chromiumPage);
      await page.setRequestInterception(true);
      // The merchant's endpoint, which asks the gateway.
      page.on('request', (request) => {
        const { pathname, searchParams } = new URL(request.url());
        if (pathname !== '/order-status') return void request.continue();
        const { apiKey, merchantId } = chromium.simulator.merchant;
        void orderStatus(searchParams.get('order_id') ?? '', {
          baseUrl: chromium.simulator.origin,
          apiKey,
          merchantId,
        }).then(({ status, isFinal, canFulfil }) =>
          request.respond({
            contentType: 'application/json',
            body: JSON.stringify({ orderId, status, isFinal, canFulfil }),
          }),
        );
      });
      await page.goto(chromium.site.address('shop-element', orderId));
      await page.evaluate(() => {
        const checkout = document.querySelector('hyper-checkout');
        checkout?.setAttribute('order-status-url', '/order-status');
        checkout?.addEventListener('hyper-order-status', ({ detail }) => {
          document.body.dataset['told'] = `${document.body.dataset['told'] ?? ''} ${detail.status} ${detail.isFinal}`;
        });
      });
      const shopper = shopperOn(page);
      await shopper.press(/^Netbanking/);
      assert.equal(await chromium.simulator.end(orderId, 'charged-after-failure'), 'next-payment');
      await shopper.press(/^HDFC Bank/);
      await shopper.press(/^Continue/);
      await shopper.press('Approve payment');
      await shopper.press(/Back to the shop|Back to/);
      await shopper.sees('We are checking your payment.');
      await page.waitForFunction(() => document.body.dataset['told'] === ' AUTHORIZATION_FAILED false');
      const parts = () =>
        page.evaluate(() =>
          [...(document.querySelector('hyper-checkout')?.shadowRoot?.querySelectorAll('div[part]') ?? [])].map(
            (panel) => panel.getAttribute('part'),
          ),
        );
      assert.deepEqual(await parts(), ['checking']);
      await chromium.simulator.advance(10_000);
      await shopper.sees('Your payment has arrived.');
      assert.deepEqual(await parts(), ['paid']);
      assert.equal(
        await page.evaluate(() => document.body.dataset['told']),
        ' AUTHORIZATION_FAILED false CHARGED true',
      );
      await page.close();
    });
  });
}
