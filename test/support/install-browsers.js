// @ts-check
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { missingEngines } from './browsers.js';

/** @typedef {import('./browsers.js').Engine} Engine */

/** @type {Readonly<Record<Engine, { packages: string[], download?: string, variable?: string, name: string }>>} */
const sources = {
  chromium: {
    packages: ['chromium-headless-shell'],
    download: 'chrome-headless-shell@stable',
    variable: 'CHROME_PATH',
    name: 'Chromium or Chrome (or say where it is in CHROME_PATH)',
  },
  firefox: {
    packages: ['firefox-esr'],
    download: 'firefox@stable',
    variable: 'FIREFOX_PATH',
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
 * test tool. Returns one sentence that says what to install if neither could.
 *
 * @returns {Promise<string | undefined>}
 */
export async function installBrowsers() {
  const missing = missingEngines();
  if (missing.length === 0) return undefined;
  console.log(`Not found: ${missing.join(', ')}. Installing.`);
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) await installByApt(missing);
  else for (const engine of missing) await download(engine);
  const still = missingEngines();
  if (still.length === 0) return undefined;
  return `To run the browser tests, install ${still.map((engine) => sources[engine].name).join(', and ')}.`;
}

/** @param {readonly Engine[]} missing */
async function installByApt(missing) {
  const packages = [...missing.flatMap((engine) => sources[engine].packages), ...fonts];
  await run('apt-get', ['update', '-qq']);
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
}

/** @param {Engine} engine */
async function download(engine) {
  const { download: name, variable } = sources[engine];
  if (!name || !variable) return;
  const installer = join('node_modules', '.bin', process.platform === 'win32' ? 'browsers.cmd' : 'browsers');
  const output = await run(installer, ['install', name, '--path', join('node_modules', '.cache', 'browsers')]);
  // The last line is `name@version path`.
  const path = /^\S+@\S+ (.+)$/m.exec(output)?.[1];
  if (path) process.env[variable] = path;
}

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<string>} what it said; why it failed is shown, and left to the next look for the browsers
 */
function run(command, args) {
  return new Promise((resolve) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const child = spawn(command, args, { env, shell: process.platform === 'win32' });
    let output = '';
    let errors = '';
    child.stdout.on('data', (text) => (output += String(text)));
    child.stderr.on('data', (text) => (errors += String(text)));
    child.once('error', (error) => (errors += error.message));
    child.once('close', (code) => {
      if (code !== 0) console.error(`${command} failed: ${errors.trim().slice(-1_000)}`);
      resolve(output);
    });
  });
}
