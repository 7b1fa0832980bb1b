// @ts-check
import { inspect } from 'node:util';

/**
 * Reports the tests of a group to the process that started it, see `run-node-tests.js`. The text of a failure follows
 * the test, so that a reader sees it as soon as it is known.
 *
 * @typedef {{ type: 'started', name: string }} Started a test begins; the last one that began is what hangs
 * @typedef {{ type: 'ended', file: string, name: string, passed: boolean, error?: string }} Ended
 * @typedef {{ type: 'suite', file: string, ms: number }} Suite a suite or test at the top of a file is over
 * @typedef {{ type: 'done' }} Done every test has run
 * @typedef {Started | Ended | Suite | Done} NodeTestMessage
 */

/** @param {AsyncIterable<import('node:test/reporters').TestEvent>} events */
export default async function* report(events) {
  /** @type {string[]} */
  const path = [];
  for await (const event of events) {
    if (event.type === 'test:dequeue') {
      send({ type: 'started', name: event.data.name });
    } else if (event.type === 'test:start') {
      path.length = event.data.nesting;
      path.push(event.data.name);
    } else if (event.type === 'test:pass' || event.type === 'test:fail') {
      const { name, nesting, file = '', details } = event.data;
      const isSuite = details.type === 'suite';
      const isSkipped = event.data.skip !== undefined || event.data.todo !== undefined;
      const failure = event.type === 'test:fail' ? event.data.details.error : undefined;
      // A suite fails with its tests, which are counted; what fails in its own hooks is counted here.
      const isCounted = !isSuite || (failure !== undefined && !/subtests? failed/.test(failure.message));
      if (isCounted) {
        const passed = failure === undefined && !isSkipped;
        const error = failure ? textOf(failure) : isSkipped ? 'The test was skipped.' : undefined;
        const full = [...path.slice(0, nesting), name].join(' › ');
        send({ type: 'ended', file, name: full, passed, ...(error === undefined ? {} : { error }) });
      }
      if (nesting === 0) send({ type: 'suite', file, ms: details.duration_ms });
    } else if (event.type === 'test:stderr' || event.type === 'test:stdout') {
      yield event.data.message;
    }
  }
  send({ type: 'done' });
}

/** @param {NodeTestMessage} message */
function send(message) {
  process.send?.(message);
}

/** @param {Error} error as node:test wraps it: the cause is what the test has thrown */
function textOf(error) {
  const thrown = error.cause ?? error;
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : inspect(thrown);
}
