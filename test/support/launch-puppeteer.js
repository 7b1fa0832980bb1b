// @ts-check
import { puppeteerCore } from '@web/test-runner-chrome';
import { chromiumArguments, findChromium, findFirefox, firefoxSettings, startTime } from './browsers.js';
import { endWhenTold } from './end-when-told.js';

/** @typedef {Awaited<ReturnType<typeof puppeteerCore.launch>>} PuppeteerBrowser */
/** @typedef {Awaited<ReturnType<PuppeteerBrowser['newPage']>>} PuppeteerPage */
/** @typedef {ReturnType<PuppeteerPage['mainFrame']>} PuppeteerFrame */

/**
 * Starts a browser for a test file in Node. It ends with that file, and a call that it leaves unanswered fails.
 *
 * @param {'chromium' | 'firefox'} engine
 * @returns {Promise<PuppeteerBrowser>}
 */
export function launchPuppeteer(engine) {
  endWhenTold();
  const common = {
    timeout: startTime,
    protocolTimeout: 60_000,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  };
  return engine === 'chromium'
    ? puppeteerCore.launch({
        ...common,
        executablePath: findChromium()?.path ?? '',
        headless: 'shell',
        args: chromiumArguments,
      })
    : puppeteerCore.launch({
        ...common,
        executablePath: findFirefox() ?? '',
        browser: 'firefox',
        extraPrefsFirefox: firefoxSettings,
      });
}
