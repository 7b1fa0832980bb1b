import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { HyperCheckoutError } from '../../src/protocol/checkout-error.ts';
import { propertyRuns } from '../support/test-files.js';
import { letterFaults, pageActs, placeFaults, play, type Schedule, type Story } from './fault-schedule.ts';
import { VirtualTime } from './virtual-time.ts';

const schedules: fc.Arbitrary<Schedule> = fc.record({
  manual: fc.boolean(),
  end: fc.constantFrom('charged', 'authorization_failed', 'backpressed', undefined),
  happenings: fc.array(
    fc.record({
      at: fc.oneof(fc.integer({ min: 0, max: 6_000 }), fc.integer({ min: 0, max: 60_000 })),
      what: fc.constantFrom(...letterFaults, ...letterFaults, ...placeFaults, ...pageActs),
    }),
    { maxLength: 12 },
  ),
});

/** Ends that the page itself has brought about, and that no event tells. */
const ownEnds = /^(terminated|result-unknown|wrong-state)$/;

function assertEnds({ announced, ends, doubleOffers, runner, log }: Story): void {
  for (const end of ends) assert.equal(end.length, 1, `a promise of process() is settled once\n${log}`);
  assert.equal(runner.ending, undefined, `nothing is left open\n${log}`);
  const results = announced.filter((one) => one.type === 'sdk-event' && one.event.event === 'process_result');
  const settled = announced.filter((one) => one.type === 'state' && one.state.phase === 'settled');
  assert.equal(results.length, settled.length, `one event for each result\n${log}`);
  const failed = announced.flatMap((one) =>
    one.type === 'state' && one.state.phase === 'failed' ? [one.state.error] : [],
  );
  const errors = announced.flatMap((one) => (one.type === 'error' || one.type === 'input-error' ? [one.error] : []));
  for (const error of failed) {
    assert.ok(errors.filter((one) => one === error).length <= 1, `no error is told twice\n${log}`);
  }
  for (const [end] of ends) {
    if (!(end instanceof HyperCheckoutError)) continue;
    const told = errors.filter((error) => error === end).length;
    assert.ok(told === 1 || (told === 0 && ownEnds.test(end.code)), `${end.code} was told ${told} times\n${log}`);
  }
  assert.deepEqual(doubleOffers, [], `an order that may have been paid is not offered again unasked\n${log}`);
}

describe('a checkout whose messages, frame, page and machine fail at any time', () => {
  const time = new VirtualTime();
  before(() => time.install());
  after(() => time.uninstall());

  it('ends each payment once, tells each end once, and offers no order again that may have been paid', async () => {
    await fc.assert(
      fc.asyncProperty(schedules, async (schedule) => assertEnds(await play(schedule, time))),
      { numRuns: propertyRuns(20_000), includeErrorInReport: true },
    );
  });

  it('pays where nothing fails', async () => {
    const story = await play({ manual: true, end: 'charged', happenings: [] }, time);
    assertEnds(story);
    const [[end] = []] = story.ends;
    assert.ok(end && !(end instanceof HyperCheckoutError));
    assert.equal(end.status, 'charged');
  });
});
