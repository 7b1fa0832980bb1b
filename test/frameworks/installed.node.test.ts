import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { verifyOrder } from 'hyper-checkout/server';
import { startSimulator, type Simulator } from 'hyper-checkout/simulator';
import { wantedEngines } from '../support/browsers.js';
import { launchPuppeteer, type PuppeteerBrowser } from '../support/launch-puppeteer.js';
import { assertRefusesWrongLines } from '../support/wrong-lines.ts';
import { settingsOf, startShopServer } from './shop-server.ts';
import { payWhateverIsRendered, payWhatIsRendered } from './shop-visit.ts';
import { installedApps, Stage } from './stage-apps.ts';

// As in frameworks.node.test.ts, with frameworks that compile, serve and render on a server by themselves.
if (wantedEngines().includes('chromium')) {
  describe('a shop that installs', () => {
    const stage = new Stage();
    let browser: PuppeteerBrowser;
    let simulator: Simulator;
    before(async () => {
      await stage.open();
      simulator = await startSimulator();
      browser = await launchPuppeteer('chromium');
    });
    after(async () => {
      await browser.close();
      await simulator.stop();
      await stage.close();
    });

    for (const app of installedApps) {
      describe(app.name, { timeout: 400_000 }, () => {
        // A test for each step: a run ends a file in which nothing begins or ends for two minutes.
        it('finds its packages', () => stage.install(app));
        it('takes the packed package', () => stage.addPackage(app.name));
        it('is built', () => stage.npm(app.name, 'run', 'build'));
        it('compiles', () => stage.npm(app.name, 'run', 'check'));

        const { wrong } = app;
        if (wrong) {
          it('has a compiler that refuses what is wrong, and nothing else', async () => {
            const output = await stage.npm(app.name, 'run', 'check:wrong').then(() => '', String);
            await assertRefusesWrongLines(join(stage.rootOf(app.name), wrong), output);
          });
        }

        it('is paid once, whatever it renders meanwhile', async (test) => {
          const address = await addressOf(test);
          await payWhateverIsRendered(browser, address, simulator);
        });

        if (app.output === undefined) {
          it('renders the order on its server byte for byte, and hears of its payment in the browser', async (test) => {
            const address = `${await addressOf(test)}?buy`;
            const html = await (await fetch(address)).text();
            const { publicKey } = simulator.merchant;
            assert.ok(await verifyOrder({ ...(await renderedOrder(html)), publicKey }));
            await payWhatIsRendered(browser, address, simulator);
          });
        }

        /** Starts the server of the shop, or one for its files. */
        async function addressOf(test: Parameters<typeof stage.start>[0]): Promise<string> {
          if (app.output === undefined) return stage.start(test, app.name, settingsOf(simulator));
          const server = await startShopServer(simulator);
          test.after(server.stop);
          server.serve(join(stage.rootOf(app.name), app.output));
          return server.address;
        }

        /** Reads the order out of a page as a browser without scripts does. */
        async function renderedOrder(html: string) {
          const page = await browser.newPage();
          await page.setJavaScriptEnabled(false);
          await page.setContent(html);
          const [orderDetails = '', signature = ''] = await page.$eval('hyper-checkout', (tag) =>
            ['order-details', 'signature'].map((name) => tag.getAttribute(name) ?? ''),
          );
          await page.close();
          return { orderDetails, signature };
        }
      });
    }
  });
}
