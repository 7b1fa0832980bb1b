import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startSimulator, type Simulator } from 'hyper-checkout/simulator';
import { chromiumPage, wantedEngines } from '../support/browsers.js';
import { launchPuppeteer, type PuppeteerBrowser, type PuppeteerPage } from '../support/launch-puppeteer.js';

/** A choice of the customer, and its price on every screen from then on. */
interface Row {
  readonly method: string;
  /** The selectors that are pressed in the form, one after the other. */
  readonly presses: readonly string[];
  readonly costs: string;
}

const inFull = '[name=emi][value=""]';
const yearly = '[name=emi][value="12"]';
const testCard = '.test-card';
const card10 = '[name=offer][value=ofr_card10]';

const rows: Readonly<Record<string, Row>> = {
  'a card by EMI': { method: 'card', presses: [testCard, yearly], costs: '₹12,450.00' },
  'a card with the discount that comes by itself': { method: 'card', presses: [testCard], costs: '₹12,350.00' },
  'a card without a discount': { method: 'card', presses: ['[name=offer][value=""]', testCard], costs: '₹12,450.00' },
  'a card with a discount, then by EMI': { method: 'card', presses: [card10, testCard, yearly], costs: '₹12,450.00' },
  'a card by EMI, then in full': { method: 'card', presses: [testCard, card10, yearly, inFull], costs: '₹12,350.00' },
  'a bank with a discount': {
    method: 'netbanking',
    presses: ['[name=offer][value=ofr_net5]', '[name=bank][value=NB_HDFC]'],
    costs: '₹12,375.00',
  },
  'a UPI code with a discount': {
    method: 'upi',
    presses: ['[name=offer][value=ofr_upi15]'],
    costs: '₹12,435.00',
  },
};

/** The answer that approves, by method. */
const approvals: Readonly<Record<string, object>> = {
  card: { otp: '123456' },
  netbanking: { choice: 'succeed' },
  upi: { pin: '123456' },
};

/** The first amount in what a selector finds. */
const amountIn = (selector: string) =>
  /₹[\d,]+\.\d\d/.exec(document.querySelector<HTMLElement>(selector)?.innerText ?? '')?.[0] ?? '';

if (wantedEngines().includes('chromium')) {
  describe('the price is one on every screen:', () => {
    let simulator: Simulator;
    let browser: PuppeteerBrowser;
    let page: PuppeteerPage;
    before(async () => {
      simulator = await startSimulator();
      browser = await launchPuppeteer('chromium');
      page = await browser.newPage(chromiumPage);
    });
    after(async () => {
      await browser.close();
      await simulator.stop();
    });

    async function openLink(orderId: string): Promise<void> {
      const { apiKey, merchantId } = simulator.merchant;
      const answer = await fetch(`${simulator.origin}/session`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${btoa(`${apiKey}:`)}`,
          'content-type': 'application/json',
          'x-merchantid': merchantId,
        },
        body: JSON.stringify({
          order_id: orderId,
          amount: '12450.00',
          customer_id: '',
          payment_page_client_id: merchantId,
          action: 'paymentPage',
          return_url: '',
        }),
      });
      const { payment_links: links } = (await answer.json()) as { payment_links: { web: string } };
      await page.goto(links.web, { waitUntil: 'domcontentloaded' });
    }

    const press = async (selector: string) => {
      await page.waitForSelector(selector);
      await page.$eval(selector, (found) => (found as HTMLElement).click());
    };
    const header = () => page.evaluate(amountIn, '.summary .amount');

    for (const [name, { method, presses, costs }] of Object.entries(rows)) {
      it(name, async () => {
        const orderId = `P${Object.keys(rows).indexOf(name)}${Date.now()}`;
        await openLink(orderId);
        await press(`[data-method=${method}]`);
        for (const selector of presses) await press(selector);
        assert.equal(await header(), costs, 'beside the form');
        if (method === 'card') assert.equal(await page.evaluate(amountIn, '[type=submit]'), costs, 'on the button');

        await press(method === 'upi' ? 'section .button' : '[type=submit]');
        await page.waitForSelector('hyper-bank-step, hyper-upi-wait');
        assert.equal(await header(), costs, 'while the bank asks');
        const asks = await page.$eval(
          'iframe, a.button',
          (found) => found.getAttribute('src') ?? found.getAttribute('href'),
        );
        const bank = await browser.newPage();
        await bank.goto(new URL(String(asks), simulator.origin).href);
        await bank.waitForSelector('.facts');
        assert.equal(await bank.evaluate(amountIn, 'main'), costs, 'at the bank, or on the phone');
        await bank.close();

        const answer = `${new URL(String(asks), simulator.origin).pathname}/answer`;
        await fetch(new URL(answer, simulator.origin), {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(approvals[method]),
        });
        await page.waitForSelector('[data-screen=paid]');
        assert.equal(await header(), costs, 'beside the receipt');
        assert.equal(await page.evaluate(amountIn, '.screen'), costs, 'on the receipt');
      });
    }
  });
}
