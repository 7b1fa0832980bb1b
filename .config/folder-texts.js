// @ts-check
// The translations of a payment method, and those of what several pages share, lie in their folders, in texts.json. The
// builds put them into the files of the pages that say them.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** @typedef {Record<string, Record<string, string>>} FolderTexts by message id and language, `en` included */

/** The folders with texts of their own that a page says, by the name of the page; each beside the folder of the page. */
export const foldersOf = /** @type {const} */ ({ 'payment-page': ['methods', 'ui'], bank: ['ui'] });

/**
 * Returns the paths of every texts.json in folders.
 *
 * @param {readonly string[]} folders
 */
export function textFiles(folders) {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => basename(name) === 'texts.json')
      .sort()
      .map((name) => join(folder, name).replaceAll('\\', '/')),
  );
}

/**
 * Returns the texts of folders in a language.
 *
 * @param {string} tag
 * @param {readonly string[]} folders
 * @returns {Record<string, string>} by message id
 */
export function folderTexts(tag, folders) {
  const files = textFiles(folders).map((path) => /** @type {FolderTexts} */ (JSON.parse(readFileSync(path, 'utf8'))));
  return Object.fromEntries(files.flatMap(Object.entries).map(([id, texts]) => [id, texts[tag] ?? '']));
}

/** A page's file of a language. */
const pageTexts = /(payment-page|bank)\/locales\/([a-z]+)\.json$/;

/**
 * Returns such a file with the texts of the folders.
 *
 * @param {string} path
 */
function withFolderTexts(path) {
  const [, page, tag = ''] = pageTexts.exec(path) ?? [];
  const folders = foldersOf[page === 'bank' ? page : 'payment-page'];
  const texts = folderTexts(
    tag,
    folders.map((folder) => join(dirname(path), '../..', folder)),
  );
  return JSON.stringify({ .../** @type {object} */ (JSON.parse(readFileSync(path, 'utf8'))), ...texts });
}

/** @returns {import('vite').Plugin} */
export function folderTextsForVite() {
  return {
    name: 'folder-texts',
    load: (path) => (pageTexts.test(path) ? withFolderTexts(path) : null),
  };
}

/** @returns {import('esbuild').Plugin} */
export function folderTextsForEsbuild() {
  return {
    name: 'folder-texts',
    setup(build) {
      build.onLoad({ filter: pageTexts }, ({ path }) => ({ contents: withFolderTexts(path), loader: 'json' }));
    },
  };
}
