// @ts-check
// The translations of a payment method lie in its folder, in texts.json. The builds put them into the payment page's file
// of each language.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** @typedef {Record<string, Record<string, string>>} MethodTexts by message id and language, `en` included */

const methods = 'src/simulator/methods';

/**
 * Returns the paths of every texts.json.
 *
 * @param {string} [folder] of the methods
 */
export function textFiles(folder = methods) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => basename(name) === 'texts.json')
    .sort()
    .map((name) => join(folder, name).replaceAll('\\', '/'));
}

/**
 * Returns the texts of all payment methods in a language.
 *
 * @param {string} tag
 * @param {string} [folder] of the methods
 * @returns {Record<string, string>} by message id
 */
export function methodTexts(tag, folder) {
  const files = textFiles(folder).map((path) => /** @type {MethodTexts} */ (JSON.parse(readFileSync(path, 'utf8'))));
  return Object.fromEntries(files.flatMap(Object.entries).map(([id, texts]) => [id, texts[tag] ?? '']));
}

/** The payment page's file of a language. */
const pageTexts = /payment-page\/locales\/([a-z]+)\.json$/;

/**
 * Returns such a file with the texts of the methods.
 *
 * @param {string} path
 */
function withMethodTexts(path) {
  const tag = pageTexts.exec(path)?.[1] ?? '';
  const texts = methodTexts(tag, join(dirname(path), '../../methods'));
  return JSON.stringify({ .../** @type {object} */ (JSON.parse(readFileSync(path, 'utf8'))), ...texts });
}

/** @returns {import('vite').Plugin} */
export function methodTextsForVite() {
  return {
    name: 'method-texts',
    load: (path) => (pageTexts.test(path) ? withMethodTexts(path) : null),
  };
}

/** @returns {import('esbuild').Plugin} */
export function methodTextsForEsbuild() {
  return {
    name: 'method-texts',
    setup(build) {
      build.onLoad({ filter: pageTexts }, ({ path }) => ({ contents: withMethodTexts(path), loader: 'json' }));
    },
  };
}
