// @ts-check
// `npm run reference`: writes the reference pages and the data for editors anew from the source that they describe. A test in
// test/docs compares.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { testInstrumentsPage, testInstrumentsPath } from '../test/support/test-instruments-page.ts';
import { commandLinePage } from './reference-command-line.js';
import { elementPage, serverPage } from './reference-api.js';
import { differencesPage } from './reference-differences.js';
import { errorCodesHtml, errorCodesPage } from './reference-errors.js';
import { fieldsPage } from './reference-fields.js';
import { simulatorPage } from './reference-simulator.js';
import { frameworkPages } from './reference-frameworks.js';
import { customElementsManifest, htmlCustomData, webTypes } from './reference-manifest.js';
import { llmsText } from './reference-llms.js';
import { merchantsPage } from './reference-merchants.js';
import { serversPage } from './reference-servers.js';

/**
 * Every generated page: its path and the function that makes its text.
 *
 * @type {readonly (readonly [path: string, make: () => string | Promise<string>])[]}
 */
export const pages = [
  ['docs/reference/fields.md', fieldsPage],
  ['docs/reference/element.md', elementPage],
  ['docs/reference/server.md', serverPage],
  ['docs/reference/simulator.md', simulatorPage],
  ['docs/server.md', serversPage],
  ...frameworkPages,
  ['docs/reference/command-line.md', commandLinePage],
  ['docs/reference/what-differs-from-live.md', differencesPage],
  ['docs/reference/merchants.md', merchantsPage],
  ['docs/error-codes.md', errorCodesPage],
  ['docs/error-codes.html', errorCodesHtml],
  [testInstrumentsPath, testInstrumentsPage],
  // Of the pages above, too, as they are on the disk.
  ['docs/llms.txt', llmsText],
  ['custom-elements.json', customElementsManifest],
  ['web-types.json', webTypes],
  ['vscode.html-custom-data.json', htmlCustomData],
];

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const [path, make] of pages) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, await make());
  }
}
