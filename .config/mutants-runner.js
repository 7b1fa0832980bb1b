// @ts-check
import { createMochaTestRunner } from '@stryker-mutator/mocha-runner';

/**
 * Keeps Mocha in one process for many mutants. Stryker loads the modules again, in a new process, for each mutant in code
 * that also runs while modules load. Here a mutant is on only while its tests run, so the loaded modules stay right.
 *
 * @param {Parameters<typeof createMochaTestRunner>[0]} injector
 */
function createKeptRunner(injector) {
  const runner = createMochaTestRunner(injector);
  runner.capabilities = () => Promise.resolve({ reloadEnvironment: true });
  return runner;
}
createKeptRunner.inject = /** @type {const} */ (['$injector']);

export const strykerPlugins = [{ kind: 'TestRunner', name: 'kept-mocha', factory: createKeptRunner }];
