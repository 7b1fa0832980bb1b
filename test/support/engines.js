// @ts-check
import { readFile } from 'node:fs/promises';
import { axeFaults, engineScripts, equalAccessFaults, sentences } from './engines-in-page.js';

/** Returns the script that gives a page both engines, and `findViolations(exclude)`, which runs them. */
export async function engineSource() {
  const sources = await Promise.all(engineScripts.map((path) => readFile(path, 'utf8')));
  const find = `window.findViolations = async (exclude) =>
    [...(await (${axeFaults.toString()})({}, document, exclude)), ...(await (${equalAccessFaults.toString()})(document, exclude))];`;
  return [...sources, find].join(';\n');
}

/**
 * Returns what both engines find in a page or frame of Puppeteer, as sentences.
 *
 * @param {import('./launch-puppeteer.js').PuppeteerPage | import('./launch-puppeteer.js').PuppeteerFrame} page
 * @param {import('axe-core').RunOptions} [options] of axe-core
 */
export async function faultsIn(page, options = {}) {
  await page.evaluate(await engineSource());
  return sentences([...(await page.evaluate(axeFaults, options)), ...(await page.evaluate(equalAccessFaults))]);
}
