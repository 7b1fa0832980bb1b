// @ts-check
import { rmSync, statSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { findChromium, wantedEngines } from './browsers.js';
import { installBrowsers } from './install-browsers.js';
import { runBrowserTests } from './run-browser-tests.js';
import { compiledFolder, groupNodeTests, runNodeGroup } from './run-node-tests.js';
import { runProcess } from './run-process.js';
import { fullAdds, isForEveryEngine, engineOf, isForNode, isFull, selectTestFiles } from './test-files.js';
import { seconds, TestReport } from './test-report.js';

/*
 * `npm test`: the browsers, the build, every check, the tests in Node and the tests in browsers. `npm test -- protocol` runs
 * the tests of a room or file, without the checks. The last line is `N passed, N failed`; a check counts as one.
 */

/**
 * @typedef {object} Job
 * @property {string} name
 * @property {boolean} [needsBuild]
 * @property {() => Promise<void>} run
 */

const names = process.argv.slice(2).filter((name) => name !== '--full');
const report = new TestReport();
const started = performance.now();
process.once('exit', () => rmSync(compiledFolder, { recursive: true, force: true }));

try {
  const isWanted = (/** @type {string} */ file) => {
    const engine = engineOf(file);
    return !engine || wantedEngines().includes(engine);
  };
  await runAll(selectTestFiles(names).filter(isWanted));
} catch (error) {
  report.failed('npm test', 'starts', error instanceof Error ? error.message : String(error));
}
console.log(`\nAll done in ${seconds(performance.now() - started)}.`);
report.conclude();
process.exitCode = report.hasFailed ? 1 : 0;

/** @param {string[]} files */
async function runAll(files) {
  const inBrowsers = files.filter((file) => !isForNode(file));
  const groups = await groupNodeTests(files.filter(isForNode));
  const needsBrowsers = inBrowsers.length > 0 || groups.some(({ opensBrowsers }) => opensBrowsers);
  if (needsBrowsers) await step('browsers', installBrowsers);
  announce(files, needsBrowsers);

  /** @type {Job[]} */
  const tests = [
    ...(inBrowsers.length > 0
      ? [{ name: 'browsers', needsBuild: true, run: () => runBrowserTests(inBrowsers, report) }]
      : []),
    // What waits for browsers goes first, so that what computes fills the gaps; then many files, so that few end the run.
    ...groups
      .sort((one, other) => weightOf(other) - weightOf(one))
      .map((group) => ({ name: group.name, needsBuild: group.needsBuild, run: () => runNodeGroup(group, report) })),
  ];
  const build = tests.some(({ needsBuild }) => needsBuild) && (names.length === 0 || isBuildOld());
  const checks = names.length > 0 ? [] : ['check:lint', 'check:types', 'check:format', 'check:unused', 'check:words'];
  await runJobs([
    ...(build ? [{ name: 'build', run: () => step('build', () => script('build')) }] : []),
    ...checks.map((check) => ({ name: check, run: () => step(check, () => script(check)) })),
    ...tests,
  ]);
}

/**
 * Runs jobs in their order, some at a time: tests in browsers and tests that wait for one leave the processor idle. What
 * needs the build waits for it.
 *
 * @param {Job[]} jobs
 */
async function runJobs(jobs) {
  const waiting = [...jobs];
  /** @type {Set<Promise<void>>} */
  const running = new Set();
  let isBuilding = jobs.some(({ name }) => name === 'build');
  const atOnce = availableParallelism() + 1;
  while (waiting.length > 0 || running.size > 0) {
    const next = waiting.findIndex(({ needsBuild }) => !(needsBuild && isBuilding));
    if (next < 0 || running.size >= atOnce) {
      await Promise.race(running);
      continue;
    }
    for (const job of waiting.splice(next, 1)) {
      const run = job.run().then(() => {
        running.delete(run);
        if (job.name === 'build') isBuilding = false;
      });
      running.add(run);
    }
  }
}

/**
 * @param {string[]} files
 * @param {boolean} needsBrowsers
 */
function announce(files, needsBrowsers) {
  console.log(`${files.length} test files${names.length > 0 ? ` of ${names.join(', ')}` : ''}.`);
  if (needsBrowsers) {
    const engines = wantedEngines();
    const chromium = findChromium();
    const named = engines.map((engine) => (engine === 'chromium' && chromium ? `chromium (${chromium.path})` : engine));
    console.log(`Engines: ${named.join(', ')}.`);
    const [first, ...others] = engines;
    const alone = files.filter((file) => !isForNode(file) && !isForEveryEngine(file)).length;
    if (alone > 0 && others.length > 0)
      console.log(`Left out: ${alone} browser test files in ${others.join(' and ')}; they run in ${first} alone.`);
  }
  if (names.length > 0) console.log('Left out: the checks (npm run check).');
  if (isFull) console.log(`The full run adds:\n${fullAdds.map((line) => `- ${line}`).join('\n')}`);
  else console.log('Left out: what npm run test:full adds.');
}

/**
 * Runs a step that counts as one test.
 *
 * @param {string} name
 * @param {() => Promise<string | undefined>} work resolves with the reason of a failure
 */
async function step(name, work) {
  const begun = performance.now();
  const failure = await work();
  if (failure === undefined) report.passed(name);
  else report.failed(name, 'passes', failure);
  report.spent(name, performance.now() - begun);
  report.finished(name);
}

/** @param {import('./run-node-tests.js').NodeGroup} group */
function weightOf({ opensBrowsers, tests }) {
  return opensBrowsers ? Number.MAX_SAFE_INTEGER : tests.length;
}

/** @param {string} name of a script in package.json that prints something only if it fails */
async function script(name) {
  const { code, output } = await runProcess('npm', ['run', '--silent', name]);
  return code === 0 ? undefined : output;
}

/** True if a source is newer than what was built from it. */
function isBuildOld() {
  const built = statSync(join('dist', 'cli.js'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((path) => join('src', path));
  const settings = ['vite.config.ts', 'package-lock.json', '.config/build.js', '.config/tsconfig.declarations.json'];
  return [...sources, ...settings].some((path) => statSync(path).mtimeMs > built);
}
