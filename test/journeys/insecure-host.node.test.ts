import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startSimulator, type Simulator } from 'hyper-checkout/simulator';
import { launchBrowser, type Browser, type Tab } from '../support/browser.js';
import { freePort } from '../support/free-port.js';
import { startMerchantSite, type MerchantSite } from '../support/merchant-site.ts';

/*
 * A shop at a plain http address, as hosts files and virtual machines give it to developers: neither its pages nor the
 * frames in them are secure contexts. Chromium alone takes a host name for this machine by a flag.
 */

/** What the shopper does for each method of payment, and the status that the shop is told. */
const ways: Readonly<Record<string, (tab: Tab, end: () => void) => Promise<string>>> = {
  card: async (tab) => {
    await tab.press(/^Card/);
    await tab.fill('Card number', '4111111111111111');
    await tab.fill('Expiry date', '12/39');
    await tab.fill('Security code', '123');
    await tab.press(/^Pay /);
    return confirm(tab);
  },
  'saved card': async (tab) => {
    await tab.press(/^Visa •••• 4242/);
    await tab.fill('Security code', '123');
    await tab.press(/^Pay /);
    return confirm(tab);
  },
  netbanking: async (tab) => {
    await tab.press(/^Netbanking/);
    await tab.press(/^HDFC Bank/);
    await tab.press(/^Continue/);
    await tab.press('Approve payment');
    return 'charged';
  },
  'UPI with a QR code': async (tab, end) => {
    await tab.press(/^UPI/);
    await tab.press('Show QR code');
    await tab.sees('Scan to pay');
    end();
    return 'charged';
  },
  'UPI with a collect request': async (tab) => {
    await tab.press(/^UPI/);
    await tab.press('Use a UPI ID instead');
    await tab.fill('UPI ID', 'success@simulator');
    await tab.press('Send request');
    return 'charged';
  },
  wallet: async (tab) => {
    await tab.press(/^Wallet/);
    await tab.press('Link Paytm and pay');
    return confirm(tab);
  },
  'pay later': async (tab) => {
    await tab.press(/^Pay later/);
    await tab.press('Continue with LazyPay');
    return confirm(tab);
  },
  cash: async (tab) => {
    await tab.press(/^Cash on delivery/);
    await tab.press('Place the order');
    return 'cod_initiated';
  },
};

async function confirm(tab: Tab): Promise<string> {
  await tab.fill('One-time password', '123456');
  await tab.press('Confirm payment');
  return 'charged';
}

describe('a shop at a plain http address', () => {
  let browser: Browser;
  let site: MerchantSite;
  let simulator: Simulator;
  let tab: Tab;
  before(async () => {
    const port = await freePort();
    const host = 'shop.test';
    simulator = await startSimulator({ parents: [`http://${host}:${port}`] });
    site = await startMerchantSite(simulator.origin, simulator.merchant, { port, host });
    browser = await launchBrowser('chromium');
    tab = await browser.tab();
  });
  after(async () => {
    await browser.close();
    await site.stop();
    await simulator.stop();
  });

  for (const [way, pay] of Object.entries(ways)) {
    it(`is paid by ${way}`, async () => {
      const orderId = site.newOrder();
      await tab.open(site.address('shop-element', orderId));
      await tab.sees('Choose how to pay');
      const status = await pay(tab, () => simulator.end(orderId, 'charged'));
      await tab.sees(`hyper-process-result:${status}`);
      assert.equal((await site.status(orderId)).status, status.toUpperCase());
    });
  }

  it('is left for the payment page by the vendor’s own redirection, and comes back paid', async () => {
    const orderId = site.newOrder();
    await tab.open(site.address('vendor-redirection', orderId));
    await tab.press('Check out');
    await tab.press(/^Netbanking/);
    await tab.press(/^HDFC Bank/);
    await tab.press(/^Continue/);
    await tab.press('Approve payment');
    await tab.sees(`Verified CHARGED of ${orderId}`);
  });
});
