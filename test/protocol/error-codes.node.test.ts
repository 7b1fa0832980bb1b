import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { errorCodes, HyperCheckoutError, isErrorCode, kindOf } from '../../src/protocol/checkout-error.ts';
import { issueOf } from '../../src/protocol/issue-of.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** Code and text of each entry, in order. */
const entries = read('docs/error-codes.md')
  .split(/^## /m)
  .slice(1)
  .map((entry) => {
    const [code = '', ...lines] = entry.split('\n');
    return [code, lines.join('\n').trim()] as const;
  });

const sources = readdirSync(new URL('../../src', import.meta.url), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !/checkout-error|^cli/.test(path))
  .map((path) => read(`src/${path}`))
  .join('\n');

suite('error codes', () => {
  test('the documentation has every code, in the same order, and no other', () => {
    assert.deepEqual(
      entries.map(([code]) => code),
      [...errorCodes],
    );
  });

  test('every entry says the kind of its code, what happened and what to do', () => {
    for (const [code, text] of entries) {
      assert.ok(isErrorCode(code));
      assert.match(text, new RegExp(`^Kind: ${kindOf(code)}\\b`), code);
      assert.ok(text.length > 60, code);
    }
  });

  test('every code is given by something, and what is given is a code', () => {
    for (const code of errorCodes) assert.ok(sources.includes(`'${code}'`), code);
    const given = sources.matchAll(/(?:\bcode: |\b(?:issueOf|refuse)\()'([^']+)'/g);
    // The bank's words to the order status have codes of their own, in capitals.
    for (const [, code = ''] of given) assert.ok(isErrorCode(code) || /^[A-Z_\d]*$/.test(code), code);
  });

  test('an error leads to its entry', () => {
    for (const code of errorCodes) {
      const error = new HyperCheckoutError(issueOf(code, 'field', 'reason'));
      assert.equal(error.docsUrl, `hyper-checkout/docs/error-codes.md#${code}`);
      assert.deepEqual([error.code, error.field, error.reason, error.kind], [code, 'field', 'reason', kindOf(code)]);
      assert.equal(error.recoverable, error.kind === 'connection');
      assert.match(error.fix, /\.$/);
    }
  });

  test('what is not on the list is no code', () => {
    for (const text of ['', 'toString', '__proto__', 'E_AMOUNT', 1, undefined]) assert.ok(!isErrorCode(text));
  });
});
