import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { numberTextIn, parseJsonBody, parseJsonText } from '../../src/protocol/json-text.ts';
import { propertyRuns } from '../support/test-files.js';

/** Writes a value as JSON with its own choice of blanks and escapes, which say the same in another way. */
function spell(value: unknown, random: () => number): string {
  const blank = () => ['', '', ' ', '\n', '\t'][random() % 5] ?? '';
  if (Array.isArray(value)) return `[${value.map((item) => blank() + spell(item, random) + blank()).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(
      ([key, item]) => `${blank()}${spellText(key, random)}${blank()}:${blank()}${spell(item, random)}${blank()}`,
    );
    return `{${members.join(',')}}`;
  }
  return typeof value === 'string' ? spellText(value, random) : JSON.stringify(value);
}

function spellText(text: string, random: () => number): string {
  const characters = [...text].map((character) =>
    random() % 4 === 0 && character.length === 1
      ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
      : JSON.stringify(character).slice(1, -1),
  );
  return `"${characters.join('')}"`;
}

// No control characters: they are refused for a reason of their own.
const words = fc.stringMatching(/^[ -~]{0,12}$/);
const keys = words.filter((key) => !['__proto__', 'constructor', 'prototype'].includes(key));
const { value: values } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    words,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(keys, tie('value'), { maxKeys: 5 }),
  ),
}));
const objects = fc.dictionary(keys, values, { maxKeys: 6 });
const randoms = fc.infiniteStream(fc.nat()).map((stream) => () => Number(stream.next().value));

suite('JSON text', () => {
  test('whatever names each key once is read as JSON.parse reads it', () => {
    fc.assert(
      fc.property(objects, randoms, (object, random) => {
        const text = spell(object, random);
        const parsed = parseJsonText(text, 'text');
        assert.ok(parsed.ok, text);
        assert.deepEqual(parsed.value, JSON.parse(text));
      }),
      { numRuns: propertyRuns(3000) },
    );
  });

  test('a key that comes twice is found at any depth, however it is written', () => {
    fc.assert(
      fc.property(objects, keys, values, values, fc.nat(4), randoms, (object, key, one, other, depth, random) => {
        let text = `{${spellText(key, random)}:${spell(one, random)},${spellText(key, random)}:${spell(other, random)}}`;
        for (let level = 0; level < depth; level++) text = `{"x":${spell(object, random)},"y":[${text}]}`;
        const parsed = parseJsonText(text, 'text');
        assert.ok(!parsed.ok && parsed.issue.code === 'json-duplicate-key', text);
      }),
      { numRuns: propertyRuns(3000) },
    );
  });

  test('the same key in two objects is no repetition', () => {
    assert.ok(parseJsonText('{"a":{"a":1},"b":[{"a":1},{"a":2}]}', 'text').ok);
  });

  test('no text and no value makes it throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string({ unit: 'binary' }), fc.json()), (input) => {
        const parsed = parseJsonText(input, 'text');
        assert.equal(typeof parsed.ok, 'boolean');
      }),
      { numRuns: propertyRuns(5000) },
    );
  });

  test('texts that a scanner could run away on are read in a moment', () => {
    // Processor time, since a busy machine may take any time on the clock.
    const before = process.cpuUsage();
    for (const part of ['"', '\\', '\\"', '":', '[', '{"', '\\u', ' ', '"\\', 'a":"b",']) {
      for (const lead of ['', '{"a":"', '{', '{"a":[', '\\u', '{"a":"\\u']) {
        parseJsonText(lead + part.repeat(65_536 / part.length - lead.length), 'text');
      }
    }
    assert.ok(process.cpuUsage(before).user < 2_000_000);
  });

  test('a body may have 1 MiB, and says if it begins with a byte order mark', () => {
    const body = (length: number) => `{"a":"${'x'.repeat(length - 8)}"}`;
    assert.ok(parseJsonBody(body(1_048_576), 'body').ok);
    for (const [text, expected] of [
      [body(1_048_577), 'json-size'],
      ['\ufeff{}', 'json-syntax bom'],
      ['{}\ufeff', 'json-syntax'],
      ['{', 'json-syntax'],
    ] as const) {
      const parsed = parseJsonBody(text, 'body');
      assert.ok(!parsed.ok);
      assert.equal([parsed.issue.code, parsed.issue.reason].filter(Boolean).join(' '), expected);
    }
  });

  test('an object has at most 32 levels', () => {
    const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
    assert.ok(parseJsonText(nested(32), 'text').ok);
    assert.ok(!parseJsonText(nested(33), 'text').ok);
    assert.ok(parseJsonBody(nested(32), 'text').ok);
    assert.ok(!parseJsonBody(nested(33), 'text').ok);
  });

  test('a key that comes twice above a depth bomb does not hide it', () => {
    const parsed = parseJsonText(`{"a":1,"a":2,"b":${'['.repeat(1000)}`, 'text');
    assert.ok(!parsed.ok && parsed.issue.code === 'json-depth');
  });

  test('a body may hold any text in its values, and names each key once', () => {
    const body = '{"lines":"a\\nb","half":"\\ud800","list":[{"a":1},{"a":2}]}';
    assert.deepEqual(parseJsonBody(body, 'body'), { ok: true, value: JSON.parse(body) });
    for (const [text, cause] of [
      ['{"a":1,"a":1}', 'json-duplicate-key a'],
      ['{"x":{"a":1,"\\u0061":1}}', 'json-duplicate-key a'],
      ['{"__proto__":{}}', 'json-key __proto__'],
      ['[{}]', 'json-shape body'],
      ['{', 'json-syntax body'],
      ['', 'json-syntax body'],
      ['['.repeat(40), 'json-depth body'],
      [`{"a":"${'x'.repeat(1_048_576)}"}`, 'json-size body'],
    ] as const) {
      const parsed = parseJsonBody(text, 'body');
      assert.equal(parsed.ok ? 'taken' : `${parsed.issue.code} ${parsed.issue.field}`, cause);
    }
  });

  test('the text of a number is found under its key alone', () => {
    const text = '{"x":{"amount":1},"y":["amount",2],"\\u0061mount" : 9007199254740993.10 ,"z":-0}';
    assert.equal(numberTextIn(text, 'amount'), '9007199254740993.10');
    assert.equal(numberTextIn(text, 'z'), '-0');
    assert.equal(numberTextIn(text, 'x'), undefined);
    assert.equal(numberTextIn(text, 'none'), undefined);
  });
});
