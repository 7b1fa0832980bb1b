import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { shopperOn } from '../support/browser.js';
import { chromiumPage, wantedEngines } from '../support/browsers.js';
import { openMerchantBrowser, type MerchantBrowser } from '../support/merchant-tab.ts';

/** The results of the requests for the texts and sentences of failures, which are files beside the script. */
const fates = ['come', 'fail', 'hang'] as const;

if (wantedEngines().includes('chromium')) {
  // The script is of another origin than the page, as with a CDN.
  describe('what the script loads beside itself', () => {
    let chromium: MerchantBrowser;
    before(async () => {
      chromium = await openMerchantBrowser();
    });
    after(() => chromium.close());

    async function openShop(fate: () => (typeof fates)[number]) {
      const page = await chromium.browser.newPage(chromiumPage);
      await page.setRequestInterception(true);
      page.on('request', (request) => {
        const isTexts = /\/error-(texts|sentences)\.js/.test(request.url());
        if (!isTexts || fate() === 'come') void request.continue();
        else if (fate() === 'fail') void request.abort();
      });
      await page.goto(chromium.site.address('shop-element', chromium.site.newOrder()));
      return { page, shopper: shopperOn(page) };
    }

    it('says so where the file that reads the appearance does not come, and is paid all the same', async () => {
      const page = await chromium.browser.newPage(chromiumPage);
      await page.setRequestInterception(true);
      page.on('request', (request) =>
        /\/appearance\.js/.test(request.url()) ? void request.abort() : void request.continue(),
      );
      await page.goto(chromium.site.address('shop-element', chromium.site.newOrder()));
      const warned = await page.evaluate(
        () =>
          new Promise<string>((resolve) => {
            const checkout = document.querySelector('hyper-checkout');
            checkout?.addEventListener('hyper-warning', ({ detail: { code, field, reason } }) => {
              if (field === 'appearance') resolve(`${code} ${reason ?? ''}`);
            });
            Object.assign(checkout ?? {}, { appearance: { accent: '#9a3022' } });
          }),
      );
      assert.equal(warned, 'field not-loaded');
      const shopper = shopperOn(page);
      await shopper.press(/^Cash on delivery/);
      await shopper.press(/^Place/);
      await shopper.sees('hyper-process-result:cod_initiated');
      await page.close();
    });

    for (const fate of fates) {
      it(`keeps a shopper from paying twice, where the texts ${fate}`, async () => {
        const { page, shopper } = await openShop(() => fate);
        await shopper.press(/^Netbanking/);
        await shopper.press(/^HDFC Bank/);
        await shopper.press(/^Continue/);
        await shopper.sees('Approve payment');
        await page.evaluate(() => {
          const checkout = document.querySelector('hyper-checkout');
          checkout?.setAttribute('language', 'hindi');
          // Moved, the frame loads anew, and the outcome of the attempt is unknown.
          if (checkout) document.body.append(checkout);
        });
        await shopper.sees(
          fate === 'come' ? 'कृपया स्टोर से पूछे बिना दोबारा पेमेंट न करें।' : /do not pay again before you have asked/,
        );
        await page.close();
      });

      it(`leaves no failure without a panel, where the texts ${fate}`, async () => {
        const { page, shopper } = await openShop(() => fate);
        await page.evaluate(() => {
          const checkout = document.createElement('hyper-checkout');
          Object.assign(checkout, { clientId: 'acme', environment: 'moon' });
          document.body.prepend(checkout);
        });
        await shopper.sees('The payment page did not open.');
        await page.close();
      });

      it(`tells a developer which failure it is, where the sentences ${fate}`, async () => {
        const { page } = await openShop(() => fate);
        const line = new Promise<string>((resolve) =>
          page.on('console', (message) => {
            // The shop's own checkout has something to tell, too.
            if (/^<hyper-checkout>.*environment/.test(message.text())) resolve(message.text());
          }),
        );
        await page.evaluate(() => {
          const checkout = document.createElement('hyper-checkout');
          Object.assign(checkout, { clientId: 'acme', environment: 'moon' });
          document.body.prepend(checkout);
        });
        const told = await line;
        if (fate === 'come') assert.match(told, /environment is none of the documented values\. Write one of sandbox,/);
        else assert.match(told, /Code not-allowed at environment\. Read https:.*#not-allowed\./);
        await page.close();
      });
    }

    it('drives the SDK in the page', async () => {
      const { page, shopper } = await openShop(() => 'come');
      await shopper.sees('Netbanking');
      await page.evaluate((sdkUrl) => {
        const framed = document.querySelector('hyper-checkout');
        if (!framed) throw new Error('The page has no checkout.');
        const { clientId, environment, merchantKeyId, orderDetails, signature } = framed;
        framed.remove();
        const checkout = document.createElement('hyper-checkout');
        Object.assign(checkout, { clientId, environment, merchantKeyId, orderDetails, signature, sdkUrl });
        document.body.append(checkout);
      }, `${chromium.simulator.origin}/HyperServices.js`);
      await shopper.press(/^Netbanking/);
      await shopper.press(/^HDFC Bank/);
      await shopper.press(/^Continue/);
      await shopper.press('Approve payment');
      await page.waitForFunction(() => document.querySelector('hyper-checkout')?.result?.status === 'charged');
      assert.equal(
        await page.evaluate(() => document.querySelector('hyper-checkout')?.shadowRoot?.querySelector('iframe')),
        null,
      );
      await page.close();
    });

    it('is asked for again when the shopper tries again', async () => {
      let fate: (typeof fates)[number] = 'fail';
      const { page, shopper } = await openShop(() => fate);
      await page.evaluate(() => {
        document.querySelector('hyper-checkout')?.remove();
        const checkout = document.createElement('hyper-checkout');
        // A page without a greeting: it has loaded, and is none of ours.
        Object.assign(checkout, { clientId: 'acme', environment: 'sandbox', frameUrl: '/welcome.html' });
        document.body.prepend(checkout);
      });
      await shopper.press('↻');
      fate = 'come';
      await shopper.sees('The payment page did not open.');
      await shopper.press('Try again');
      await page.close();
    });
  });
}
