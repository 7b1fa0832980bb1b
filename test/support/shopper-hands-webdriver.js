// @ts-check
import { inPage, placeOfFrame } from './shopper-in-page.js';
import { keysOf } from './webdriver.js';

/** @typedef {import('./shopper-hands.d.ts').Hands} Hands */
/** @typedef {import('./shopper-hands.d.ts').SeenFrame} SeenFrame */
/** @typedef {import('./webdriver.js').ElementReference} ElementReference */

const look = String(inPage);
const place = String(placeOfFrame);

/**
 * The shopper's hands and eyes in WebKit, where a session is in one frame at a time.
 *
 * @param {import('./webdriver.js').WebDriver} driver
 * @returns {Hands}
 */
export function webdriverHands(driver) {
  return {
    exclusively: (action) =>
      driver.exclusively(async () => {
        try {
          return await action();
        } finally {
          await driver.enter(null);
        }
      }),
    async frames() {
      const top = seenFrame(driver, [], 'top', undefined, true, 'the page of the test');
      return [top, ...(await framesIn(driver, [], top))];
    },
    async click({ x, y }) {
      await driver.enter(null);
      await driver.pointer(
        { type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      );
    },
    async press(combination) {
      await driver.enter(null);
      await driver.press(keysOf(combination));
    },
    async type(text) {
      await driver.enter(null);
      await driver.type(text);
    },
    async screenshot() {
      await driver.enter(null);
      return driver.screenshot();
    },
  };
}

/**
 * @param {import('./webdriver.js').WebDriver} driver
 * @param {readonly ElementReference[]} way the iframes from the top down to the parent
 * @param {SeenFrame} parent
 * @returns {Promise<SeenFrame[]>}
 */
async function framesIn(driver, way, parent) {
  /** @type {SeenFrame[]} */
  const seen = [];
  /** @type {ElementReference[]} */
  const elements = await parent.run('frames').catch(() => []);
  for (const [index, element] of elements.entries()) {
    try {
      const down = [...way, element];
      await enter(driver, way);
      const { visible } = await driver.run(place, element);
      await driver.enter(element);
      const url = await driver.run('() => location.href');
      const frame = seenFrame(driver, down, `${parent.key}/${index}`, parent, parent.visible && visible, url);
      seen.push(frame, ...(await framesIn(driver, down, frame)));
    } catch {
      // A frame that goes away while it is looked at is not there.
    }
  }
  return seen;
}

/**
 * @param {import('./webdriver.js').WebDriver} driver
 * @param {readonly ElementReference[]} way
 * @param {string} key
 * @param {SeenFrame | undefined} parent
 * @param {boolean} visible
 * @param {string} url
 * @returns {SeenFrame}
 */
function seenFrame(driver, way, key, parent, visible, url) {
  return {
    key,
    url,
    parent,
    visible,
    async place() {
      await enter(driver, way.slice(0, -1));
      return driver.run(place, way.at(-1));
    },
    async run(operation, argument = null) {
      await enter(driver, way);
      return driver.runAsync(look, operation, argument);
    },
    async load(source) {
      await enter(driver, way);
      return driver.run(`() => { ${source} }`);
    },
  };
}

/**
 * @param {import('./webdriver.js').WebDriver} driver
 * @param {readonly ElementReference[]} way
 */
async function enter(driver, way) {
  await driver.enter(null);
  for (const element of way) await driver.enter(element);
}
