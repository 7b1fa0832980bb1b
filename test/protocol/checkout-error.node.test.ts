import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { docsUrlOf, HyperCheckoutError, isErrorCode, issueOf, kindOf } from '../../src/protocol/checkout-error.ts';

suite('the error of this package', () => {
  for (const [code, kind, recoverable] of [
    ['required', 'input', false],
    ['protocol', 'input', false],
    ['token', 'input', false],
    ['signature-mismatch', 'authentication', false],
    ['key-weak', 'authentication', false],
    ['frame-timeout', 'connection', true],
    ['protocol-mismatch', 'connection', true],
    ['result-unknown', 'connection', true],
    ['wrong-state', 'usage', false],
    ['terminated', 'usage', false],
  ] as const) {
    test(`is of kind ${kind} for ${code}${recoverable ? ', and may pass' : ''}`, () => {
      const error = new HyperCheckoutError(issueOf(code, 'amount', 'why'), 'r-1');
      assert.equal(kindOf(code), kind);
      assert.deepEqual([error.code, error.kind, error.recoverable], [code, kind, recoverable]);
      assert.ok(isErrorCode(code));
    });
  }

  test('carries the issue and the request, and a link to its explanation', () => {
    const issue = issueOf('amount', 'amount', 'decimals');
    const error = new HyperCheckoutError(issue, 'r-1');
    const { name, message, field, reason, fix, requestId, docsUrl } = error;
    assert.deepEqual(
      { name, message, field, reason, fix, requestId, docsUrl },
      {
        name: 'HyperCheckoutError',
        message: issue.message,
        field: 'amount',
        reason: 'decimals',
        fix: issue.fix,
        requestId: 'r-1',
        docsUrl: docsUrlOf('amount'),
      },
    );
    assert.ok(error instanceof Error);
    assert.equal(new HyperCheckoutError(issue).requestId, undefined);
  });

  test('knows no code but those of the list', () => {
    for (const text of ['', 'Required', 'toString', undefined, 7]) assert.ok(!isErrorCode(text));
  });
});
