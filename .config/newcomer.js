// @ts-check
// `npm run newcomer`: the time that a newcomer needs, step by step, from a fresh clone to a UPI QR code that is paid.
// The clone is of the last commit, and has the packages that are installed here; `-- --install` installs them anew.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { launchPlaywright } from '../test/support/launch-playwright.js';

/** The aims, in ms. */
const aims = { shown: 10_000, all: 60_000 };

const folder = mkdtempSync(join(tmpdir(), 'hyper-checkout-newcomer-'));
const begun = performance.now();
let before = begun;
/** @param {string} step */
function done(step) {
  const now = performance.now();
  const [took, all] = [now - before, now - begun].map((ms) => (ms / 1000).toFixed(1).padStart(5));
  console.log(`${took} s  ${all} s  ${step}`);
  before = now;
  return now;
}

console.log('   took    after');
execFileSync('git', ['clone', '--quiet', resolve('.'), folder]);
done('git clone');
if (process.argv.includes('--install')) {
  execFileSync('npm', ['ci', '--silent'], { cwd: folder });
  done('npm ci');
} else symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));

const started = performance.now();
const shop = spawn('npm', ['start'], {
  cwd: folder,
  env: { ...process.env, SHOP_PORT: '0', SIMULATOR_PORT: '0' },
  stdio: ['ignore', 'pipe', 'inherit'],
  detached: true,
});
const browser = await launchPlaywright();
try {
  const address = await addressOf(shop.stdout);
  done('npm start: the shop and the simulator answer');
  const page = await browser.newPage();
  await page.goto(address);
  const buy = page.getByText('Buy now');
  await buy.waitFor();
  const shown = done('the shop’s page is shown') - started;
  await buy.click();
  const paymentPage = page.frameLocator('hyper-checkout iframe').frameLocator('iframe');
  await paymentPage.locator('[data-method=upi]').click();
  done('the payment page shows the ways to pay by UPI');
  await paymentPage.getByRole('button', { name: 'Show QR code' }).click();
  const opening = page.waitForEvent('popup');
  await paymentPage.getByRole('link', { name: 'Open the simulated phone' }).click();
  const phone = await opening;
  await phone.getByLabel('UPI PIN').fill('123456');
  await phone.getByLabel('UPI PIN').press('Enter');
  await page.locator('[data-state=paid]').waitFor();
  done('the QR code is paid on the simulated phone, and the shop has asked the gateway');
  while (!(await page.getByText('Latest webhook').isVisible())) await page.reload();
  const all = done('the shop has the gateway’s webhook') - begun;
  console.log(
    `The shop’s page was there ${inSeconds(shown)} after npm start (aim ${inSeconds(aims.shown)}), all of it took ${inSeconds(all)} (aim ${inSeconds(aims.all)}).`,
  );
  if (shown > aims.shown || all > aims.all) process.exitCode = 1;
} finally {
  await browser.close();
  const ended = once(shop, 'close');
  if (shop.pid !== undefined) process.kill(-shop.pid, 'SIGTERM');
  await ended;
  rmSync(folder, { recursive: true, force: true });
}

/**
 * Reads the address of the shop from what the command prints.
 *
 * @param {import('node:stream').Readable} output
 * @returns {Promise<string>}
 */
async function addressOf(output) {
  for await (const line of createInterface({ input: output })) {
    const address = /^Shop\s+(http\S+)/.exec(line)?.[1];
    if (address) return address;
  }
  throw new Error('npm start ended before the shop answered.');
}

/** @param {number} ms */
function inSeconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
