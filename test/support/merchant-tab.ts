import { startSimulator, type Simulator } from 'hyper-checkout/simulator';
import { launchBrowser, type Browser, type Tab } from './browser.js';
import type { Engine } from './browsers.js';
import { launchPuppeteer, type PuppeteerBrowser } from './launch-puppeteer.js';
import { startMerchantSite, type MerchantSite } from './merchant-site.ts';

/** A tab of a browser at a merchant's site, with the simulator behind it. */
export interface MerchantTab {
  readonly simulator: Simulator;
  readonly site: MerchantSite;
  readonly browser: Browser;
  readonly tab: Tab;
  readonly close: () => Promise<void>;
}

/**
 * Opens a tab for the tests of one suite.
 *
 * @param place where the site is, if not at `localhost`
 */
export async function openMerchantTab(
  engine: Engine,
  place?: { readonly host: string; readonly port: number },
): Promise<MerchantTab> {
  const simulator = await startSimulator(place && { parents: [`http://${place.host}:${place.port}`] });
  const site = await startMerchantSite(simulator.origin, simulator.merchant, place);
  const browser = await launchBrowser(engine);
  const tab = await browser.tab();
  return {
    simulator,
    site,
    browser,
    tab,
    async close() {
      await browser.close();
      await site.stop();
      await simulator.stop();
    },
  };
}

/** A browser under Puppeteer at a merchant's site, for tests that hold requests back or emulate media. */
export interface MerchantBrowser {
  readonly simulator: Simulator;
  readonly site: MerchantSite;
  readonly browser: PuppeteerBrowser;
  readonly close: () => Promise<void>;
}

/** Opens a browser under Puppeteer for the tests of one suite, with a merchant's site and the simulator behind it. */
export async function openMerchantBrowser(engine: 'chromium' | 'firefox' = 'chromium'): Promise<MerchantBrowser> {
  const simulator = await startSimulator();
  const site = await startMerchantSite(simulator.origin, simulator.merchant);
  const browser = await launchPuppeteer(engine);
  return {
    simulator,
    site,
    browser,
    async close() {
      await browser.close();
      await site.stop();
      await simulator.stop();
    },
  };
}
