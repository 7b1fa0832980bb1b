// @ts-check
// `npm run languages`: holds the texts in the code and their translations against each other.
//
// Every `msg('English', { id, desc })` of the customer's pages goes into english.json of its room, and that of a payment
// method, or of `ui`, into texts.json of its folder, which holds all languages. The files of the other languages get the ids that are new, empty, and lose those that are gone. A text whose English has changed is
// emptied too, since its translation says something else now; `npm run languages -- --keep ID …` keeps it. What is
// empty is to be translated, and no test passes before it is. At last docs/languages.md is written anew.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'prettier';
import typescript from 'typescript';
import { bcp47Of, languages } from '../src/protocol/language.ts';
import { readGlossary } from './glossary.js';
import { foldersOf, folderTexts, textFiles } from './folder-texts.js';

/**
 * @typedef {object} Message
 * @property {string} text English, with `{0}` for the first value
 * @property {string} desc for the translator
 * @property {string} file where it is said first
 */
/** @typedef {Record<string, string>} Texts by message id */

/**
 * @typedef {object} Room a page with texts for customers
 * @property {string} path
 * @property {string} name
 * @property {readonly string[]} folders those that hold texts of the page, too, each in a texts.json
 */

/** @type {readonly Room[]} */
export const rooms = [
  { path: 'src/simulator/payment-page', name: 'Payment page', folders: foldersOf['payment-page'].map(inSimulator) },
  { path: 'src/simulator/bank', name: 'Bank pages', folders: foldersOf.bank.map(inSimulator) },
];

/** @param {string} folder */
function inSimulator(folder) {
  return `src/simulator/${folder}`;
}

/** The tags of the eight languages beside English. */
export const translatedTags = languages.filter((language) => language !== 'english').map(bcp47Of);

const sheet = 'docs/languages.md';

/**
 * Returns the source files that say the texts of a room.
 *
 * @param {Room} room
 */
export function sourcesOf({ path, folders }) {
  return [path, ...folders].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .sort()
      .map((name) => join(folder, name).replaceAll('\\', '/')),
  );
}

/**
 * Every message of a room in the order of its files, and what is wrong with how it is written.
 *
 * @param {Room} room
 */
export function readMessages(room) {
  /** @type {Map<string, Message>} */
  const messages = new Map();
  /** @type {string[]} */
  const faults = [];
  for (const path of sourcesOf(room)) {
    const source = typescript.createSourceFile(path, readFileSync(path, 'utf8'), typescript.ScriptTarget.ES2022, true);
    /** @param {typescript.Node} node */
    const visit = (node) => {
      if (typescript.isCallExpression(node) && node.expression.getText() === 'msg') {
        const fault = take(node, messages, path);
        const { line } = source.getLineAndCharacterOfPosition(node.getStart());
        if (fault) faults.push(`${path}:${line + 1}: ${fault}`);
      }
      node.forEachChild(visit);
    };
    visit(source);
  }
  return { messages, faults };
}

/**
 * @param {typescript.CallExpression} call
 * @param {Map<string, Message>} messages
 * @param {string} file
 * @returns {string | undefined} what is wrong with it
 */
function take(call, messages, file) {
  const [said, options] = call.arguments;
  const text = said && textOf(said);
  if (text === undefined) return 'the text has to stand here, as a string or as str`…`';
  const { id, desc } = optionsOf(options);
  if (!id || !desc) return `“${text}” needs an id and a desc`;
  if (!isInFunction(call)) return `${id} is said once, when the file is loaded, and stays in that language`;
  const known = messages.get(id);
  if (!known) messages.set(id, { text, desc, file });
  else if (ownerOf(known.file) !== ownerOf(file)) return `${id} is said in ${known.file}, too: say it in one folder`;
  else if (known.text !== text) return `${id} is “${known.text}” elsewhere, and “${text}” here`;
  return undefined;
}

/**
 * @param {typescript.Expression} said
 * @returns {string | undefined}
 */
function textOf(said) {
  if (typescript.isStringLiteralLike(said)) return said.text;
  if (!typescript.isTaggedTemplateExpression(said) || said.tag.getText() !== 'str') return undefined;
  const { template } = said;
  if (!typescript.isTemplateExpression(template)) return template.text;
  return template.head.text + template.templateSpans.map(({ literal }, index) => `{${index}}${literal.text}`).join('');
}

/**
 * @param {typescript.Expression | undefined} options
 * @returns {Record<string, string>}
 */
function optionsOf(options) {
  if (!options || !typescript.isObjectLiteralExpression(options)) return {};
  return Object.fromEntries(
    options.properties.flatMap((property) =>
      typescript.isPropertyAssignment(property) && typescript.isStringLiteralLike(property.initializer)
        ? [[property.name.getText(), property.initializer.text]]
        : [],
    ),
  );
}

/** @param {typescript.Node} node */
function isInFunction(node) {
  return Boolean(typescript.findAncestor(node, typescript.isFunctionLike));
}

/**
 * Returns the faults for which a translation cannot replace the English texts.
 *
 * @param {ReadonlyMap<string, Message>} messages
 * @param {Texts} texts
 */
export function translationFaults(messages, texts) {
  const missing = [...messages.keys()].filter((id) => !texts[id]?.trim()).map((id) => `${id} is not translated`);
  const stale = Object.keys(texts).filter((id) => !messages.has(id));
  const torn = [...messages].filter(([id, { text }]) => texts[id] && placesIn(texts[id]) !== placesIn(text));
  return [
    ...missing,
    ...stale.map((id) => `${id} is said nowhere`),
    ...torn.map(([id, { text }]) => `${id} has other places for values than “${text}”`),
  ];
}

