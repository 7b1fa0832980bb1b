import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { pay, type Payment } from 'hyper-checkout/testing';
import { endingNames, endingRow } from 'hyper-checkout/simulator';
import type { Browser, Page } from 'playwright-core';
import { launchPlaywright } from '../support/launch-playwright.js';
import { startMerchantSite, type MerchantSite } from '../support/merchant-site.ts';
import { startTestSimulator, type TestSimulator } from '../support/test-simulator.js';
import { isFull } from '../support/test-files.js';

/** Payments with what the page of the shop shows of them in the end. */
const payments: readonly (readonly [Payment, status: string])[] = [
  [{}, 'charged'],
  [{ method: 'upi' }, 'charged'],
  [{ method: 'upi', scenario: 'authorization_failed' }, 'authorization_failed'],
  [{ method: 'netbanking' }, 'charged'],
  [{ method: 'netbanking', scenario: 'authorization_failed' }, 'authorization_failed'],
  [{ method: 'netbanking', scenario: 'pending_vbv' }, 'pending_vbv'],
  [{ method: 'wallet' }, 'charged'],
  [{ method: 'pay-later' }, 'charged'],
  [{ method: 'cash' }, 'cod_initiated'],
];

/** Endings by card that go another way than most; the others are for the full run. */
const peculiar = ['authorization_failed', 'api_failure', 'blank'] as const;

describe('pay() in a test with Playwright', () => {
  let simulator: TestSimulator;
  let site: MerchantSite;
  let browser: Browser;

  before(async () => {
    simulator = await startTestSimulator();
    site = await startMerchantSite(simulator.origin, simulator.merchant);
    browser = await launchPlaywright();
  });
  after(async () => {
    await browser.close();
    await site.stop();
    await simulator.stop();
  });

  const inShop = async (payment: Payment, check: (page: Page, orderId: string) => Promise<void>) => {
    const page = await browser.newPage();
    const orderId = site.newOrder();
    await page.goto(site.address('shop-element', orderId));
    await pay(page, payment);
    await check(page, orderId);
    await page.close();
  };
  const sees = (status: string) => (page: Page) => page.getByText(`hyper-process-result:${status}`).waitFor();

  for (const [payment, status] of payments) {
    it(`ends as ${status} by ${JSON.stringify(payment)}`, () => inShop(payment, sees(status)));
  }

  it('refuses a scenario that the method does not have', async () => {
    const page = await browser.newPage();
    const payment = { method: 'upi', scenario: 'blank' } as unknown as Payment;
    await assert.rejects(pay(page, payment), /charged, authorization_failed, not as blank/);
    await page.close();
  });

  it('pays on a payment page that the window has left for', async () => {
    const page = await browser.newPage();
    const orderId = site.newOrder();
    await page.goto(`${site.address('shop-redirect', orderId)}&by=link`);
    await page.getByRole('button', { name: 'Check out' }).click();
    await pay(page);
    await page.getByText(`Verified CHARGED of ${orderId}`).waitFor();
    await page.close();
  });

  it('says what the console of the shop says where nothing can be paid', async () => {
    const page = await browser.newPage();
    await page.goto(site.address('shop-element', site.newOrder({ timestamp: '1000000000000' })));
    await assert.rejects(
      pay(page, { timeout: 5_000 }),
      /no payment page.* the checkout says: .*older than 15 minutes.*Sign when/,
    );
    await page.close();
  });

  for (const scenario of isFull ? endingNames : peculiar) {
    const { ending, says = ending, pageDies } = endingRow(scenario);
    it(`ends by a card as ${scenario}`, () =>
      inShop({ scenario }, async (page, orderId) => {
        if (!pageDies) await sees(says)(page);
        assert.equal((await site.status(orderId)).status, endingRow(scenario).order[0]);
      }));
  }
});
