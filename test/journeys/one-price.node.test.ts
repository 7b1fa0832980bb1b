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
  /** Parameters of the order, beside those of all rows. */
  readonly order?: Readonly<Record<string, string>>;
  /** The later debits that every screen names; empty where no screen may name any. */
  readonly autopay?: string;
}

const inFull = '[name=emi][value=""]';
const yearly = '[name=emi][value="12"]';
const testCard = '.test-card';
const card10 = '[name=offer][value=ofr_card10]';
const consent = '.mandate input';

/** An order with a mandate, which the customer may or has to give. */
const mandate = (wanted: 'REQUIRED' | 'OPTIONAL', more: Readonly<Record<string, string>> = {}) => ({
  amount: '499.00',
  'options.create_mandate': wanted,
  'mandate.max_amount': '999.00',
  'mandate.frequency': 'MONTHLY',
  'mandate.rule_value': '5',
  'mandate.start_date': String(Math.floor(Date.now() / 1000)),
  'mandate.end_date': String(Math.floor(Date.now() / 1000) + 400 * 86_400),
  ...more,
});

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
  'a card with an autopay': {
    method: 'card',
    order: mandate('REQUIRED'),
    presses: [testCard, consent],
    costs: '₹449.10',
    autopay: 'Every month · Up to ₹999.00',
  },
  'a UPI code with an autopay of a fixed amount, which the customer wants': {
    method: 'upi',
    order: mandate('OPTIONAL', { 'mandate.amount_rule': 'FIXED', 'mandate.max_amount': '499.00' }),
    presses: [consent],
    costs: '₹484.00',
    autopay: 'Every month · ₹499.00',
  },
  'a card with an autopay that the customer does not want': {
    method: 'card',
    order: mandate('OPTIONAL'),
    presses: [testCard, consent, consent],
    costs: '₹449.10',
    autopay: '',
  },
};

/** The answer that approves, by method. */
const approvals: Readonly<Record<string, object>> = {
  card: { otp: '123456' },
  netbanking: { choice: 'succeed' },
  upi: { pin: '123456' },
};

/** The text of what a selector finds, folded or not. */
const textIn = (selector: string) => document.querySelector(selector)?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '';

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

    async function openLink(order: Readonly<Record<string, string>> = {}): Promise<void> {
      const { apiKey, merchantId } = simulator.merchant;
      const answer = await fetch(`${simulator.origin}/session`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${btoa(`${apiKey}:`)}`,
          'content-type': 'application/json',
          'x-merchantid': merchantId,
        },
        body: JSON.stringify({
          order_id: `P${crypto.randomUUID().replaceAll('-', '').slice(0, 18)}`,
          amount: '12450.00',
          customer_id: '',
          ...order,
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

    /** Opens the page of the bank, or the phone, that the payment page leads to. */
    async function openBank(): Promise<{ readonly bank: PuppeteerPage; readonly address: URL }> {
      await page.waitForSelector('hyper-bank-step, hyper-upi-wait');
      const asks = await page.$eval(
        'iframe, a.button',
        (found) => found.getAttribute('src') ?? found.getAttribute('href'),
      );
      const address = new URL(String(asks), simulator.origin);
      const bank = await browser.newPage();
      await bank.goto(address.href);
      await bank.waitForSelector('.facts, hyper-otp-form');
      return { bank, address };
    }

    async function answer({ pathname }: URL, given: object | undefined): Promise<void> {
      await fetch(new URL(`${pathname}/answer`, simulator.origin), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(given),
      });
      await page.waitForSelector('[data-screen=paid]');
    }

    for (const [name, { method, presses, costs, order, autopay }] of Object.entries(rows)) {
      it(name, async () => {
        const namesAutopay = async (shown: PuppeteerPage, selector: string, says: string) => {
          const text = await shown.evaluate(textIn, selector);
          if (autopay) assert.match(text, new RegExp(`Autopay( · | )?${autopay}`), says);
          else assert.doesNotMatch(text, /Autopay/, says);
        };
        await openLink(order);
        await press(`[data-method=${method}]`);
        for (const selector of presses) await press(selector);
        assert.equal(await header(), costs, 'beside the form');
        await namesAutopay(page, '.price-rows', 'beside the form');
        if (method === 'card') {
          assert.equal(await page.evaluate(amountIn, '[type=submit]'), costs, 'on the button');
          await namesAutopay(page, '[type=submit]', 'on the button');
        }

        await press(method === 'upi' ? 'section .button' : '[type=submit]');
        const { bank, address } = await openBank();
        assert.equal(await header(), costs, 'while the bank asks');
        await namesAutopay(page, '.price-rows', 'while the bank asks');
        assert.equal(await bank.evaluate(amountIn, 'main'), costs, 'at the bank, or on the phone');
        await namesAutopay(bank, 'main', 'at the bank, or on the phone');
        await bank.close();

        await answer(address, approvals[method]);
        assert.equal(await header(), costs, 'beside the receipt');
        await namesAutopay(page, '.price-rows', 'beside the receipt');
        assert.equal(await page.evaluate(amountIn, '.screen'), costs, 'on the receipt');
        await namesAutopay(page, '.screen', 'on the receipt');
      });
    }

    it('a wallet with too little for the price, and enough for the price with the discount', async () => {
      const amazonPay = '[name=choice][value=AMAZONPAY]';
      const label = () => page.evaluate(textIn, '[type=submit]');
      const open = async () => {
        await openLink({ amount: '2510.00', customer_id: 'cust-with-a-wallet' });
        await press('[data-method=wallet]');
        await press(amazonPay);
      };
      await open();
      assert.equal(await label(), 'Link Amazon Pay and pay');
      await press('[type=submit]');
      const linking = await openBank();
      await linking.bank.close();
      await answer(linking.address, { otp: '123456' });

      await open();
      assert.equal(await label(), 'Pay ₹2,490.00');
      assert.equal(await header(), '₹2,490.00');
      await press('[name=offer][value=""]');
      const adds = 'Add ₹10.00 and pay ₹2,510.00';
      assert.equal(await label(), adds);
      assert.equal(await header(), '₹2,510.00');
      await press('[type=submit]');
      const { bank, address } = await openBank();
      assert.equal(await bank.evaluate(amountIn, 'main'), '₹2,510.00');
      assert.equal(await bank.evaluate(textIn, '.actions .button'), adds);
      await bank.close();
      await answer(address, { choice: 'succeed' });
      assert.equal(await page.evaluate(amountIn, '.screen'), '₹2,510.00');
    });
  });
}
