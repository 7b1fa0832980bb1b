// @ts-check
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { downloadFolder, findChromium, missingEngines } from './browsers.js';

/** @typedef {import('./browsers.js').Engine} Engine */

/** @type {Readonly<Record<Engine, { packages: string[], download?: string, name: string }>>} */
const sources = {
  chromium: {
    packages: ['chromium-headless-shell'],
    download: 'chrome-headless-shell@stable',
    name: 'Chromium or Chrome (or say where it is in CHROME_PATH)',
  },
  firefox: {
    packages: ['firefox-esr'],
    download: 'firefox@stable',
    name: 'Firefox (or say where it is in FIREFOX_PATH)',
  },
  webkit: {
    packages: ['webkit2gtk-driver', 'xvfb', 'xauth'],
    name: "WebKitGTK's WebKitWebDriver and MiniBrowser, and Xvfb",
  },
};

/** For text and symbols that look the same on every machine. */
const fonts = ['fonts-dejavu-core', 'fonts-noto-core'];

/**
 * Makes sure that the wanted browsers are here: by apt on Debian as root, elsewhere by the installer that comes with the
 * test tool. The headless shell is installed beside a full Chromium too, because the suite is faster with it; where only
 * the full browser can be had, the suite runs with that.
 *
 * @returns {Promise<string | undefined>} one sentence that says what to install, if a browser is still missing
 */
export async function installBrowsers() {
  const wanted = new Set(missingEngines());
  const chromium = findChromium();
  if (chromium && !chromium.isShell && !process.env['CHROME_PATH']) wanted.add('chromium');
  if (wanted.size === 0) return undefined;
  console.log(`Installing a browser to test with: ${[...wanted].join(', ')}.`);
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) await installByApt([...wanted]);
  else for (const engine of wanted) await download(engine);
  const missing = missingEngines();
  if (missing.length === 0) return undefined;
  return `To run the browser tests, install ${missing.map((engine) => sources[engine].name).join(', and ')}.`;
}

/** @param {readonly Engine[]} missing */
async function installByApt(missing) {
  const packages = [...missing.flatMap((engine) => sources[engine].packages), ...fonts];
  await run('apt-get', ['update', '-qq']);
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
}

/** @param {Engine} engine */
async function download(engine) {
  const { download: name } = sources[engine];
  if (!name) return;
  const installer = join('node_modules', '.bin', process.platform === 'win32' ? 'browsers.cmd' : 'browsers');
  await run(installer, ['install', name, '--path', downloadFolder]);
}

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<void>} a failure is shown here, and found by the next look for the browsers
 */
function run(command, args) {
  return new Promise((resolve) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const child = spawn(command, args, { env, shell: process.platform === 'win32' });
    let errors = '';
    child.stdout.resume();
    child.stderr.on('data', (text) => (errors += String(text)));
    child.once('error', (error) => (errors += error.message));
    child.once('close', (code) => {
      if (code !== 0) console.error(`${command} failed: ${errors.trim().slice(-1_000)}`);
      resolve();
    });
  });
}
