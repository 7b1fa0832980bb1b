import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Simulator } from 'hyper-checkout/simulator';
import { orderStatus } from '../../src/server/order-status.ts';
import type { Browser, Tab } from '../support/browser.js';
import { wantedEngines } from '../support/browsers.js';
import type { MerchantSite } from '../support/merchant-site.ts';
import { openMerchantTab } from '../support/merchant-tab.ts';
import { isFull } from '../support/test-files.js';

const fiveMinutes = 5 * 60_000;

/*
 * The payment page, the bank's page and the phone learn by themselves what happens elsewhere: on the phone, on the
 * dashboard, or because time passes. That depends on the simulator's pages and not on the engine.
 */
for (const engine of wantedEngines().filter((one) => isFull || one === 'chromium')) {
  describe(`what happens elsewhere is seen in ${engine}:`, () => {
    let browser: Browser;
    let site: MerchantSite;
    let simulator: Simulator;
    let tab: Tab;
    let close: () => Promise<void>;
    let orderId: string;
    before(async () => {
      ({ browser, site, simulator, tab, close } = await openMerchantTab(engine));
    });
    after(() => close());
    beforeEach(async () => {
      orderId = site.newOrder();
      await tab.open(site.address('vendor-iframe', orderId));
    });

    async function toCode(): Promise<void> {
      await tab.press(/^UPI/);
      await tab.press('Show QR code');
      await tab.sees('Scan to pay');
    }

    async function toBank(): Promise<void> {
      await tab.press(/^Card/);
      await tab.fill('Card number', '4111111111111111');
      await tab.fill('Expiry date', '12/39');
      await tab.fill('CVV', '123');
      await tab.press(/^Pay /);
      await tab.sees('OTP');
    }

    /** The phone with what the order has now. */
    async function phone(): Promise<Tab> {
      const { apiKey, merchantId } = simulator.merchant;
      const { raw } = await orderStatus(orderId, { baseUrl: simulator.origin, apiKey, merchantId });
      const opened = await browser.tab();
      await opened.open(`${simulator.origin}/phone/${String(raw['txn_uuid'])}`);
      return opened;
    }

    async function approve(on: Tab): Promise<void> {
      await on.fill('UPI PIN', '123456');
      await on.press(/^Pay /);
      await on.sees('Payment approved');
    }

    const status = async () => (await site.status(orderId)).status;

    it('the bank’s page goes on by itself when the dashboard has ended the payment', async () => {
      await toBank();
      assert.equal(await simulator.end(orderId, 'charged'), 'now');
      await tab.sees('process_result:charged');
      assert.equal(await status(), 'CHARGED');
    });

    // WebKitGTK's driver ends when a page opens a second tab.
    if (engine !== 'webkit') {
      it('the phone opens in a tab of its own, and what is approved there is paid here', async () => {
        await toCode();
        const second = await tab.follow('Open the simulated phone');
        await approve(second);
        await second.close();
        await tab.sees('process_result:charged');
        assert.equal(await status(), 'CHARGED');
      });
    }

    it('a code that nobody scanned in time is over on page and phone, and a new one can be paid', async () => {
      await toCode();
      const first = await phone();
      await first.sees('UPI PIN');
      await simulator.advance(fiveMinutes);
      await first.sees('This request has expired');
      await first.close();
      await tab.sees('Time’s up');
      await tab.press('Get a new code');
      await tab.sees('Scan to pay');
      const second = await phone();
      await approve(second);
      await second.close();
      await tab.sees('process_result:charged');
      assert.equal(await status(), 'CHARGED');
    });

    it('the phone forgets a request when another way is chosen', async () => {
      await toCode();
      const opened = await phone();
      await opened.sees('UPI PIN');
      await tab.press('Pay another way');
      await tab.press('Chai Pay');
      await tab.sees('Approve in Chai Pay');
      await opened.sees('You chose another way to pay');
      await opened.close();
      const next = await phone();
      await approve(next);
      await next.close();
      await tab.sees('process_result:charged');
    });

    it('F27: a page that dies after the debit leaves the order charged, and the next one says so', async () => {
      await toBank();
      assert.equal(await simulator.end(orderId, 'frame-dies'), 'now');
      await tab.losesSight('OTP');
      assert.equal(await status(), 'CHARGED');
      const { merchantId } = simulator.merchant;
      const dashboard = await browser.tab();
      await dashboard.open(`${simulator.origin}/dashboard/#/orders/${merchantId}/${orderId}`);
      await dashboard.sees('has debited the shopper');
      await dashboard.losesSight('process_result to the shop');
      await tab.reload();
      await tab.sees('process_result:charged');
      await tab.sees('Payment successful');
      await dashboard.sees('process_result to the shop');
      await dashboard.close();
    });

    it('the bank’s page gives up when its time is over, and the order can still be paid', async () => {
      await toBank();
      await simulator.advance(fiveMinutes);
      await tab.sees(/another way/i);
      assert.equal(await status(), 'AUTHENTICATION_FAILED');
      await tab.press(/another way/i);
      await toBank();
      await tab.fill('OTP', '123456');
      await tab.sees('process_result:charged');
      assert.equal(await status(), 'CHARGED');
    });
  });
}
