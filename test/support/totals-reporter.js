// @ts-check

/**
 * Prints one plain closing line over every browser, `wtr: N passed, N failed`. A file that does not load counts as one
 * failure, and so does a skipped test: every test of this project runs.
 *
 * @returns {import('@web/test-runner').Reporter}
 */
export function totalsReporter() {
  return {
    onTestRunFinished({ sessions }) {
      let passed = 0;
      let failed = 0;
      /** @param {import('@web/test-runner').TestSuiteResult} suite */
      const count = (suite) => {
        for (const test of suite.tests) {
          if (test.passed && !test.skipped) passed += 1;
          else failed += 1;
        }
        suite.suites.forEach(count);
      };
      for (const session of sessions) {
        if (session.testResults) count(session.testResults);
        if (session.errors.length > 0 || !session.testResults) failed += 1;
      }
      // The line break matters: the runner writes cursor codes without one.
      console.log(`\nwtr: ${passed} passed, ${failed} failed`);
    },
  };
}
