import assert from 'node:assert/strict';
import { it } from 'node:test';
import { launchPlaywright } from '../../support/launch-playwright.js';
import { startMerchantSite } from '../../support/merchant-site.ts';
import { startTestSimulator } from '../../support/test-simulator.js';

/** Does in the page what tools do that translate it: each text gets a node of theirs in its place, also later ones. */
function translateAll(): void {
  const translate = (root: Node): void => {
    const texts = document.createNodeIterator(root, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const parent = text.parentElement;
      if (!parent || parent.closest('x-font, script, style') || !text.nodeValue?.trim()) continue;
      const [outer, inner] = [document.createElement('x-font'), document.createElement('x-font')];
      inner.textContent = text.nodeValue;
      outer.append(inner);
      parent.replaceChild(outer, text);
    }
  };
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) addedNodes.forEach((node) => node.isConnected && translate(node));
  }).observe(document, { subtree: true, childList: true });
}

it('A page that is translated in the browser goes on with its heading, its price and its time', async (test) => {
  const simulator = await startTestSimulator();
  test.after(() => simulator.stop());
  const site = await startMerchantSite(simulator.origin, simulator.merchant);
  test.after(() => site.stop());
  const browser = await launchPlaywright();
  test.after(() => browser.close());

  const page = await browser.newPage();
  await page.addInitScript(translateAll);
  const orderId = site.newOrder({ amount: '249.00' });
  await page.goto(await site.linkTo(orderId));
  assert.equal(await page.locator('html').getAttribute('translate'), 'no');
  const heading = page.locator('h1');
  const sees = (text: string) => heading.getByText(text, { exact: true }).waitFor();
  await sees('Choose how to pay');
  assert.equal(await heading.locator('x-font').count(), 2);

  await page.locator('[data-method=card]').click();
  await sees('Pay by card');
  const pay = page.locator('form [type=submit]');
  await page.locator('#card-number').fill('4242424242424242');
  await page.locator('#card-expiry').fill('12/39');
  await page.locator('#card-code').fill('123');
  const price = '₹249.00';
  assert.ok(!(await pay.innerText()).includes(price));
  await page.locator('[data-tone=good] summary').click();
  await page.locator('[data-tone=good] .choice').last().click();
  await pay.getByText(price).waitFor();
  await page.locator('header').getByText(price).first().waitFor();
  await pay.click();

  await sees('Confirm on your bank’s page');
  const bank = page.frameLocator('hyper-bank-step iframe');
  await bank.getByText(price).waitFor();
  const timer = bank.locator('[role=timer]');
  const time = await timer.innerText();
  await timer.filter({ hasNotText: time }).waitFor();
  await bank.locator('[autocomplete=one-time-code]').fill('123456');
  await page.getByText(`Verified CHARGED of ${orderId}`).waitFor();
});
