import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { doubleForms, forbiddenWords, missingForms, readGlossary, wrongMarks } from '../../../.config/glossary.js';
import { readTexts, rooms } from '../../../.config/languages.js';
import { closeIn } from '../../../src/element/checkout-dialog.ts';
import { errorTextRows, errorTextsIn } from '../../../src/element/error-texts.ts';
import { orderTextsIn } from '../../../src/element/order/order-texts.ts';
import { bcp47Of, languages, type Language } from '../../../src/protocol/language.ts';

const english = readGlossary('en');
const source = everyText('english');

describe('the glossary', () => {
  for (const language of languages) {
    const tag = bcp47Of(language);
    const glossary = readGlossary(tag);
    const texts = everyText(language);

    it(`has a word for every term in ${language}`, () => {
      assert.deepEqual(Object.keys(glossary.forms), Object.keys(english.forms));
      assert.deepEqual(
        Object.values(glossary.forms).filter((form) => form.split('|', 1)[0] === ''),
        [],
      );
    });

    it(`is kept by every text in ${language}`, () => {
      assert.deepEqual(forbiddenWords(glossary, texts), []);
      assert.deepEqual(missingForms(english, glossary, source, texts), []);
      assert.deepEqual(doubleForms(source, texts), []);
      assert.deepEqual(wrongMarks(tag, texts), []);
    });

    it(`forbids no word of its own in ${language}`, () => {
      const forms = Object.fromEntries(
        Object.entries(glossary.forms).map(([term, form]) => [term, form.replace('|', '')]),
      );
      assert.deepEqual(
        forbiddenWords(glossary, forms).filter((fault) => !/^fee has/.test(fault)),
        [],
      );
    });
  }
});

describe('a text', () => {
  const glossary = {
    forms: { ...english.forms, card: 'कार्ड', 'card number': 'कार्ड नंबर', approve: 'मंज़ूर| करें' },
    forbidden: { भुगतान: 'पेमेंट' },
  };

  it('is found with a word that no longer stands for its term, at the beginning of a word only', () => {
    const texts = { a: 'दोबारा भुगतान न करें।', b: '“भुगतानों” का', c: 'अभुगतान' };
    assert.deepEqual(forbiddenWords(glossary, texts), [
      'a has “भुगतान” (write: पेमेंट): दोबारा भुगतान न करें।',
      'b has “भुगतान” (write: पेमेंट): “भुगतानों” का',
    ]);
  });

  it('is found without the form of a term, the longest of which counts', () => {
    const before = { a: 'Card number', b: 'Cards', c: 'Approved', d: 'Enter the OTP', e: 'name@card' };
    const texts = { a: 'कार्ड संख्या', b: 'कार्डों', c: 'मंज़ूरी', d: 'Enter पासवर्ड', e: 'name@card' };
    assert.deepEqual(missingForms(english, glossary, before, texts), [
      'a has no “कार्ड नंबर”: कार्ड संख्या',
      'd has no “OTP”: Enter पासवर्ड',
    ]);
  });

  it('is found if it is translated in two ways', () => {
    const before = { a: 'Back', b: 'Stay', c: 'Back' };
    assert.deepEqual(doubleForms(before, { a: 'वापस', b: 'रुकें', c: 'पीछे' }), ['a and c say “Back” as “वापस” and “पीछे”']);
    assert.deepEqual(doubleForms(before, { a: 'वापस', b: 'वापस', c: 'वापस' }), []);
  });

  it('is found with the marks of another language', () => {
    const faulty: readonly (readonly [string, string])[] = [
      ['en', "Don't pay"],
      ['mr', 'झाले!'],
      ['hi', 'कार्ड नंबर डालें.'],
      ['mr', 'कार्ड नंबर टाका।'],
      ['hi', 'कार्ड नंबर डालें ।'],
      ['ta', 'OTP-ஐ உள்ளிடவும்.'],
      ['te', 'OTP‑ని నమోదు చేయండి.'],
      ['hi', '₹१०'],
      ['hi', 'पेमेंट\u200c'],
      ['bn', 'ছা\u09dc'],
    ];
    for (const [tag, text] of faulty) {
      assert.equal(wrongMarks(tag, { a: text }).length, 1, `${tag}: ${text}`);
    }
    const right: readonly (readonly [string, string])[] = [
      ['en', 'Don’t pay'],
      ['hi', 'UPI ID ऐसी होती है: name@bank।'],
      ['ta', 'OTP‑ஐ உள்ளிடவும்.'],
      ['te', 'పేమెంట్‌ను OTPతో ఆమోదించండి.'],
    ];
    for (const [tag, text] of right) assert.deepEqual(wrongMarks(tag, { a: text }), []);
  });
});

/** Every text of a language: those of the pages, and those of the element itself. */
function everyText(language: Language): Readonly<Record<string, string>> {
  const [failed = '', retry = '', unknown = '', elsewhere = '', slow = ''] = errorTextRows[language].split('|');
  const own = {
    'element.title': errorTextsIn(language).title,
    'element.close': closeIn[language],
    'element.failed': failed,
    'element.retry': retry,
    'element.unknown': unknown,
    'element.elsewhere': elsewhere,
    'element.slow': slow,
    ...Object.fromEntries(
      Object.entries(orderTextsIn(language)).map(([name, text]) => [`element.order.${name}`, text]),
    ),
  };
  const pages = rooms.flatMap((room) => Object.entries(readTexts(room, bcp47Of(language))));
  return { ...Object.fromEntries(pages), ...own };
}
