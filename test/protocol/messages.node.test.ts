import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { issueOf } from '../../src/protocol/checkout-error.ts';
import { frameToHost, hostToFrame, parseRefusal } from '../../src/protocol/frame-messages.ts';
import { parseHyperRequest } from '../../src/protocol/requests/hyper-request.ts';
import { languages } from '../../src/protocol/language.ts';
import {
  intentOf,
  paymentPageToServices,
  parseSdkMessage,
  servicesToPaymentPage,
} from '../../src/protocol/payment-page-messages.ts';

const request = { requestId: 'r-1', service: 'in.juspay.hyperpay', payload: { action: 'initiate' } };

/** An object that has its keys by inheritance alone, as a polluted prototype would give them. */
const inheriting = (values: object): unknown => Object.create(Object.assign(Object.create(null), values) as object);

/** Copies of an object with one key left out, or with another value for it. */
function spoiled(object: object, values: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(values).flatMap(([key, value]) => [
    [`without ${key}`, { ...object, [key]: undefined }],
    [`with ${JSON.stringify(value)} for ${key}`, { ...object, [key]: value }],
  ]);
}

suite('a request between windows', () => {
  test('is read with its three keys and no other', () => {
    assert.deepEqual(parseHyperRequest({ ...request, extra: 1 }), request);
  });

  const foreign = [
    ...spoiled(request, { requestId: 1, service: null, payload: 'text' }),
    ['with a list for payload', { ...request, payload: [] }],
    ['that is a text', JSON.stringify(request)],
    ['that is null', null],
    ['that is a list', [request]],
  ] as const;
  for (const [title, body] of foreign) {
    test(`is not read from an object ${title}`, () => assert.equal(parseHyperRequest(body), undefined));
  }

  test('is what initiate, process and the session token take', () => {
    const readers = [
      hostToFrame.initiate,
      hostToFrame.process,
      hostToFrame['session-token'],
      servicesToPaymentPage.initiate,
      servicesToPaymentPage.process,
    ];
    for (const read of readers) {
      assert.deepEqual(read(request), request);
      assert.equal(read('initiate'), undefined);
    }
  });
});

suite('messages without a body', () => {
  test('are null and nothing else', () => {
    for (const read of [hostToFrame['back-press'], hostToFrame.terminate, servicesToPaymentPage.backpress]) {
      assert.equal(read(null), null);
      for (const body of [undefined, false, 0, '', {}]) assert.equal(read(body), undefined);
    }
  });
});

suite('the colour scheme of the page', () => {
  test('is what the CSS property of that name may be', () => {
    for (const scheme of ['normal', 'light', 'dark', 'light dark', 'only light'])
      assert.equal(hostToFrame.scheme(scheme), scheme);
    for (const other of ['', 'sepia', 'light; color: red', 'not normal', null, 1])
      assert.equal(hostToFrame.scheme(other), undefined);
  });
});

suite('a change of language', () => {
  test('names one of the nine documented languages', () => {
    for (const read of [hostToFrame.language, servicesToPaymentPage.language]) {
      for (const language of languages) assert.equal(read(language), language);
      for (const body of ['en', 'English', 'klingon', '', null, 0, ['hindi']]) assert.equal(read(body), undefined);
    }
  });
});

suite('a height', () => {
  test('is a finite number of pixels from 0 on', () => {
    for (const read of [frameToHost.height, paymentPageToServices.height]) {
      for (const height of [0, 0.5, 640, 1e6]) assert.equal(read(height), height);
      for (const body of [-1, -0.5, NaN, Infinity, '640', null, undefined, [640]]) assert.equal(read(body), undefined);
    }
  });
});

