import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { newRequest } from '../../src/element/checkout/requests-from-properties.ts';
import { isPlainObject } from '../../src/protocol/plain-object.ts';
import { sessionTokenService } from '../../src/protocol/requests/hyper-request.ts';
import { Line } from '../fields/product.ts';
import { goodInitiate, goodProcess, goodTokenRequests } from '../protocol/good-requests.ts';

let line: Line;

beforeEach(async () => {
  line = new Line();
  await line.send('initiate', newRequest(goodInitiate));
});
afterEach(() => {
  line.close();
  mock.timers.reset();
  mock.restoreAll();
});

const charged = { event: 'process_result', error: false, payload: { action: 'paymentPage', status: 'charged' } };

/** The warnings so far, as code and reason. */
function warnings(): unknown[] {
  return line.warned.map(({ code, reason }) => [code, reason]);
}

/** The status of a token, or the code of its refusal. */
function tokenIn(answer: unknown): unknown {
  const { value, refusal } = isPlainObject(answer) ? answer : {};
  return isPlainObject(value) ? value['status'] : isPlainObject(refusal) && refusal['code'];
}

describe('an event of the SDK', () => {
  for (const event of ['process_result', 'log_stream', 'hide_loader', 'initiate_result']) {
    it(`is parsed once on its way to the page: a text with ${event}`, async () => {
      await line.send('process', newRequest(goodProcess));
      const parse = mock.method(JSON, 'parse');
      const text = JSON.stringify({ ...charged, event });
      const [told] = await line.answer(text);
      assert.equal(told?.event, event);
      assert.equal(told.raw, text);
      assert.equal(parse.mock.callCount(), 1);
    });
  }

  it('that ends the payment under a foreign id says so', async () => {
    await line.send('process', newRequest(goodProcess));
    const [told] = await line.answer({ ...charged, requestId: 'another' });
    assert.equal(told?.foreignRequestId, true);
    assert.deepEqual(warnings(), []);
  });

  it('that goes no further is a warning with sentences', async () => {
    assert.deepEqual(await line.answer(charged), []);
    assert.deepEqual(await line.answer('no JSON', 7, null, { payload: {} }), []);
    const noEvent = ['result-ignored', 'no-event'];
    assert.deepEqual(warnings(), [['result-ignored', 'no-payment'], noEvent, noEvent, noEvent, noEvent]);
    for (const { message, fix } of line.warned) assert.match(`${message} ${fix}`, /^[A-Z].+ignored\. [A-Z].+\.$/);
  });

  it('crosses the port without its functions, and without its payload if that is a circle', async () => {
    await line.send('process', newRequest(goodProcess));
    const circle: Record<string, unknown> = { call: () => undefined, status: 'charged' };
    const [plain] = await line.answer({ event: 'user_event', payload: { ...circle } });
    assert.deepEqual(plain?.payload, { status: 'charged' });
    circle['self'] = circle;
    const [told] = await line.answer({ event: 'process_result', payload: circle });
    assert.deepEqual(told?.payload, {});
  });

  it('warns of an initiate that succeeds in other words', async () => {
    const [told] = await line.answer({ event: 'initiate_result', payload: { status: 'initiated' } });
    assert.equal(told?.event, 'initiate_result');
    assert.deepEqual(warnings(), [['initiate-status', undefined]]);
  });
});

describe('a short service name', () => {
  it('is completed, since the SDK loses events without one', async () => {
    const request = { ...newRequest(goodProcess), service: 'hyperpay' };
    assert.equal((await line.send('process', request)).received?.service, 'in.juspay.hyperpay');
    const token = { ...newRequest(goodTokenRequests.signed), service: 'hyperapi' };
    assert.equal((await line.send('session-token', token)).received?.service, sessionTokenService);
  });
});

describe('a session token', () => {
  const ask = () => line.askToken(newRequest(goodTokenRequests.signed, sessionTokenService));
  const token = (payload: object, more: object = {}) => ({ event: 'process_result', payload, ...more });

  for (const [about, answer] of [
    ['its action', token({ action: 'upiGetSessionToken', status: 'BOUND' })],
    ['its action and another id', token({ action: 'upiGetSessionToken', status: 'BOUND' }, { requestId: 'other' })],
    ['its status', token({ status: 'BOUND' })],
    ['its service', token({ status: 'BOUND' }, { service: sessionTokenService })],
  ] as const) {
    it(`is recognised by ${about}, and leaves the open payment open`, async () => {
      await line.send('process', newRequest(goodProcess));
      const { answer: asked } = await ask();
      assert.deepEqual(await line.answer(answer), []);
      assert.equal(tokenIn(await asked), 'BOUND');
      const [end] = await line.answer(charged);
      assert.equal(end?.payload['status'], 'charged');
      assert.deepEqual(warnings(), []);
    });
  }

  it('goes to the call that has waited longest if it names none', async () => {
    const calls = [await ask(), await ask()];
    for (const status of ['FRESH', 'BOUND']) await line.answer(token({ action: 'upiGetSessionToken', status }));
    const answers = await Promise.all(calls.map(({ answer }) => answer));
    assert.deepEqual(answers.map(tokenIn), ['FRESH', 'BOUND']);
  });

  it('that no call waits for is a warning, and ends no payment', async () => {
    await line.send('process', newRequest(goodProcess));
    assert.deepEqual(await line.answer(token({ action: 'upiGetSessionToken', status: 'FRESH' })), []);
    assert.deepEqual(warnings(), [['result-ignored', 'late-token']]);
    assert.equal((await line.answer(charged)).length, 1);
  });

  it('that never comes is token-timeout after a minute, and a late answer ends no payment', async () => {
    await line.send('process', newRequest(goodProcess));
    mock.timers.enable({ apis: ['setTimeout'] });
    const request = newRequest(goodTokenRequests.signed, sessionTokenService);
    const { answer } = await line.askToken(request);
    mock.timers.tick(60_000);
    assert.equal(tokenIn(await answer), 'token-timeout');
    assert.deepEqual(await line.answer(token({ status: 'FAILURE' }, { requestId: request.requestId })), []);
    assert.deepEqual(warnings(), [['result-ignored', 'late-token']]);
  });

  it('that was asked for when the SDK ends is terminated', async () => {
    const { answer } = await ask();
    void line.send('process', newRequest(goodProcess));
    const ended = answer.then(tokenIn, (error: unknown) => isPlainObject(error));
    await line.terminate();
    assert.equal(await ended, 'terminated');
  });
});
