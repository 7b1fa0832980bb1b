// @ts-check
import { relative } from 'node:path';
import { SESSION_STATUS } from '@web/test-runner';

/**
 * Reports each test file in each browser as one line of JSON as soon as it is done, for `run-browser-tests.js`. A file that
 * does not load counts as one failure, and so does a skipped test: every test of this project runs.
 *
 * @typedef {object} BrowserResult
 * @property {string} file
 * @property {string} engine
 * @property {number} ms
 * @property {number} passed
 * @property {{ name: string, text: string }[]} failures
 */

/** Begins a line that holds a {@link BrowserResult}. */
export const resultMark = '@result ';

/** @returns {import('@web/test-runner').Reporter} */
export function wtrReporter() {
  /** @type {Map<string, number>} */
  const started = new Map();
  return {
    start({ sessions }) {
      sessions.on('session-status-updated', (session) => {
        if (session.status === SESSION_STATUS.TEST_STARTED) started.set(session.id, performance.now());
        if (session.status !== SESSION_STATUS.FINISHED) return;
        const ms = performance.now() - (started.get(session.id) ?? performance.now());
        // The line break matters: the runner writes cursor codes without one.
        console.log(`\n${resultMark}${JSON.stringify(resultOf(session, ms))}`);
      });
    },
  };
}

/**
 * @param {import('@web/test-runner').TestSession} session
 * @param {number} ms
 * @returns {BrowserResult}
 */
function resultOf(session, ms) {
  let passed = 0;
  /** @type {BrowserResult['failures']} */
  const failures = [];
  /**
   * @param {import('@web/test-runner').TestSuiteResult} suite
   * @param {readonly string[]} path
   */
  const collect = (suite, path) => {
    for (const test of suite.tests) {
      if (test.passed && !test.skipped) passed += 1;
      else failures.push({ name: [...path, test.name].join(' › '), text: textOf(test) });
    }
    for (const inner of suite.suites) collect(inner, [...path, inner.name]);
  };
  if (session.testResults) collect(session.testResults, []);
  for (const { message, stack } of session.errors) failures.push({ name: 'runs', text: stack || message });
  if (!session.testResults && session.errors.length === 0) failures.push({ name: 'runs', text: 'It gave no results.' });
  const file = relative('.', session.testFile).replaceAll('\\', '/');
  return { file, engine: session.browser.name.toLowerCase(), ms, passed, failures };
}

/** @param {import('@web/test-runner').TestResult} test */
function textOf({ skipped, error }) {
  if (skipped || !error) return 'The test was skipped.';
  const { message, stack, expected, actual } = error;
  const values = expected === undefined ? '' : `\nexpected ${expected}\nactual   ${actual}`;
  return `${message}${values}\n${stack}`;
}
