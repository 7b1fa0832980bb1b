import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { knownSdkEvents, parseSdkEvent, readKnownEvent } from '../../src/protocol/sdk-event.ts';
import { propertyRuns } from '../support/test-files.js';

function read(raw: unknown) {
  const event = parseSdkEvent(raw);
  return event && readKnownEvent(event);
}

suite('known events', () => {
  test('every known name is read, whatever its payload', () => {
    for (const event of knownSdkEvents) {
      const known = read({
        event,
        payload: { label: 'api_status', value: {}, action: 'setPageTitle', title: 'Cards' },
      });
      assert.equal(known?.event, event);
    }
  });

  test('an unknown name is left to the event itself', () => {
    for (const event of ['toString', '__proto__', 'click', 'onJOSReady'])
      assert.equal(read({ event, payload: {} }), undefined);
  });

  test('a payment attempt has a reference only if the page waits for an answer', () => {
    const payload = {
      payment_method_type: 'NB',
      payment_method: 'NB_HDFC',
      payment_card_type: '',
      payment_card_issuer: '',
    };
    assert.deepEqual(read({ event: 'paymentAttempt', payload }), { event: 'paymentAttempt', payload });
    const waiting = { ...payload, txnReference: 'txr-55' };
    assert.deepEqual(read({ event: 'paymentAttempt', payload: waiting }), {
      event: 'paymentAttempt',
      payload: waiting,
    });
  });

  test('a log entry is found in either place', () => {
    const entry = { label: 'button_clicked', value: { button_name: 'proceed_to_pay' } };
    assert.deepEqual(read({ event: 'log_stream', payload: entry })?.payload, entry);
    assert.deepEqual(read({ event: 'log_stream', payload: { event: 'log_stream', payload: entry } })?.payload, entry);
    assert.equal(read({ event: 'log_stream', payload: { value: 1 } }), undefined);
    const full = { ...entry, category: 'action', subcategory: 'user' };
    assert.deepEqual(read({ event: 'log_stream', payload: full })?.payload, full);
  });

  test('a page title is the only user event that is documented', () => {
    const title = { action: 'setPageTitle', title: 'Cards' };
    assert.deepEqual(read({ event: 'user_event', payload: title })?.payload, title);
    assert.equal(read({ event: 'user_event', payload: { action: 'else', title: 'Cards' } }), undefined);
  });

  for (const [event, payload, expected] of [
    ['initiate_result', { status: 'success' }, { action: 'initiate', hasFailed: false }],
    ['initiate_result', { status: 'success', action: 'other' }, { action: 'other', hasFailed: false }],
    ['initiate_result', { status: 'a failure' }, { action: 'initiate', hasFailed: false }],
    ['initiate_result', { status: 'failure' }, { action: 'initiate', hasFailed: true }],
    ['retryTriggered', { timestamp: '2026-01-01T00:00:00Z' }, { timestamp: '2026-01-01T00:00:00Z' }],
    ['retryTriggered', { timestamp: 7 }, { timestamp: '' }],
    ['sessionExpired', { timestamp: '2026-01-01T00:00:00Z' }, { timestamp: '2026-01-01T00:00:00Z' }],
    ['sessionExpired', {}, { timestamp: '' }],
    ['invokeErrorHandling', { error_message: 'Declined', other: 1 }, { error_message: 'Declined' }],
    ['invokeErrorHandling', {}, { error_message: '' }],
    ['guest_login', { any: 'thing' }, { any: 'thing' }],
    [
      'paymentAttempt',
      { payment_method_type: 'UPI', txnReference: '' },
      { payment_method_type: 'UPI', payment_method: '', payment_card_type: '', payment_card_issuer: '' },
    ],
    [
      'paymentAttempt',
      {
        payment_method_type: 'CARD',
        payment_method: 'VISA',
        payment_card_type: 'CREDIT',
        payment_card_issuer: 'HDFC Bank',
      },
      {
        payment_method_type: 'CARD',
        payment_method: 'VISA',
        payment_card_type: 'CREDIT',
        payment_card_issuer: 'HDFC Bank',
      },
    ],
    ['log_stream', { label: 'on_event' }, { label: 'on_event', value: undefined }],
    ['log_stream', { label: 'on_event', value: 1, payload: 'text' }, { label: 'on_event', value: 1 }],
  ] as const) {
    test(`${event} with ${JSON.stringify(payload)} is read as documented`, () => {
      assert.deepEqual(read({ event, payload }), { event, payload: expected });
    });
  }

  test('a page title that is not a text is no page title', () => {
    assert.equal(read({ event: 'user_event', payload: { action: 'setPageTitle' } }), undefined);
    assert.equal(read({ event: 'user_event', payload: { title: 'Cards' } }), undefined);
  });

  test('nothing from the wire makes it throw', () => {
    fc.assert(
      fc.property(fc.constantFrom(...knownSdkEvents), fc.anything(), fc.anything(), (event, payload, error) => {
        const known = read({ event, payload, error });
        assert.ok(known === undefined || known.event === event);
      }),
      { numRuns: propertyRuns(3000) },
    );
  });
});
