// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { findWebKit, startTime } from './browsers.js';
import { freePort } from './free-port.js';

/** @typedef {{ port: number, browser: string, stop: () => void }} WebKit */

/**
 * Starts a virtual display (it picks its own number) and WebKitGTK's WebDriver on it. Both end with this process.
 *
 * @returns {Promise<WebKit>}
 */
export async function startWebKit() {
  const found = findWebKit();
  if (!found) throw new Error('WebKit needs WebKitWebDriver, MiniBrowser and Xvfb');
  /** @type {import('node:child_process').ChildProcess[]} */
  const children = [];
  const stop = () => {
    for (const child of children.splice(0).reverse()) child.kill('SIGTERM');
  };
  process.once('exit', stop);

  const display = spawn(
    found.display,
    ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp', '-noreset'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  children.push(display);
  const number = await displayNumber(display);
  const port = await freePort();
  const driver = spawn(found.driver, [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: `:${number}`,
      GDK_BACKEND: 'x11',
      GSETTINGS_BACKEND: 'memory',
      NO_AT_BRIDGE: '1',
      // With C.UTF-8 navigator.language is "C", which Intl refuses.
      LC_ALL: 'C',
      // Without this a click in a frame of another origin never returns.
      WEBKIT_DISABLE_DMABUF_RENDERER: '1',
    },
  });
  children.push(driver);
  await listening(driver, port);
  return { port, browser: found.browser, stop };
}

/**
 * @param {import('node:child_process').ChildProcess} display
 * @returns {Promise<string>} the number that Xvfb writes to its third descriptor
 */
async function displayNumber(display) {
  const pipe = display.stdio[3];
  if (!pipe) throw new Error('Xvfb has no pipe for its display number');
  const ended = once(display, 'exit').then(([code]) => Promise.reject(new Error(`Xvfb ended with ${String(code)}`)));
  const [text] = await Promise.race([once(pipe, 'data'), ended]);
  ended.catch(() => {});
  return String(text).trim();
}

/**
 * @param {import('node:child_process').ChildProcess} driver
 * @param {number} port
 */
async function listening(driver, port) {
  const deadline = Date.now() + startTime;
  while (!(await accepts(port))) {
    if (driver.exitCode !== null) throw new Error(`WebKitWebDriver ended with ${driver.exitCode}`);
    if (Date.now() > deadline) throw new Error('WebKitWebDriver did not start');
    await delay(25);
  }
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
