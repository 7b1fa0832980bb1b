import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HyperCheckoutError, issueOf } from '../../src/protocol/checkout-error.ts';
import { inFull, issueInFull, refuseNoTextInFull, valueOrThrow } from '../../src/protocol/errors/catalogue.ts';

describe('an issue in full', () => {
  it('says what to write for its kind of field', () => {
    const fixOf = (kind?: string) => issueInFull('type', 'field', 'string', kind).fix;
    assert.match(fixOf('email'), /^Write one address, such as /);
    assert.equal(fixOf('sandbox|prod'), 'Write one of sandbox, prod.');
    assert.equal(fixOf('paymentManagement'), 'Write paymentManagement.');
    // A name that every object has is no kind with a sentence.
    assert.equal(fixOf('constructor'), 'Write constructor.');
    assert.notEqual(fixOf(), fixOf('email'));
  });

  it('names the field that a misspelt one stands for', () => {
    const issue = issueInFull('unknown-field', 'curency', 'did-you-mean-currency');
    assert.match(issue.message, /^curency .*[^.]: did you mean currency\?$/);
    assert.equal(issue.fix, 'Write currency.');
    for (const reason of ['you-did-you-mean-currency', 'did-you-mean-']) {
      assert.doesNotMatch(issueInFull('unknown-field', 'curency', reason).message, /did you mean/);
    }
  });

  it('keeps a field with the signs of a replacement as it is', () => {
    assert.ok(issueInFull('required', "$&$'").message.startsWith("$&$' is missing"));
  });

  it('has the sentences of its reason, but for a mandate whose value is not well formed', () => {
    const reasoned = issueInFull('required', 'client-id', 'nothing-set');
    assert.notEqual(reasoned.message, issueInFull('required', 'client-id').message);
    assert.notEqual(reasoned.fix, issueInFull('required', 'client-id').fix);
    assert.equal(
      issueInFull('required', 'client-id', 'toString').message,
      issueInFull('required', 'client-id').message,
    );
    const rule = issueInFull('mandate', 'mandate.rule_value', 'rule-value');
    const illFormed = issueInFull('mandate', 'mandate.rule_value', 'rule-value', 'days');
    assert.notEqual(rule.message, illFormed.message);
    assert.match(illFormed.fix, /whole number/);
  });

  it('says what Juspay is known to do with the value', () => {
    const vendorOf = (...given: Parameters<typeof issueInFull>) => issueInFull(...given).vendor;
    assert.equal(vendorOf('amount', 'amount', 'decimals'), 'refuses');
    assert.equal(vendorOf('not-allowed', 'environment'), 'takes');
    assert.equal(vendorOf('not-allowed', 'currency'), 'unknown');
    assert.equal(vendorOf('unknown-field', 'colour', 'did-you-mean-color'), 'takes');
    assert.equal(vendorOf('required', 'amount'), 'unknown');
  });

  it('keeps sentences of its own', () => {
    const own = { ...issueOf('required', 'amount'), message: 'amount is gone.', fix: 'Look for it.' };
    assert.equal(inFull(own, 'amount'), own);
  });

  it('about a value that is no text is missing or of another type', () => {
    const codeOf = (value: unknown) => refuseNoTextInFull(value, 'email', 'email').issue;
    assert.deepEqual([codeOf('').code, codeOf(null).code, codeOf(7).code], ['required', 'required', 'type']);
    assert.match(codeOf(7).fix, /one address/);
  });
});

describe('a value that is read or thrown', () => {
  it('comes back as it is', () => assert.equal(valueOrThrow({ ok: true, value: 'x' }), 'x'));

  it('is an error in whole sentences where it cannot be read', () => {
    const issue = issueOf('required', 'amount');
    assert.throws(
      () => valueOrThrow({ ok: false, issue }),
      (error: unknown) => error instanceof HyperCheckoutError && error.message === 'amount is missing or empty.',
    );
  });
});
