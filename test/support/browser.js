// @ts-check
import { puppeteerCore } from '@web/test-runner-chrome';
import { findChromium, findFirefox } from './browsers.js';
import { shopperActions } from './shopper-actions.js';
import { puppeteerHands } from './shopper-hands-puppeteer.js';
import { webdriverHands } from './shopper-hands-webdriver.js';
import { WebDriver } from './webdriver.js';
import { startWebKit } from './webkit.js';

/** @typedef {string | RegExp} Wanted */
/** @typedef {{ readonly within: number }} Patience in ms */

/**
 * A tab of a browser with a person in front of it, for tests whose pages go elsewhere as a whole: the test runner's own
 * pages cannot.
 *
 * @typedef {object} Tab
 * @property {(url: string) => Promise<void>} open
 * @property {() => Promise<string>} url
 * @property {() => Promise<void>} reload
 * @property {() => Promise<void>} back
 * @property {(name: Wanted, patience?: Patience) => Promise<void>} press
 * @property {(label: Wanted, text: string) => Promise<void>} fill
 * @property {(text: Wanted, patience?: Patience) => Promise<void>} sees
 * @property {(text: Wanted, patience?: Patience) => Promise<void>} losesSight
 * @property {() => Promise<{ rule: string, help: string, frame: string }[]>} axe
 * @property {(path: string) => Promise<void>} screenshot
 * @property {(size: { width: number, height: number }, colours?: 'light' | 'dark') => Promise<void>} resize
 * @property {() => Promise<void>} close
 *
 * @typedef {{ tab: () => Promise<Tab>, close: () => Promise<void> }} Browser
 */

/**
 * @param {import('./browsers.js').Engine} engine
 * @returns {Promise<Browser>}
 */
export function launchBrowser(engine) {
  return engine === 'webkit' ? launchWebKit() : launchByPuppeteer(engine);
}

/**
 * @param {'chromium' | 'firefox'} engine
 * @returns {Promise<Browser>}
 */
async function launchByPuppeteer(engine) {
  const executablePath = (engine === 'chromium' ? findChromium() : findFirefox()) ?? '';
  const browser =
    engine === 'chromium'
      ? await puppeteerCore.launch({ executablePath, headless: 'shell', args: ['--no-sandbox', '--disable-gpu'] })
      : await puppeteerCore.launch({ executablePath, browser: 'firefox' });
  return {
    async tab() {
      const page = await browser.newPage();
      const act = actor(puppeteerHands(page));
      return {
        ...act,
        async open(url) {
          await page.goto(url, { waitUntil: 'domcontentloaded' });
        },
        url: () => Promise.resolve(page.url()),
        async reload() {
          await page.reload({ waitUntil: 'domcontentloaded' });
        },
        // Within one document there is no load to wait for.
        async back() {
          await page.evaluate(() => {
            setTimeout(() => history.back());
          });
        },
        async resize(size, colours = 'light') {
          await page.setViewport(size);
          if (engine === 'chromium') {
            await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: colours }]);
          }
        },
        close: () => page.close(),
      };
    },
    close: () => browser.close(),
  };
}

/** @returns {Promise<Browser>} */
async function launchWebKit() {
  const webkit = await startWebKit();
  const driver = await WebDriver.open(webkit.port, {
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: webkit.browser, args: ['--automation'] },
  });
  let first = true;
  return {
    async tab() {
      const handle = await driver.exclusively(() => (first ? driver.tab() : driver.openTab()));
      const keepsSession = first;
      first = false;
      /** @template T @param {() => Promise<T>} task */
      const here = (task) =>
        driver.exclusively(async () => {
          await driver.goTo(handle);
          try {
            return await task();
          } finally {
            await driver.enter(null).catch(() => undefined);
          }
        });
      return {
        ...actor({ ...webdriverHands(driver), exclusively: here }),
        open: (url) => here(() => driver.open(url)),
        url: () => here(() => driver.url()),
        reload: () => here(() => driver.reload()),
        back: () => here(() => driver.run('() => void setTimeout(() => history.back())')),
        resize: (size) => here(() => driver.resize(size)),
        // Without a tab the session would end.
        close: () => here(() => (keepsSession ? driver.open('about:blank') : driver.closeTab())),
      };
    },
    async close() {
      await driver.close().catch(() => undefined);
      webkit.stop();
    },
  };
}

/**
 * The shopper's actions by name, on one page.
 *
 * @param {import('./shopper-hands.d.ts').Hands} hands
 * @returns {Pick<Tab, 'press' | 'fill' | 'sees' | 'losesSight' | 'axe' | 'screenshot'>}
 */
function actor(hands) {
  /** @param {string} name @param {object} payload */
  const act = (name, payload) => {
    const action = shopperActions[name];
    if (!action) throw new Error(`The shopper cannot ${name}`);
    return hands.exclusively(() => action(hands, payload));
  };
  return {
    press: (name, patience) => act('press', { name: wire(name), ...patience }),
    fill: (label, text) => act('fill', { label: wire(label), text }),
    sees: (text, patience) => act('sees', { text: wire(text), ...patience }),
    losesSight: (text, patience) => act('losesSight', { text: wire(text), ...patience }),
    axe: () => act('axe', { disabled: [], exclude: [] }),
    screenshot: (path) => act('screenshot', { path }),
  };
}

/** @param {Wanted} wanted */
function wire(wanted) {
  return typeof wanted === 'string' ? wanted : { source: wanted.source, flags: wanted.flags };
}
