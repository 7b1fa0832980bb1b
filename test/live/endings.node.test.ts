import { after, before, describe, it } from 'node:test';
import { startSimulator } from 'hyper-checkout/simulator';
import { launchBrowser, type Browser } from '../support/browser.js';
import { wantedEngines } from '../support/browsers.js';
import { startMerchantSite, type MerchantSite } from '../support/merchant-site.ts';
import { waysToPay } from '../journeys/recovery/ways-to-pay.ts';

/** What the shopper sees in the end, by the ending that the dashboard has set. */
const seen = {
  '': 'process_result:charged',
  result: 'process_result:charged',
  return: 'Verified CHARGED',
  both: 'Verified CHARGED',
} as const;

describe('a payment in a frame of a merchant page ends', () => {
  // The endings do not depend on the engine.
  const engine = wantedEngines()[0] ?? 'chromium';
  let browser: Browser;
  let site: MerchantSite;
  let simulator: Awaited<ReturnType<typeof startSimulator>>;
  before(async () => {
    simulator = await startSimulator();
    site = await startMerchantSite(simulator.origin, simulator.merchant);
    browser = await launchBrowser(engine);
  });
  after(async () => {
    await browser.close();
    await site.stop();
    await simulator.stop();
  });

  for (const [frameEnding, end] of Object.entries(seen)) {
    it(`with the setting "${frameEnding}" where the shopper sees ${end}`, { timeout: 60_000 }, async () => {
      await fetch(`${simulator.origin}/simulator/settings`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ frameEnding }),
      });
      const tab = await browser.tab();
      try {
        await tab.open(site.address('vendor-iframe', site.newOrder()));
        for (const { sees, go } of waysToPay['card']?.steps ?? []) {
          await tab.sees(sees);
          await go(tab, () => browser.tab());
        }
        await tab.sees(end);
      } finally {
        await tab.close();
      }
    });
  }
});
