// @ts-check
import { shopperActions } from './shopper-actions.js';
import { puppeteerHands } from './shopper-hands-puppeteer.js';
import { webdriverHands } from './shopper-hands-webdriver.js';

/**
 * The other side of shopper.ts: lets a person act on the page of a browser test.
 *
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function shopperPlugin() {
  return {
    name: 'shopper',
    async executeCommand({ command, payload, session }) {
      if (!command.startsWith('shopper-')) return undefined;
      const name = command.slice('shopper-'.length);
      const action = Object.hasOwn(shopperActions, name) ? shopperActions[name] : undefined;
      if (!action) throw new Error(`The shopper cannot ${name}`);
      const page = /** @type {any} */ (session.browser).getPage(session.id);
      const hands = 'driver' in page ? webdriverHands(page.driver) : puppeteerHands(page);
      try {
        // JSON has no undefined, and for the runner it would mean that no plugin knew the command.
        return { answer: (await hands.exclusively(() => action(hands, payload))) ?? null };
      } catch (error) {
        return { failure: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}
