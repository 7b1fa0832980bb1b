// @ts-check
// docs/error-codes.md and docs/error-codes.html: the catalogue of errors, for readers and for `error.docsUrl`.
import { errorCodes, kindOf } from '../src/protocol/checkout-error.ts';
import { catalogue } from '../src/protocol/errors/catalogue.ts';
import { headOf } from './reference-source.js';

const title = 'Error codes';

/** The paragraphs above the codes, as Markdown. */
const introduction = [
  'Every `HyperCheckoutError` and every issue of a check has a `code` from this list. Codes are API: they change with a major version only. Decide by `code` and, where a finer cause is named, by `reason`; `message` is for people and may be reworded. No message repeats a value that you passed.',
  '`kind` says which sort of trouble it is. `input` and `usage` are for the developer to correct. `authentication` was well formed, and the party that checks it refused it. `connection` may pass when the same call is made again (`error.recoverable` is true). A declined payment is no error: it is an outcome of `process()`.',
  'The same input gives the same code in the element, in the server helpers, in the command and in the simulator. `field` is the name that you wrote: an attribute, an option, or a key of the signed text. `vendor` says whether Juspay is known to take the value: `takes`, `refuses` or `unknown`.',
  'On a page, the element loads the sentences when it has an error or a warning to tell. The event does not wait for them: until they have come, `message` and `fix` name the code and the address of its entry here. The line in the console has the sentences, and so have `message` and `fix` from then on.',
  'The table of a code has its usual sentences. A check that knows more about a value says more.',
];

/** Everything about one code, for both pages. */
const entries = errorCodes.map((code) => {
  const { message, fix, reasons = {}, docs, example } = catalogue[code];
  const kind = kindOf(code);
  const head = `Kind: ${kind}${kind === 'connection' ? ', recoverable' : ''}.`;
  const rows = [
    ['', message, fix],
    ...Object.entries(reasons).map(([reason, [wrong = message, other = fix]]) => [`\`${reason}\``, wrong, other]),
  ].map(([reason = '', wrong = '', other = '']) => [reason, wrong.replace('{field}', '*field*'), other]);
  return { code, paragraphs: `${head} ${docs}`.split('\n\n'), rows, example };
});

/** The page for readers of the repository and the package. */
export function errorCodesPage() {
  return `${[
    headOf(title, '`src/protocol/errors`'),
    ...introduction,
    ...entries.flatMap(({ code, paragraphs, rows, example }) => [
      `## ${code}`,
      ...paragraphs,
      ['| reason | message | fix |', '| ------ | ------- | --- |', ...rows.map((row) => `| ${row.join(' | ')} |`)].join(
        '\n',
      ),
      ...(example ? [`\`\`\`${example[0]}\n${example[1]}\n\`\`\``] : []),
    ]),
  ].join('\n\n')}\n`;
}

/** The page that `docsUrl` leads to: a browser shows it from any place that serves the files of the package. */
export function errorCodesHtml() {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} of hyper-checkout</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.6 system-ui, sans-serif; }
body { max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
code, pre { font-size: 0.9em; }
pre { overflow-x: auto; padding: 0.75rem; border: 1px solid; }
table { border-collapse: collapse; }
th, td { padding: 0.35rem 0.75rem 0.35rem 0; text-align: start; vertical-align: top; border-bottom: 1px solid; }
:target { outline: 2px solid; outline-offset: 0.5rem; }
</style>
</head>
<body>
<h1>${title}</h1>
${introduction.map(paragraph).join('\n')}
${entries
  .map(
    ({ code, paragraphs, rows, example }) => `<section id="${code}">
<h2>${code}</h2>
${paragraphs.map(paragraph).join('\n')}
<table>
<tr><th>reason</th><th>message</th><th>fix</th></tr>
${rows.map((row) => `<tr>${row.map((cell) => `<td>${inline(cell)}</td>`).join('')}</tr>`).join('\n')}
</table>
${example ? `<pre><code>${escaped(example[1])}</code></pre>\n` : ''}</section>`,
  )
  .join('\n')}
</body>
</html>
`;
}

/** @param {string} markdown */
function paragraph(markdown) {
  return `<p>${inline(markdown)}</p>`;
}

/** @param {string} markdown with code and emphasis, and nothing else */
function inline(markdown) {
  return escaped(markdown)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\*(\w+)\*/g, '<em>$1</em>');
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
