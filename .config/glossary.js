// @ts-check
// The glossary of the nine languages, a file for each in glossary/, and what is wrong with a text by it.
//
// `forms` has the word of a language for each term. What follows `|` is bent by grammar, so texts are searched for the
// part before it. `forbidden` has beginnings of words that no longer stand for a term, as regular expressions, and what
// to write instead. No page reads it: only tests, and the sheet for reviewers.
import { readFileSync } from 'node:fs';

/**
 * @typedef {object} Glossary
 * @property {Readonly<Record<string, string>>} forms by term
 * @property {Readonly<Record<string, string>>} forbidden what to write instead, by the beginning of a word
 */
/** @typedef {Readonly<Record<string, string>>} Texts by message id */

/** Words that every language writes in Latin letters, as UPI apps and banks do. */
const latinWords = ['UPI ID', 'UPI PIN', 'UPI', 'PIN', 'OTP', 'CVV', 'EMI', 'QR'];

/**
 * Terms that a text has in another sense or in grammar of its own, by message id.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const otherwise = {
  // A card expires at a date, a request after a time.
  'card.expiry-past': ['expired'],
  // What is continued here is the payment, not the way to a next page.
  'leave.stay': ['continue'],
  'leave.stay-paying': ['continue'],
  // Sentences, and no button.
  'offers.sum': ['pay an amount'],
  'phone.title': ['pay an amount'],
};

/** `\b` does not know the scripts of India. */
const wordStart = String.raw`(?<![\p{L}\p{M}\p{N}@\u200c\u2011])`;

/** @param {string} tag */
export function readGlossary(tag) {
  const path = new URL(`glossary/${tag}.json`, import.meta.url);
  return /** @type {Glossary} */ (JSON.parse(readFileSync(path, 'utf8')));
}

/**
 * Returns the forbidden words of a language in its texts.
 *
 * @param {Glossary} glossary
 * @param {Texts} texts
 */
export function forbiddenWords({ forbidden }, texts) {
  const rules = Object.entries(forbidden).map(([beginning, instead]) => ({
    instead,
    pattern: new RegExp(wordStart + beginning, 'iu'),
  }));
  return Object.entries(texts).flatMap(([id, text]) =>
    rules.flatMap(({ instead, pattern }) => {
      const found = pattern.exec(text);
      return found ? [`${id} has “${found[0]}” (write: ${instead}): ${text}`] : [];
    }),
  );
}

/**
 * Returns the terms of English texts whose forms are not in the translations. Of a term within another one, such as
 * `card` in `card number`, the longer one counts.
 *
 * @param {Glossary} english
 * @param {Glossary} glossary
 * @param {Texts} source in English
 * @param {Texts} texts
 */
export function missingForms(english, glossary, source, texts) {
  const terms = Object.entries(english.forms).sort(([, one], [, other]) => other.length - one.length);
  return Object.entries(source).flatMap(([id, text]) => {
    const translated = texts[id] ?? '';
    let rest = text;
    const said = terms.filter(([term, word]) => {
      const before = rest;
      rest = rest.replaceAll(new RegExp(String.raw`${wordStart}${escaped(word)}(?:s|d|ed|ing)?(?!\p{L})`, 'giu'), '');
      return rest !== before && !otherwise[id]?.includes(term);
    });
    const forms = said.map(([term]) => glossary.forms[term]?.split('|', 1)[0] ?? term);
    return [...forms, ...latinWords.filter((word) => text.includes(word))]
      .filter((form) => !new RegExp(wordStart + escaped(form), 'iu').test(translated))
      .map((form) => `${id} has no “${form}”: ${translated}`);
  });
}

/**
 * Returns the English texts that are translated in more than one way.
 *
 * @param {Texts} source in English
 * @param {Texts} texts
 */
export function doubleForms(source, texts) {
  const ids = Object.keys(source);
  return ids.flatMap((id, index) =>
    ids
      .slice(index + 1)
      .filter((other) => source[other] === source[id] && texts[other] !== texts[id])
      .map((other) => `${id} and ${other} say “${source[id]}” as “${texts[id]}” and “${texts[other]}”`),
  );
}

/** Wording that no text may have, by language; `every` is for all of them. */
const marks = {
  every: [/['"]/, /!/, /\.\.\./, / [।.,:;?]/, /[\u200b\u200d-\u2010\u2060\ufeff]/, /(?![0-9])\p{Nd}/u],
  // The full stop of these is the danda.
  danda: [/\p{L}\p{M}*\./u, /\}\./],
  stop: [/।/],
  // Endings after Latin text hang on a hyphen that does not break, or follow without one.
  hyphenated: [/[A-Za-z}]-\p{L}/u],
  joined: [/[A-Za-z}][-\u2011](?![A-Za-z])\p{L}/u],
  // Joiners split no words of these scripts.
  whole: [/\u200c/],
};

/** @type {Readonly<Record<string, readonly (keyof typeof marks)[]>>} */
const marksOf = {
  en: ['stop', 'whole'],
  hi: ['danda', 'joined', 'whole'],
  mr: ['stop', 'joined', 'whole'],
  gu: ['stop', 'joined', 'whole'],
  bn: ['danda', 'hyphenated', 'whole'],
  ta: ['stop', 'hyphenated', 'whole'],
  te: ['stop', 'joined'],
  kn: ['stop', 'joined'],
  ml: ['stop', 'hyphenated'],
};

/**
 * Returns punctuation, digits and hidden signs that the language does not write so.
 *
 * @param {string} tag
 * @param {Texts} texts
 */
export function wrongMarks(tag, texts) {
  const patterns = [...marks.every, ...(marksOf[tag] ?? []).flatMap((name) => marks[name])];
  return Object.entries(texts).flatMap(([id, text]) => [
    ...(text === text.normalize() ? [] : [`${id} is not in the normal form: ${text}`]),
    ...patterns.filter((pattern) => pattern.test(text)).map((pattern) => `${id} has ${String(pattern)}: ${text}`),
  ]);
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}
