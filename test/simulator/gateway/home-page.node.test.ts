import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { it } from 'node:test';
import { pay } from 'hyper-checkout/testing';
import { launchPlaywright } from '../../support/launch-playwright.js';
import { startTestSimulator } from '../../support/test-simulator.js';

it('The home page has a page to copy, which is paid as it was copied', async (test) => {
  const simulator = await startTestSimulator();
  test.after(() => simulator.stop());
  const browser = await launchPlaywright();
  test.after(() => browser.close());

  const home = await browser.newPage();
  const complaints: string[] = [];
  home.on('console', (message) => complaints.push(message.text()));
  await home.goto(simulator.origin);
  await home.getByRole('button', { name: 'Copy' }).click();
  await home.getByRole('status').getByText('Copied').waitFor();
  const copied = await home.evaluate(() => getSelection()?.toString() ?? '');
  assert.deepEqual(complaints, []);

  const site = createServer((_, response) => response.setHeader('content-type', 'text/html').end(copied)).listen(0);
  test.after(() => site.close());
  const { port } = site.address() as AddressInfo;
  const shop = await browser.newPage();
  await shop.goto(`http://localhost:${port}/`);
  await pay(shop);
  await shop.getByText('Heard: charged').waitFor();
});
