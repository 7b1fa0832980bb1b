import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readProcessResult } from '../../src/protocol/process-status.ts';
import { parseSdkEvent } from '../../src/protocol/sdk-event.ts';

const message = {
  event: 'process_result',
  requestId: 'r-1',
  service: 'in.juspay.hyperpay',
  payload: { action: 'paymentPage', status: 'charged' },
  error: false,
  errorCode: '',
  errorMessage: '',
};

suite('an event of the SDK', () => {
  test('is the same as an object and as JSON text, but for the raw message', () => {
    const text = JSON.stringify(message);
    assert.deepEqual(parseSdkEvent(message), { ...message, raw: message });
    assert.deepEqual(parseSdkEvent(text), { ...message, raw: text });
  });

  test('needs a name alone', () => {
    const raw = { event: 'show_loader' };
    assert.deepEqual(parseSdkEvent(raw), { event: 'show_loader', payload: {}, raw });
  });

  test('keeps no value of another type than documented', () => {
    const raw = {
      event: 'x',
      requestId: 1,
      service: {},
      payload: 'text',
      error: 1,
      errorCode: 12,
      errorMessage: ['x'],
    };
    assert.deepEqual(parseSdkEvent(raw), { event: 'x', payload: {}, raw });
  });

  for (const [given, error] of [
    [true, true],
    [false, false],
    ['true', true],
    ['false', false],
    ['', false],
    ['TRUE', false],
    [1, undefined],
    [null, undefined],
  ] as const) {
    test(`has the error flag ${error} for ${JSON.stringify(given)}`, () => {
      assert.equal(parseSdkEvent({ event: 'x', error: given })?.error, error);
    });
  }

  test('has a payload that cannot change', () => {
    assert.ok(Object.isFrozen(parseSdkEvent(structuredClone(message))?.payload));
  });

  test('has an error message of at most 512 characters', () => {
    for (const [length, kept] of [
      [512, 512],
      [513, 512],
    ] as const) {
      assert.equal(parseSdkEvent({ event: 'x', errorMessage: 'm'.repeat(length) })?.errorMessage?.length, kept);
    }
  });

  test('is not read from text above four million characters', () => {
    const [start, end] = ['{"event":"x","payload":{"text":"', '"}}'];
    const textOf = (length: number) => `${start}${'x'.repeat(length - start.length - end.length)}${end}`;
    assert.equal(parseSdkEvent(textOf(4_000_000))?.event, 'x');
    assert.equal(parseSdkEvent(textOf(4_000_001)), undefined);
  });

  for (const raw of ['', '{', 'null', '"x"', '[]', null, undefined, 7, [], {}, { event: '' }, { event: 7 }]) {
    test(`is not read from ${JSON.stringify(raw)}`, () => assert.equal(parseSdkEvent(raw), undefined));
  }

  test('takes nothing from a prototype', () => {
    assert.equal(parseSdkEvent(Object.create({ event: 'x' })), undefined);
    class Message {
      event = 'x';
    }
    assert.equal(parseSdkEvent(new Message()), undefined);
  });
});

suite('the end of a payment', () => {
  const resultOf = (payload: object, rest: object = {}) => {
    const event = parseSdkEvent({ event: 'process_result', payload, ...rest });
    assert.ok(event);
    return readProcessResult(event);
  };
  const texts = { paymentInstrument: 'NB_AXIS', paymentInstrumentGroup: 'nb' };

  test('carries what the SDK says of it', () => {
    const given = { requestId: 'r-1', error: true, errorCode: 'JP_002', errorMessage: 'Left' };
    assert.deepEqual(resultOf({ status: 'backpressed', ...texts }, given), {
      status: 'backpressed',
      outcome: 'cancelled',
      nextStep: 'none',
      ...texts,
      errorCode: 'JP_002',
      errorMessage: 'Left',
      requestId: 'r-1',
    });
  });

  test('is found one level deeper too, where the outer payload does not say it', () => {
    const nested = { status: 'charged', ...texts, errorCode: 'JP_000' };
    const expected = { status: 'charged', outcome: 'success', nextStep: 'verify-once', ...texts, errorCode: 'JP_000' };
    assert.deepEqual(resultOf({ payload: nested }), expected);
    assert.deepEqual(resultOf({ payload: { ...nested, status: 'new' }, status: 'charged' }), expected);
    assert.deepEqual(resultOf({ payload: nested }, { errorCode: 'JP_001' }).errorCode, 'JP_001');
  });

  test('is unknown without a status', () => {
    for (const payload of [{}, { payload: 'charged' }, { payload: ['charged'] }, { status: null }]) {
      assert.deepEqual(resultOf(payload), { status: '', outcome: 'unknown', nextStep: 'poll' });
    }
  });
});
