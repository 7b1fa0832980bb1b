import { after, before, describe, it } from 'node:test';
import { startSimulator, type Simulator } from 'hyper-checkout/simulator';
import { wantedEngines } from '../support/browsers.js';
import { launchPuppeteer, type PuppeteerBrowser } from '../support/launch-puppeteer.js';
import { startShopServer } from './shop-server.ts';
import { payWhateverIsRendered } from './shop-visit.ts';
import { apps, Stage } from './stage-apps.ts';

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
        await payWhateverIsRendered(browser, server.address, simulator);
      });
    }
  });
}
