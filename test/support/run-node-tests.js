// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleTests } from './bundle-tests.js';
import { runProcess } from './run-process.js';
import { isFull, roomOf } from './test-files.js';

/** @typedef {import('./node-reporter.js').NodeTestMessage} NodeTestMessage */
/** @typedef {import('./bundle-tests.js').CompiledTest} CompiledTest */
/** @typedef {import('./test-report.js').TestReport} TestReport */

/**
 * Test files that run in one process.
 *
 * @typedef {object} NodeGroup
 * @property {string} name
 * @property {CompiledTest[]} tests
 * @property {boolean} opensBrowsers
 * @property {boolean} needsBuild some source of it reads dist/
 */

/**
 * The folder of this run's compiled tests. A package finds itself by its own name from inside its folder, and not from
 * below `node_modules`.
 */
export const compiledFolder = join('.cache', 'node-tests', String(process.pid));

/** In ms without a test that begins or ends: far more than the longest test takes on a busy machine. The full run installs frameworks. */
const silence = isFull ? 900_000 : 120_000;

/** More files of one room than this are dealt out over several processes. */
const largeRoom = 20;

/**
 * Compiles test files and groups them: the files of a room share a process, and what they import is loaded once. A file
 * that opens a browser has a process of its own, because it waits more than it computes.
 *
 * @param {string[]} files
 * @returns {Promise<NodeGroup[]>}
 */
export async function groupNodeTests(files) {
  if (files.length === 0) return [];
  const tests = await bundleTests({ files, outdir: compiledFolder });
  /** @type {Map<string, CompiledTest[]>} */
  const groups = new Map();
  for (const test of tests) {
    const name = opensBrowsers(test) ? test.file : roomOf(test.file);
    groups.set(name, [...(groups.get(name) ?? []), test]);
  }
  return [...groups].flatMap(([name, members]) => {
    const parts = Math.ceil(members.length / largeRoom);
    return Array.from({ length: parts }, (_, part) => {
      const mine = members.filter((_member, index) => index % parts === part);
      return {
        name: parts === 1 ? name : `${name} (${part + 1} of ${parts})`,
        tests: mine,
        opensBrowsers: mine.some(opensBrowsers),
        needsBuild: mine.some(readsBuild),
      };
    });
  });
}

/**
 * Runs a group in a process of its own.
 *
 * @param {NodeGroup} group
 * @param {TestReport} report
 */
export async function runNodeGroup({ name, tests }, report) {
  const files = tests.map(({ file }) => file);
  /**
   * @param {string} path of the source in which a test stands, by the source map
   * @returns {string} the file that the test belongs to; a single file may have its tests from another one
   */
  const fileOf = (path) => (files.length === 1 ? files[0] : files.find((file) => path.endsWith(file))) ?? name;
  let current = files[0] ?? name;
  const seen = { latest: 'before its first test', isDone: false };
  const args = [
    '--enable-source-maps',
    ...['--test-reporter', './test/support/node-reporter.js', '--test-reporter-destination', 'stdout'],
    join('test', 'support', 'node-group.js'),
    ...tests.map(({ compiled }) => compiled),
  ];
  const { code, output, hung } = await runProcess(process.execPath, args, {
    silence,
    onMessage(message) {
      const event = /** @type {NodeTestMessage} sent by our own reporter */ (message);
      if (event.type === 'started') seen.latest = `in “${event.name}”`;
      if (event.type === 'done') seen.isDone = true;
      if (event.type === 'suite') {
        const file = fileOf(event.file);
        if (file !== current) report.finished(current);
        current = file;
        report.spent(file, event.ms);
      }
      if (event.type === 'ended') {
        if (event.passed) report.passed(fileOf(event.file));
        else report.failed(fileOf(event.file), event.name, event.error ?? '');
      }
    },
  });
  report.finished(current);
  const { latest, isDone } = seen;
  if (!hung && isDone) return;
  const what = isDone
    ? 'Its tests have run, and something keeps the process open.'
    : hung
      ? `No sign of life for ${silence / 1000} s ${latest}.`
      : `The process ended ${latest} with code ${code}.`;
  report.failed(name, 'ends', `${what}\n${output}`);
}

/** @param {CompiledTest} test */
function opensBrowsers({ sources }) {
  return sources.some((path) => /launch-puppeteer\.js$|\bwebkit\.js$/.test(path));
}

/** @param {CompiledTest} test */
function readsBuild({ sources }) {
  return sources.some((path) => readFileSync(path, 'utf8').includes('dist'));
}
