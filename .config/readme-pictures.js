// @ts-check
// `npm run pictures:readme`: the pictures of README under docs/pictures/, the checkout of the demo shop in Chromium. Needs the build.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runDemo } from '../demo/run-demo.js';
import { launchPuppeteer } from '../test/support/launch-puppeteer.js';

const folder = join('docs', 'pictures');
const phone = { width: 390, height: 844, deviceScaleFactor: 1.5, isMobile: true, hasTouch: true };
const pictures = [
  { name: 'desktop', viewport: { width: 1280, height: 1000 }, theme: 'light', query: '' },
  { name: 'phone', viewport: phone, theme: 'light', query: '' },
  { name: 'phone-hindi', viewport: phone, theme: 'dark', query: '&language=hindi' },
];

await mkdir(folder, { recursive: true });
const demo = await runDemo();
const browser = await launchPuppeteer('chromium');
try {
  for (const { name, viewport, theme, query } of pictures) {
    const page = await browser.newPage();
    await page.setViewport(viewport);
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: theme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    await page.goto(`${demo.shopUrl}/checkout?quantity=1${query}`);
    const frame = await page.waitForFrame((each) => each.url().includes('/payment-page/client/'));
    await frame.waitForSelector('[data-method]', { visible: true });
    await page.waitForNetworkIdle();
    // The frame is drawn by another process, and may be blank until then.
    await frame.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    // Without the room of the scrollbar, which is not in the picture.
    const width = await page.evaluate(() => document.documentElement.clientWidth);
    const clip = { x: 0, y: 0, width, height: viewport.height };
    await writeFile(join(folder, `${name}.png`), await page.screenshot({ type: 'png', clip }));
    await page.close();
  }
} finally {
  await browser.close();
  await demo.stop();
}
