// @ts-check
import { chromiumPage } from './browsers.js';
import { endWhenTold } from './end-when-told.js';
import { launchPuppeteer } from './launch-puppeteer.js';
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
 * @property {() => Promise<{ rule: string, help: string, frame: string }[]>} violations
 * @property {(path: string) => Promise<void>} screenshot
 * @property {(size: { width: number, height: number }, colours?: 'light' | 'dark') => Promise<void>} resize
 * @property {(link: Wanted) => Promise<Tab>} follow presses a link that opens a tab of its own, and resolves with that
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
  const browser = await launchPuppeteer(engine);
  /**
   * @param {import('./launch-puppeteer.js').PuppeteerPage} page
   * @returns {Tab}
   */
  const tabOf = (page) => {
    const act = shopperOn(page);
    return {
      ...act,
      async open(url) {
        await page.goto(url, { waitUntil: 'domcontentloaded' });
      },
      // The page's own word: the driver may hear of a new document after its text was seen.
      url: () => page.evaluate(() => location.href),
      async reload() {
        await page.reload({ waitUntil: 'domcontentloaded' });
      },
      // Within one document there is no load to wait for; and the way back begins after the call that asks for it, which
      // would fail together with its document.
      back: () => page.evaluate(() => void setTimeout(() => history.back())),
      async resize(size, colours = 'light') {
        await page.setViewport(size);
        if (engine === 'chromium') {
          await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: colours }]);
        }
      },
      async follow(link) {
        const before = new Set(browser.targets());
        const opened = browser.waitForTarget((target) => /^page$/.test(target.type()) && !before.has(target));
        await act.press(link);
        const next = await (await opened).page();
        if (!next) throw new Error('The link opened no page.');
        return tabOf(next);
      },
      // One that does not close goes with its browser.
      close: () => page.close().catch(() => undefined),
    };
  };
  const options = engine === 'chromium' ? chromiumPage : undefined;
  return { tab: async () => tabOf(await browser.newPage(options)), close: () => browser.close() };
}

/**
 * WebKitGTK's driver ends when it is asked for a second tab, so each tab is a browser of its own, kept for the next one.
 *
 * @returns {Promise<Browser>}
 */
async function launchWebKit() {
  endWhenTold();
  /** @typedef {{ driver: WebDriver, stop: () => Promise<void> }} Session */
  /** @type {Session[]} */
  const free = [await startSession()];
  const all = [...free];
  return {
    async tab() {
      const session = free.pop() ?? (await startSession());
      if (!all.includes(session)) all.push(session);
      const { driver } = session;
      /** @template T @param {() => Promise<T>} task */
      const alone = (task) => driver.exclusively(task);
      return {
        ...actor(webdriverHands(driver)),
        open: (url) => alone(() => driver.open(url)),
        url: () => alone(() => driver.url()),
        reload: () => alone(() => driver.reload()),
        back: () => alone(() => driver.run('() => history.back()')),
        resize: (size) => alone(() => driver.resize(size)),
        follow: () => Promise.reject(new Error('WebKitGTK’s driver cannot follow a link into a second tab.')),
        async close() {
          await alone(() => driver.open('about:blank'));
          free.push(session);
        },
      };
    },
    async close() {
      for (const { stop } of all) await stop();
    },
  };
}

async function startSession() {
  const webkit = await startWebKit();
  const driver = await WebDriver.open(webkit.port, {
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: webkit.browser, args: ['--automation'] },
  });
  return {
    driver,
    async stop() {
      await driver.close().catch(() => undefined);
      webkit.stop();
    },
  };
}

/**
 * The shopper's actions by name, on one page of Puppeteer's.
 *
 * @param {import('./launch-puppeteer.js').PuppeteerPage} page
 */
export function shopperOn(page) {
  return actor(puppeteerHands(page));
}

/**
 * The shopper's actions by name, on one page.
 *
 * @param {import('./shopper-hands.d.ts').Hands} hands
 * @returns {Pick<Tab, 'press' | 'fill' | 'sees' | 'losesSight' | 'violations' | 'screenshot'>}
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
    violations: () => act('violations', { disabled: [], exclude: [] }),
    screenshot: (path) => act('screenshot', { path }),
  };
}

/** @param {Wanted} wanted */
function wire(wanted) {
  return typeof wanted === 'string' ? wanted : { source: wanted.source, flags: wanted.flags };
}
