import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { generateKeyPair } from 'hyper-checkout/server';
import { startSimulator, type Simulator } from 'hyper-checkout/simulator';
import { launchBrowser, type Browser } from '../support/browser.js';
import { wantedEngines } from '../support/browsers.js';
import { isFull } from '../support/test-files.js';
import { merchants } from './merchants.ts';
import { rowsOf } from './rows.ts';
import { scenarios } from './scenarios.ts';
import { asPkcs1, ShopSite, type SiteMerchant } from './shop-site.ts';

const inParallel = 2;

// React and the pages are the same in every engine; the element and HyperServices are tested in each elsewhere.
if (wantedEngines().includes('chromium')) {
  describe('merchants’ pages against the simulator:', () => {
    let browser: Browser;
    let simulator: Simulator;
    let site: ShopSite;
    before(async () => {
      const returning = await newMerchant('returning');
      const telling = await newMerchant('telling');
      simulator = await startSimulator({
        merchants: [
          { ...returning, frameEnding: 'return' },
          { ...telling, frameEnding: 'both' },
        ],
      });
      const { merchant } = simulator;
      site = new ShopSite(simulator, {
        result: { ...merchant, privateKey: merchant.privateKeyPkcs1 },
        return: returning,
        both: telling,
      });
      await site.start();
      browser = await launchBrowser('chromium');
    });
    after(async () => {
      await browser.close();
      await site.stop();
      await simulator.stop();
    });

    describe('each row', { concurrency: inParallel }, () => {
      for (const merchant of merchants) {
        for (const [index, { title, setup, scenario, outcome }] of rowsOf(merchant).entries()) {
          // The full run takes every row.
          if (index % 12 > 0 && !isFull) continue;
          it(`${merchant.id}, ${title}`, { timeout: 100_000 }, async () => {
            const visit = site.open({
              page: merchant.page,
              react: setup.react,
              strict: setup.strict ?? false,
              ending: setup.ending ?? merchant.ending,
              refused: scenario === 'refused',
            });
            const tab = await browser.tab();
            try {
              await tab.open(visit.address);
              await scenarios[scenario].run(tab, merchant.way);
              await tab.sees(outcome.sees);
              assert.equal(await visit.status(), outcome.status);
              if (outcome.route !== undefined) {
                assert.equal(new URL(await tab.url()).pathname, new URL(outcome.route, visit.address).pathname);
              }
            } finally {
              await tab.close();
            }
          });
        }
      }
    });
  });
}

/** A merchant whose payments in a frame end otherwise than the test merchant's. */
async function newMerchant(id: string): Promise<SiteMerchant & { readonly publicKey: string; readonly name: string }> {
  const { privateKey, publicKey } = await generateKeyPair();
  return {
    merchantId: id,
    clientId: id,
    merchantKeyId: `key-of-${id}`,
    privateKey: asPkcs1(privateKey),
    publicKey,
    apiKey: `API${id}`,
    responseKey: `RETURN${id}`,
    name: 'Shop',
  };
}
