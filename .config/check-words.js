// @ts-check
// `npm run check:words`: finds wording in comments, messages and documents that a reader has to decode.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import typescript from 'typescript';

/** Words for which the glossary has a plain one, and what to write in their place. */
const words = /** @type {const} */ ([
  [/\bwhoever\b/i, 'the caller, the page or the customer'],
  [/\b(?:no|some)body\b/i, 'the customer, the caller or another noun'],
  [/\bshall\b/i, 'must, or the present tense'],
  [/\bmend(?:s|ed|ing)?\b/i, 'fix'],
  [/(?<!there )\bis none\b(?! of)/i, 'a positive sentence'],
  [/\bwish(?:es|ed)?\b/i, 'setting, request or scenario'],
  [/\bone-time passwords?\b/i, 'OTP'],
  [/\bsecurity codes?\b/i, 'CVV'],
]);

const letter = /** @type {const} */ ([/\bletters?\b/i, 'message']);

/** In these rooms a letter is a message. Elsewhere it is a character. */
const messageRooms = /^src\/(?:bridge|frame|element)\//;

/** A docblock begins with a verb or names the thing. */
const riddle = /^(?:What|Where|How|Who|Whether|That|One that|Whoever)\b/;

const places = ['src', 'demo', 'docs', 'test', '.config', 'README.md', 'CHANGELOG.md'];
const generated =
  /^docs\/(?:reference\/|frameworks|server\.md|languages\.md|error-codes|test-instruments)|node_modules|\/installed\//;

/** @typedef {{ path: string, line: number, text: string, problem: string }} Finding */

const found = places.flatMap(filesIn).flatMap(findingsIn);
const asked = process.argv[2];
const shown = asked ? found.filter(({ path }) => path.startsWith(asked)) : found;
for (const { path, line, text, problem } of shown) console.error(`${path}:${line}: ${problem}\n    ${text}`);
if (shown.length > 0) process.exitCode = 1;

/**
 * @param {string} place
 * @returns {string[]}
 */
function filesIn(place) {
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .map((path) => join(place, path))
    .filter((path) => /\.(?:ts|js|md)$/.test(path) && !generated.test(path));
}

/**
 * @param {string} path
 * @returns {Finding[]}
 */
function findingsIn(path) {
  const text = readFileSync(path, 'utf8');
  return path.endsWith('.md') ? prose(path, withoutCode(text), 0, text) : inSource(path, text);
}

/** @param {string} markdown */
function withoutCode(markdown) {
  return markdown.replace(/^```.*?^```|`[^`\n]*`/gms, (code) => code.replace(/[^\n]/g, ' '));
}

/**
 * Comments, and texts that are sentences.
 *
 * @param {string} path
 * @param {string} source
 * @returns {Finding[]}
 */
function inSource(path, source) {
  const file = typescript.createSourceFile(path, source, typescript.ScriptTarget.ES2022, true);
  /** @type {Finding[]} */
  const findings = [];
  /** @type {Set<number>} */
  const seen = new Set();
  const comments = (/** @type {number} */ position) => {
    for (const { pos, end } of typescript.getLeadingCommentRanges(source, position) ?? []) {
      if (seen.has(pos)) continue;
      seen.add(pos);
      const comment = source.slice(pos, end);
      findings.push(...prose(path, withoutCode(comment), pos, source));
      const [, first = ''] = /^\/\*\*[\s*]*(.*)/.exec(comment) ?? [];
      if (riddle.test(first)) findings.push(findingAt(path, source, pos, 'A docblock begins with a verb or a noun.'));
    }
  };
  const visit = (/** @type {typescript.Node} */ node) => {
    comments(node.getFullStart());
    for (const { pos } of typescript.getTrailingCommentRanges(source, node.getEnd()) ?? []) comments(pos);
    const isText =
      typescript.isStringLiteralLike(node) ||
      node.kind === typescript.SyntaxKind.TemplateHead ||
      node.kind === typescript.SyntaxKind.TemplateMiddle ||
      node.kind === typescript.SyntaxKind.TemplateTail;
    const text = isText ? node.getText() : '';
    if (text.includes(' ') && !path.startsWith('test/')) findings.push(...prose(path, text, node.getStart(), source));
    typescript.forEachChild(node, visit);
  };
  visit(file);
  comments(file.endOfFileToken.getFullStart());
  return findings;
}

/**
 * @param {string} path
 * @param {string} text
 * @param {number} offset of the text in the file
 * @param {string} whole
 * @returns {Finding[]}
 */
function prose(path, text, offset, whole) {
  const unwanted = messageRooms.test(path) ? [...words, letter] : words;
  return unwanted.flatMap(([word, better]) =>
    [...text.matchAll(new RegExp(word, 'gi'))].map((match) =>
      findingAt(path, whole, offset + match.index, `“${match[0]}”: write ${better}.`),
    ),
  );
}

/**
 * @param {string} path
 * @param {string} whole
 * @param {number} position
 * @param {string} problem
 * @returns {Finding}
 */
function findingAt(path, whole, position, problem) {
  const before = whole.slice(0, position);
  const line = before.split('\n').length;
  return { path, line, text: (whole.split('\n')[line - 1] ?? '').trim(), problem };
}
