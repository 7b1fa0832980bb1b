import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Simulator } from 'hyper-checkout/simulator';
import type { Browser, Tab } from '../support/browser.js';
import { wantedEngines } from '../support/browsers.js';
import type { MerchantSite } from '../support/merchant-site.ts';
import { openMerchantTab } from '../support/merchant-tab.ts';
import { isFull } from '../support/test-files.js';

const cards = { framed: '4111111111111111', fort: '4000000000003220' };

async function payByCard(tab: Tab, number: string): Promise<void> {
  await tab.press(/^Card/);
  await tab.fill('Card number', number);
  await tab.fill('Expiry date', '12/39');
  await tab.fill('CVV', '123');
  await tab.press(/^Pay /);
}

async function payByFort(tab: Tab): Promise<void> {
  await tab.press(/^Netbanking/);
  await tab.fill(/search/i, 'Fort');
  await tab.press('Fort Bank');
  await tab.press(/^Continue/);
}

async function confirm(tab: Tab): Promise<void> {
  await tab.fill('OTP', '123456');
}

// The full run takes every engine; `leaving` and the element's own `redirect` are about the engine in each run.
for (const engine of wantedEngines().filter((one) => one === 'chromium' || isFull)) {
  describe(`pages that leave for the payment, in ${engine}:`, () => {
    let browser: Browser;
    let site: MerchantSite;
    let simulator: Simulator;
    let tab: Tab;
    let close: () => Promise<void>;
    before(async () => {
      ({ browser, site, simulator, tab, close } = await openMerchantTab(engine));
    });
    after(() => close());

    async function assertStatus(orderId: string, status: string): Promise<void> {
      assert.equal((await site.status(orderId)).status, status);
    }

    describe('the vendor’s page for integrationType "redirection", with the address of the script alone replaced,', () => {
      async function open(more: Readonly<Record<string, string>> = {}): Promise<string> {
        const orderId = site.newOrder(more);
        await tab.open(site.address('vendor-redirection', orderId));
        await tab.press('Check out');
        await tab.sees('Netbanking');
        assert.equal(new URL(await tab.url()).origin, simulator.origin);
        return orderId;
      }

      it('goes to a bank that refuses frames, and from there to the shop', async () => {
        const orderId = await open();
        await payByCard(tab, cards.fort);
        await tab.sees(/Fort Bank[^]*Confirm that it is you/);
        assert.match(new URL(await tab.url()).pathname, /^\/bank\//);
        await confirm(tab);
        await tab.sees(`Verified CHARGED of ${orderId}`);
        await assertStatus(orderId, 'CHARGED');
      });

      it('pays by card with 3-D Secure and comes back with a signature that verifies', async () => {
        const orderId = await open();
        await payByCard(tab, cards.framed);
        await confirm(tab);
        await tab.sees(`Verified CHARGED of ${orderId}`);
        await assertStatus(orderId, 'CHARGED');
      });

      it('comes back with the decline after three wrong passwords', async () => {
        const orderId = await open();
        await payByCard(tab, cards.framed);
        for (const hint of [/2 tries left/, /One try left/, 'Not confirmed by your bank']) {
          await tab.fill('OTP', '000000');
          await tab.sees(hint);
        }
        await tab.press('Back to the shop');
        await tab.sees(`Verified AUTHENTICATION_FAILED of ${orderId}`);
        await assertStatus(orderId, 'AUTHENTICATION_FAILED');
      });

      it('F32: goes on where it was when it is loaded again', async () => {
        const orderId = await open();
        await payByCard(tab, cards.framed);
        await tab.sees('OTP');
        await tab.reload();
        await confirm(tab);
        await tab.sees(`Verified CHARGED of ${orderId}`);
        await assertStatus(orderId, 'CHARGED');
      });

      it('comes back as NEW when the shopper leaves before paying', async () => {
        const orderId = await open();
        // The heading is there before the order is: until then Back asks nothing.
        await tab.sees('Netbanking');
        await tab.press('Back');
        await tab.press('Leave');
        await tab.sees(`Verified NEW of ${orderId}`);
      });
    });

    describe('the element with presentation="redirect"', () => {
      async function open(by: string): Promise<string> {
        const orderId = site.newOrder();
        await tab.open(`${site.address('shop-redirect', orderId)}&by=${by}`);
        await tab.press('Check out');
        return orderId;
      }

      async function payElsewhere(orderId: string): Promise<void> {
        await tab.sees('Netbanking');
        assert.equal(new URL(await tab.url()).origin, simulator.origin);
        await payByCard(tab, cards.framed);
        await confirm(tab);
        await tab.sees(`Verified CHARGED of ${orderId}`);
        await assertStatus(orderId, 'CHARGED');
      }

      it('posts the signed order by the SDK of sdk-url, can be used again after Back, and comes back to the shop', async () => {
        const orderId = await open('sdk');
        await tab.sees('Netbanking');
        await tab.back();
        await tab.press('Check out');
        await payElsewhere(orderId);
      });

      it('goes to the payment link, and from there to the shop', async () => {
        await payElsewhere(await open('link'));
      });

      it('stays where there is nowhere to go, and says why', async () => {
        await open('nothing');
        await tab.sees('rejected:required:payment-link');
      });
    });

    for (const page of isFull ? (['vendor-iframe', 'shop-element'] as const) : (['shop-element'] as const)) {
      const result = page === 'vendor-iframe' ? 'process_result' : 'hyper-process-result';

      describe(page === 'vendor-iframe' ? 'the vendor’s page with an iframe' : 'the element', () => {
        async function open(): Promise<string> {
          const orderId = site.newOrder();
          await tab.open(site.address(page, orderId));
          await tab.sees('Netbanking');
          return orderId;
        }

        it('F33, F37: finds the payment when the shopper comes back from the bank and goes there once more', async () => {
          const orderId = await open();
          await payByCard(tab, cards.fort);
          await tab.sees('OTP');
          await tab.back();
          await tab.press('Continue to Fort Bank');
          await confirm(tab);
          await tab.sees(`Verified CHARGED of ${orderId}`);
          await tab.open(site.address(page, orderId));
          await tab.sees(`${result}:charged`);
        });

        it('hears of a payment whose bank is in the frame', async () => {
          const orderId = await open();
          await payByCard(tab, cards.framed);
          await confirm(tab);
          await tab.sees(`${result}:charged`);
          await assertStatus(orderId, 'CHARGED');
        });

        it('F36, F37: is left for a bank that refuses frames, and the browser comes to return_url', async () => {
          for (const pay of [(one: Tab) => payByCard(one, cards.fort), payByFort]) {
            const orderId = await open();
            await pay(tab);
            await tab.sees(/To Acme Stores/);
            assert.match(new URL(await tab.url()).pathname, /^\/bank\//);
            if (pay === payByFort) await tab.press('Decline payment');
            else await confirm(tab);
            const status = pay === payByFort ? 'AUTHORIZATION_FAILED' : 'CHARGED';
            await tab.sees(`Verified ${status} of ${orderId}`);
            await assertStatus(orderId, status);
          }
        });
      });
    }

    it('a payment link of POST /session needs no page of the shop, and leads back to it', async () => {
      const orderId = site.newOrder();
      await tab.open(await site.linkTo(orderId));
      await tab.sees('Netbanking');
      await payByCard(tab, cards.framed);
      await confirm(tab);
      await tab.sees(`Verified CHARGED of ${orderId}`);
      await assertStatus(orderId, 'CHARGED');
    });

    it('a bank with the window to itself says in the shopper’s language that nothing is left to do', async () => {
      const orderId = site.newOrder({ return_url: undefined });
      await tab.open(site.address('vendor-iframe', orderId));
      await payByCard(tab, cards.fort);
      await tab.sees(/To Acme Stores/);
      await tab.open(`${await bankOf(orderId)}?language=hindi`);
      await tab.fill(/OTP/, '123456');
      await tab.sees('स्टोर के पेज पर वापस जाएँ। वहाँ ताज़ा स्थिति दिख रही है।');
      await assertStatus(orderId, 'CHARGED');
    });

    it('F36: a shop that shuts its window off hears the result while the bank has another tab', async () => {
      const orderId = site.newOrder();
      await tab.open(`${site.origin}/sandboxed.html?order=${orderId}`);
      await payByCard(tab, cards.fort);
      await tab.sees('Continue to Fort Bank');
      const second = await browser.tab();
      try {
        // The shopper's press on "Open it in a new tab instead" opens a tab that this test cannot drive.
        await second.open(await bankOf(orderId));
        await confirm(second);
        await second.sees(`Verified CHARGED of ${orderId}`);
      } finally {
        await second.close();
      }
      await tab.sees('process_result:charged');
      await assertStatus(orderId, 'CHARGED');
    });

    async function bankOf(orderId: string): Promise<string> {
      const { raw } = await site.status(orderId);
      return `${simulator.origin}/bank/${String(raw['txn_uuid'])}`;
    }
  });
}
