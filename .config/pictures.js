// @ts-check
// `npm run pictures`: every screen that a shopper can see, in the nine languages side by side, light and dark, 320, 768
// and 1,280 px wide, by Chromium, as PNG under logs/pictures/. `ONLY=320-light` takes some of them.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { puppeteerCore } from '@web/test-runner-chrome';
import { createServer } from 'vite';
import { findChromium } from '../test/support/browsers.js';
import { folderTextsForVite } from './folder-texts.js';

const folder = join('logs', 'pictures');
const rooms = ['payment-page', 'bank', 'phone'];
const looks = [320, 768, 1280].flatMap((width) => ['light', 'dark'].map((theme) => ({ width, theme })));
/** The number of languages beside each other, and the size of a CSS pixel. */
const sheets = new Map([
  [320, { columns: 5, scale: 1 }],
  [768, { columns: 3, scale: 0.75 }],
  [1280, { columns: 3, scale: 0.5 }],
]);
const gap = 8;
/** In CSS pixels: higher than any sheet, so that the page sees all of itself and no button floats. */
const tallest = 9000;

const cacheDir = join('node_modules', '.vite-tests', `pictures-${process.pid}`);
const vite = await createServer({
  configFile: false,
  appType: 'custom',
  logLevel: 'warn',
  cacheDir,
  // A package that is found late would be there twice: in a page's frames that have it already, and in those to come.
  optimizeDeps: { entries: ['test/support/pictures/sheet.ts', 'src/simulator/*/main.ts'] },
  server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
  plugins: [
    folderTextsForVite(),
    { name: 'sheet', configureServer: ({ middlewares }) => void middlewares.use('/sheet', serveSheet) },
  ],
});
await vite.listen();
const executablePath = findChromium()?.path;
if (!executablePath) throw new Error('There is no Chromium: `npm test` says where to get one.');
const browser = await puppeteerCore.launch({ executablePath, headless: 'shell', args: ['--no-sandbox'] });
try {
  for (const { width, theme } of looks) {
    const name = `${width}-${theme}`;
    if (!name.includes(process.env['ONLY'] ?? '')) continue;
    for (const room of rooms.keys()) await takeSheets(width, theme, room, join(folder, name));
  }
} finally {
  await browser.close();
  await vite.close();
  await rm(cacheDir, { recursive: true, force: true });
}

/**
 * @param {number} width
 * @param {string} theme
 * @param {number} room
 * @param {string} into
 */
async function takeSheets(width, theme, room, into) {
  const { columns, scale } = sheets.get(width) ?? { columns: 1, scale: 1 };
  await mkdir(into, { recursive: true });
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error));
  await page.setViewport({ width: columns * (width + gap) + gap, height: tallest, deviceScaleFactor: scale });
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  const address = vite.resolvedUrls?.local[0] ?? '';
  await page.goto(`${address}sheet?room=${room}&theme=${theme}&width=${width}`);
  await page.waitForFunction('"showScreen" in window', { timeout: 120_000 });
  for (let index = 0; ; index += 1) {
    const name = /** @type {string | undefined} */ (await page.evaluate(`showScreen(${index})`));
    if (name === undefined) break;
    const file = `${rooms[room]}-${String(index + 1).padStart(2, '0')}-${name.replace(/\W+/g, '-')}.png`;
    await writeFile(join(into, file), await page.screenshot({ type: 'png', clip: await sizeOf(page) }));
  }
  await page.close();
}

/**
 * Returns the part of the window that the sheet fills.
 *
 * @param {Awaited<ReturnType<typeof browser.newPage>>} page
 */
async function sizeOf(page) {
  const sheet = await page.$('body');
  const box = await sheet?.boundingBox();
  if (!box) throw new Error('There is no sheet.');
  return { x: 0, y: 0, width: box.width + 2 * gap, height: box.height + 2 * gap };
}

/**
 * @param {unknown} _request
 * @param {import('node:http').ServerResponse} response
 */
function serveSheet(_request, response) {
  response.setHeader('content-type', 'text/html; charset=utf-8').end(`<!doctype html>
    <html lang="en">
      <head>
        <title>Every screen</title>
        <style>
          body { display: flex; flex-wrap: wrap; align-items: start; gap: ${gap}px; margin: ${gap}px; background: #9aa; }
          iframe { border: 0; }
        </style>
        <script type="module" src="/test/support/pictures/sheet.ts"></script>
      </head>
      <body></body>
    </html>`);
}