suite('messages of the frame', () => {
  test('the SDK fails in one of three ways', () => {
    for (const failure of ['script', 'missing', 'threw']) assert.equal(frameToHost['sdk-failed'](failure), failure);
    for (const body of ['', 'Script', 'toString', null, 0]) assert.equal(frameToHost['sdk-failed'](body), undefined);
  });

  test('an event of the SDK is read as the frame has parsed it', () => {
    const read = frameToHost['sdk-event'];
    const raw = '{"event":"show_loader"}';
    assert.deepEqual(read({ event: 'show_loader', payload: {}, raw }), { event: 'show_loader', payload: {}, raw });
    const bare = { event: 'show_loader' };
    assert.deepEqual(read(bare), { event: 'show_loader', payload: {}, raw: bare });
    for (const body of [{ payload: {} }, raw, null, [bare]]) assert.equal(read(body), undefined);
  });

  test('an event has a foreign id if the frame says so', () => {
    const read = frameToHost['sdk-event'];
    assert.equal(read({ event: 'process_result', foreignRequestId: true })?.foreignRequestId, true);
    for (const foreignRequestId of [false, 'true', 1, undefined]) {
      assert.equal(read({ event: 'process_result', foreignRequestId })?.foreignRequestId, undefined);
    }
  });

  test('a warning keeps the sentences of the frame, and else has those of the code', () => {
    const warning = { code: 'result-ignored', field: 'process', message: 'It is ignored.', fix: 'Look.' };
    assert.deepEqual(frameToHost.warned(warning)?.issue, warning);
    const plain = frameToHost.warned({ code: 'result-ignored', field: 'process', message: 7 })?.issue;
    assert.match(plain?.message ?? '', /process/);
    assert.equal(frameToHost.warned({ ...warning, message: 'x'.repeat(501) })?.issue.message.length, 500);
  });

  test('a refusal becomes an issue, with the sentences of the frame', () => {
    const issue = {
      code: 'required',
      field: 'order-id',
      reason: 'why',
      message: 'order-id is missing or empty.',
      fix: 'Give it a value.',
      vendor: 'refuses',
    };
    const refusal = frameToHost.refused({ requestId: 'r-1', ...issue });
    assert.equal(refusal?.requestId, 'r-1');
    assert.deepEqual(refusal.issue, issue);
    const odd = frameToHost.refused({ ...issue, message: 1, fix: {}, vendor: 'perhaps' })?.issue;
    assert.deepEqual(odd, issueOf('required', 'order-id', 'why'));
  });

  test('a refusal needs neither request nor reason, and a code of a newer frame is mapped to ours', () => {
    const refusal = parseRefusal({ code: 'not-invented-yet', field: 'amount' });
    assert.equal(refusal?.requestId, '');
    assert.equal(refusal.issue.code, 'protocol-mismatch');
    assert.equal(refusal.issue.reason, 'not-invented-yet');
  });

  for (const body of [
    null,
    'required',
    { field: 'amount' },
    { code: 'required' },
    { code: 7, field: 'amount' },
    { code: 'required', field: 7 },
    { code: '', field: 'amount' },
    { code: 'Required', field: 'amount' },
    { code: 'required!', field: 'amount' },
    { code: '!required', field: 'amount' },
    { code: 'a'.repeat(41), field: 'amount' },
    inheriting({ code: 'required', field: 'amount' }),
  ]) {
    test(`a refusal is not read from ${JSON.stringify(body)}`, () => assert.equal(parseRefusal(body), undefined));
  }

  test('a code has up to 40 characters', () => {
    const code = 'a'.repeat(40);
    assert.equal(parseRefusal({ code, field: 'amount' })?.issue.reason, code);
  });
});

suite('messages of the simulated payment page', () => {
  const message = {
    service: 'in.juspay.hyperpay',
    requestId: 'r-1',
    payload: { status: 'charged' },
    errorMessage: '',
    errorCode: '',
    error: false,
    event: 'process_result',
  };

  test('an event is read with its seven keys and no other', () => {
    assert.deepEqual(parseSdkMessage({ ...message, extra: 1 }), message);
    assert.deepEqual(paymentPageToServices.event({ ...message, error: true }), { ...message, error: true });
    assert.deepEqual(parseSdkMessage({ ...message, service: '', requestId: '' }), {
      ...message,
      service: '',
      requestId: '',
    });
  });

  const types = { service: 1, requestId: 1, payload: '', errorMessage: null, errorCode: 12, error: 'false', event: {} };
  for (const [title, body] of [
    ...spoiled(message, types),
    ['with an empty event', { ...message, event: '' }],
    ['that is a text', JSON.stringify(message)],
    ['that inherits its keys', inheriting(message)],
  ] as const) {
    test(`an event is not read from an object ${title}`, () => assert.equal(parseSdkMessage(body), undefined));
  }

  test('the use for back presses is a boolean', () => {
    const read = paymentPageToServices['consume-backpress'];
    assert.equal(read(true), true);
    assert.equal(read(false), false);
    for (const body of [null, undefined, 'true', 1]) assert.equal(read(body), undefined);
  });

  test('a sentence for the console is a text of up to 1,000 characters', () => {
    const read = paymentPageToServices.mistake;
    for (const sentence of ['', 'process came before initiate.', 'x'.repeat(1000)])
      assert.equal(read(sentence), sentence);
    for (const body of ['x'.repeat(1001), null, 7, ['x']]) assert.equal(read(body), undefined);
  });

  for (const [intent, service, payload] of [
    ['ask', 'in.juspay.hyperapi', { action: 'upiGetSessionToken' }],
    ['ask', 'in.juspay.hyperapi', { action: 'updateOrder' }],
    ['change', 'in.juspay.hyperpay', { action: 'updateOrder' }],
    ['change', 'in.juspay.hyperpay', { action: 'resumePayment' }],
    ['show', 'in.juspay.hyperpay', { action: 'paymentPage' }],
    ['show', 'in.juspay.hyperpay', { action: 'paymentManagement' }],
    ['show', 'in.juspay.hyperpay', {}],
    ['show', 'in.juspay.hyperpay', ['updateOrder']],
  ] as const) {
    test(`${service} with ${JSON.stringify(payload)} wants to ${intent}`, () => {
      assert.equal(intentOf({ requestId: 'r-1', service, payload }), intent);
    });
  }
});
