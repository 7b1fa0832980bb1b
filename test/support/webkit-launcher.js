// @ts-check
import { keysOf, keyValue, WebDriver } from './webdriver.js';
import { startWebKit } from './webkit.js';

const viewport = { width: 800, height: 600 };
const buttons = new Map([
  ['left', 0],
  ['middle', 1],
  ['right', 2],
]);

/**
 * A launcher for WebKitGTK over plain WebDriver. It answers as type `puppeteer` with a small page object, so that the
 * test runner's own commands (sendKeys, sendMouse, resetMouse, setViewport) work in WebKit too.
 *
 * @returns {import('@web/test-runner').BrowserLauncher & { getPage: () => ReturnType<typeof pageOf> }}
 */
export function webkitLauncher() {
  /** @type {Promise<{ webkit: import('./webkit.js').WebKit, driver: WebDriver, page: ReturnType<typeof pageOf> }> | undefined} */
  let started;
  /** @type {{ id: string, url: string } | undefined} */
  let current;
  /** @type {ReturnType<typeof pageOf> | undefined} */
  let page;

  return {
    name: 'WebKit',
    type: 'puppeteer',
    concurrency: 1,
    async startSession(id, url) {
      const { driver, page: ready } = await (started ??= start(() => current?.url));
      page = ready;
      current = { id, url };
      await driver.exclusively(() => driver.open(url));
    },
    isActive: (id) => current?.id === id,
    getBrowserUrl: () => current?.url,
    getPage() {
      if (!page) throw new Error('WebKit has not started');
      return page;
    },
    async stopSession() {
      const running = await started;
      await running?.driver.exclusively(async () => {
        await running.driver.enter(null);
        await running.driver.resize(viewport);
        await running.driver.open('about:blank');
      });
      current = undefined;
      return {};
    },
    startDebugSession: () => Promise.reject(new Error('WebKit has no debug mode here; use BROWSERS=chromium')),
    async stop() {
      const running = await started?.catch(() => undefined);
      await running?.driver.close().catch(() => undefined);
      running?.webkit.stop();
    },
  };
}

/** @param {() => string | undefined} url */
async function start(url) {
  const webkit = await startWebKit();
  const driver = await WebDriver.open(webkit.port, {
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: webkit.browser, args: ['--automation'] },
  });
  await driver.resize(viewport);
  return { webkit, driver, page: pageOf(driver, url) };
}

/**
 * The part of puppeteer's page that the runner's commands use.
 *
 * @param {WebDriver} driver
 * @param {() => string | undefined} url
 */
function pageOf(driver, url) {
  /** @param {() => Promise<unknown>} task */
  const alone = (task) => driver.exclusively(task);
  /** @param {{ button?: string }} [options] */
  const buttonOf = ({ button = 'left' } = {}) => ({ button: buttons.get(button) ?? 0 });
  /** @param {number} x @param {number} y */
  const move = (x, y) => ({ type: 'pointerMove', duration: 0, x, y });
  return {
    driver,
    url,
    keyboard: {
      type: (/** @type {string} */ text) => alone(() => driver.type(text)),
      press: (/** @type {string} */ key) => alone(() => driver.press(keysOf(key))),
      down: (/** @type {string} */ key) => alone(() => driver.keys([{ type: 'keyDown', value: keyValue(key) }])),
      up: (/** @type {string} */ key) => alone(() => driver.keys([{ type: 'keyUp', value: keyValue(key) }])),
    },
    mouse: {
      move: (/** @type {number} */ x, /** @type {number} */ y) => alone(() => driver.pointer(move(x, y))),
      click: (/** @type {number} */ x, /** @type {number} */ y, /** @type {{ button?: string }} */ options) =>
        alone(() =>
          driver.pointer(
            move(x, y),
            { type: 'pointerDown', ...buttonOf(options) },
            { type: 'pointerUp', ...buttonOf(options) },
          ),
        ),
      down: (/** @type {{ button?: string }} */ options) =>
        alone(() => driver.pointer({ type: 'pointerDown', ...buttonOf(options) })),
      up: (/** @type {{ button?: string }} */ options) =>
        alone(() => driver.pointer({ type: 'pointerUp', ...buttonOf(options) })),
      reset: () => alone(() => driver.releaseAll()),
    },
    setViewport: (/** @type {{ width: number, height: number }} */ size) => alone(() => driver.resize(size)),
    emulateMediaFeatures: () => Promise.reject(new Error('WebKitGTK cannot emulate media features')),
  };
}
