// @ts-check
import { chromium } from 'playwright-core';
import { chromiumArguments, findChromium, startTime } from './browsers.js';

/** Starts Chromium as merchants' tests with Playwright have it. */
export function launchPlaywright() {
  const executablePath = findChromium()?.path;
  if (!executablePath) throw new Error('There is no Chromium: npm test installs one');
  return chromium.launch({ executablePath, args: chromiumArguments, timeout: startTime });
}
