// @ts-check
import { runProcess } from './run-process.js';
import { isFull } from './test-files.js';
import { resultMark } from './wtr-reporter.js';

/** @typedef {import('./wtr-reporter.js').BrowserResult} BrowserResult */
/** @typedef {import('./test-report.js').TestReport} TestReport */

/** In ms without a file that ends: longer than the longest file takes on a busy machine. */
const silence = isFull ? 900_000 : 300_000;

/**
 * Runs test files in browsers: one browser per engine for all of them.
 *
 * @param {readonly string[]} files
 * @param {TestReport} report
 */
export async function runBrowserTests(files, report) {
  const env = { ...process.env, FILES: files.join(',') };
  let results = 0;
  const { code, output, hung } = await runProcess('npx', ['wtr', '--config', '.config/web-test-runner.config.js'], {
    env,
    silence,
    onLine(line) {
      if (!line.startsWith(resultMark)) return;
      const result = /** @type {BrowserResult} printed by our own reporter */ (
        JSON.parse(line.slice(resultMark.length))
      );
      const name = `${result.file} in ${result.engine}`;
      results += 1;
      for (let count = 0; count < result.passed; count++) report.passed(name);
      for (const failure of result.failures) report.failed(name, failure.name, failure.text);
      report.spent(name, result.ms);
      report.finished(name);
    },
  });
  if (hung)
    report.failed('tests in browsers', 'end', `No file ended for ${silence / 1000} s.\n${output.slice(-4_000)}`);
  else if (results === 0)
    report.failed('tests in browsers', 'run', `They ended with code ${code}.\n${output.slice(-4_000)}`);
}
