// @ts-check
import { accessSync, constants, readdirSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';

/**
 * Paths of the browsers and WebKit's driver on this machine: first those that the environment names (`CHROME_PATH`,
 * `FIREFOX_PATH`, `WEBKIT_DRIVER_PATH`, `MINI_BROWSER_PATH`), then where Debian puts them, then what is on PATH, then the
 * usual folders of macOS and Windows.
 */

/** @typedef {'chromium' | 'firefox' | 'webkit'} Engine */

/** In ms, for a browser to start: its first start on a busy machine reads hundreds of megabytes. */
export const startTime = 90_000;

/** The folder for the downloads of `install-browsers.js`. */
export const downloadFolder = join('node_modules', '.cache', 'browsers');

/** Quiet, without a network of its own, and the same for every runner. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The shop at a plain http address, which is no secure context, and the containers of docs/in-teams.md.
  '--host-resolver-rules=MAP shop.test 127.0.0.1, MAP shop 127.0.0.1, MAP payments 127.0.0.1',
];

export const firefoxSettings = {
  // As Chromium's rule above.
  'network.dns.localDomains': 'shop.test',
};

/** @type {readonly Engine[]} */
export const engines = ['chromium', 'firefox', 'webkit'];

/**
 * The engines that a run covers: those that `BROWSERS` names, by a comma, or all that this platform can have. WebKit
 * with a driver exists for Linux only.
 *
 * @returns {Engine[]}
 */
export function wantedEngines() {
  const named = process.env['BROWSERS'];
  if (!named) return engines.filter((engine) => engine !== 'webkit' || process.platform === 'linux');
  return named.split(',').map((name) => {
    const engine = engines.find((known) => known === name.trim());
    if (!engine) throw new Error(`BROWSERS names "${name}", which is none of ${engines.join(', ')}`);
    return engine;
  });
}

/**
 * Options for a page in Chromium: a window of its own. The full browser paints only the tab in front of each window,
 * and a page behind it would wait for its next frame until the driver gives up. The headless shell paints all of them.
 *
 * @type {import('@web/test-runner-chrome').puppeteerCore.CreatePageOptions}
 */
export const chromiumPage = { type: 'window' };

/**
 * The executable to test Chromium with. The headless shell comes first: it starts in a
 * third of the time that the full browser takes.
 *
 * @returns {{ path: string, isShell: boolean } | undefined}
 */
export function findChromium() {
  const shell = firstExecutable([
    '/usr/bin/chromium-headless-shell',
    ...onPath('chromium-headless-shell', 'chrome-headless-shell'),
    ...downloaded('chrome-headless-shell'),
  ]);
  const full = firstExecutable([
    ...onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ]);
  const path = firstExecutable([process.env['CHROME_PATH']]) ?? shell ?? full;
  return path ? { path, isShell: basename(path).includes('headless-shell') } : undefined;
}

/** The executable of Firefox, if there is one. */
export function findFirefox() {
  return firstExecutable([
    process.env['FIREFOX_PATH'],
    '/usr/bin/firefox-esr',
    ...onPath('firefox-esr', 'firefox'),
    ...downloaded('firefox'),
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ]);
}

/** WebKitGTK's driver, its small browser, and the X server that both need; undefined if one is missing. */
export function findWebKit() {
  const driver = firstExecutable([process.env['WEBKIT_DRIVER_PATH'], ...onPath('WebKitWebDriver')]);
  const browser = firstExecutable([
    process.env['MINI_BROWSER_PATH'],
    ...['x86_64-linux-gnu', 'aarch64-linux-gnu', ''].flatMap((folder) =>
      ['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0'].map((api) => join('/usr/lib', folder, api, 'MiniBrowser')),
    ),
    ...['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0'].map((api) => join('/usr/libexec', api, 'MiniBrowser')),
  ]);
  const display = firstExecutable(onPath('Xvfb'));
  return driver && browser && display ? { driver, browser, display } : undefined;
}

/**
 * The wanted engines that this machine lacks.
 *
 * @returns {Engine[]}
 */
export function missingEngines() {
  const find = { chromium: findChromium, firefox: findFirefox, webkit: findWebKit };
  return wantedEngines().filter((engine) => !find[engine]());
}

/** @param {string[]} names */
function onPath(...names) {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const ending = process.platform === 'win32' ? '.exe' : '';
  return names.flatMap((name) => folders.map((folder) => join(folder, name + ending)));
}

/**
 * Executables of a name below the folder of downloads.
 *
 * @param {string} name
 */
function downloaded(name) {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  try {
    const paths = readdirSync(downloadFolder, { recursive: true, encoding: 'utf8' });
    return paths.filter((path) => basename(path) === file).map((path) => join(downloadFolder, path));
  } catch {
    return [];
  }
}

/** @param {(string | undefined)[]} paths */
function firstExecutable(paths) {
  return paths.find((path) => {
    try {
      if (!path) return false;
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
