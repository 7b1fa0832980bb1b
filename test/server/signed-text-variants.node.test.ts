import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { signedTextVariants, type TextCause } from '../../src/server/signed-text-variants.ts';
import { propertyRuns } from '../support/test-files.js';
import { assertSentence } from './refusal.ts';

/** [the cause, the text that arrived, the text or bytes that were signed, words of the difference] */
type Row = readonly [cause: TextCause, arrived: string, signed: string | Uint8Array, difference: RegExp];

const entities = (text: string, quote: string, apostrophe: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', quote)
    .replaceAll("'", apostrophe);

const markup = `{"a":"<b> & it's"}`;
const blanks = Array.from({ length: 11 }, (_, index) => `w${index}`).join(' ');

const rows: readonly Row[] = [
  ['trimmed', 'x', 'x\n', /ended in/],
  ['trimmed', 'x', 'x\r\n', /ended in/],
  ['trimmed', 'x', 'x ', /ended in/],
  ['trimmed', 'x', 'x\r', /ended in/],
  ['trimmed', ' x\n', 'x', /no blanks or line breaks around/],
  ['trimmed', ' x\r\n', ' x', /no line break at its end/],
  ['trimmed', ' x\n', ' x', /no line break at its end/],
  ['trimmed', ' a\nb\n', ' a\nb', /no line break at its end/],
  ['trimmed', 'x', ' x ', /blanks around/],
  ['trimmed', 'x', '\ufeffx', /byte order mark/],
  ['line-endings', 'a\r\nb\r\nc', 'a\nb\nc', /LF only/],
  ['line-endings', 'a\nb\nc', 'a\r\nb\r\nc', /CR and LF/],
  ['line-endings', 'a\r\nb\nc', 'a\r\nb\r\nc', /CR and LF/],
  ['re-serialised', '{"a": 1}', '{"a":1}', /without blanks/],
  ['re-serialised', '{"b":1,"a":2}', '{"a": 2, "b": 1}', /sorted keys/],
  ...['&quot;', '&#34;', '&#034;', '&#x22;'].flatMap((quote) =>
    ["'", '&#39;', '&#039;', '&#x27;', '&apos;'].flatMap((apostrophe): Row[] => [
      ['html-escaped', markup, entities(markup, quote, apostrophe), /was HTML-escaped/],
      ['html-escaped', entities(markup, quote, apostrophe), markup, /not HTML-escaped/],
    ]),
  ),
  ['html-escaped', '&#60;b&#62;&#47;&#x2f;&#x2F;&#38;', '<b>///&', /not HTML-escaped/],
  ['html-escaped', '{&quot;a&quot;:&quot;/&quot;}', '{"a":"\\/"}', /slashes/],
  ['plus-became-space', 'a b c', 'a+b+c', /plus where this one has a blank/],
  ['plus-became-space', '91 90000 tea', '91+90000 tea', /plus where this one has a blank/],
  ['plus-became-space', 'a b c d', 'a b+c d', /plus where this one has a blank/],
  ['plus-became-space', 'a b c d', 'a+b c+d', /plus where this one has a blank/],
  ['plus-became-space', blanks, blanks.replace(' w10', '+w10'), /plus where this one has a blank/],
  ['plus-became-space', `${blanks} more`, `${blanks} more`.replaceAll(' ', '+'), /plus where this one has a blank/],
  ['plus-became-space', `91 9 0 ${blanks}`, `91+9+0 ${blanks}`, /plus where this one has a blank/],
  ['plus-became-space', 'a+b+c', 'a b c', /blank where this one has a plus/],
  ['url-encoded', '%7B+%7D', '{+}', /not percent-encoded/],
  ['url-encoded', '%7B+%7D', '{ }', /not form-encoded/],
  ['url-encoded', '{"a": "é"}', '%7B%22a%22%3A%20%22%C3%A9%22%7D', /was percent-encoded/],
  ['url-encoded', '{"a": "é"}', '%7B%22a%22%3A+%22%C3%A9%22%7D', /was form-encoded/],
  ['double-encoded', '{"a":1}', '"{\\"a\\":1}"', /stringified twice$/],
  ['double-encoded', '{"a":1}', '{\\"a\\":1}', /without the outer quotes/],
  ['double-encoded', '"{\\"a\\":1}"', '{"a":1}', /once only/],
  ['double-encoded', '{\\"a\\":1}', '{"a":1}', /once only/],
  ['unicode-form', 'e\u0301', '\u00e9', /form NFC/],
  ['unicode-form', '\u00e9', 'e\u0301', /form NFD/],
  ['unicode-form', '\ufb01e\u0301', 'fi\u00e9', /form NFKC/],
  ['unicode-form', '\ufb01\u00e9', 'fie\u0301', /form NFKD/],
  ['character-set', 'café', Buffer.from('café', 'latin1'), /was encoded as Latin-1/],
  ['character-set', 'cafÃ©', Buffer.from('café'), /UTF-8, which something read as Latin-1/],
  ['character-set', 'रु é', Buffer.from('रु é', 'utf16le'), /UTF-16/],
];

describe('the texts that may have been signed', () => {
  it('are never an empty text, which anything may have been made of', () => {
    for (const text of ['x', '{"a":1}', 'not JSON {']) {
      for (const { bytes, cause } of signedTextVariants(text)) assert.ok(bytes.length > 0, cause);
    }
  });

  for (const [cause, arrived, signed, difference] of rows) {
    it(`for ${JSON.stringify(arrived)} hold ${JSON.stringify(String(signed))}: ${cause}`, () => {
      const bytes = Buffer.from(signed);
      const found = [...signedTextVariants(arrived)].find((variant) => bytes.equals(variant.bytes));
      assert.equal(found?.cause, cause);
      assert.match(found.difference, difference);
    });
  }

  it('never hold the text that arrived, and each says how it differs', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string({ unit: 'grapheme', maxLength: 40 })), (text) => {
        const arrived = Buffer.from(text);
        for (const { difference, bytes, cause } of signedTextVariants(text)) {
          if (cause !== 'character-set') assert.ok(!arrived.equals(bytes));
          assertSentence(`The signed text ${difference}.`);
        }
      }),
      { numRuns: propertyRuns(100) },
    );
  });

  it('do not try every choice of blanks in a text that has many', () => {
    const many = [...signedTextVariants(Array.from({ length: 40 }, () => 'w').join(' '))];
    assert.ok(many.filter(({ cause }) => cause === 'plus-became-space').length <= 2);
  });

  it('hold no Latin-1 for a text beyond it', () => {
    const differences = [...signedTextVariants('é रु')].map(({ difference }) => difference);
    assert.ok(!differences.some((difference) => difference.includes('Latin-1')));
    const ascii = [...signedTextVariants('tea')].map(({ difference }) => difference);
    assert.ok(!ascii.some((difference) => difference.includes('Latin-1')));
  });
});
