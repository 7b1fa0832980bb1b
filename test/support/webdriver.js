// @ts-check
import { startTime } from './browsers.js';

/** @typedef {{ [key: string]: string }} ElementReference what WebDriver hands out for an element */
/** @typedef {{ type: string, value?: string, button?: number, x?: number, y?: number, duration?: number, origin?: unknown }} InputAction */

const elementKey = 'element-6066-11e4-a52e-4f735466cecf';
const callTime = 60_000;

/** WebDriver's code points for keys that are not characters. */
const namedKeys = new Map(
  Object.entries({
    Backspace: '\uE003',
    Tab: '\uE004',
    Enter: '\uE007',
    Shift: '\uE008',
    Control: '\uE009',
    Alt: '\uE00A',
    Escape: '\uE00C',
    Space: ' ',
    PageUp: '\uE00E',
    PageDown: '\uE00F',
    End: '\uE010',
    Home: '\uE011',
    ArrowLeft: '\uE012',
    ArrowUp: '\uE013',
    ArrowRight: '\uE014',
    ArrowDown: '\uE015',
    Delete: '\uE017',
    Meta: '\uE03D',
  }),
);

/** One session of a browser, spoken to by plain WebDriver over HTTP. */
export class WebDriver {
  /** @type {string} */
  #session;
  /** The session's current frame belongs to the holder of the turn. */
  #turn = Promise.resolve();

  /** @param {string} session address of the session */
  constructor(session) {
    this.#session = session;
  }

  /**
   * @param {number} port of a driver on this machine
   * @param {object} capabilities
   */
  static async open(port, capabilities) {
    const base = `http://127.0.0.1:${port}/session`;
    const opened = await request('POST', base, { capabilities: { alwaysMatch: capabilities } }, startTime);
    return new WebDriver(`${base}/${opened.sessionId}`);
  }

  /**
   * Runs one task at a time: all of them share the session's current frame.
   *
   * @template T
   * @param {() => Promise<T>} task
   * @returns {Promise<T>}
   */
  exclusively(task) {
    const result = this.#turn.then(task);
    this.#turn = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  }

  /** @param {string} url */
  open(url) {
    return this.#call('POST', '/url', { url });
  }

  /** The address of the page. */
  url() {
    return this.#call('GET', '/url');
  }

  /** One page back in the history. */
  back() {
    return this.#call('POST', '/back', {});
  }

  /** Loads the page anew. */
  reload() {
    return this.#call('POST', '/refresh', {});
  }

  /**
   * Goes into a frame of the current one, or with null to the top.
   *
   * @param {ElementReference | null} frame
   */
  enter(frame) {
    return this.#call('POST', '/frame', { id: frame });
  }

  /**
   * Calls a function of JavaScript text in the current frame; a promise is not awaited.
   *
   * @param {string} source
   * @param {unknown[]} args
   */
  run(source, ...args) {
    return this.#call('POST', '/execute/sync', { script: `return (${source})(...arguments)`, args });
  }

  /**
   * Calls a function of JavaScript text in the current frame and awaits what it returns.
   *
   * @param {string} source
   * @param {unknown[]} args
   */
  runAsync(source, ...args) {
    const script = `const args = [...arguments], done = args.pop();
      Promise.resolve().then(() => (${source})(...args)).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    return this.#call('POST', '/execute/async', { script, args }).then(({ value, error }) => {
      if (error !== undefined) throw new Error(error);
      return value;
    });
  }

  /** @param {ElementReference} element */
  click(element) {
    return this.#call('POST', `/element/${element[elementKey]}/click`, {});
  }

  /** @param {string[]} combination keys that go down in this order and up in the reverse one */
  press(combination) {
    const keys = combination.map((key) => namedKeys.get(key) ?? key);
    return this.keys([
      ...keys.map((value) => ({ type: 'keyDown', value })),
      ...keys.reverse().map((value) => ({ type: 'keyUp', value })),
    ]);
  }

  /** @param {string} text */
  async type(text) {
    for (const character of text) await this.press([character]);
  }

  /** @param {InputAction[]} actions */
  keys(actions) {
    return this.#call('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  /** @param {InputAction[]} actions */
  pointer(...actions) {
    const parameters = { pointerType: 'mouse' };
    return this.#call('POST', '/actions', { actions: [{ type: 'pointer', id: 'mouse', parameters, actions }] });
  }

  /** Lets every key and button go. */
  releaseAll() {
    return this.#call('DELETE', '/actions');
  }

  /**
   * A picture of the window's content, or of one element. The browser waits for a frame first and a still page paints
   * none, so one pixel blinks meanwhile.
   *
   * @param {ElementReference} [element]
   * @returns {Promise<Buffer>} PNG
   */
  async screenshot(element) {
    await this.run(String(startBlinking));
    try {
      const path = element ? `/element/${element[elementKey]}/screenshot` : '/screenshot';
      return Buffer.from(await this.#call('GET', path), 'base64');
    } finally {
      await this.run('() => window.__stopBlinking()');
    }
  }

  /**
   * Makes the page's viewport so large. The window's own bars are not known beforehand, so it takes a few turns.
   *
   * @param {{ width: number, height: number }} viewport in CSS pixels
   */
  async resize({ width, height }) {
    let [outerWidth, outerHeight] = [width, height];
    for (let turn = 0; turn < 5; turn++) {
      await this.#call('POST', '/window/rect', { width: outerWidth, height: outerHeight });
      const [innerWidth, innerHeight] = await this.run('() => [innerWidth, innerHeight]');
      if (innerWidth === width && innerHeight === height) return;
      outerWidth = Math.max(1, outerWidth + width - innerWidth);
      outerHeight = Math.max(1, outerHeight + height - innerHeight);
    }
  }

  /** Ends the session and its window. */
  close() {
    return this.#call('DELETE', '', undefined, 5_000);
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   * @param {number} [time] in ms
   */
  #call(method, path, body, time = callTime) {
    return request(method, this.#session + path, body, time);
  }
}

/** @param {string} key of a combination such as `Shift+Tab` */
export function keysOf(key) {
  return key === '+' ? ['+'] : key.split('+');
}

/**
 * @param {string} key
 * @returns {string} the character or code point that WebDriver knows it by
 */
export function keyValue(key) {
  return namedKeys.get(key) ?? key;
}

/**
 * @param {string} method
 * @param {string} url
 * @param {object} [body]
 * @param {number} [time] in ms
 * @returns {Promise<any>}
 */
async function request(method, url, body, time = callTime) {
  const response = await fetch(url, {
    method,
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(time),
  });
  const { value } = /** @type {{ value: any }} */ (await response.json());
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/** Runs in the page. */
function startBlinking() {
  const pixel = document.createElement('div');
  pixel.setAttribute('aria-hidden', 'true');
  pixel.style.cssText = 'position:fixed;right:0;bottom:0;width:1px;height:1px;z-index:2147483647';
  document.documentElement.append(pixel);
  let on = false;
  const timer = setInterval(() => {
    on = !on;
    pixel.style.background = on ? '#fff' : '#fefefe';
  }, 16);
  Object.assign(window, {
    __stopBlinking: () => {
      clearInterval(timer);
      pixel.remove();
    },
  });
}
