import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eventFromSdk } from '../../src/element/events.ts';
import { knownSdkEvents, processStatuses } from '../../src/protocol/index.ts';
import { answerSections, eventTypes, heard, statuses, tokenAnswer, tokenStatuses } from './answers.ts';
import { titleOf } from './field-case.ts';

describe('every field of an answer', () => {
  for (const section of answerSections) {
    for (const [field, given] of Object.entries(section.cases)) {
      it(titleOf(section, field), async () => {
        const expected = 'arrives' in given ? given.arrives : given.right;
        assert.deepEqual(await section.send(field, given.right), expected);
        assert.deepEqual(await section.send(field, given.wrong), given.becomes);
      });
    }
  }

  it('event: raw', async () => {
    const raw = { event: 'user_event', payload: { action: 'setPageTitle' }, colour: 'red' };
    const [event] = await heard(raw);
    assert.deepEqual(event?.raw, raw);
  });
});

describe('every status of process_result', () => {
  it('has its case', () => {
    assert.deepEqual(Object.keys(statuses).sort(), Object.keys(processStatuses).sort());
  });

  for (const [status, [outcome, nextStep]] of Object.entries(statuses)) {
    it(titleOf({ title: 'status of process_result' }, status || '(empty)'), async () => {
      for (const spelling of [status, status.toUpperCase(), ` ${status} `]) {
        const error = outcome !== 'success';
        const [event] = await heard({ event: 'process_result', error, payload: { status: spelling } });
        assert.ok(event);
        assert.deepEqual(pick(eventFromSdk(event).detail), { status, outcome, nextStep });
      }
    });
  }

  it('that is not documented is unknown, and to be asked for', async () => {
    const [event] = await heard({ event: 'process_result', error: true, payload: { status: 'settled' } });
    assert.ok(event);
    assert.deepEqual(pick(eventFromSdk(event).detail), { status: 'settled', outcome: 'unknown', nextStep: 'poll' });
  });
});

describe('every event of the SDK', () => {
  it('has its case', () => {
    assert.deepEqual(Object.keys(eventTypes).sort(), [...knownSdkEvents].sort());
  });

  for (const [name, type] of Object.entries(eventTypes)) {
    it(titleOf({ title: 'event of the SDK' }, name), async () => {
      const [event] = await heard({ event: name, error: false, payload: { status: 'charged' } });
      assert.ok(event);
      assert.equal(eventFromSdk(event).type, type);
    });
  }

  it('that is not documented is hyper-sdk-event', async () => {
    const [event] = await heard({ event: 'hyper-error', payload: {} });
    assert.ok(event);
    assert.equal(eventFromSdk(event).type, 'hyper-sdk-event');
  });
});

describe('every status of a session token', () => {
  for (const [status, payload] of Object.entries(tokenStatuses)) {
    it(titleOf({ title: 'status of a session token' }, status), async () => {
      const answer = await tokenAnswer({ payload: { ...payload, status } });
      assert.equal(answer['status'], status);
    });
  }
});

function pick(detail: object) {
  const [status, outcome, nextStep] = ['status', 'outcome', 'nextStep'].map((key): unknown => Reflect.get(detail, key));
  return { status, outcome, nextStep };
}
