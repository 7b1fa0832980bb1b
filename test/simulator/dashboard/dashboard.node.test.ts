import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { wantedEngines } from '../../support/browsers.js';
import { faultsIn } from '../../support/engines.js';
import { isFull } from '../../support/test-files.js';
import { launchPuppeteer, type PuppeteerBrowser, type PuppeteerPage } from '../../support/launch-puppeteer.js';
import { call } from '../gateway/order-api.ts';
import { receiverLogin, startReceiver, type Receiver } from '../gateway/receiver.ts';
import { goodCard, newOrderId, openShop, submit, type Shop } from '../gateway/shop.ts';

const phone = { width: 320, height: 700, isMobile: true, hasTouch: true };
const desktop = { width: 1280, height: 900 };
const looks = [
  [phone, 'light'],
  [desktop, 'dark'],
  ...(isFull
    ? ([
        [phone, 'dark'],
        [desktop, 'light'],
      ] as const)
    : []),
] as const;

// The dashboard refuses every frame, so it is opened as a page of its own, in one engine.
if (wantedEngines().includes('chromium')) {
  describe('the dashboard', () => {
    let browser: PuppeteerBrowser;
    let receiver: Receiver;
    let shop: Shop;
    let page: PuppeteerPage;
    let said: string[];
    before(async () => {
      browser = await launchPuppeteer('chromium');
    });
    after(() => browser.close());
    beforeEach(async () => {
      receiver = await startReceiver();
      const { url } = receiver;
      shop = await openShop({ assets: 'dist', clock: Date.now, webhook: { url, ...receiverLogin } });
      page = await browser.newPage();
      said = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', (error) => said.push(String(error)));
      page.setDefaultTimeout(60_000);
      await page.setViewport(desktop);
    });
    afterEach(async () => {
      await page.close();
      await shop.simulator.stop();
      await receiver.stop();
      assert.deepEqual(said, [], 'the console stays empty: the policy is kept');
    });

    const visit = async (hash = '') => {
      await page.goto(`${shop.simulator.origin}/dashboard/${hash}`);
      await page.waitForSelector('main[aria-busy=false]');
    };
    const sees = (text: string) => page.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, text);
    const press = async (name: string) => {
      const button = await page.waitForSelector(`::-p-aria([name="${name}"][role="button"])`);
      await button?.click();
    };
    const atBank = async (orderId: string) => {
      const token = await shop.open({ order_id: orderId });
      return submit(shop, token, { method: 'card', card: goodCard });
    };

    it('shows an order as soon as it exists, and follows it', async () => {
      await visit();
      await sees('No orders yet');
      const orderId = newOrderId();
      const { bankUrl } = await atBank(orderId);
      await sees(orderId);
      await sees('pending vbv');
      await page.click(`a[href="#/orders/acme/${orderId}"]`);
      await sees('Meridian Bank asks the shopper');
      await shop.post(`${bankUrl}/answer`, { otp: '123456' });
      await sees('Meridian Bank has debited the shopper');
      await sees('ORDER_SUCCEEDED delivered');
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'order-title');
    });

    it('finds orders by id, status and instrument', async () => {
      const [first, second] = [newOrderId(), newOrderId()];
      const { bankUrl } = await atBank(first);
      await shop.post(`${bankUrl}/answer`, { otp: '123456' });
      await shop.open({ order_id: second });
      await visit();
      const shown = () => page.$$eval('.order-id', (ids) => ids.map((id) => id.textContent));
      assert.deepEqual(await shown(), [second, first]);
      for (const [text, found] of [
        ['charged', first],
        [second.toLowerCase(), second],
        ['4242', first],
        ['nothing of the kind', undefined],
      ] as const) {
        await page.$eval('#search', (field) => {
          if (field instanceof HTMLInputElement) field.value = '';
        });
        await page.type('#search', text);
        await page.waitForFunction(
          (wanted) => {
            const rows = Array.from(document.querySelectorAll('.order-id'), (id) => id.textContent);
            return wanted === null ? rows.length === 0 : rows.length === 1 && rows[0] === wanted;
          },
          {},
          found ?? null,
        );
      }
      await sees('Nothing fits “nothing of the kind”.');
    });

    it('ends a payment as its developer says', async () => {
      const orderId = newOrderId();
      await atBank(orderId);
      await visit(`#/orders/acme/${orderId}`);
      await page.select('#ending', 'juspay_declined');
      await sees('The payment is refused before it reaches a bank.');
      await press('Apply');
      await sees('Done.');
      await sees('Ended on demand: Declined by Juspay');
      assert.equal((await shop.orderStatus(orderId)).body['status'], 'JUSPAY_DECLINED');
      await page.select('#ending', 'webhook-lost');
      await press('Apply');
      await sees('The next one of this order ends so.');
    });

    it('sends a webhook again, and shows its body and every try', async () => {
      const orderId = newOrderId();
      await atBank(orderId);
      await receiver.count(1);
      await visit('#/webhooks');
      await sees('TXN_CREATED');
      await page.click('summary');
      await press('Replay');
      const [first, again] = await receiver.count(2);
      assert.equal(again?.id, first?.id);
      await page.waitForFunction(() => document.querySelectorAll('.tries li').length === 2);
      await sees('"event_name": "TXN_CREATED"');
    });

    it('shows the orders of one group, and the filter goes on working as orders change', async () => {
      const [paid, open, fresh] = [newOrderId(), newOrderId(), newOrderId()];
      const { bankUrl } = await atBank(paid);
      await shop.post(`${bankUrl}/answer`, { otp: '123456' });
      await atBank(open);
      await shop.open({ order_id: fresh });
      await visit();
      for (const [label, ids] of [
        ['Paid', [paid]],
        ['Open', [open]],
        ['Failed', []],
        ['New', [fresh]],
        ['All', [fresh, open, paid]],
      ] as const) {
        await press(label);
        await page.waitForFunction(
          (wanted) => Array.from(document.querySelectorAll('.order-id'), (id) => id.textContent).join() === wanted,
          {},
          ids.join(),
        );
      }
      await press('Failed');
      await sees('No order is so.');
      await shop.simulator.end(open, 'authorization_failed');
      await sees(open);
    });

    it('shows what a server and a page sent, with the answer, and nothing of a card', async () => {
      const orderId = newOrderId();
      await atBank(orderId);
      await shop.orderStatus(orderId);
      const card = { payment_method_type: 'CARD', card_number: '5200828282828210', card_security_code: '987' };
      await call(shop, '/txns', { form: { order_id: orderId, merchant_id: 'acme', ...card } });
      await visit(`#/orders/acme/${orderId}`);
      await page.click('::-p-text(Requests about this order)');
      await sees(`GET /orders/${orderId}`);
      await sees('POST /checkout');
      await page.$$eval('details', (all) => all.forEach((details) => (details.open = true)));
      await sees('"status": "PENDING_VBV"');
      await sees('"signature"');
      await sees('card_number=••••&card_security_code=••••');
      assert.equal(await page.evaluate(() => document.body.innerText.includes('5200828282828210')), false);
      await visit('#/requests');
      await press('Refused');
      await sees('POST /txns');
      assert.equal(await page.$eval('main', (main) => main.innerText.includes('GET /orders')), false);
    });

    it('copies an order id', async () => {
      const orderId = newOrderId();
      await atBank(orderId);
      await visit(`#/orders/acme/${orderId}`);
      await press('Copy the order id');
      await sees('Copied');
      assert.equal(await page.evaluate(() => getSelection()?.toString()), orderId);
    });

    it('moves the clock, and sets what the payment page looks like', async () => {
      await visit('#/controls');
      await press('+ 1 h');
      await sees('The gateway’s clock is 1 h ahead of the machine’s.');
      await press('Back to now');
      await sees('The gateway’s clock is the machine’s.');
      await page.click('input[value=dark]');
      await page.click('input[name=returnMethod][value=POST]');
      await page.select('#language', 'hindi');
      await page.waitForFunction(async () => {
        const answer = await fetch('/simulator/state');
        const text = await answer.text();
        return text.includes('"theme":"dark","language":"hindi"') && text.includes('"returnMethod":"POST"');
      });
      const { body } = await shop.get('/payment-page/client/acme', { referer: shop.simulator.origin });
      assert.match(String(body['text']), /data-theme="dark"[^]*<meta name="hyper-language" content="hindi" \/>/);
    });

    it('writes the appearance of a brand, with its contrast', async () => {
      await visit('#/theme');
      const fill = async (name: string, text: string) => {
        await page.click(`#${name}`, { count: 3 });
        await page.type(`#${name}`, text);
      };
      await fill('theme-accent-light', '#ffcc00');
      await sees(`appearance='{"accent":"#ffcc00"}'`);
      await sees('1.51 on surface');
      await sees('appearance.accent #ffcc00 on surface #ffffff has a contrast of 1.51. Links, focus and selection use');
      await fill('theme-accent-dark', '#112233');
      await fill('theme-radius', '4');
      await fill('theme-font', "O'Neil, serif");
      await page.select('#theme-density', 'compact');
      await sees(`{"accent":{"light":"#ffcc00","dark":"#112233"},"radius":4,"font":{"family":"O&#39;Neil, serif"}`);
      await sees('appearance.font.family is not a list of font families. Write names of letters,');
      const buttons = await page.$$eval('.preview-button', (found) =>
        found.map((button) => {
          const { backgroundColor, color, borderRadius } = getComputedStyle(button);
          return [backgroundColor, color, borderRadius];
        }),
      );
      assert.deepEqual(buttons, [
        ['rgb(255, 204, 0)', 'rgb(22, 26, 43)', '4px'],
        ['rgb(17, 34, 51)', 'rgb(255, 255, 255)', '4px'],
      ]);
    });

    it('brings the tab of the view into sight on a phone', async () => {
      await page.setViewport(phone);
      await visit();
      await page.evaluate(() => (location.hash = '#/theme'));
      await page.waitForFunction(() => {
        const tab = document.querySelector('nav [aria-current=page]');
        const box = tab?.getBoundingClientRect();
        return tab?.textContent === 'Theme' && box !== undefined && box.left >= 0 && box.right <= innerWidth;
      });
    });

    it('says so when the simulator is gone', async () => {
      await visit();
      await shop.simulator.stop();
      await sees('The simulator does not answer.');
      said = said.filter((text) => !/net::|Failed to load/.test(text));
      await page.goto('about:blank');
      said.length = 0;
    });

    for (const [viewport, colours] of looks) {
      it(`is accessible and fits, ${viewport.width} px wide and ${colours}`, async () => {
        await page.setViewport(viewport);
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: colours }]);
        await visit();
        assert.deepEqual(await faultsIn(page), [], 'no orders');
        const orderId = newOrderId();
        const { bankUrl } = await atBank(orderId);
        await shop.post(`${bankUrl}/answer`, { otp: '123456' });
        await atBank(newOrderId());
        await shop.simulator.advance(0);
        for (const hash of [
          '',
          `#/orders/acme/${orderId}`,
          '#/transactions',
          '#/webhooks',
          '#/requests',
          '#/controls',
          '#/theme',
        ]) {
          await visit(hash);
          await page.reload();
          await page.waitForSelector('main[aria-busy=false]');
          await page.$$eval('details', (all) => all.forEach((details) => (details.open = true)));
          assert.deepEqual(await faultsIn(page), [], hash);
          const width = await page.evaluate(() => document.documentElement.scrollWidth);
          assert.ok(width <= viewport.width, `${hash} is ${width} px wide`);
        }
      });
    }
  });

  it('the dashboard lets nobody frame it, and foreign pages change nothing', async (test) => {
    const shop = await openShop({ assets: 'dist' }, test);
    const { headers } = await shop.get('/dashboard/');
    assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
    const foreign = { origin: 'https://evil.example' };
    assert.equal((await shop.post('/simulator/clock', { advance: 1 }, foreign)).status, 403);
    assert.equal((await shop.post('/simulator/settings', { webhooks: 'lost' }, foreign)).status, 403);
    assert.equal((await shop.get('/')).body['text']?.toString().includes('href="/dashboard/"'), true);
  });
}
