// @ts-check
import { inPage, placeOfFrame } from './shopper-in-page.js';
import { keysOf } from './webdriver.js';

/** @typedef {import('./shopper-hands.d.ts').Hands} Hands */
/** @typedef {import('./shopper-hands.d.ts').SeenFrame} SeenFrame */
/** @typedef {import('@web/test-runner-chrome').puppeteerCore.Frame} Frame */
/** @typedef {import('@web/test-runner-chrome').puppeteerCore.KeyInput} KeyInput */

/**
 * The shopper's hands and eyes in Chromium and Firefox.
 *
 * @param {import('@web/test-runner-chrome').puppeteerCore.Page} page
 * @returns {Hands}
 */
export function puppeteerHands(page) {
  return {
    exclusively: (action) => action(),
    async frames() {
      const top = seenFrame(page.mainFrame(), 'top', undefined, true);
      return [top, ...(await framesIn(page.mainFrame(), top))];
    },
    click: ({ x, y }) => page.mouse.click(x, y),
    async press(combination) {
      const keys = /** @type {KeyInput[]} */ (keysOf(combination));
      for (const key of keys) await page.keyboard.down(key);
      for (const key of keys.reverse()) await page.keyboard.up(key);
    },
    type: (text) => page.keyboard.type(text),
    screenshot: async () => Buffer.from(await page.screenshot({ type: 'png' })),
  };
}

/**
 * @param {Frame} frame
 * @param {SeenFrame} parent
 * @returns {Promise<SeenFrame[]>}
 */
async function framesIn(frame, parent) {
  const found = frame.childFrames().map(async (child, index) => {
    // A frame that goes away while it is looked at is not there.
    const place = await placeOf(child).catch(() => undefined);
    if (!place) return [];
    const seen = seenFrame(child, `${parent.key}/${index}`, parent, parent.visible && place.visible);
    return [seen, ...(await framesIn(child, seen))];
  });
  return (await Promise.all(found)).flat();
}

/**
 * @param {Frame} frame
 * @param {string} key
 * @param {SeenFrame | undefined} parent
 * @param {boolean} visible
 * @returns {SeenFrame}
 */
function seenFrame(frame, key, parent, visible) {
  return {
    key,
    url: frame.url(),
    parent,
    visible,
    // Puppeteer throws at once, and not by a promise, where a frame is gone.
    place: async () => placeOf(frame),
    run: async (operation, argument) =>
      answered(frame.evaluate(inPage, operation, argument), frame, operation === 'violations' ? longAnswer : undefined),
    load: async (source) => answered(frame.evaluate(source), frame, longAnswer),
  };
}

/** @param {Frame} frame */
async function placeOf(frame) {
  const element = await answered(frame.frameElement(), frame);
  if (!element) throw new Error('The frame has no element');
  try {
    return await answered(element.evaluate(placeOfFrame), frame);
  } finally {
    await element.dispose().catch(() => undefined);
  }
}

/** In ms: the engines are more than a megabyte, and look at everything. */
const longAnswer = 60_000;

/**
 * A document that is being replaced may never answer.
 *
 * @template T
 * @param {Promise<T>} answer
 * @param {Frame} frame
 * @param {number} [limit] in ms
 * @returns {Promise<T>}
 */
async function answered(answer, frame, limit = 5_000) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const silence = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer from ${frame.url()}`)), limit);
  });
  try {
    return await Promise.race([answer, /** @type {Promise<never>} */ (silence)]);
  } finally {
    clearTimeout(timer);
  }
}