/** @param {string} text */
function placesIn(text) {
  return (text.match(/\{\d*\}?|\}/g) ?? []).sort().join(' ');
}

/**
 * Returns the file of all translations of a payment method, or of what pages share; undefined for a text of one page.
 *
 * @param {string} file the source that says the text
 */
function ownerOf(file) {
  const folder = /^src\/simulator\/(?:methods\/[^/]+|ui)(?=\/)/.exec(file)?.[0];
  return folder && `${folder}/texts.json`;
}

/**
 * The texts of a room in a language, `en` for what was extracted last.
 *
 * @param {Room} room
 * @param {string} tag
 * @returns {Texts}
 */
export function readTexts({ path, folders }, tag) {
  const file = fileOf(path, tag);
  const texts = existsSync(file) ? /** @type {Texts} */ (JSON.parse(readFileSync(file, 'utf8'))) : {};
  return { ...texts, ...folderTexts(tag, folders) };
}

/**
 * @param {string} path of a room
 * @param {string} tag
 */
function fileOf(path, tag) {
  return tag === 'en' ? `${path}/english.json` : `${path}/locales/${tag}.json`;
}

/** The word of each language for each term; a test holds every text to them. */
function termLines() {
  const glossaries = translatedTags.map((tag) => ({ tag, forms: readGlossary(tag).forms }));
  const files = ['en', ...translatedTags].map((tag) => `[${tag}](../.config/glossary/${tag}.json)`).join(' · ');
  return [
    '## Terms',
    '',
    'One word for one thing. A new term gets its word in all languages before a text uses it. Each file also has the',
    `words that no longer stand for a term: ${files}.`,
    '',
    ...Object.entries(readGlossary('en').forms).map(([term, word]) => {
      const said = glossaries.map(({ tag, forms }) => `${tag} ${(forms[term] ?? '').replace('|', '')}`);
      return `- ${word}: ${said.join(' · ')}`;
    }),
    '',
  ];
}

/** @returns {Promise<string>} every text in every language, for people who read it with the eyes of a shopper */
export async function reviewSheet() {
  const lines = [
    '# The texts of the nine languages',
    '',
    'For reviewers of a language: every text that the customer can see, what it is for, and its translations.',
    'Written by `npm run languages`; to change a translation, edit the JSON file of its language and run that.',
    '',
    'A number in braces stands for a value that is put in, in the order of the English text; the line above says what',
    'it is. Names of shops and banks, error codes, and the terms OTP, UPI, CVV and EMI stay as they are.',
    '',
    ...termLines(),
  ];
  /** @type {Set<string>} the ids of texts that an earlier page says, too */
  const known = new Set();
  for (const room of rooms) {
    const { path, name } = room;
    const files = translatedTags.map((tag) => `[${tag}](../${path}/locales/${tag}.json)`).join(' · ');
    lines.push(`## ${name}`, '', files, '');
    const translations = translatedTags.map((tag) => ({ tag, texts: readTexts(room, tag) }));
    for (const [id, { text, desc, file }] of readMessages(room).messages) {
      if (known.has(id)) continue;
      known.add(id);
      const place = file.replace('src/simulator/', '');
      lines.push(`### ${id}`, '', `${desc} ([${place}](../${file}))`, '', `- en: ${text}`);
      for (const { tag, texts } of translations) lines.push(`- ${tag}: ${texts[id] ?? ''}`);
      lines.push('');
    }
  }
  return format(lines.join('\n'), { parser: 'markdown', printWidth: 120 });
}

/** @param {readonly string[]} kept ids whose translations stay although the English has changed */
async function update(kept) {
  for (const room of rooms) {
    const { path } = room;
    const { messages, faults } = readMessages(room);
    if (faults.length > 0) throw new Error(faults.join('\n'));
    const before = readTexts(room, 'en');
    const english = Object.fromEntries([...messages].map(([id, { text }]) => [id, text]));
    /** @type {Record<string, Texts>} by tag */
    const all = { en: english };
    for (const tag of translatedTags) {
      const texts = readTexts(room, tag);
      /** @param {string} id */
      const isMeant = (id) => before[id] === undefined || before[id] === english[id] || kept.includes(id);
      const next = Object.fromEntries(Object.keys(english).map((id) => [id, isMeant(id) ? (texts[id] ?? '') : '']));
      all[tag] = next;
      for (const fault of translationFaults(messages, next)) console.log(`${path} ${tag}: ${fault}`);
    }
    /** @param {string | undefined} owner */
    const idsOf = (owner) => [...messages].filter(([, { file }]) => ownerOf(file) === owner).map(([id]) => id);
    for (const [tag, texts] of Object.entries(all)) {
      writeJson(fileOf(path, tag), Object.fromEntries(idsOf(undefined).map((id) => [id, texts[id]])));
    }
    const owners = new Set([...messages.values()].flatMap(({ file }) => ownerOf(file) ?? []));
    for (const owner of owners) {
      const inAll = (/** @type {string} */ id) =>
        Object.fromEntries(Object.entries(all).map(([tag, texts]) => [tag, texts[id]]));
      writeJson(owner, Object.fromEntries(idsOf(owner).map((id) => [id, inAll(id)])));
    }
    for (const stale of textFiles(room.folders)) if (!owners.has(stale)) rmSync(stale);
  }
  writeFileSync(sheet, await reviewSheet());
}

/**
 * @param {string} path
 * @param {object} content
 */
function writeJson(path, content) {
  writeFileSync(path, `${JSON.stringify(content, undefined, 2)}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [flag, ...ids] = process.argv.slice(2);
  await update(flag === '--keep' ? ids : []);
}
