import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startSimulator } from 'hyper-checkout/simulator';
import { launchBrowser, type Browser } from '../support/browser.js';
import { wantedEngines } from '../support/browsers.js';
import { startMerchantSite, type MerchantSite } from '../support/merchant-site.ts';
import { waysToPay } from '../journeys/recovery/ways-to-pay.ts';

/** The text that the shopper sees in the end, by the ending that is set on the dashboard. */
const seen = {
  '': 'process_result:charged',
  result: 'process_result:charged',
  return: 'Verified CHARGED',
  both: 'Verified CHARGED',
} as const;

describe('a payment on a merchant page ends', () => {
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
      await set({ frameEnding, returnMethod: '' });
      await pay('vendor-iframe', site.newOrder(), end);
    });
  }

  for (const page of ['vendor-iframe', 'vendor-redirection'] as const) {
    it(`at a route that takes POST alone, from ${page}`, { timeout: 60_000 }, async () => {
      await set({ frameEnding: 'return', returnMethod: 'POST' });
      await pay(page, site.newOrder({ return_url: `${site.origin}/posted` }), 'Verified CHARGED');
    });
  }

  async function set(settings: Readonly<Record<string, string>>): Promise<void> {
    const body = JSON.stringify(settings);
    const headers = { 'content-type': 'application/json' };
    assert.equal(
      (await fetch(`${simulator.origin}/simulator/settings`, { method: 'POST', headers, body })).status,
      200,
    );
  }

  async function pay(page: 'vendor-iframe' | 'vendor-redirection', orderId: string, end: string): Promise<void> {
    const tab = await browser.tab();
    try {
      await tab.open(site.address(page, orderId));
      if (page === 'vendor-redirection') await tab.press('Check out');
      for (const { sees, go } of waysToPay['card']?.steps ?? []) {
        await tab.sees(sees);
        await go(tab, () => browser.tab());
      }
      await tab.sees(end);
    } finally {
      await tab.close();
    }
  }
});
