// @ts-check
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installBrowsers } from './install-browsers.js';

/**
 * `npm test`: the browsers, the build, every check, the tests in Node and the tests in the browsers. Its last line is
 * `N passed, N failed` over all of them; a check counts as one. `BROWSERS=chromium npm test` takes one engine.
 */

/** @typedef {{ passed: number, failed: number }} Totals */

/** In ms, far more than any step takes: what hangs must not hold up whoever waits for the last line. */
const longest = 20 * 60_000;

/** @type {Totals} */
const totals = { passed: 0, failed: 0 };

await step('browsers', async () => {
  const missing = await installBrowsers();
  if (missing) console.error(missing);
  return asOne(!missing);
});
await step('build', () => script('build'));
// Lint takes as long as the others together.
await Promise.all([
  step('lint', () => script('check:lint')),
  (async () => {
    await step('format', () => script('check:format'));
    await step('types', () => script('check:types'));
    await step('unused', () => script('check:unused'));
  })(),
]);
await step('tests in Node', nodeTests);
await step('tests in browsers', browserTests);

if (totals.failed > 0 || totals.passed === 0) process.exitCode = 1;
console.log(`${totals.passed} passed, ${totals.failed} failed`);

/**
 * @param {string} name
 * @param {() => Promise<Totals>} work
 */
async function step(name, work) {
  const started = performance.now();
  const { passed, failed } = await work();
  totals.passed += passed;
  totals.failed += failed;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${failed > 0 ? '✗' : '✓'} ${name}: ${passed} passed, ${failed} failed, ${seconds} s`);
}

/** @param {string} name of a script in package.json that says something only if it fails */
async function script(name) {
  const { code, output } = await run('npm', ['run', '--silent', name]);
  if (code !== 0) console.error(output.trim());
  return asOne(code === 0);
}

/** @returns {Promise<Totals>} */
async function nodeTests() {
  const files = (await readdir('test', { recursive: true }))
    .filter((path) => path.endsWith('.node.test.ts'))
    .map((path) => join('test', path))
    .sort();
  const folder = await mkdtemp(join(tmpdir(), 'node-tests-'));
  try {
    const tap = join(folder, 'results.tap');
    const reporters = [
      ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
      ...['--test-reporter=tap', `--test-reporter-destination=${tap}`],
    ];
    // A file that fails may leave a server open, and would hold up everything after it.
    const limits = ['--test-concurrency=2', '--test-timeout=300000'];
    const flags = ['--import', 'tsx', '--test', ...limits, ...reporters];
    const { code, output } = await run(process.execPath, [...flags, ...files]);
    const results = await readFile(tap, 'utf8').catch(() => '');
    const count = (/** @type {string} */ word) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(results)?.[1] ?? 0);
    const passed = count('pass');
    // A test that did not run has not passed.
    const failed = count('tests') - passed;
    if (code !== 0) console.error(output.slice(Math.max(0, output.indexOf('failing tests:'))).trim());
    return code === 0 || failed > 0 ? { passed, failed } : { passed, failed: 1 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @returns {Promise<Totals>} */
async function browserTests() {
  const { code, output } = await run('npx', ['wtr', '--config', '.config/web-test-runner.config.js']);
  const [, passed, failed] = /^wtr: (\d+) passed, (\d+) failed$/m.exec(output) ?? [];
  if (code !== 0) console.error(output.trim());
  const counted = { passed: Number(passed ?? 0), failed: Number(failed ?? 0) };
  return code === 0 || counted.failed > 0 ? counted : { ...counted, failed: 1 };
}

/**
 * @param {boolean} passed
 * @returns {Totals}
 */
function asOne(passed) {
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1 };
}

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function run(command, args) {
  return new Promise((resolve) => {
    const isWindows = process.platform === 'win32';
    // A group of its own: what npm runs ends with it, and npm alone would leave that behind.
    const child = spawn(command, args, { shell: isWindows, detached: !isWindows });
    const endGroup = (/** @type {NodeJS.Signals} */ signal) =>
      isWindows || child.pid === undefined ? child.kill(signal) : process.kill(-child.pid, signal);
    let output = '';
    const add = (/** @type {Buffer} */ text) => (output += text.toString());
    child.stdout.on('data', add);
    child.stderr.on('data', add);
    // Whoever stops this stops what it runs, so that no browser stays behind, and no step that follows begins.
    let stopped = false;
    const stop = () => {
      stopped = true;
      endGroup('SIGINT');
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
    const end = (/** @type {number | null} */ code, note = '') => {
      clearTimeout(limit);
      process.off('SIGINT', stop).off('SIGTERM', stop);
      resolve({ code, output: output + note });
    };
    const limit = setTimeout(() => {
      endGroup('SIGKILL');
      // What it leaves behind may hold its pipes.
      for (const stream of [child.stdout, child.stderr]) stream.destroy();
      child.unref();
      end(1, `\nNot done within ${longest / 60_000} minutes: ${[command, ...args.slice(0, 3)].join(' ')}`);
    }, longest);
    child.once('error', (error) => end(1, error.message));
    child.once('close', (code) => (stopped ? process.exit(130) : end(code)));
  });
}
