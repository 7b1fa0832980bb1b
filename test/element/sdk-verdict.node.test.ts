import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { endIn, refusalIn, sdkFailed, tokenIn } from '../../src/element/checkout/sdk-verdict.ts';
import { errorCodes, kindOf } from '../../src/protocol/checkout-error.ts';
import type { SdkEvent } from '../../src/protocol/sdk-event.ts';

function eventOf(event: string, payload: SdkEvent['payload'], rest: Partial<SdkEvent> = {}): SdkEvent {
  return { event, payload, raw: undefined, ...rest };
}

describe('the end of a payment', () => {
  for (const [status, attempted, outcome, nextStep] of [
    ['backpressed', false, 'cancelled', 'none'],
    ['backpressed', true, 'unknown', 'poll'],
    ['charged', false, 'success', 'verify-once'],
    ['charged', true, 'success', 'verify-once'],
    ['user_aborted', true, 'pending', 'poll'],
  ] as const) {
    it(`is ${outcome} for ${status} ${attempted ? 'after' : 'before'} an attempt to pay`, () => {
      const result = endIn(eventOf('process_result', { status, paymentInstrument: 'VISA' }), attempted);
      assert.deepEqual(result, { status, outcome, nextStep, paymentInstrument: 'VISA' });
    });
  }
});

describe('refused signed data', () => {
  const refusedWith = (otherInfo: unknown, errorCode = 'JP_012') =>
    refusalIn(eventOf('process_result', { otherInfo }, { errorCode }), 'signature');

  it('keeps the finer cause if that is about the signed data', () => {
    for (const code of errorCodes) {
      const isFiner = kindOf(code) === 'authentication' && !code.startsWith('key-');
      assert.equal(refusedWith({ code })?.code, isFiner ? code : 'authentication-refused', code);
    }
  });

  it('names the field and the SDK’s code', () => {
    const issue = refusedWith({ code: 'time-expired' });
    assert.deepEqual([issue?.field, issue?.reason], ['signature', 'jp-012']);
  });

  it('has no finer cause if the SDK says none that is known', () => {
    for (const otherInfo of [
      undefined,
      null,
      'time-expired',
      [],
      {},
      { code: 'toString' },
      Object.create({ code: 1 }),
    ]) {
      assert.equal(refusedWith(otherInfo)?.code, 'authentication-refused');
    }
  });

  it('is reported by JP_012 alone', () => {
    for (const errorCode of ['', 'JP_011', 'jp_012']) {
      assert.equal(refusedWith({ code: 'time-expired' }, errorCode), undefined);
    }
    assert.equal(refusalIn(eventOf('process_result', {}), 'signature'), undefined);
  });
});

describe('an SDK that cannot be driven', () => {
  for (const [failure, code] of [
    ['script', 'sdk-load'],
    ['missing', 'sdk-error'],
    ['threw', 'sdk-error'],
    ['lost', 'result-unknown'],
  ] as const) {
    it(`is reported as ${code} if the failure is ${failure}`, () => {
      const issue = sdkFailed(failure);
      assert.deepEqual([issue.code, issue.field, issue.reason], [code, 'HyperServices.js', failure]);
    });
  }
});

describe('the answer to a call for a session token', () => {
  it('is the token that the frame has read', () => {
    const value = { status: 'BOUND', error: false };
    assert.deepEqual(tokenIn({ ok: true, value }), { ok: true, value });
  });

  it('is the refusal of the frame', () => {
    const refusal = { requestId: 'r', code: 'token-timeout', field: 'getSessionToken' };
    const answer = tokenIn({ refusal });
    assert.deepEqual([answer.ok, !answer.ok && answer.issue.code], [false, 'token-timeout']);
  });

  for (const answer of [undefined, null, {}, { ok: false }, { refusal: 'no' }, { ok: 'true', value: {} }]) {
    it(`is a frame that has gone, for ${JSON.stringify(answer)}`, () => {
      const token = tokenIn(answer);
      assert.deepEqual(
        [token.ok, !token.ok && token.issue.code, !token.ok && token.issue.field],
        [false, 'channel-closed', 'frame-url'],
      );
    });
  }
});
