import assert from 'node:assert/strict';
import type { Simulator } from 'hyper-checkout/simulator';
import { shopperOn } from '../support/browser.js';
import type { PuppeteerBrowser, PuppeteerPage } from '../support/launch-puppeteer.js';
import { statusOf } from './shop-server.ts';

declare global {
  /** The events that reached the window of a shop. */
  var heard: { readonly type: string; readonly orderId: string | undefined }[];
}

/**
 * Buys in a shop that places its order once the checkout is on the page. The shop takes the checkout off the page before and
 * in mid-payment, puts it back, and renders twenty times meanwhile.
 */
export async function payWhateverIsRendered(browser: PuppeteerBrowser, address: string, simulator: Simulator) {
  const { page, said } = await openShop(browser, address);
  const shopper = shopperOn(page);
  const shown = () => page.waitForSelector('>>> hyper-checkout', { timeout: 3_000 }).catch(() => null);
  const leaveAndReturn = async () => {
    await shopper.press('Back to the cart');
    await page.waitForSelector('>>> hyper-checkout', { hidden: true });
    await shopper.press('Buy');
  };

  // The button of a page that a server has rendered does nothing before the page is hydrated.
  do await shopper.press('Buy');
  while (!(await shown()));
  await shopper.sees('Netbanking');
  await leaveAndReturn();
  await payByCard(page);
  await leaveAndReturn();
  await confirm(page);
  await assertPaid(page, simulator, 3);
  await page.close();
  assert.deepEqual(said, []);
}

/** Pays the order that a shop has rendered on its server. */
export async function payWhatIsRendered(browser: PuppeteerBrowser, address: string, simulator: Simulator) {
  const { page, said } = await openShop(browser, address);
  await payByCard(page);
  await confirm(page);
  await assertPaid(page, simulator, 1);
  await page.close();
  assert.deepEqual(said, []);
}

/** Opens a shop in a tab, and collects the lines of its console and its uncaught errors. */
async function openShop(browser: PuppeteerBrowser, address: string) {
  const page = await browser.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  await page.evaluateOnNewDocument(() => {
    globalThis.heard = [];
    for (const name of ['initiate-result', 'process-result', 'error', 'warning']) {
      addEventListener(`hyper-${name}`, (event) => {
        if (event instanceof CustomEvent) heard.push({ type: event.type, orderId: event.detail.orderId });
      });
    }
  });
  await page.goto(address);
  return { page, said };
}

/** Has the shop render twenty times before the card is filled in, and opens the page of the bank. */
async function payByCard(page: PuppeteerPage): Promise<void> {
  const shopper = shopperOn(page);
  await shopper.press(/^Card/);
  await page.type('>>> input', 'Many happy returns!!');
  await shopper.fill('Card number', '4111111111111111');
  await shopper.fill('Expiry date', '12/39');
  await shopper.fill('CVV', '123');
  await shopper.press(/^Pay /);
  await shopper.sees('OTP');
}

/** Pays at the bank, and waits for the status that the shop shows. */
async function confirm(page: PuppeteerPage): Promise<void> {
  const shopper = shopperOn(page);
  await shopper.fill('OTP', '123456');
  await shopper.sees('charged');
}

/** Checks that one payment was heard of and made, by the one checkout, which the shop has shown so many times. */
async function assertPaid(page: PuppeteerPage, simulator: Simulator, times: number): Promise<void> {
  const [events, checkouts] = [await page.evaluate(() => heard), await page.$$('>>> hyper-checkout')];
  assert.equal(checkouts.length, 1);
  assert.deepEqual(
    events.map(({ type }) => type),
    [...Array<string>(times).fill('hyper-initiate-result'), 'hyper-process-result'],
  );
  assert.equal(await statusOf(events.at(-1)?.orderId, simulator), 'CHARGED');
}
