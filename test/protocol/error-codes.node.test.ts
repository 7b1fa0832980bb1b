import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { errorCodes, HyperCheckoutError, isErrorCode, issueOf, kindOf } from '../../src/protocol/checkout-error.ts';
import { attributeOf, checkoutPropertyNames } from '../../src/protocol/checkout-property-names.ts';
import { catalogue, inFull, issueInFull } from '../../src/protocol/errors/catalogue.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const sources = readdirSync(new URL('../../src', import.meta.url), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !/checkout-error|protocol.errors|^cli/.test(path))
  .map((path) => read(`src/${path}`))
  .join('\n');

/** Every sentence of the catalogue. */
const sentences = errorCodes.flatMap((code) => {
  const { message, fix, reasons = {} } = catalogue[code];
  const ofReasons = Object.values(reasons).flatMap((pair) => pair.filter((sentence) => sentence !== undefined));
  return [message, fix, ...ofReasons].map((sentence) => [code, sentence] as const);
});

suite('error codes', () => {
  test('F47: every code is given by something, and what is given is a code', () => {
    for (const code of errorCodes) assert.ok(sources.includes(`'${code}'`), code);
    const given = sources.matchAll(/(?:\bcode: |\b(?:issueOf|issueInFull|sdkIssue|refuse|refuseInFull)\()'([^']+)'/g);
    // The bank's words to the order status have codes of their own, in capitals.
    for (const [, code = ''] of given) assert.ok(isErrorCode(code) || /^[A-Z_\d]*$/.test(code), code);
  });

  test('every reason that the source gives to a code has a sentence, or is known to need none', () => {
    const calls = sources.matchAll(
      /\b(?:issueOf|issueInFull|sdkIssue|refuse|refuseInFull)\(\s*'([a-z-]+)',\s*[^,()]+,\s*'([a-z-]+)'/g,
    );
    const given = [...calls].map(([, code = '', reason = '']) => [code, reason] as const);
    assert.ok(given.length > 20, `${given.length} reasons`);
    for (const [code, reason] of given) {
      assert.ok(isErrorCode(code));
      assert.ok(Object.hasOwn(catalogue[code].reasons ?? {}, reason), `${code}, ${reason}`);
    }
  });

  test('every sentence begins with a capital or the field, and ends with a full stop', () => {
    for (const [code, sentence] of sentences) assert.match(sentence, /^([A-Z]|\{field\} ).{6,}\.$/, code);
  });

  test('no sentence has a code or a reason in it', () => {
    const attributes: readonly string[] = checkoutPropertyNames.map(attributeOf);
    const words = errorCodes
      .flatMap((code) => [code, ...Object.keys(catalogue[code].reasons ?? {})])
      .filter((word) => word.includes('-') && !attributes.includes(word));
    for (const [code, sentence] of sentences) {
      // An option of the command has the name of a reason.
      const found = words.filter((word) => sentence.replace('--page-origin', '').includes(word));
      assert.deepEqual(found, [], `${code}: ${sentence}`);
    }
  });

  test('a sentence names the field as it was written, whatever is in its name', () => {
    for (const field of ['amount', '$&', '{field}']) {
      assert.ok(issueInFull('required', field).message.startsWith(`${field} is missing`));
    }
  });

  test('an issue with sentences of its own keeps them', () => {
    const own = { ...issueOf('amount', 'amount'), message: 'The amount is odd.' };
    assert.notEqual(inFull(issueOf('amount', 'amount')).message, issueOf('amount', 'amount').message);
    assert.deepEqual(inFull(own), own);
  });

  test('an error leads to its entry in a page that the package ships', () => {
    const { name, files } = JSON.parse(read('package.json')) as { name: string; files: string[] };
    for (const code of errorCodes) {
      const error = new HyperCheckoutError(issueOf(code, 'field', 'reason'));
      const { protocol, pathname, hash } = new URL(error.docsUrl);
      const [, packageName, folder = '', ...rest] = pathname.split('/');
      assert.equal(protocol, 'https:');
      assert.equal(packageName, name);
      assert.ok(files.includes(folder), `${folder} is not in the package`);
      assert.equal(hash, `#${code}`);
      assert.ok(read([folder, ...rest].join('/')).includes(`id="${code}"`), code);
      assert.deepEqual([error.code, error.field, error.reason, error.kind], [code, 'field', 'reason', kindOf(code)]);
      assert.equal(error.recoverable, error.kind === 'connection');
      assert.match(error.fix, /\.$/);
    }
  });

  test('no code is on the list twice, and what is not on the list is no code', () => {
    assert.equal(new Set(errorCodes).size, errorCodes.length);
    for (const text of ['', 'toString', '__proto__', 'E_AMOUNT', 1, undefined]) assert.ok(!isErrorCode(text));
  });
});
