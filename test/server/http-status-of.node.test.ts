import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HyperCheckoutError, type Issue } from '../../src/protocol/checkout-error.ts';
import { httpStatusOf } from '../../src/server/http-status-of.ts';

describe('httpStatusOf', () => {
  const statusOf = (issue: Pick<Issue, 'code' | 'field'>) =>
    httpStatusOf(new HyperCheckoutError({ message: 'no', fix: 'none', ...issue }));

  it('blames the request only for what the request did', () => {
    assert.equal(statusOf({ code: 'amount', field: 'amount' }), 400);
    assert.equal(statusOf({ code: 'signature-mismatch' }), 400);
    assert.equal(statusOf({ code: 'authentication-refused', field: 'authorization' }), 401);
    assert.equal(statusOf({ code: 'json-size', field: 'rawBody' }), 413);
    assert.equal(statusOf({ code: 'not-allowed', field: 'content-type' }), 415);
    assert.equal(statusOf({ code: 'result-unknown' }), 503);
    assert.equal(statusOf({ code: 'key-type', field: 'privateKey' }), 500);
    assert.equal(statusOf({ code: 'key-weak', field: 'privateKey' }), 500);
    assert.equal(statusOf({ code: 'authentication-refused', field: 'apiKey' }), 500);
    assert.equal(statusOf({ code: 'wrong-state' }), 500);
    assert.equal(httpStatusOf(new TypeError('boom')), 500);
  });
});
