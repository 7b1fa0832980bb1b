import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Every document for readers, by its path from the root. */
export const documents = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join('docs', path)),
];

/** A block of code in a document. */
export interface CodeBlock {
  /** Document and line, such as `README.md:42`. */
  readonly place: string;
  /** Empty if the block names none. */
  readonly language: string;
  readonly code: string;
}

/** The blocks of code in a document, in their order. */
export function blocksIn(document: string): readonly CodeBlock[] {
  const text = readDocument(document);
  return [...text.matchAll(/^```(\w*)\n([^]*?)^```$/gm)].map(({ 1: language = '', 2: code = '', index }) => {
    return { place: `${document}:${text.slice(0, index).split('\n').length}`, language, code };
  });
}

/** The text of a document, by its path from the root. */
export function readDocument(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** The addresses that a text leads to: links and pictures. Code leads nowhere. */
export function linksIn(text: string): readonly string[] {
  const prose = text.replace(/^```[^]*?^```$|(`+)[^`\n][^\n]*?\1/gm, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)|<(?:a|img)\s[^>]*(?:href|src)="([^"]+)"/g)].map(
    ([, link, attribute]) => link ?? attribute ?? '',
  );
}
