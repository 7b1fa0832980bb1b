import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startSimulator, type Simulator } from 'hyper-checkout/simulator';
import { shopperOn } from '../support/browser.js';
import { wantedEngines } from '../support/browsers.js';
import { launchPuppeteer, type PuppeteerBrowser } from '../support/launch-puppeteer.js';
import { startShopServer } from './shop-server.ts';
import { apps, Stage } from './stage-apps.ts';

declare global {
  /** The names of the events that reached the window of a shop. */
  var heard: string[];
}

// The packed package in the shops of this folder, which are the examples of the docs. Engines matter elsewhere.
if (wantedEngines().includes('chromium')) {
  describe('a shop with', () => {
    const stage = new Stage();
    let browser: PuppeteerBrowser;
    let simulator: Simulator;
    let server: Awaited<ReturnType<typeof startShopServer>>;
    before(async () => {
      await stage.open();
      simulator = await startSimulator();
      server = await startShopServer(simulator);
      browser = await launchPuppeteer('chromium');
    });
    after(async () => {
      await browser.close();
      await server.stop();
      await simulator.stop();
      await stage.close();
    });

    for (const app of apps) {
      it(`${app.name} compiles, and is paid once, whatever it renders meanwhile`, { timeout: 100_000 }, async () => {
        server.serve(await stage.build(app));
        await stage.check(app);
        const page = await browser.newPage();
        const said: string[] = [];
        page.on('console', (message) => said.push(message.text()));
        page.on('pageerror', (error) => said.push(String(error)));
        await page.evaluateOnNewDocument(() => {
          globalThis.heard = [];
          for (const name of ['initiate-result', 'process-result', 'error', 'warning']) {
            addEventListener(`hyper-${name}`, ({ type }) => heard.push(type));
          }
        });
        await page.goto(server.address);
        const shopper = shopperOn(page);
        const leaveAndReturn = async () => {
          await shopper.press('Back to the cart');
          await page.waitForSelector('>>> hyper-checkout', { hidden: true });
          await shopper.press('Buy');
        };

        await shopper.press('Buy');
        await shopper.sees('Choose how to pay');
        await leaveAndReturn();
        await shopper.press(/^Card/);
        await page.type('>>> input', 'Many happy returns!!');
        await shopper.fill('Card number', '4111111111111111');
        await shopper.fill('Expiry date', '12/39');
        await shopper.fill('Security code', '123');
        await shopper.press(/^Pay /);
        await shopper.sees('One-time password');

        await leaveAndReturn();
        await shopper.fill('One-time password', '123456');
        await shopper.press('Confirm payment');
        await shopper.sees('charged');

        const [events, checkouts] = [await page.evaluate(() => heard), await page.$$('>>> hyper-checkout')];
        assert.equal(checkouts.length, 1);
        assert.deepEqual(events, [...Array<string>(3).fill('hyper-initiate-result'), 'hyper-process-result']);
        assert.deepEqual(await server.statuses(), ['CHARGED']);
        await page.close();
        assert.deepEqual(said, []);
      });
    }
  });
}
