import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hasInitiateFailed, isInitiateUnclear, readKnownEvent, type SdkEvent } from '../../src/protocol/sdk-event.ts';

describe('the result of initiate', () => {
  for (const [outcome, status, error] of [
    ['a success', 'success', false],
    ['a success', 'SUCCESS', undefined],
    ['a success', 'SUCCESS ', undefined],
    ['a success', ' success', false],
    ['an unclear success', 'no success', undefined],
    ['an unclear success', 'initiated', undefined],
    ['an unclear success', 'pending', false],
    ['an unclear success', 'successful', undefined],
    ['an unclear success', '', undefined],
    ['an unclear success', 7, undefined],
    ['an unclear success', undefined, undefined],
    ['an unclear success', undefined, false],
    ['a failure', 'success', true],
    ['a failure', undefined, true],
    ['a failure', 'fail', false],
    ['a failure', ' FAILURE', undefined],
    ['a failure', 'Failed', undefined],
  ] as const) {
    it(`is ${outcome} for the status ${JSON.stringify(status)} and the error flag ${error}`, () => {
      const event: SdkEvent = {
        event: 'initiate_result',
        payload: { status },
        raw: undefined,
        ...(error !== undefined && { error }),
      };
      const hasFailed = outcome === 'a failure';
      assert.equal(hasInitiateFailed(event), hasFailed);
      assert.equal(isInitiateUnclear(event), outcome === 'an unclear success');
      assert.deepEqual(readKnownEvent(event)?.payload, { action: 'initiate', hasFailed });
    });
  }
});
