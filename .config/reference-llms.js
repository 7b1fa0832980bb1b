// @ts-check
import { readFileSync, readdirSync } from 'node:fs';

/** Pages about this repository, not about the package. */
const notForUsers = /^(benchmarks|code-of-conduct|contributing|languages|mutants)\.md$/;

/** Makes `docs/llms.txt`: each page for users with what it begins with, in the form of llmstxt.org. */
export function llmsText() {
  /** @type {{ description: string }} */
  const { description } = JSON.parse(readFileSync('package.json', 'utf8'));
  const pagesIn = (/** @type {string} */ folder) =>
    readdirSync(`docs/${folder}`)
      .filter((file) => file.endsWith('.md') && !notForUsers.test(file))
      .sort()
      .map((file) => `- [${titleOf(`docs/${folder}${file}`)}](${folder}${file}): ${leadOf(`docs/${folder}${file}`)}`);
  return [
    '# hyper-checkout',
    '',
    `> ${description}`,
    '',
    'Amounts are decimal strings in rupees. Sign on the server, and pass the signed text on byte for byte. A result on the page is a hint; the order status, read by the server, is the proof.',
    '',
    '## Guides',
    '',
    '- [README](../README.md): install, a page and its server that run together, going live.',
    ...pagesIn(''),
    '',
    '## Frameworks',
    '',
    ...pagesIn('frameworks/'),
    '',
    '## Reference',
    '',
    ...pagesIn('reference/'),
    '',
  ].join('\n');
}

/** @param {string} path */
function titleOf(path) {
  return /^# (.+)$/m.exec(readFileSync(path, 'utf8'))?.[1] ?? path;
}

/** The first sentences of a page, without links, until they say something. */
function leadOf(/** @type {string} */ path) {
  const prose = readFileSync(path, 'utf8').replace(/<!--[^]*?-->|^```[^]*?^```$/gm, '');
  const [first = ''] = prose.split(/\n{2,}/).filter((part) => /^[^#|<!>-]/.test(part.trim()));
  const plain = first
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
  return /^.{40,}?[.:](?= |$)/.exec(plain)?.[0].replace(/:$/, '.') ?? plain;
}
