import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { bcp47Of, languages, resolveLanguage } from '../../src/protocol/language.ts';
import { parseEnvironment } from '../../src/protocol/parse-environment.ts';
import { managementFields, processFields } from '../../src/protocol/requests/process-payload.ts';

suite('language', () => {
  test('each of the nine documented names stands for itself and for its tag', () => {
    assert.equal(languages.length, 9);
    for (const language of languages) {
      assert.deepEqual(resolveLanguage(language), { language, known: true });
      assert.deepEqual(resolveLanguage(bcp47Of(language)), { language, known: true });
      assert.deepEqual(resolveLanguage(`${bcp47Of(language).toUpperCase()}-IN`), { language, known: true });
    }
  });

  test('anything else is english, and said to be unknown', () => {
    for (const text of ['English', 'english ', 'klingon', '', 'e', 'toString', undefined, null, 1, ['hindi'], {}]) {
      assert.deepEqual(resolveLanguage(text), { language: 'english', known: false });
    }
  });

  test('the tables of fields name the same nine', () => {
    assert.equal(processFields.language, `${languages.join('|')}~`);
    assert.equal(managementFields.language, processFields.language);
  });
});

suite('environment', () => {
  test('the three documented spellings are taken as they are', () => {
    for (const environment of ['sandbox', 'prod', 'production']) {
      assert.deepEqual(parseEnvironment(environment), { ok: true, value: environment });
    }
  });

  test('what HyperSDK would take for live by mistake is refused', () => {
    for (const text of ['Sandbox', ' sandbox', 'test', 'staging', 'PROD', 1, {}]) {
      const parsed = parseEnvironment(text);
      assert.ok(!parsed.ok && parsed.issue.code === 'not-allowed' && parsed.issue.field === 'environment');
    }
    for (const nothing of [undefined, null, '']) {
      const parsed = parseEnvironment(nothing);
      assert.ok(!parsed.ok && parsed.issue.code === 'required');
    }
  });
});
